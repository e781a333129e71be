"""What inspectors find at a unit: words of things, a due day, the village's answer, the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.case import Case
from bot.domain.councils import is_overdue
from bot.domain.people import Unit
from bot.domain.roles import wears
from bot.domain.states import State
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.roles import units_seen
from bot.services.wanted import Wanted
from bot.store import councils, people, places
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.finding_words import after_name, read_due, tells_of_somebody

KEPT = timedelta(days=180)
LEAST = 4


async def file_one(call: Call) -> None:
    """/finding with a village, what was found there and within how many days it is put right."""
    work, desk, person = call.work, call.desk, call.actor.person
    if person is None or not wears(call.actor.held, "inspector"):
        await call.say("finding.not_yours")
        return
    unit, words = await _unit(work, await units_seen(work, desk, person.id), call.heard.argument)
    if unit is None or len(words) < LEAST:
        await call.say("finding.how")
        return
    if await _names_somebody(work, unit, words):
        await call.say("finding.no_names")
        return
    due = read_due(words, desk.today()) or desk.today() + desk.content.councils.finding_due
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="finding",
            unit_id=unit.id,
            origin="inspection",
            author_id=person.id,
            chat_id=call.actor.chat.id,
            message_id=call.heard.message_id,
            said=(Said(desk.ids.new(), "text", desk.now(), person.id, words),),
            known={"due": due.isoformat()},
            quiet_author=True,
            ask=False,
        ),
    )
    await call.say("finding.filed", {"case": case.id, "due": due.isoformat()})


async def show(call: Call) -> None:
    """/findings: by unit, what is open, late, answered, closed."""
    person = call.actor.person
    if person is None:
        await call.say("finding.not_yours")
        return
    seen = await units_seen(call.work, call.desk, person.id)
    if not seen:
        await call.say("finding.not_yours")
        return
    await call.say("finding.list", {"person": person.id})


async def _unit(work: Work, seen: Sequence[str], argument: str) -> tuple[Unit | None, str]:
    """The unit whose name the line begins with, of those the inspector sees; the longest name."""
    text = argument.strip()
    best: Unit | None = None
    called = ""
    for id in seen:
        unit = await places.find_unit(work, id)
        for name in (unit.name, unit.short_name) if unit else ():
            if name and text.startswith(name) and len(name) > len(called):
                best, called = unit, name
    return best, after_name(text[len(called) :])


async def _names_somebody(work: Work, unit: Unit, words: str) -> bool:
    """A name, a phone, a number of an identity card: a finding is of things."""
    if tells_of_somebody(words):
        return True
    units = await places.subtree_ids(work, unit.id)
    return bool(await people.people_mentioned(work, words, units))


def due_of(case: Case) -> date | None:
    text = dict(case.details).get("due")
    return date.fromisoformat(text) if text and re.fullmatch(r"[0-9-]{10}", text) else None


async def of_units(work: Work, desk: Desk, unit_ids: Sequence[str]) -> tuple[Case, ...]:
    """Of half a year, worst first: late, open, answered, closed."""
    found = await councils.findings(work, unit_ids, desk.now() - KEPT)
    return tuple(sorted(found, key=lambda c: (_rank(desk, c), c.opened_at)))


def _rank(desk: Desk, case: Case) -> int:
    if is_late(desk, case):
        return 0
    return {State.ANSWERED: 2}.get(case.state, 3 if case.final else 1)


def is_late(desk: Desk, case: Case) -> bool:
    waits = not case.final and case.state is not State.ANSWERED
    return is_overdue(due_of(case), open=waits, today=desk.today())


async def late_by_unit(work: Work, desk: Desk, unit_ids: Sequence[str]) -> Counter[str]:
    """Past their due day and not answered, for reports of many villages at once."""
    found = await councils.findings(work, unit_ids, desk.now() - KEPT)
    return Counter(case.unit_id for case in found if is_late(desk, case))


async def figures(work: Work, desk: Desk, unit_ids: Sequence[str], day: date) -> dict[str, int]:
    """On top of the inspectors' list: found that day, ended that day, open, late; no names."""
    found = await councils.findings(work, unit_ids, desk.now() - KEPT)
    on = [c for c in found if c.opened_at.astimezone(desk.zone).date() == day]
    ended = [c for c in found if c.final and c.changed_at.astimezone(desk.zone).date() == day]
    return {
        "found": len(on),
        "closed": len(ended),
        "open": sum(1 for c in found if not c.final),
        "late": sum(1 for c in found if is_late(desk, c)),
    }
