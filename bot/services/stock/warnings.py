"""What is known of a box for the daily look: shelf, pace, locked lots, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.boxes import Box, BoxKind
from bot.domain.stock import OnShelf
from bot.domain.warnings import (
    Elsewhere,
    LookRules,
    Sort,
    Use,
    Using,
    Warning,
    in_order,
    look,
    where_used,
)
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.stock.order_boxes import fits
from bot.services.stock.whom import boxes_near
from bot.store import stock, stock_use, told
from bot.store.database import Work


async def rules_of(work: Work, desk: Desk, box: Box) -> LookRules:
    """The numbers of the box's village."""
    return (await content_for(work, desk, box.unit_id)).stock.watching


async def use_of(work: Work, desk: Desk, box: Box) -> Use:
    """Its pace with each thing; what a depot passes on is its use."""
    today = desk.today()
    passes_on = box.kind is BoxKind.DEPOT
    used = await stock_use.uses(work, box.id, today, desk.zone, passes_on=passes_on)
    locked = await told.locked_since(work, box.id)
    return Use(
        things={(u.item, u.unit): Using(u.cover(today), u.begun) for u in used},
        locked={lot: at.astimezone(desk.zone).date() for lot, at in locked.items()},
    )


async def warnings_of(work: Work, desk: Desk, box: Box, use: Use) -> tuple[Warning, ...]:
    """Everything worth saying of a box today; what is not used in time goes to a box that does."""
    rules = await rules_of(work, desk, box)
    shelf = await stock.shelf(work, box.id)
    found = look(box, shelf, use, desk.today(), rules)
    said = [await _with_target(work, desk, box, w, rules) for w in found]
    moved = {w.lot_id for w in said if w is not None and w.sort is Sort.UNUSED}
    # A lot that is to be sent on is one line, with its last day.
    kept = [w for w in said if w and not (w.sort is Sort.NEAR and w.lot_id in moved)]
    return in_order(kept)


async def _with_target(
    work: Work, desk: Desk, box: Box, warning: Warning, rules: LookRules
) -> Warning | None:
    """Nobody needs to hear that something will not be used where nobody else would use it."""
    if warning.sort is not Sort.UNUSED:
        return warning
    others = await _elsewhere(work, desk, box, warning)
    found = where_used(warning, others, desk.today(), rules)
    return replace(warning, to_box=found[0], qty=found[1]) if found else None


async def _elsewhere(work: Work, desk: Desk, box: Box, warning: Warning) -> Iterable[Elsewhere]:
    thing = desk.content.stocked.find(warning.item)
    found = []
    for other in await boxes_near(work, box.unit_id):
        if other.id == box.id or other.kind is BoxKind.DEPOT or not other.keepers:
            continue
        if not fits(other, thing):
            continue
        using = (await use_of(work, desk, other)).things.get((warning.item, warning.unit))
        if using is None or not using.known(desk.today()) or not using.cover.daily:
            continue
        shelf = await stock.shelf_of_item(work, warning.item, other.id)
        found.append(Elsewhere(other.id, using.cover.daily, _before(shelf, warning, desk)))
    return found


def _before(shelf: tuple[OnShelf, ...], warning: Warning, desk: Desk) -> int:
    """How many of its own it has to use first."""
    last = warning.last_day
    return sum(
        on.amounts.on_hand
        for on in shelf
        if on.lot.unit == warning.unit
        and on.lot.usable(desk.today())
        and on.lot.last_day is not None
        and last is not None
        and on.lot.last_day <= last
    )
