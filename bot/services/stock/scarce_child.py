"""That it is for a small child, not said at first: its place in the line is another."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_withdraw
from bot.domain.scarcity import HAD, PLACES
from bot.domain.takers import Whom
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.finding import near
from bot.services.stock.going_on import go_on
from bot.services.stock.scarce_supply import holds_back
from bot.services.stock.whom import hold_of
from bot.services.taps import Tap
from bot.store import holds
from bot.store.database import Work


async def on_child(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Who asked says so; then it is served at once, if there is some for those who go first."""
    if not may_withdraw(tap.case, tap.viewer):
        return Refused("case.refused.only_the_villager")
    hold = await hold_of(work, tap.case)
    if hold is None or hold.state is not HoldState.QUEUED or tap.case.final:
        return Refused("case.refused.ended")
    why = HAD if hold.why == HAD else "small"
    placed = replace(hold, whom=Whom.SMALL.value, priority=max(hold.priority, PLACES[why]), why=why)
    await holds.put_hold(work, placed)
    if placed.priority and not await holds_back(work, desk, placed):
        await _serve(work, desk, tap, placed)
    return Done("scarce.child")


async def _serve(work: Work, desk: Desk, tap: Tap, placed: Hold) -> None:
    thing = desk.content.stocked.find(placed.item)
    if thing is None:
        return
    for found in (await near(work, desk, placed.unit_id, thing, for_child=True))[:1]:
        there = replace(placed, item=found.medicine.id, box_id=found.box.id, unit=found.unit)
        kept = await ledger.keep_for(work, desk, there)
        if isinstance(kept, Hold):
            await go_on(work, desk, tap.case, kept)
