"""Messages about boxes as they stand now; a newer one takes the place of the older."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.services.desk import Desk
from bot.services.stock.box_views import (
    group_values,
    hours_values,
    one_thing,
    picture_values,
    villager_values,
)
from bot.services.stock.keeper_view import keeper_values, todo_values
from bot.services.stock.overview import counts_values, overview_values
from bot.services.stock.scarce_view import scarce_line
from bot.services.views.shown import Builder, Picture, Shown
from bot.store import boxes, seeing
from bot.store.database import Work
from bot.store.outbox import OutboxRow

GROUP, KEEPER, PICTURE = "living.box_group", "living.box_keeper", "said.box_picture"


def about_group(unit_id: str) -> str:
    """What stands in groups about the boxes of a village."""
    return f"box_group:{unit_id}"


def about_keeper(box_id: str) -> str:
    """What stands in the chats of a box's keepers."""
    return f"box_keeper:{box_id}"


async def in_group(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """What the boxes of a group's village have."""
    unit = row.params["unit"]
    if await seeing.has_newer(work, row.chat_id, about_group(unit), row.id):
        return None
    return Shown("box.group", await _of_group(work, desk, unit))


async def _of_group(work: Work, desk: Desk, unit: str) -> dict[str, Any]:
    """What there is, and what goes first to those who need it most."""
    values = await group_values(work, desk, unit)
    return {**values, "scarce": await scarce_line(work, desk, unit)}


async def as_picture(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The same as a picture of one box, where somebody draws."""
    unit = row.params["unit"]
    values = await _of_group(work, desk, unit)
    found = await picture_values(work, desk, unit)
    if found is None:
        return Shown("box.group", values)
    drawn, caption = found
    return Shown("box.group", values, picture=Picture(drawn, "box.picture", caption))


async def of_keeper(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Lots and names; taken down for whoever keeps the box no more."""
    box = await boxes.find_box(work, row.params["box"])
    if box is None or row.params["person"] not in box.keepers:
        return None
    if await seeing.has_newer(work, row.chat_id, about_keeper(box.id), row.id):
        return None
    values = await keeper_values(work, desk, box, int(row.params["page"]))
    return Shown("box.keeper", values, box.id)


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    values = await villager_values(work, desk, params["unit"])
    return {**values, "scarce": await scarce_line(work, desk, params["unit"])}


async def say_hours(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return await hours_values(work, desk, params["unit"])


async def say_one(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    items = tuple(params["items"].split(","))
    return await one_thing(work, desk, params["unit"], items, guess="guess" in params)


async def say_todo(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return await todo_values(work, desk, params["box"])


async def say_overview(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return await overview_values(work, desk, params["person"], int(params["page"]))


async def say_counts(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return await counts_values(work, desk, params["unit"])


STOCK_LIVING: Mapping[str, Builder] = MappingProxyType(
    {GROUP: in_group, KEEPER: of_keeper, PICTURE: as_picture}
)
