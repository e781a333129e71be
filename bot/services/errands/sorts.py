"""Which sort of errand a case is, and what has been done about it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.errand_rules import HELP, ErrandKind
from bot.services.desk import Desk
from bot.store import errands
from bot.store.database import Work


def kind_of(desk: Desk, case: Case) -> ErrandKind | None:
    """What differs for its category; None where it is no errand."""
    if case.kind != HELP or case.category is None:
        return None
    return desk.content.errands.kinds.get(case.category)


async def done_about(work: Work, case: Case) -> tuple[tuple[str | None, str], ...]:
    """Who did what, in order."""
    return tuple((step.who, step.what) for step in await errands.steps_of(work, case.id))


async def note(
    work: Work, desk: Desk, case: Case, who: str | None, what: str, ref: str | None = None
) -> None:
    """One more thing was done or told."""
    step = errands.Step(desk.ids.new(), case.id, desk.now(), who, what, ref)
    await errands.add_step(work, step)
