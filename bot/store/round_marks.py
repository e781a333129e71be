"""What bears on rounds: where they run, wishes, pauses, watched days, answers, readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("round_units", "by_id", "empty"),
    Column("round_wishes", "person_id", "delete"),
    Column("round_wishes", "by_id", "empty"),
    Column("round_holds", "person_id", "delete"),
    Column("round_holds", "by_id", "empty"),
    Column("round_watches", "person_id", "delete"),
    Column("round_watches", "by_id", "empty"),
    Column("round_answers", "person_id", "delete"),
    Column("round_answers", "by_id", "empty"),
    Column("round_readings", "person_id", "delete"),
    Column("round_readings", "by_id", "empty"),
)


@dataclass(frozen=True, slots=True)
class RoundUnit:
    """A hamlet where rounds run, or ran."""

    unit_id: str
    since: datetime
    by_id: str | None = None
    ended_at: datetime | None = None
    high_until: date | None = None
    busy_until: date | None = None
    begun_on: date | None = None
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Nobody is asked while it lasts."""

    id: str
    person_id: str
    why: str  # hospital | away
    since: date
    until: date | None = None
    by_id: str | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Heard from within so many days, from one day to another."""

    id: str
    person_id: str
    why: str
    since: date
    until: date
    every: int = 1
    ref: str = ""
    by_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that was put once, and what was said, if anything."""

    id: str
    person_id: str
    question: str
    answer: str | None
    asked_at: datetime


async def put_unit(work: Work, unit: RoundUnit) -> None:
    await work.run(
        "put_round_unit",
        unit_id=unit.unit_id,
        since=to_text(unit.since),
        by_id=unit.by_id,
        ended_at=maybe_to_text(unit.ended_at),
        high_until=_text(unit.high_until),
        busy_until=_text(unit.busy_until),
        begun_on=_text(unit.begun_on),
        read_on=_text(unit.read_on),
    )


async def units(work: Work) -> tuple[RoundUnit, ...]:
    """Every hamlet where they ever ran."""
    return tuple(_unit(row) for row in await work.all("list_round_units"))


async def put_wish(
    work: Work, person_id: str, wish: str | None, now: datetime, by: str | None
) -> None:
    await work.run("put_round_wish", person_id=person_id, wish=wish, at=to_text(now), by_id=by)


async def wish_of(work: Work, person_id: str) -> str | None:
    """What they want about being asked."""
    row = await work.one("find_round_wish", person_id=person_id)
    return row["wish"] if row else None


async def add_hold(work: Work, hold: Hold) -> None:
    await work.run(
        "add_round_hold",
        id=hold.id,
        person_id=hold.person_id,
        why=hold.why,
        since=hold.since.isoformat(),
        until=_text(hold.until),
        by_id=hold.by_id,
    )


async def end_holds(work: Work, person_id: str, now: datetime) -> int:
    """They are back; gives how many pauses that ended."""
    return len(await work.all("end_round_holds", person_id=person_id, at=to_text(now)))


async def reopen_hold(work: Work, id: str) -> None:
    """They are away still."""
    await work.run("reopen_round_hold", id=id)


async def reopen_watches(work: Work, person_id: str) -> None:
    """Whatever ended only because they were taken for gone."""
    await work.run("reopen_round_watches", person_id=person_id)


async def holds_of(work: Work, person_id: str) -> tuple[Hold, ...]:
    """Pauses that are on."""
    rows = await work.all("list_round_holds", person_id=person_id)
    return tuple(
        Hold(
            row["id"],
            person_id,
            row["why"],
            date.fromisoformat(row["since"]),
            _date(row["until"]),
            row["by_id"],
        )
        for row in rows
    )


async def put_watch(work: Work, watch: Watch) -> None:
    """The same reason and reference again takes the new days."""
    await work.run(
        "put_round_watch",
        id=watch.id,
        person_id=watch.person_id,
        why=watch.why,
        since=watch.since.isoformat(),
        until=watch.until.isoformat(),
        every=watch.every,
        ref=watch.ref,
        by_id=watch.by_id,
    )


async def end_watches(
    work: Work, person_id: str, now: datetime, why: str, only: str | None = None
) -> int:
    """All of somebody's, or those of one reason; gives how many that ended."""
    rows = await work.all(
        "end_round_watches", person_id=person_id, at=to_text(now), why=why, only=only
    )
    return len(rows)


async def watches_of(work: Work, person_id: str, day: date) -> tuple[str, ...]:
    """The reasons for which somebody is watched on a day."""
    rows = await work.all("list_round_watches", person_id=person_id, day=day.isoformat())
    return tuple(row["why"] for row in rows)


async def watched_in(work: Work, unit_id: str, day: date) -> tuple[str, ...]:
    rows = await work.all("watched_of_units", unit_id=unit_id, day=day.isoformat())
    return tuple(row["person_id"] for row in rows)


async def add_question(work: Work, id: str, person_id: str, question: str, now: datetime) -> None:
    await work.run(
        "add_round_answer", id=id, person_id=person_id, question=question, asked_at=to_text(now)
    )


async def answer(
    work: Work, id: str, code: str, now: datetime, by: str | None, case_id: str | None = None
) -> bool:
    """Whether it had not been answered."""
    row = await work.one(
        "answer_round_question", id=id, answer=code, at=to_text(now), by_id=by, case_id=case_id
    )
    return row is not None


async def find_answer(work: Work, id: str) -> Answer | None:
    row = await work.one("find_round_answer", id=id)
    return _answer(row) if row else None


async def answers_of(work: Work, person_id: str) -> tuple[Answer, ...]:
    """Latest first."""
    rows = await work.all("round_answers_of", person_id=person_id)
    return tuple(_answer(row) for row in rows)


async def add_reading(work: Work, person_id: str, day: date, slot: str, now: datetime) -> bool:
    """Asked for; whether it had not been."""
    row = await work.one(
        "add_round_reading",
        person_id=person_id,
        day=day.isoformat(),
        slot=slot,
        asked_at=to_text(now),
    )
    return row is not None


async def put_reading(
    work: Work, person_id: str, day: date, slot: str, tenths: int, now: datetime, by: str
) -> bool:
    row = await work.one(
        "put_round_reading",
        person_id=person_id,
        day=day.isoformat(),
        slot=slot,
        tenths=tenths,
        at=to_text(now),
        by_id=by,
    )
    return row is not None


async def readings_of(work: Work, person_id: str, day: date) -> dict[str, int | None]:
    """By slot, in the order they were asked for."""
    rows = await work.all("round_readings_of", person_id=person_id, day=day.isoformat())
    return {row["slot"]: row["tenths"] for row in rows}


async def forget(work: Work, person_id: str) -> None:
    """Wishes, pauses, answers and readings go; what they did for others stays (PERSONAL)."""
    await work.run("blank_round_units", person_id=person_id)
    for what in ("wishes", "holds", "watches", "answers", "readings"):
        await work.run(f"delete_round_{what}", person_id=person_id)
        await work.run(f"blank_round_{what}", person_id=person_id)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _unit(row: Row) -> RoundUnit:
    return RoundUnit(
        unit_id=row["unit_id"],
        since=from_text(row["since"]),
        by_id=row["by_id"],
        ended_at=maybe_from_text(row["ended_at"]),
        high_until=_date(row["high_until"]),
        busy_until=_date(row["busy_until"]),
        begun_on=_date(row["begun_on"]),
        read_on=_date(row["read_on"]),
    )


def _answer(row: Row) -> Answer:
    return Answer(
        row["id"], row["person_id"], row["question"], row["answer"], from_text(row["asked_at"])
    )
