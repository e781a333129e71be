"""Boxes: where they stand, who keeps them."""

from __future__ import annotations

from bot.domain.boxes import Box, BoxKind
from bot.store.listed import listed
from bot.store.missing import Missing
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("boxes", "keeper_id", "empty"),
    Column("boxes", "deputy_id", "empty"),
    Column("boxes", "key_holder_id", "empty"),
)


async def add_box(work: Work, box: Box) -> bool:
    """Whether the box is new; an id already there stays as it is."""
    row = await work.one(
        "add_box",
        id=box.id,
        unit_id=box.unit_id,
        name=box.name,
        place=box.place,
        hours=box.hours,
        keeper_id=box.keeper_id,
        deputy_id=box.deputy_id,
        kind=box.kind.value,
        opens=box.opens,
        key_holder_id=box.key_holder_id,
    )
    return row is not None


async def find_box(work: Work, id: str) -> Box | None:
    row = await work.one("find_box", id=id)
    return _box(row) if row else None


async def get_box(work: Work, id: str) -> Box:
    """The box; an unknown id is a bug."""
    box = await find_box(work, id)
    if box is None:
        raise Missing("box", id)
    return box


async def boxes_of_unit(work: Work, unit_id: str) -> tuple[Box, ...]:
    """The boxes of this very unit."""
    return tuple(_box(row) for row in await work.all("list_boxes_of_unit", unit_id=unit_id))


async def boxes_of_units(work: Work, unit_ids: tuple[str, ...]) -> tuple[Box, ...]:
    """The boxes of all these units, in the order of the units."""
    if not unit_ids:
        return ()
    rows = await work.all("list_boxes_of_units", unit_ids=listed(unit_ids))
    rank = {unit_id: place for place, unit_id in enumerate(unit_ids)}
    return tuple(sorted(map(_box, rows), key=lambda box: rank[box.unit_id]))


async def all_boxes(work: Work) -> tuple[Box, ...]:
    return tuple(_box(row) for row in await work.all("list_boxes"))


async def boxes_kept_by(work: Work, person_id: str) -> tuple[Box, ...]:
    """The boxes somebody keeps or stands in for."""
    return tuple(_box(row) for row in await work.all("boxes_kept_by", person_id=person_id))


async def set_keepers(
    work: Work, id: str, keeper: str | None, deputy: str | None, key_holder: str | None
) -> None:
    """Who keeps it from now on."""
    await work.run(
        "set_box_keepers", id=id, keeper=keeper, deputy=deputy, key_holder=key_holder
    )  # fmt: skip


async def forget(work: Work, person_id: str) -> None:
    """A box the person kept has no keeper now (PERSONAL)."""
    await work.run("leave_boxes_as_keeper", person_id=person_id)
    await work.run("leave_boxes_as_deputy", person_id=person_id)
    await work.run("leave_boxes_as_key_holder", person_id=person_id)


def _box(row: Row) -> Box:
    values = dict(row)
    values["kind"] = BoxKind(values["kind"])
    values["closed"] = bool(values["closed"])
    return Box(**values)
