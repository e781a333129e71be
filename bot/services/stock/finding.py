"""From what somebody said to what the boxes near have of it."""

from __future__ import annotations

from bot.domain.medicines import Medicine
from bot.domain.near_box import Found, may_be_meant, nearest
from bot.services.desk import Desk
from bot.services.stock.whom import boxes_near
from bot.store import stock
from bot.store.database import Work
from bot.understanding.meaning import Meaning

MOST = 2  # things of one message; more are asked for one by one


def things_named(desk: Desk, meaning: Meaning, text: str, *, tools: bool) -> tuple[Medicine, ...]:
    """What of the catalogue was named, in order; of tools only where something is borrowed."""
    stocked = desk.content.stocked
    ids = [item.medicine for item in meaning.items if item.medicine]
    found = [m for m in map(stocked.find, ids) if m is not None]
    if tools and not found:
        found = list(stocked.by_words(text))
    return tuple({m.generic: m for m in found}.values())[:MOST]


def wanted_of(meaning: Meaning, thing: Medicine) -> int:
    """How many were asked for; one where nothing was said."""
    for item in meaning.items:
        if item.medicine == thing.id and item.qty and item.qty == int(item.qty) > 0:
            return int(item.qty)
    return 1


def is_exact(named: Medicine, text: str) -> bool:
    """Whether the very pack was named, and not only what is in it."""
    words = {named.name, *named.aliases} - {named.generic}
    return any(word in text for word in words)


async def near(
    work: Work,
    desk: Desk,
    unit_id: str,
    named: Medicine,
    *,
    exact: bool = False,
    for_child: bool = False,
) -> tuple[Found, ...]:
    """Where it is free now, best first; nothing where no box has it."""
    all_of_it = desk.content.stocked.all
    words = desk.content.stock.taking.child_words
    wanted = may_be_meant(all_of_it, named, words, exact=exact, for_child=for_child)
    boxes = await boxes_near(work, unit_id)
    shelves = {box.id: await stock.shelf(work, box.id) for box in boxes}
    return nearest(boxes, shelves, wanted, desk.now(), desk.zone)


async def is_owned_near(work: Work, unit_id: str, thing: Medicine) -> bool:
    """Whether a box near has any of it, lent out or kept for somebody."""
    near_by = {box.id for box in await boxes_near(work, unit_id)}
    shelf = await stock.shelf_of_item(work, thing.id)
    return any(on.box_id in near_by and on.amounts.lent + on.amounts.on_hand > 0 for on in shelf)
