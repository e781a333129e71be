"""Lists with one line a holder and thing; the sum of a thing moves with its lines in one write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.domain.outcome import Refused
from bot.domain.pools import Line, Placed, Pool, PoolState, Sort, Thing, put
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("pools", "organiser_id", "keep"),
    Column("pools", "host_id", "keep"),
    Column("pools", "note", "keep"),
    Column("pool_lines", "holder", "keep"),
    Column("pool_lines", "person_id", "empty"),
    Column("pool_marks", "holder", "keep"),
)


async def add_pool(work: Work, pool: Pool, things: tuple[Thing, ...]) -> None:
    """A list with what may stand on it, and no line yet."""
    await work.run(
        "add_pool", case_id=pool.case_id, sort=pool.sort.value, unit_id=pool.unit_id,
        organiser_id=pool.organiser_id, host_id=pool.host_id, state=pool.state.value,
        closes_at=maybe_to_text(pool.closes_at), on_day=_day_text(pool.on_day), note=pool.note,
        opened_at=to_text(pool.opened_at), changed_at=to_text(pool.changed_at),
    )  # fmt: skip
    for thing in things:
        await add_thing(work, thing)


async def add_thing(work: Work, thing: Thing) -> None:
    """One more thing that may stand on a list."""
    await work.run(
        "add_pool_thing", case_id=thing.case_id, item=thing.item, unit=thing.unit,
        position=thing.position, wanted=thing.wanted, price_fen=thing.price_fen,
    )  # fmt: skip


async def find_pool(work: Work, case_id: str) -> Pool | None:
    row = await work.one("find_pool", id=case_id)
    return _pool(row) if row else None


async def live_pools(work: Work) -> tuple[Pool, ...]:
    """Every list that is not over, the oldest first."""
    return tuple(_pool(row) for row in await work.all("live_pools"))


async def pools_of(work: Work, person_id: str, since: datetime) -> tuple[Pool, ...]:
    """What somebody opened since then, the newest first."""
    rows = await work.all("pools_of_organiser", person=person_id, since=to_text(since))
    return tuple(_pool(row) for row in rows)


async def move_pool(work: Work, pool: Pool, to: PoolState, now: datetime) -> bool:
    """From the state it was seen in; False where somebody was faster."""
    row = await work.one(
        "move_pool", id=pool.case_id, before=pool.state.value, state=to.value, at=to_text(now)
    )
    return row is not None


async def set_day(work: Work, case_id: str, day: date, now: datetime) -> None:
    """It is on another day now."""
    await work.run("set_pool_day", id=case_id, on_day=day.isoformat(), at=to_text(now))


async def things_of(work: Work, case_id: str) -> tuple[Thing, ...]:
    rows = await work.all("things_of_pool", id=case_id)
    names = ("case_id", "item", "unit", "position", "wanted", "taken", "price_fen")
    return tuple(Thing(**{name: row[name] for name in names}) for row in rows)


async def lines_of(work: Work, case_id: str) -> tuple[Line, ...]:
    """Every line, those of nothing too, as they came."""
    return tuple(_line(row) for row in await work.all("lines_of_pool", id=case_id))


async def put_line(work: Work, wished: Line, now: datetime) -> Placed | Refused:
    """The holder's line from now on, as far as the rules let it be; the sum moves with it."""
    locked = await work.one("lock_pool", id=wished.case_id, at=to_text(now))
    if locked is None:
        return Refused("pool.no.closed")
    things = await things_of(work, wished.case_id)
    thing = next((one for one in things if one.item == wished.item), None)
    if thing is None:
        return Refused("pool.no.thing")
    own = [x for x in await lines_of(work, wished.case_id) if x.holder == wished.holder]
    before = next((x for x in own if x.item == wished.item), None)
    placed = put(_pool(locked), thing, before, wished, now)
    if isinstance(placed, Refused):
        return placed
    change = placed.thing.taken - thing.taken
    if await work.one("take_of_pool", id=thing.case_id, item=thing.item, change=change) is None:
        return Refused("pool.no.full")
    await work.run("put_pool_line", **_line_row(placed.line))
    return placed


async def fetch(work: Work, case_id: str, holder: str, now: datetime) -> bool:
    """Received: all of theirs, once."""
    return bool(await work.all("get_pool_lines", id=case_id, holder=holder, at=to_text(now)))


async def set_paid(work: Work, case_id: str, holder: str, *, paid: bool) -> None:
    await work.run("pay_pool_lines", id=case_id, holder=holder, paid=int(paid))


async def mark(work: Work, case_id: str, what: str, now: datetime, holder: str = "") -> bool:
    """Write down that this was told; False where it was told before."""
    row = await work.one("mark_pool", id=case_id, what=what, holder=holder, at=to_text(now))
    return row is not None


async def renew_mark(work: Work, case_id: str, what: str, now: datetime, holder: str) -> None:
    """It was asked again just now."""
    await work.run("renew_pool_mark", id=case_id, what=what, holder=holder, at=to_text(now))


async def unmark(work: Work, case_id: str, what: str, holder: str = "") -> None:
    """What was told does not hold any more: the day has moved."""
    await work.run("unmark_pool", id=case_id, what=what, holder=holder)


async def marks_of(work: Work, case_id: str) -> dict[tuple[str, str], datetime]:
    """(what, holder) with the moment."""
    rows = await work.all("marks_of_pool", id=case_id)
    return {(row["what"], row["holder"]): from_text(row["at"]) for row in rows}


async def last_asked(work: Work, what: str, holder: str, since: datetime) -> str | None:
    """The open list somebody was last asked about."""
    row = await work.one("latest_pool_mark", what=what, holder=holder, since=to_text(since))
    return row["case_id"] if row else None


async def sums_that_differ(work: Work) -> tuple[tuple[str, str], ...]:
    """(list, thing) whose sum is not that of its lines; there is none, ever."""
    rows = await work.all("sums_of_pools_that_differ")
    return tuple((row["case_id"], row["item"]) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """A line stays for the sum, whose it was does not (PERSONAL)."""
    await work.run("forget_pool_lines", person=person_id)


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _pool(row: Row) -> Pool:
    return Pool(
        case_id=row["case_id"],
        sort=Sort(row["sort"]),
        unit_id=row["unit_id"],
        organiser_id=row["organiser_id"],
        state=PoolState(row["state"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        closes_at=maybe_from_text(row["closes_at"]),
        on_day=date.fromisoformat(row["on_day"]) if row["on_day"] else None,
        host_id=row["host_id"],
        note=row["note"],
    )


_PLAIN = ("case_id", "item", "holder", "person_id", "unit_id", "qty")


def _line_row(line: Line) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(line, name) for name in _PLAIN}
    stamps = {"got_at": maybe_to_text(line.got_at), "changed_at": to_text(line.changed_at)}
    return {**row, **stamps, "paid": int(line.paid)}


def _line(row: Row) -> Line:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Line(
        **values,
        changed_at=from_text(row["changed_at"]),
        got_at=maybe_from_text(row["got_at"]),
        paid=bool(row["paid"]),
    )
