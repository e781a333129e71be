"""Door, telephone and words of a task: to who holds it and who answers for the place, no longer."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.rights import may_confirm, oversees
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import viewer_of
from bot.store import people
from bot.store.database import Work

View = dict[str, Any]
NOT_TOLD = ("landmark", "contact", "door", "household", "words")


async def hide_door(
    work: Work, desk: Desk, case: Case, view: View, me: str | None, *, card: bool
) -> View:
    """The view without them, for whoever has not taken it; a card forgets them at the end."""
    if case.kind != HELP or case.emergency or await _may_read(work, desk, case, me, card=card):
        return view
    return {**view, **{name: "" for name in NOT_TOLD if name in view}, "spot": view["place"]}


async def _may_read(work: Work, desk: Desk, case: Case, me: str | None, *, card: bool) -> bool:
    if case.claimed_by == me and case.climbing:
        return True
    person = await people.find_person(work, me) if me else None
    if person is None or (card and case.final):
        return False
    viewer = await viewer_of(work, desk, case, person)
    answers = oversees(viewer.held) or wears(viewer.held, "doctor")
    return answers or may_confirm(case, viewer) or viewer.reported
