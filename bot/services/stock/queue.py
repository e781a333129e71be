"""Who waits for something: served as soon as a box has it, in the order of the line."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.closing import cancel
from bot.domain.holds import Hold, HoldState, in_line
from bot.domain.moved import Moved
from bot.domain.states import State
from bot.domain.stock import available
from bot.services.desk import Desk
from bot.services.opening import copy_said, open_case
from bot.services.recording import apply, write_events
from bot.services.stock import ledger
from bot.services.stock.going_on import go_on
from bot.services.stock.pool import to_the_pool
from bot.services.stock.scarce_supply import holds_back
from bot.services.stock.whom import boxes_near
from bot.services.wanted import Wanted
from bot.store import boxes, cases, holds, stock
from bot.store.database import Work


async def serve(work: Work, desk: Desk, item: str, box_id: str) -> None:
    """Whoever waits for `item`, or any pack of it, and may come to this box, is next."""
    thing = desk.content.stocked.find(item)
    box = await boxes.find_box(work, box_id) if box_id else None
    if thing is None or box is None or box.closed:
        return
    same = [m.id for m in desk.content.stocked.all if m.generic == thing.generic]
    waiting = [hold for one in same for hold in await holds.queue_for(work, one)]
    for hold in in_line(tuple(waiting)):
        shelf = await stock.shelf_of_item(work, item, box_id)
        if available(shelf, desk.today()) < hold.qty:
            continue
        case = await cases.find_case(work, hold.case_id)
        if case is None or case.final or not await _near(work, hold, box_id):
            continue
        if await holds_back(work, desk, hold):
            continue
        await _serve_one(work, desk, case, replace(hold, item=item, box_id=box_id, unit=None))


async def _near(work: Work, hold: Hold, box_id: str) -> bool:
    return box_id in {box.id for box in await boxes_near(work, hold.unit_id)}


async def _serve_one(work: Work, desk: Desk, case: Case, hold: Hold) -> None:
    if case.kind == "box":
        kept = await ledger.keep_for(work, desk, replace(hold, why=None))
        if isinstance(kept, Hold):
            if case.climb.last >= 0:
                # The first rung was another box's, or nobody's: the keepers of this one come first.
                case = await to_the_pool(work, desk, case)
            await go_on(work, desk, case, kept)
        return
    if case.state is not State.OPEN:
        # A neighbour has taken it; what came in is somebody else's.
        return
    await holds.put_hold(work, replace(hold, state=HoldState.DROPPED, changed_at=desk.now()))
    moved = cancel(case, None, "from_box", desk.now())
    if isinstance(moved, Moved):
        await apply(work, desk, case, replace(moved, events=()))
    event = Event("from_box", Heading.HANDLED)
    await write_events(work, desk, moved.case if isinstance(moved, Moved) else case, (event,))
    boxed = await _as_box_case(work, desk, case)
    mine = replace(hold, id=desk.ids.new(), case_id=boxed.id, since=hold.since)
    kept = await ledger.keep_for(work, desk, mine)
    if isinstance(kept, Hold):
        await go_on(work, desk, boxed, kept)


async def _as_box_case(work: Work, desk: Desk, case: Case) -> Case:
    """The same wish, now of a box: what was said goes with it."""
    boxed = await open_case(
        work,
        desk,
        Wanted(
            kind="box",
            category="loan" if case.category == "borrow" else "medicine",
            unit_id=case.unit_id,
            origin=case.origin,
            acuity=case.acuity,
            household_id=case.household_id,
            subject_id=case.subject_id,
            author_id=case.author_id,
            chat_id=case.chat_id,
            message_id=case.message_id,
            quiet_author=True,
            pause=desk.content.stock.taking.answers_wait,
            ask=False,
        ),
    )
    await copy_said(work, desk, case.id, boxed.id)
    return boxed
