"""Every box somebody looks after, a line each without names; and mere numbers for the county."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from bot.domain.boxes import Box, BoxKind, is_open
from bot.domain.figures import LEAST_HOLDERS
from bot.services.desk import Desk
from bot.services.roles import units_seen
from bot.services.stock.box_views import free_things
from bot.services.stock.keeper_view import SOON
from bot.services.views.names import text_of, unit_name
from bot.store import boxes, figures, places, seeing, stock, stock_use
from bot.store.database import Work

PAGE = 20
COVER_DAYS = 14  # a clinic keeps two weeks (health facts, mechanism 131)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a box stands, in numbers: things, of which none is free or which are over within two
    weeks; lots past their day, soon to be, not to leave; loans past their day.
    """

    kinds: int = 0
    gone: int = 0
    short: int = 0
    expired: int = 0
    soon: int = 0
    blocked: int = 0
    late: int = 0

    def plus(self, other: Standing) -> Standing:
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Standing(**sums)


async def standing_of(work: Work, desk: Desk, box: Box) -> Standing:
    """Counted from what lies there now."""
    today = desk.today()
    shelf = await stock.shelf(work, box.id)
    there = [on.lot for on in shelf if on.amounts.on_hand]
    left = [(lot.last_day - today).days for lot in there if lot.last_day is not None]
    things = free_things(desk, shelf, today_only=False)
    depot = box.kind is BoxKind.DEPOT
    used = await stock_use.uses(work, box.id, today, desk.zone, passes_on=depot)
    wanting = [use for use in used if use.cover(today).under(COVER_DAYS)]
    none = {(t.item, t.unit) for t in things if not t.qty}
    return Standing(
        kinds=len({t.item for t in things}),
        gone=len(none | {(u.item, u.unit) for u in wanting if not u.usable}),
        short=sum(1 for u in wanting if u.usable),
        expired=sum(1 for days in left if days < 0),
        soon=sum(1 for days in left if 0 <= days <= SOON),
        blocked=sum(1 for lot in there if lot.blocked),
        late=sum(1 for one in await seeing.lent_from(work, box.id) if one.due_on < today),
    )


async def boxes_seen(work: Work, desk: Desk, person: str) -> tuple[Box, ...]:
    """The boxes in the units somebody's roles look after."""
    return await boxes.boxes_of_units(work, await units_seen(work, desk, person))


async def overview_values(work: Work, desk: Desk, person: str, page: int) -> dict[str, Any]:
    """A page of boxes, a line each."""
    found = await boxes_seen(work, desk, person)
    pages = max((len(found) + PAGE - 1) // PAGE, 1)
    at = min(max(page, 0), pages - 1)
    lines = []
    for box in found[at * PAGE : (at + 1) * PAGE]:
        lines.append({
            "name": box.name,
            "place": await unit_name(work, box.unit_id),
            "open": is_open(box, desk.now(), desk.zone),
            "has": await standing_of(work, desk, box),
            "unkept": not box.keepers,
        })  # fmt: skip
    turns = [("board.back", at - 1)] if at else []
    turns += [("board.on", at + 1)] if at + 1 < pages else []
    return {
        "lines": lines,
        "count": len(found),
        "page": at + 1,
        "pages": pages,
        "turn": [{"label": text_of(desk, key), "choice": str(to)} for key, to in turns],
    }


async def counts_values(work: Work, desk: Desk, unit_id: str) -> dict[str, Any]:
    """By township, numbers alone; townships with few role-holders are summed (CONDUCT 30)."""
    by_role = await figures.count_roles(work, desk.today())
    below = set(await places.subtree_ids(work, unit_id))
    rows: list[dict[str, Any]] = []
    small: list[dict[str, Any]] = []
    for unit in await places.units_of_level(work, "township"):
        if unit.id not in below:
            continue
        inside = await places.subtree_ids(work, unit.id)
        holders = sum(n for (at, _), n in by_role.items() if at in set(inside))
        found = await boxes.boxes_of_units(work, inside)
        line = _counted(unit.name, found, [await standing_of(work, desk, b) for b in found])
        (rows if holders >= LEAST_HOLDERS else small).append(line)
    if small:
        rows.append(_summed(text_of(desk, "figures.small_units"), small))
    return {"lines": rows}


def _counted(name: str, found: Sequence[Box], stand: Sequence[Standing]) -> dict[str, Any]:
    return {"name": name, "boxes": len(found), "has": _sum(stand)}


def _summed(name: str, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    count = sum(line["boxes"] for line in lines)
    return {"name": name, "boxes": count, "has": _sum([line["has"] for line in lines])}


def _sum(stand: Sequence[Standing]) -> Standing:
    whole = Standing()
    for one in stand:
        whole = whole.plus(one)
    return whole
