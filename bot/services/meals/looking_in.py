"""No answer at the door, or a meal not fetched: somebody looks, at any hour (CONDUCT 7)."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.domain.meals import Plan
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import cases
from bot.store.database import Work
from bot.store.timeline import Said

BACK = timedelta(days=1)


async def open_look_in(work: Work, desk: Desk, plan: Plan, why: str, by: str) -> Case | None:
    """One at a time; who found nobody is named with what they saw."""
    since = desk.now() - BACK
    for case in await cases.list_like(
        work, unit=plan.unit_id, kind="look_in", category=None, since=since
    ):
        if case.subject_id == plan.person_id and case.climbing:
            return case
    words = text_of(desk, f"meals.why.{why}")
    return await open_case(
        work,
        desk,
        Wanted(
            kind="look_in",
            unit_id=plan.unit_id,
            origin="private",
            household_id=plan.household_id,
            subject_id=plan.person_id,
            author_id=by,
            said=(Said(desk.ids.new(), "text", desk.now(), by, words),),
            quiet_author=True,
            ask=False,
        ),
    )
