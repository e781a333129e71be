"""One row of a village folder's files at a time: units, households, people and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import time

from bot.content.readers import (
    Unfit,
    one_of,
    read_code,
    read_count,
    read_date,
    read_flag,
    read_span,
    read_text,
)
from bot.content.table import Table
from bot.content.village import (
    VillageAccount,
    VillageBox,
    VillageGroup,
    VillageRole,
    VillageStock,
    VillageTurn,
)
from bot.domain.boxes import BoxKind, read_opening
from bot.domain.people import Household, Person, Tie, Unit

LEVELS = (
    "province", "city", "county", "township", "department", "village", "hamlet", "micro",
)  # fmt: skip
TIES = ("guardian", "key_holder", "next_door", "kin", "proxy")
COLOURS = ("red", "yellow", "green")
MIDNIGHT = time(0)


def read_id(text: str) -> str:
    """A short readable code that fits into a button."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,15}", text):
        raise Unfit(f"must be at most 16 small letters, digits and -, not '{text}'")
    return text


def read_born(text: str) -> str:
    """A year, a month or a day."""
    if re.fullmatch(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?", text):
        return text
    try:
        return read_date(text).isoformat()
    except Unfit:
        raise Unfit(f"must look like 1948, 1948-03 or 1948-03-09, not '{text}'") from None


def read_user(text: str) -> int:
    """The id of a Telegram user."""
    if not re.fullmatch(r"[1-9][0-9]{0,14}", text):
        raise Unfit(f"must be the number of a Telegram user, not '{text}'")
    return int(text)


def read_group(text: str) -> int:
    """The id of a Telegram group, which is negative."""
    if not re.fullmatch(r"-[1-9][0-9]{0,14}", text):
        raise Unfit(f"must be the negative number of a Telegram group, not '{text}'")
    return int(text)


def among(*choices: str) -> Callable[[str], str]:
    """A reader for one of these words."""

    def read(text: str) -> str:
        if text not in choices:
            raise Unfit(f"must be one of {', '.join(choices)}, not '{text}'")
        return text

    return read


def unit_row(row: Table) -> Unit:
    """A unit; its code is its id where none is given."""
    id = row.read("id", read_id, "", required=True)
    name = row.read("name", read_text, "", required=True)
    phones = row.table("phones")
    return Unit(
        id=id,
        parent_id=row.read("parent", read_id, None),
        level=row.read("level", among(*LEVELS), "", required=True),
        name=name,
        short_name=row.read("short", read_text, name),
        code=row.read("code", read_code, id),
        landmark=row.read("landmark", read_text, None),
        area_code=row.read("area_code", read_text, None),
        region=row.read("region", read_text, None),
        phones=tuple((what, phones.read(what, read_text, "")) for what in phones.raw)
        if phones
        else (),
    )


def household_row(row: Table) -> Household:
    """A door."""
    return Household(
        id=row.read("id", read_id, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        name=row.read("name", read_text, "", required=True),
        door=row.read("door", read_text, None),
        landmark=row.read("landmark", read_text, None),
    )


def person_row(row: Table) -> Person:
    """A person; where they work when away is read by `away_of`."""
    return Person(
        id=row.read("id", read_id, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        household_id=row.read("household", read_id, None),
        name=row.read("name", read_text, "", required=True),
        called=row.read("called", read_text, None),
        born=row.read("born", read_born, None),
        sex=row.read("sex", among("m", "f"), None),
        phone=row.read("phone", read_text, None),
        colour=row.read("colour", among(*COLOURS), None),
        lives_alone=row.read("lives_alone", read_flag, False),
        pregnant=row.read("pregnant", read_flag, False),
        illness=row.read("illness", read_text, None),
        listens=row.read("listens", read_flag, False),
    )


def away_of(row: Table) -> str | None:
    """Where the person works, if not at home."""
    return row.read("away", read_text, None)


def role_row(row: Table) -> VillageRole:
    """Who is what for which unit."""
    return VillageRole(
        person_id=row.read("person", read_id, "", required=True),
        role=row.read("role", read_code, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        since=row.read("since", read_date, None),
    )


def tie_row(row: Table) -> Tie:
    """By whom the person is stood by."""
    return Tie(
        person_id=row.read("person", read_id, "", required=True),
        other_id=row.read("by", read_id, "", required=True),
        tie=row.read("tie", among(*TIES), "", required=True),
        rank=row.read("rank", read_count, 1),
        confirmed_by=row.read("confirmed_by", read_id, None),
    )


def turn_rows(row: Table) -> Iterator[VillageTurn]:
    """The day turn and the night turn of one duty, each with its people in order."""
    unit_id = row.read("unit", read_id, "", required=True)
    role = row.read("role", read_code, "", required=True)
    spans = {name: row.read(name, read_span, (MIDNIGHT, MIDNIGHT)) for name in ("day", "night")}
    given = [name for name in spans if name in row.raw]
    if not given:
        row.fault("", "day or night is missing")
    lines = row.rows("pattern", required=True)
    if "pattern" in row.raw and not lines:
        row.fault("pattern", "must name somebody for at least one day")
    for name in given:
        people = tuple(line.read(name, read_id, "", required=True) for line in lines)
        yield VillageTurn(unit_id, role, name, *spans[name], people)
    for line in lines:
        line.close()


def box_row(row: Table) -> VillageBox:
    """A box, where it stands and who keeps it."""
    return VillageBox(
        id=row.read("id", read_id, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        name=row.read("name", read_text, "", required=True),
        place=row.read("place", read_text, "", required=True),
        hours=row.read("hours", read_text, None),
        keeper_id=row.read("keeper", read_id, None),
        deputy_id=row.read("deputy", read_id, None),
        kind=row.read("kind", one_of(BoxKind), BoxKind.BOX),
        opens=row.read("opens", read_opens, None),
        key_holder_id=row.read("key_holder", read_id, None),
    )


def read_opens(text: str) -> str:
    """Hours of a week."""
    try:
        read_opening(text)
    except ValueError as fault:
        raise Unfit(str(fault)) from fault
    return text


def stock_row(row: Table) -> VillageStock:
    """So many of a thing in a box, usable for so many days from the day of loading."""
    return VillageStock(
        box_id=row.read("box", read_id, "", required=True),
        item=row.read("item", read_code, "", required=True),
        qty=row.read("qty", read_count, 0, required=True),
        unit=row.read("unit", read_text, "", required=True),
        days=row.read("days", read_count, None),
        batch=row.read("batch", read_text, None),
        logo=row.read("logo", read_code, None),
    )


def group_row(row: Table) -> VillageGroup:
    """A group and who is in it."""
    return VillageGroup(
        telegram_id=row.read("telegram_id", read_group, 0, required=True),
        title=row.read("title", read_text, "", required=True),
        unit_id=row.read("unit", read_id, "", required=True),
        members=row.several("members", read_id) or (),
        bot_admin=row.read("bot_admin", read_flag, False),
    )


def account_row(row: Table) -> VillageAccount:
    """An account and for whom it speaks."""
    return VillageAccount(
        user_id=row.read("user_id", read_user, 0, required=True),
        shown_name=row.read("shown_name", read_text, "", required=True),
        people=row.several("people", read_id, required=True) or (),
        started=row.read("started", read_flag, False),
    )
