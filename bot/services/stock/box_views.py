"""What a box has for anybody who asks: things and how many are free, where and when; no names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.content.said import as_html
from bot.domain.boxes import Box, BoxKind, closes_at, opens_at
from bot.domain.donations import is_free
from bot.domain.medicines import Medicine, Ware
from bot.domain.stock import OnShelf, available
from bot.domain.wares import comes_back
from bot.services.desk import Desk
from bot.services.stock.barring import RECALLED
from bot.services.stock.naming import thing_name
from bot.services.stock.whom import boxes_near
from bot.services.views.names import local, text_of, unit_name
from bot.store import boxes, places, stock
from bot.store.database import Work

NEAR = 4  # boxes of other villages that are told of
ROOM = 3400  # of Telegram's 4,096 characters; the rest is for what stands around the boxes
SORTS = ("medicine", "device", "supply", "tool")
# How many things of a box are named, tried until everything fits.
_NAMED = (60, 30, 15, 8, 4, 2, 0)


@dataclass(frozen=True, slots=True)
class Free:
    """So many of a thing nobody has been promised."""

    item: str
    name: str
    sort: str
    unit: str
    qty: int
    # Why none is free, where it is there for others: borrowed, or kept for somebody.
    out: str = ""


def item_name(desk: Desk, item: str) -> str:
    """What a thing is called; its id where the catalogue has dropped it."""
    return thing_name(desk, item)


def sort_of(known: Medicine | None) -> str:
    """To swallow or put on, to borrow, to use up, or a tool."""
    if known is None or known.kind is Ware.MEDICINE:
        return "medicine"
    if known.kind is Ware.TOOL:
        return "tool"
    return "device" if comes_back(known) else "supply"


def free_things(desk: Desk, shelf: Iterable[OnShelf], today_only: bool = True) -> list[Free]:
    """What could be promised now, in the order of the catalogue; also nothing of a thing.

    `today_only` leaves out what is there and not to be had.
    """
    on = list(shelf)
    order = {item.id: rank for rank, item in enumerate(desk.content.stocked.all)}
    keys = dict.fromkeys((s.lot.item, s.lot.unit) for s in on)
    found = []
    for item, unit in sorted(keys, key=lambda k: (order.get(k[0], len(order)), k)):
        known = desk.content.stocked.find(item)
        qty = available(tuple(s for s in on if s.lot.item == item), desk.today(), unit)
        # Rice and oil of a gift are no medicine.
        sort = "supply" if is_free(item) else sort_of(known)
        if qty or not today_only:
            found.append(Free(item, item_name(desk, item), sort, unit, qty))
    return found


def listed_things(desk: Desk, shelf: Iterable[OnShelf]) -> list[Free]:
    """What is free, and what is only borrowed or kept for others now, each said so."""
    on = list(shelf)
    found = []
    for thing in free_things(desk, on, today_only=False):
        out = "" if thing.qty else _why_out(desk, on, thing)
        if thing.qty or out:
            found.append(replace(thing, out=out))
    return found


Things = Callable[[Desk, Iterable[OnShelf]], list[Free]]


def _why_out(desk: Desk, shelf: Sequence[OnShelf], thing: Free) -> str:
    """What expired, is blocked or has run out is simply not there."""
    may = [s.amounts for s in shelf if s.lot.item == thing.item and s.lot.unit == thing.unit
           and s.lot.usable(desk.today())]  # fmt: skip
    if any(amounts.lent for amounts in may):
        return text_of(desk, "box.out.lent")
    return text_of(desk, "box.out.kept") if any(amounts.reserved for amounts in may) else ""


def opening(desk: Desk, box: Box) -> str:
    """Whether it is open now and until when, or when it opens next."""
    now = desk.now()
    at = opens_at(box, now, desk.zone)
    values: dict[str, object] = {
        "hours": box.hours or "",
        "now": local(desk, now),
        "at": local(desk, at),
    }
    if at is None:
        return as_html(text_of(desk, "box.opens.shut"))
    if box.opens is None:
        return as_html(text_of(desk, "box.opens.always", {"hours": values["hours"]}))
    if at == now:
        until = local(desk, closes_at(box, now, desk.zone))
        return as_html(text_of(desk, "box.opens.now", {"until": until}))
    return as_html(text_of(desk, "box.opens.later", values))


def block(desk: Desk, box: Box, things: Sequence[Free], most: int) -> str:
    """One box with its things by sort."""
    named, more = things[:most], len(things[most:])
    groups = []
    for sort in SORTS:
        inside = [t for t in named if t.sort == sort]
        if inside:
            groups.append({"name": text_of(desk, f"box.sort.{sort}"), "things": inside})
    values = {
        "name": box.name, "place": box.place, "open": opening(desk, box),
        "groups": groups, "more": more, "empty": not things,
    }  # fmt: skip
    return as_html(text_of(desk, "box.look.block", values))


def fitting(blocks: Callable[[int], list[str]], room: int = ROOM) -> list[str]:
    """Blocks that name as many things as there is room for; at last fewer blocks."""
    found: list[str] = []
    for most in _NAMED:
        found = blocks(most)
        if sum(len(one) + 2 for one in found) <= room:
            return found
    while sum(len(one) + 2 for one in found) > room:
        found.pop()
    return found


async def of_village(work: Work, unit_id: str) -> tuple[str | None, tuple[Box, ...]]:
    """The village over a unit and the boxes in it that are there for everybody."""
    village = await places.unit_of_level(work, unit_id, "village")
    if village is None:
        return None, ()
    inside = await places.subtree_ids(work, village.id)
    found = await boxes.boxes_of_units(work, inside)
    return village.id, tuple(b for b in found if b.kind is not BoxKind.DEPOT)


async def nearby(work: Work, desk: Desk, unit_id: str, own: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes of the township's other villages, those open now first."""
    known = {box.id for box in own}
    others = [
        box
        for box in await boxes_near(work, unit_id)
        if box.id not in known and box.kind is not BoxKind.DEPOT
    ]
    now = desk.now()
    others.sort(key=lambda box: opens_at(box, now, desk.zone) != now)
    return tuple(others[:NEAR])


