"""Registers, what is switched on where, and what the day's cases add up to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.domain.registers import Entry, Switch
from bot.domain.times import from_text, to_text
from bot.store import people, places
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("register_entries", "person_id", "delete"),
    Column("register_entries", "fields", "delete"),
    Column("register_entries", "by_id", "empty"),
    Column("register_switches", "by_id", "empty"),
)
LEAST_NAME = 2  # a name of one letter stands in too many words


async def switch(work: Work, one: Switch) -> None:
    """Appended; the latest word of a unit holds."""
    await work.run(
        "add_register_switch",
        id=one.id,
        code=one.code,
        unit_id=one.unit_id,
        on_now=int(one.on),
        until=one.until.isoformat() if one.until else None,
        by_id=one.by_id,
        at=to_text(one.at),
    )


async def switches(
    work: Work, unit_ids: Sequence[str], code: str | None = None
) -> tuple[Switch, ...]:
    """The latest of each code and unit, in the order of the units."""
    rows = await work.all("list_register_switches", code=code, unit_ids=listed(unit_ids))
    latest: dict[tuple[str, str], Switch] = {}
    for row in rows:
        latest.setdefault((row["code"], row["unit_id"]), _switch(row))
    places_of = {unit_id: n for n, unit_id in enumerate(unit_ids)}
    return tuple(sorted(latest.values(), key=lambda s: (places_of[s.unit_id], s.code)))


async def ending_on(work: Work, day: date) -> tuple[Switch, ...]:
    """Whose last day this is."""
    rows = await work.all("list_register_switches_ending", day=day.isoformat())
    return tuple(_switch(row) for row in rows)


async def add(work: Work, entry: Entry) -> bool:
    """Whether it is new; the same reference twice is one line."""
    return await work.one("add_register_entry", **_values(entry)) is not None


async def put(work: Work, entry: Entry) -> None:
    """The line of this reference as it is now."""
    await work.run("put_register_entry", **_values(entry))


async def find(work: Work, code: str, ref: str) -> Entry | None:
    row = await work.one("find_register_entry", code=code, ref=ref)
    return _entry(row) if row else None


async def entries(
    work: Work, code: str, unit_ids: Sequence[str], since: date, until: date
) -> tuple[Entry, ...]:
    """Of these very units, both days counted, oldest first."""
    rows = await work.all(
        "list_register_entries",
        code=code,
        unit_ids=listed(unit_ids),
        since=since.isoformat(),
        until=until.isoformat(),
    )
    return tuple(_entry(row) for row in rows)


async def counts(work: Work, unit_ids: Sequence[str], since: date, until: date) -> dict[str, int]:
    """How many lines by register, both days counted."""
    rows = await work.all(
        "count_register_entries",
        unit_ids=listed(unit_ids),
        since=since.isoformat(),
        until=until.isoformat(),
    )
    return {row["code"]: int(row["n"]) for row in rows}


async def cases_by_sort(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> dict[tuple[str, str | None], int]:
    """How many cases of each kind and category were opened."""
    rows = await work.all(
        "count_cases_by_sort",
        unit_ids=listed(unit_ids),
        since=to_text(since),
        until=to_text(until),
    )
    return {(row["kind"], row["category"]): int(row["n"]) for row in rows}


async def oldest(work: Work) -> dict[str, datetime]:
    """The oldest line of each register."""
    rows = await work.all("oldest_register_entries")
    return {row["code"]: from_text(row["at"]) for row in rows}


async def drop_before(work: Work, code: str, moment: datetime, most: int = 200) -> int:
    """A piece of what is older than is kept."""
    rows = await work.all("drop_register_entries", code=code, before=to_text(moment), most=most)
    return len(rows)


async def forget(work: Work, person_id: str) -> None:
    """Lines about them go, and lines of their village that name them; what they wrote stays."""
    await work.run("delete_register_entries_of", person_id=person_id)
    person = await people.find_person(work, person_id)
    if person is not None:
        village = await places.unit_of_level(work, person.unit_id, "village")
        units = await places.subtree_ids(work, village.id if village else person.unit_id)
        for name in {n for n in (person.name, person.called) if n and len(n) >= LEAST_NAME}:
            await work.run("delete_register_entries_naming", name=name, unit_ids=listed(units))
    await work.run("blank_register_hands", person_id=person_id)
    await work.run("blank_switch_hands", person_id=person_id)


def _values(entry: Entry) -> Mapping[str, object]:
    return {
        "id": entry.id,
        "code": entry.code,
        "unit_id": entry.unit_id,
        "day": entry.day.isoformat(),
        "at": to_text(entry.at),
        "by_id": entry.by_id,
        "person_id": entry.person_id,
        "household_id": entry.household_id,
        "fields": json.dumps(dict(entry.fields), ensure_ascii=False),
        "source": entry.source,
        "ref": entry.ref,
    }


def _entry(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        code=row["code"],
        unit_id=row["unit_id"],
        day=date.fromisoformat(row["day"]),
        at=from_text(row["at"]),
        by_id=row["by_id"],
        source=row["source"],
        ref=row["ref"],
        person_id=row["person_id"],
        household_id=row["household_id"],
        fields=json.loads(row["fields"]),
    )


def _switch(row: Row) -> Switch:
    return Switch(
        id=row["id"],
        code=row["code"],
        unit_id=row["unit_id"],
        on=bool(row["on_now"]),
        at=from_text(row["at"]),
        by_id=row["by_id"],
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )
