"""Somebody says not this time under a task: said once, and the others are asked."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.services.claiming.reserves import let_reserve_go
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride
from bot.services.rides.steps import on_not_me
from bot.services.taps import Tap
from bot.store import asks, outbox
from bot.store.database import Work


async def on_task_no(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button that says not this time, of whatever was asked."""
    if is_ride(tap.case.kind, tap.case.category):
        await let_reserve_go(work, desk, tap.case, tap.person.id)
        return await on_not_me(work, desk, tap)
    if not tap.viewer.told:
        return Refused("claim.refused.not_for_you")
    await asks.answer_ask(work, tap.case.id, tap.person.id, "no", desk.now())
    await let_reserve_go(work, desk, tap.case, tap.person.id)
    await outbox.want(work, tap.case.id)
    return Done("claim.left_alone")
