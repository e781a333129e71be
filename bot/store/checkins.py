"""Rounds: whose turn it is on a day, and the numbered lists they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.rounds import Known, State, Why, Wish
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("round_asks", "person_id", "delete"),
    Column("round_asks", "asked_of", "empty"),
    Column("round_lists", "holder_id", "delete"),
    Column("round_lines", "person_id", "delete"),
)
SELF, FAMILY, LIST = "self", "family", "list"


@dataclass(frozen=True, slots=True)
class Ask:
    """One person's turn of one day."""

    id: str
    person_id: str
    unit_id: str
    day: date
    why: Why
    colour: str | None
    way: str
    asked_of: str | None
    asked_at: datetime
    state: State = State.ASKED
    times: int = 0
    next_at: datetime | None = None
    case_id: str | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundList:
    """The list of one holder and day."""

    id: str
    holder_id: str
    day: date


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered line of a list; ticked until it is said how."""

    list_id: str
    number: int
    person_id: str
    ticked: bool


async def known_of_units(
    work: Work,
    unit_ids: Sequence[str],
    day: date,
    since: datetime,
    until: datetime,
    family_days: int = 7,
) -> tuple[Known, ...]:
    """Everybody of these very units; contacts count from `since` to before `until`.

    Who lives with somebody in hospital is watched for the first `family_days`.
    """
    span = {"day": day.isoformat(), "since": to_text(since), "until": to_text(until)}
    span["family_since"] = (day - timedelta(days=family_days)).isoformat()
    found: list[Row] = []
    for unit_id in unit_ids:
        found += await work.all("round_people", unit_id=unit_id, **span)
    return tuple(_known(row) for row in found)


async def add_ask(work: Work, ask: Ask) -> bool:
    """Whether it is new; one a person and day."""
    row = await work.one(
        "add_round_ask",
        id=ask.id,
        person_id=ask.person_id,
        unit_id=ask.unit_id,
        day=ask.day.isoformat(),
        why=ask.why.value,
        colour=ask.colour,
        asked_at=to_text(ask.asked_at),
        **_moving(ask),
    )
    return row is not None


async def save_ask(work: Work, ask: Ask) -> None:
    await work.run("save_round_ask", id=ask.id, **_moving(ask))


async def find_ask(work: Work, id: str) -> Ask | None:
    return _maybe(await work.one("find_round_ask", id=id))


async def ask_of(work: Work, person_id: str, day: date) -> Ask | None:
    """Somebody's turn of a day."""
    return _maybe(await work.one("round_ask_of", person_id=person_id, day=day.isoformat()))


async def open_asks_of(work: Work, person_id: str) -> tuple[Ask, ...]:
    """What still waits for a word of or about them."""
    return _asks(await work.all("open_round_asks_of", person_id=person_id))


async def asks_of_units(work: Work, unit_ids: Sequence[str], day: date) -> tuple[Ask, ...]:
    rows = await work.all("round_asks_of_units", unit_ids=listed(unit_ids), day=day.isoformat())
    return _asks(rows)


async def asks_due(work: Work, now: datetime, most: int = 100) -> tuple[Ask, ...]:
    """What time has come for, earliest first."""
    return _asks(await work.all("round_asks_due", now=to_text(now), most=most))


async def next_ask(work: Work) -> datetime | None:
    row = await work.one("next_round_ask")
    return maybe_from_text(row["at"]) if row else None


async def heard_asks(work: Work, most: int = 100) -> tuple[str, ...]:
    """Open turns of people who were reached since, whatever for."""
    return tuple(row["id"] for row in await work.all("round_asks_heard", most=most))


async def held_asks(work: Work, day: date, most: int = 100) -> tuple[str, ...]:
    """Open turns of people who are in hospital or away by now."""
    rows = await work.all("round_asks_held", day=day.isoformat(), most=most)
    return tuple(row["id"] for row in rows)


async def drop_before(work: Work, day: date, most: int = 200) -> int:
    """A piece of what is older than is kept."""
    return len(await work.all("drop_round_asks", before=day.isoformat(), most=most))