async def group_values(
    work: Work, desk: Desk, unit_id: str, things: Things = free_things
) -> dict[str, Any]:
    """For a group: the boxes of its village, and of them only what is free."""
    village, own = await of_village(work, unit_id)
    shelves = [(box, things(desk, await stock.shelf(work, box.id))) for box in own]
    return {
        "place": await unit_name(work, village or unit_id),
        "boxes": fitting(lambda most: [block(desk, box, has, most) for box, has in shelves]),
        "left_out": 0,
        "at": local(desk, desk.now()),
    }


async def picture_values(
    work: Work, desk: Desk, unit_id: str
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The card of the village's medicine box and the words below it; None where there is none."""
    _, own = await of_village(work, unit_id)
    box = min(own, key=lambda b: b.kind is not BoxKind.BOX, default=None)
    if box is None:
        return None
    things = free_things(desk, await stock.shelf(work, box.id))
    others = [other.name for other in own if other is not box]
    now = local(desk, desk.now())
    drawn = {
        "name": box.name,
        "place": box.place,
        "hours": box.hours or "",
        "note": text_of(desk, "box.picture.note"),
        "date": text_of(desk, "box.picture.date", {"at": now}),
        "lines": [{"name": t.name, "amount": t.qty, "unit": t.unit} for t in things],
        "more": text_of(desk, "box.picture.more"),
    }
    return drawn, {"name": box.name, "open": opening(desk, box), "others": others}


async def villager_values(work: Work, desk: Desk, unit_id: str) -> dict[str, Any]:
    """For one person: the own village's boxes, and those near."""
    values = await group_values(work, desk, unit_id, listed_things)
    _, own = await of_village(work, unit_id)
    near = await nearby(work, desk, unit_id, own)
    shelves = [(box, listed_things(desk, await stock.shelf(work, box.id))) for box in near]
    room = ROOM - sum(len(one) + 2 for one in values["boxes"])
    found = fitting(lambda most: [block(desk, b, has, min(most, 8)) for b, has in shelves], room)
    return {**values, "near": found}


async def hours_values(work: Work, desk: Desk, unit_id: str) -> dict[str, Any]:
    """Where the village's boxes are and when they are open; those near where it has none."""
    _, own = await of_village(work, unit_id)
    found = own or await nearby(work, desk, unit_id, own)
    lines = [{"name": b.name, "place": b.place, "open": opening(desk, b)} for b in found]
    return {"lines": lines}


async def one_thing(
    work: Work, desk: Desk, unit_id: str, items: Sequence[str], *, guess: bool
) -> dict[str, Any]:
    """Which boxes have one of these things, how many, and when they are open."""
    _, own = await of_village(work, unit_id)
    wanted = expanded(desk, items)
    lines = []
    for box in (*own, *await nearby(work, desk, unit_id, own)):
        shelf = [s for s in await stock.shelf(work, box.id) if s.lot.item in wanted]
        things = free_things(desk, shelf, today_only=False)
        if things:
            lines.append({
                "name": box.name, "place": box.place, "open": opening(desk, box),
                "things": [t for t in things if t.qty], "none": not any(t.qty for t in things),
                "stopped": any(s.lot.blocked == RECALLED and s.amounts.on_hand for s in shelf),
            })  # fmt: skip
    names = [known.generic for known in (desk.content.stocked.find(i) for i in items) if known]
    return {
        "lines": lines,
        "name": next(iter(names), ""),
        "guess": guess,
        "have": any(not line["none"] for line in lines),
    }


def expanded(desk: Desk, items: Sequence[str]) -> frozenset[str]:
    """A word for many things, such as fever pills, means everything that is for the same."""
    stocked = desk.content.stocked
    known = [found for found in (stocked.find(item) for item in items) if found]
    broad = [item for item in known if item.broad]
    alike = {other.id for one in broad for other in stocked.all if _alike(one, other)}
    return frozenset(items) | alike


def _alike(broad: Medicine, other: Medicine) -> bool:
    if broad.ingredients:
        return set(broad.ingredients) <= set(other.ingredients)
    return bool(set(broad.use) & set(other.use))
