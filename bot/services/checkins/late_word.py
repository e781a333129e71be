"""A word that comes after the alarm: those who were called out hear it, and the alarm goes on.

Whether somebody is well is said by who has seen or spoken with them (CONDUCT 6), not by a tap.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.case import Case, Event, Heading
from bot.domain.contacts import How
from bot.domain.intake import UNSEEN_ALARMS
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.services.telling import Message, tell_person
from bot.services.views.names import local, text_of
from bot.store import cases, timeline
from bot.store.database import Work

KEY = "checkins.late_word"
SEARCHED = "look_in"


async def tell_alarmed(
    work: Work,
    desk: Desk,
    person_id: str,
    how: How,
    by: str,
    at: datetime,
    *,
    searched_only: bool = False,
) -> None:
    """Once a way and teller; `searched_only`: of alarms that were raised by their silence."""
    for case in await cases.list_alarms_about(work, person_id):
        if case.alarm in UNSEEN_ALARMS or (searched_only and case.kind != SEARCHED):
            continue
        event = Event("late_word", Heading.HANDLED, by, facts=(("how", how.value),))
        known = [one.event for one in await timeline.list_events(work, case.id)]
        if not any((e.what, e.who, e.facts) == (event.what, by, event.facts) for e in known):
            await write_events(work, desk, case, (event,))
            await _tell(work, desk, case, how, by, at)


async def _tell(work: Work, desk: Desk, case: Case, how: How, by: str, at: datetime) -> None:
    about = f"late_word:{case.id}:{how.value}:{by}"
    params = {"case": case.id, "how": how.value, "by": by, "at": at.isoformat()}
    message = Message(KEY, about, params, Lane.EMERGENCY, Owed.OWED, case.id)
    called = (*await timeline.list_told_people(work, case.id), *case.going, case.author_id)
    for person in dict.fromkeys(called):
        if person is not None and person not in (by, case.subject_id):
            await tell_person(work, desk, person, message)


async def say_late_word(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """How it came, and when."""
    case = await cases.find_case(work, params["case"])
    return {
        "how": text_of(desk, f"checkins.how.{params['how']}"),
        "own": case is not None and params["by"] == case.subject_id,
        "at": local(desk, datetime.fromisoformat(params["at"])),
    }
