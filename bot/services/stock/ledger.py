"""Moving stock: every verb is an entry, and an entry that would go short is not written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.holds import Hold, HoldState
from bot.domain.outcome import Refused
from bot.domain.stock import (
    LEAVING,
    REVERSIBLE,
    Amounts,
    Entry,
    Lot,
    OnShelf,
    Pick,
    Verb,
    change_of,
    pick,
    reversal,
)
from bot.services.desk import Desk
from bot.services.stock.barring import barred
from bot.store import holds, stock
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Why:
    """Who moves it and for what; ids and codes only."""

    by: str | None = None
    case: str | None = None
    ref: str | None = None  # the hold, loan, transfer, run or stock-take
    reason: str | None = None


async def enter(
    work: Work, desk: Desk, box: str, lot: Lot, verb: Verb, qty: int, why: Why
) -> Entry | Refused:
    """One entry; the whole write has to be given up by the caller where a later one is refused."""
    change = change_of(verb, qty)
    if isinstance(change, Refused):
        return change
    if verb in LEAVING and not await _may_leave(work, desk, lot):
        return Refused("stock.no.barred")
    entry = Entry(
        id=desk.ids.new(),
        at=desk.now(),
        box_id=box,
        lot_id=lot.id,
        verb=verb,
        change=change,
        by_id=why.by,
        case_id=why.case,
        ref=why.ref,
        reason=why.reason,
    )
    if await stock.add_entry(work, entry, lot.item):
        return entry
    left = (await stock.balance(work, box, lot.id)).free
    return Refused("stock.no.short", (("left", str(max(left, 0))),))


async def _may_leave(work: Work, desk: Desk, lot: Lot) -> bool:
    """As the lot stands now: it may have been recalled since the caller read it."""
    found = await stock.find_lot(work, lot.id)
    return found is not None and found.usable(desk.today())


async def receive(work: Work, desk: Desk, box: str, lot: Lot, qty: int, why: Why) -> Entry:
    """A new lot comes into a box; `qty` is what was counted at the hand-over.

    What nobody may hand on is locked up with it.
    """
    if qty <= 0:
        raise ValueError("nothing cannot be received")
    await stock.add_lot(work, lot)
    entry = await enter(work, desk, box, lot, Verb.IN, qty, why)
    assert isinstance(entry, Entry)
    reason = await barred(work, desk, lot)
    if reason is not None:
        await block(work, desk, lot, reason, why)
    return entry


async def choose(
    work: Work, desk: Desk, box: str, item: str, qty: int, unit: str | None = None
) -> tuple[Pick, ...] | Refused:
    """The lots that would leave now, first what expires first."""
    shelf = await stock.shelf_of_item(work, item, box)
    return pick(shelf, qty, desk.today(), unit)


async def keep_for(work: Work, desk: Desk, hold: Hold, by: str | None = None) -> Hold | Refused:
    """Reserve what the hold asks for in its box; of two who want the last one, one gets it.

    What was kept for it before, here or in another box, is free again.
    """
    if hold.box_id is None:
        return Refused("stock.no.box")
    if await _is_over(work, hold):
        return Refused("stock.no.over")
    picks = await _choose_for(work, desk, hold, hold.qty)
    if isinstance(picks, Refused):
        return picks
    why = Why(by, hold.case_id, hold.id)
    await _release(work, desk, hold, why)
    await _take(work, desk, hold.box_id, picks, Verb.RESERVE, why)
    kept = replace(
        hold, state=HoldState.KEPT, unit=picks[0].lot.unit, changed_at=desk.now(), why=None
    )
    await holds.put_hold(work, kept)
    return kept


async def kept_picks(work: Work, hold: Hold) -> tuple[Pick, ...]:
    """Which lots of its box are reserved for a hold now."""
    return tuple(one for box, one in await _kept_anywhere(work, hold) if box == hold.box_id)


async def _kept_anywhere(work: Work, hold: Hold) -> tuple[tuple[str, Pick], ...]:
    sums: dict[tuple[str, str], int] = {}
    for entry in await stock.entries_of(work, hold.id):
        key = (entry.box_id, entry.lot_id)
        sums[key] = sums.get(key, 0) + entry.change.reserved
    found = []
    for (box, lot_id), qty in sums.items():
        lot = await stock.find_lot(work, lot_id) if qty > 0 else None
        if lot is not None:
            found.append((box, Pick(lot, qty)))
    return tuple(found)


async def _is_over(work: Work, hold: Hold) -> bool:
    """As it stands now: two may have pressed, or it lapsed since the caller read it."""
    found = await holds.find_hold(work, hold.id)
    return found is not None and not found.waiting


async def _choose_for(work: Work, desk: Desk, hold: Hold, qty: int) -> tuple[Pick, ...] | Refused:
    """What would leave for a hold, with what is kept for it already."""
    own = {one.lot.id: one.qty for one in await kept_picks(work, hold)}
    shelf = await stock.shelf_of_item(work, hold.item, hold.box_id or "")
    freed = tuple(_without(on, own.get(on.lot.id, 0)) for on in shelf)
    return pick(freed, qty, desk.today(), hold.unit)


async def _release(work: Work, desk: Desk, hold: Hold, why: Why) -> None:
    for box, one in await _kept_anywhere(work, hold):
        entry = await enter(work, desk, box, one.lot, Verb.RELEASE, one.qty, why)
        assert isinstance(entry, Entry)


async def _take(
    work: Work, desk: Desk, box: str, picks: tuple[Pick, ...], verb: Verb, why: Why
) -> None:
    for one in picks:
        entry = await enter(work, desk, box, one.lot, verb, one.qty, why)
        if isinstance(entry, Refused):
            raise RuntimeError("what was free a moment ago, in this very write, is not")


async def let_go(
    work: Work, desk: Desk, hold: Hold, state: HoldState, by: str | None = None
) -> Hold:
    """What was kept is free again; who it was for, and why, is forgotten with it.

    A hold that is over by now stays as it is.
    """
    found = await holds.find_hold(work, hold.id)
    if found is not None and not found.waiting:
        return found
    await _release(work, desk, hold, Why(by, hold.case_id, hold.id, state.value))
    waits = state is HoldState.QUEUED
    over = replace(
        hold,
        state=state,
        whom=None,
        flags=None,
        why=hold.why if waits else None,
        priority=hold.priority if waits else 0,
        until=None,
        changed_at=desk.now(),
    )
    await holds.put_hold(work, over)
    return over


async def hand_over(
    work: Work,
    desk: Desk,
    hold: Hold,
    qty: int,
    by: str,
    to: str | None,
    verb: Verb = Verb.OUT,
) -> Hold | Refused:
    """So many of what was kept leave the box, for good or lent; the rest is free again.

    A lot that expired or was blocked since does not leave: another one does, or nothing.
    """
    if not 0 < qty <= hold.qty:
        return Refused("stock.no.quantity", (("most", str(hold.qty)),))
    if await _is_over(work, hold):
        return Refused("stock.no.over")
    picks = await _choose_for(work, desk, hold, qty)
    if isinstance(picks, Refused):
        return picks
    freed = await let_go(work, desk, hold, HoldState.DROPPED, by)
    why = Why(by, hold.case_id, hold.id)
    await _take(work, desk, hold.box_id or "", picks, verb, why)
    handed = replace(freed, state=HoldState.HANDED, qty=qty, handed_to=to, changed_at=desk.now())
    await holds.put_hold(work, handed)
    return handed


def _without(on: OnShelf, kept: int) -> OnShelf:
    """The shelf as if so many of it were not kept for anybody."""
    return replace(on, amounts=on.amounts.plus(Amounts(reserved=-kept)))


async def take_out(
    work: Work, desk: Desk, box: str, item: str, qty: int, verb: Verb, why: Why
) -> tuple[Pick, ...] | Refused:
    """So many leave by FEFO with any verb that takes from the shelf (out, lend, send)."""
    picks = await choose(work, desk, box, item, qty)
    if isinstance(picks, Refused):
        return picks
    await _take(work, desk, box, picks, verb, why)
    return picks


async def discard(
    work: Work, desk: Desk, box: str, lot: Lot, qty: int, why: Why
) -> Entry | Refused:
    """Thrown away, with the reason; also what may not leave otherwise."""
    return await enter(work, desk, box, lot, Verb.DISCARD, qty, why)


async def count(
    work: Work, desk: Desk, box: str, lot: Lot, found: int, why: Why
) -> Entry | Refused | None:
    """A stock-take found so many: the difference is an entry; nothing where there is none."""
    if found < 0:
        return Refused("stock.no.negative")
    balance = await stock.balance(work, box, lot.id)
    if found == balance.on_hand:
        return None
    difference = found - balance.on_hand
    return await enter(work, desk, box, lot, Verb.ADJUST, difference, why)


async def block(work: Work, desk: Desk, lot: Lot, reason: str, why: Why) -> Lot:
    """The lot may not leave any box any more; each box that has some of it records that."""
    return await _bar(work, desk, lot, reason, Verb.RECALL, why)


async def unblock(work: Work, desk: Desk, lot: Lot, why: Why) -> Lot:
    """It may leave again."""
    return await _bar(work, desk, lot, None, Verb.UNBLOCK, why)


async def _bar(work: Work, desk: Desk, lot: Lot, reason: str | None, verb: Verb, why: Why) -> Lot:
    await stock.block_lot(work, lot.id, reason)
    for place in await stock.places_of_lot(work, lot.id):
        await enter(work, desk, place.box_id, lot, verb, 0, replace(why, reason=reason))
    return replace(lot, blocked=reason)


async def take_back(
    work: Work, desk: Desk, entry: Entry, by: str, reason: str | None = None
) -> Entry | Refused:
    """A wrong entry is reversed by one of its own, once; both stay on the record.

    What is kept, lent, on its way or barred is not: its hold, loan or transfer would still say
    otherwise; it is let go, returned, sent back or allowed again.
    """
    if entry.verb is Verb.REVERSE:
        return Refused("stock.no.reversal_of_reversal")
    if entry.verb not in REVERSIBLE:
        return Refused("stock.no.own_way")
    if await stock.reversed_by(work, entry.id) is not None:
        return Refused("stock.no.reversed_already")
    lot = await stock.find_lot(work, entry.lot_id)
    assert lot is not None
    back = reversal(entry, desk.ids.new(), desk.now(), by, reason)
    if await stock.add_entry(work, back, lot.item):
        return back
    return Refused("stock.no.gone_on")
