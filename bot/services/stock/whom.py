"""Who is meant by a rung of a box: its keepers, its key-holder, the next open box, doctors near."""

from __future__ import annotations

from bot.domain.boxes import Box, opens_at
from bot.domain.case import Case
from bot.domain.holds import Hold
from bot.domain.stock import available
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import boxes, holds, places, stock
from bot.store.database import Work

BOX_WORDS = frozenset({"box_keepers", "box_key_holder", "box_next", "doctors_near"})


async def of_box(work: Work, desk: Desk, case: Case, word: str) -> tuple[str, ...]:
    """The people behind one word of a ladder of kind box, tick or gift."""
    if word == "doctors_near":
        return await _doctors_near(work, desk, case)
    wanted = await hold_of(work, case)
    box = await box_of(work, case)
    if box is None:
        return ()
    if word == "box_keepers":
        return box.keepers
    if word == "box_key_holder":
        return (box.key_holder_id,) if box.key_holder_id else ()
    other = await next_box(work, desk, case, box, wanted)
    return other.keepers if other else ()


async def hold_of(work: Work, case: Case) -> Hold | None:
    """What is kept or waited for in this matter, the latest."""
    found = await holds.holds_of_case(work, case.id)
    return found[-1] if found else None


async def box_of(work: Work, case: Case) -> Box | None:
    """The box a matter is about: where it is kept, or what its details name."""
    wanted = await hold_of(work, case)
    box_id = wanted.box_id if wanted else dict(case.details).get("box")
    return await boxes.find_box(work, box_id) if box_id else None


async def next_box(work: Work, desk: Desk, case: Case, box: Box, wanted: Hold | None) -> Box | None:
    """Another box near that has it and is open soonest."""
    if wanted is None:
        return None
    near = await boxes_near(work, case.unit_id)
    found = []
    for rank, other in enumerate(near):
        at = opens_at(other, desk.now(), desk.zone)
        if other.id == box.id or at is None or not other.keepers:
            continue
        shelf = await stock.shelf_of_item(work, wanted.item, other.id)
        if available(shelf, desk.today(), wanted.unit) >= wanted.qty:
            found.append((at, rank, other))
    return min(found, key=lambda one: one[:2])[2] if found else None


async def boxes_near(work: Work, unit_id: str) -> tuple[Box, ...]:
    """The boxes of the hamlet, its village, and then of the township's other villages."""
    over = [unit.id for unit in await places.ancestors(work, unit_id)]
    township = await places.unit_of_level(work, unit_id, "township")
    all_of = await places.subtree_ids(work, township.id) if township else ()
    village = await places.unit_of_level(work, unit_id, "village")
    own = await places.subtree_ids(work, village.id) if village else ()
    order = tuple(dict.fromkeys((*over, *own, *all_of)))
    return tuple(b for b in await boxes.boxes_of_units(work, order) if not b.closed)


async def _doctors_near(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Every doctor of the township, those of the own village first."""
    village = await places.unit_of_level(work, case.unit_id, "village")
    township = await places.unit_of_level(work, case.unit_id, "township")
    found: list[str] = []
    own = (*(await places.subtree_ids(work, village.id)),) if village else ()
    every = (*(await places.subtree_ids(work, township.id)),) if township else ()
    for unit_id in dict.fromkeys((*own, *every)):
        found.extend(await holders_at(work, desk, unit_id, "doctor"))
    return tuple(dict.fromkeys(found))
