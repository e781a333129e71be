"""A line about somebody as it is read back."""

from __future__ import annotations

from typing import Any

from bot.services.desk import Desk
from bot.services.members.entering import hamlet_of, same_person
from bot.services.views.names import text_of
from bot.store import member_drafts, members
from bot.store.database import Work


async def say_entry(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who it is, where, and whether the register knows somebody like it already."""
    draft = await member_drafts.find(work, params["draft"])
    if draft is None:
        return {"name": "", "line": "", "known": False, "_subject": "-"}
    entry = draft.entry
    unit = await hamlet_of(work, entry)
    house = await members.household_at(work, entry.door or "", (unit.id,)) if unit else None
    same = await same_person(work, unit, entry, house) if unit else None
    sex = text_of(desk, f"members.sex.{entry.sex}") if entry.sex else ""
    born = text_of(desk, "members.born", {"year": entry.born[:4]}) if entry.born else ""
    alone = text_of(desk, "members.alone") if entry.alone else ""
    door = entry.door or ""
    if house is not None:
        door = text_of(desk, "members.link_house", {"door": door, "name": house.name})
    parts = [sex, born, door, entry.phone or "", entry.illness or "", alone]
    return {
        "name": entry.name or "",
        "line": text_of(desk, "meals.list", {"words": [part for part in parts if part]}),
        "known": same is not None,
        "_subject": draft.id,
    }


OF_ENTRIES = (
    "members.entry", "members.entry_offered", "members.entry_ask.name", "members.entry_ask.door",
    "members.entry_ask.born",
)  # fmt: skip