async def add_list(work: Work, one: RoundList, now: datetime) -> bool:
    """Whether it is new; one a holder and day."""
    row = await work.one(
        "add_round_list",
        id=one.id,
        holder_id=one.holder_id,
        day=one.day.isoformat(),
        made_at=to_text(now),
    )
    return row is not None


async def find_list(work: Work, id: str) -> RoundList | None:
    return _maybe_list(await work.one("find_round_list", id=id))


async def list_of(work: Work, holder_id: str, day: date) -> RoundList | None:
    row = await work.one("round_list_of", holder_id=holder_id, day=day.isoformat())
    return _maybe_list(row)


async def last_list(work: Work, holder_id: str, day: date) -> RoundList | None:
    """The one that was printed last, up to a day."""
    row = await work.one("last_round_list", holder_id=holder_id, day=day.isoformat())
    return _maybe_list(row)


async def add_line(work: Work, list_id: str, number: int, person_id: str) -> None:
    await work.run("add_round_line", list_id=list_id, number=number, person_id=person_id)


async def lines_of(work: Work, list_id: str) -> tuple[Line, ...]:
    rows = await work.all("list_round_lines", list_id=list_id)
    return tuple(
        Line(row["list_id"], row["number"], row["person_id"], bool(row["ticked"])) for row in rows
    )


async def tick(work: Work, line: Line, ticked: bool) -> None:
    await work.run("tick_round_line", list_id=line.list_id, number=line.number, ticked=int(ticked))


async def lists_with(work: Work, person_id: str, day: date) -> tuple[str, ...]:
    """The lists from a day on that somebody stands on."""
    rows = await work.all("lists_with", person_id=person_id, day=day.isoformat())
    return tuple(row["id"] for row in rows)


async def was_told(work: Work, about: str) -> bool:
    """Whether a message has arrived; what a budget holds back has not been told."""
    return bool(await work.all("round_told", low=f"{about}@", high=f"{about}A"))


async def forget(work: Work, person_id: str) -> None:
    """Their turns go, and the lists they held (PERSONAL)."""
    for name in (
        "delete_round_asks",
        "blank_round_asks",
        "delete_round_lines",
        "delete_round_lists",
    ):
        await work.run(name, person_id=person_id)


def _moving(ask: Ask) -> dict[str, object]:
    return {
        "way": ask.way,
        "asked_of": ask.asked_of,
        "state": ask.state.value,
        "times": ask.times,
        "next_at": maybe_to_text(ask.next_at),
        "case_id": ask.case_id,
        "settled_at": maybe_to_text(ask.settled_at),
    }


def _asks(rows: Sequence[Row]) -> tuple[Ask, ...]:
    return tuple(_ask(row) for row in rows)


def _maybe(row: Row | None) -> Ask | None:
    return _ask(row) if row else None


def _ask(row: Row) -> Ask:
    return Ask(
        id=row["id"],
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        day=date.fromisoformat(row["day"]),
        why=Why(row["why"]),
        colour=row["colour"],
        way=row["way"],
        asked_of=row["asked_of"],
        asked_at=from_text(row["asked_at"]),
        state=State(row["state"]),
        times=row["times"],
        next_at=maybe_from_text(row["next_at"]),
        case_id=row["case_id"],
        settled_at=maybe_from_text(row["settled_at"]),
    )


def _maybe_list(row: Row | None) -> RoundList | None:
    if row is None:
        return None
    return RoundList(row["id"], row["holder_id"], date.fromisoformat(row["day"]))


def _known(row: Row) -> Known:
    return Known(
        person_id=row["id"],
        unit_id=row["unit_id"],
        colour=row["colour"],
        lives_alone=bool(row["lives_alone"]),
        ill=row["ill"] > 0,
        watched=row["watched"] or (1 if row["family"] else None),
        wish=Wish(row["wish"]) if row["wish"] else None,
        held=row["held"] + row["in_hospital"] > 0,
        last=maybe_from_text(row["last_at"]),
    )
