"""Sweeps over households, door by door: rows in, values out."""

from __future__ import annotations

import json
from datetime import date, datetime

from bot.domain.sweeps import Door, DoorState, Sweep
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store import people
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("sweeps", "by_id", "empty"),
    Column("sweep_doors", "words", "empty"),
    Column("sweep_doors", "by_id", "empty"),
)
LEAST_NAME = 2


async def add(work: Work, sweep: Sweep) -> None:
    await work.run(
        "add_sweep",
        id=sweep.id,
        unit_id=sweep.unit_id,
        name=sweep.name,
        questions=json.dumps(list(sweep.questions), ensure_ascii=False),
        starts_on=sweep.starts_on.isoformat(),
        ends_on=sweep.ends_on.isoformat(),
        by_id=sweep.by_id,
        at=to_text(sweep.at),
    )


async def find(work: Work, id: str) -> Sweep | None:
    row = await work.one("find_sweep", id=id)
    return _sweep(row) if row else None


async def on_day(work: Work, day: date) -> tuple[Sweep, ...]:
    """Those that run on this day, the latest first."""
    rows = await work.all("list_sweeps_on", day=day.isoformat())
    return tuple(_sweep(row) for row in rows)


async def open_now(work: Work) -> tuple[Sweep, ...]:
    """Those nobody and no date has ended yet, the first to end first."""
    return tuple(_sweep(row) for row in await work.all("list_sweeps_open"))


async def to_remind(work: Work) -> tuple[Sweep, ...]:
    """Those whose last day nobody was reminded of."""
    return tuple(_sweep(row) for row in await work.all("list_sweeps_to_remind"))


async def mark_reminded(work: Work, id: str) -> bool:
    return await work.one("mark_sweep_reminded", id=id) is not None


async def end(work: Work, id: str, at: datetime) -> bool:
    """Whether it ran until now."""
    return await work.one("end_sweep", id=id, at=to_text(at)) is not None


async def put_door(work: Work, door: Door) -> None:
    """What is known of a household from now on."""
    await work.run(
        "put_sweep_door",
        sweep_id=door.sweep_id,
        household_id=door.household_id,
        unit_id=door.unit_id,
        state=door.state.value,
        words=door.words,
        proxy=int(door.proxy),
        by_id=door.by_id,
        at=to_text(door.at),
    )


async def doors(work: Work, sweep_id: str) -> dict[str, Door]:
    """By household."""
    rows = await work.all("list_sweep_doors", sweep_id=sweep_id)
    return {row["household_id"]: _door(row) for row in rows}


async def drop_words(work: Work, ended_before: datetime) -> int:
    """What was said at the doors goes; that they were visited stays."""
    return len(await work.all("drop_sweep_words", before=to_text(ended_before)))


async def first_words(work: Work) -> datetime | None:
    """When the first sweep ended of which words are still kept."""
    row = await work.one("first_sweep_words")
    return maybe_from_text(row["at"]) if row else None


async def forget(work: Work, person_id: str) -> None:
    """What was said at their door, or of them, goes; so does their name under what they did."""
    await work.run("blank_sweep_words_of", person_id=person_id)
    person = await people.find_person(work, person_id)
    names = {n for n in (person.name, person.called) if n} if person else set()
    for name in names:
        if len(name) >= LEAST_NAME:
            await work.run("blank_sweep_words_naming", name=name)
    await work.run("blank_sweep_hands", person_id=person_id)
    await work.run("blank_sweep_makers", person_id=person_id)


def _sweep(row: Row) -> Sweep:
    return Sweep(
        id=row["id"],
        unit_id=row["unit_id"],
        name=row["name"],
        questions=tuple(json.loads(row["questions"])),
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        at=from_text(row["at"]),
        by_id=row["by_id"],
        ended_at=maybe_from_text(row["ended_at"]),
    )


def _door(row: Row) -> Door:
    return Door(
        sweep_id=row["sweep_id"],
        household_id=row["household_id"],
        unit_id=row["unit_id"],
        state=DoorState(row["state"]),
        at=from_text(row["at"]),
        words=row["words"],
        proxy=bool(row["proxy"]),
        by_id=row["by_id"],
    )
