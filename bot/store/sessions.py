"""Dates with seats in the database; a seat and the sum of its slot move in one write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.sessions import Seat, SeatState, Session, SessionState, Slot
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("sessions", "by_id", "empty"),
    Column("session_seats", "person_id", "delete"),
    Column("session_seats", "by_id", "empty"),
    *(Column("session_seats", c, "delete") for c in ("why", "word", "again")),
)
_SESSION = ("id", "kind", "unit_id", "place", "by_id", "who", "topic", "rule", "wave")
_SEAT = ("session_id", "person_id", "slot", "by_id", "why", "word", "again")


async def put_session(work: Work, session: Session, slots: Sequence[Slot]) -> None:
    """A date with its slots; said anew, one that nobody has a seat of yet changes."""
    row: dict[str, Any] = {name: getattr(session, name) for name in _SESSION}
    await work.run(
        "put_session",
        **row,
        state=session.state.value,
        starts_at=to_text(session.starts_at),
        ends_at=to_text(session.ends_at),
        opened_at=to_text(session.opened_at),
        changed_at=to_text(session.changed_at),
        wave_at=maybe_to_text(session.wave_at),
        done=",".join(sorted(session.done)),
    )
    await work.run("delete_session_slots", session=session.id)
    for slot in slots:
        await work.run(
            "add_session_slot", session=session.id, slot=slot.number, seats=slot.seats,
            starts_at=to_text(slot.starts_at),
        )  # fmt: skip


async def find_session(work: Work, id: str | None) -> Session | None:
    row = await work.one("find_session", id=id) if id else None
    return _session(row) if row else None


async def sessions_in(work: Work, state: SessionState) -> tuple[Session, ...]:
    """By the hour they begin."""
    return tuple(_session(r) for r in await work.all("list_sessions_in", state=state.value))


async def sessions_of_units(
    work: Work, unit_ids: Sequence[str], since: datetime
) -> tuple[Session, ...]:
    """What is open at these very units and not over yet."""
    rows = await work.all("list_sessions_of_units", unit_ids=listed(unit_ids), since=to_text(since))
    return tuple(_session(row) for row in rows)


async def draft_of(work: Work, person_id: str, since: datetime) -> Session | None:
    """What somebody was about to send out."""
    row = await work.one("latest_draft", by=person_id, since=to_text(since))
    return _session(row) if row else None


async def move(work: Work, session: Session, to: SessionState, now: datetime) -> bool:
    """From the state it was seen in; False where somebody was faster."""
    row = await work.one(
        "move_session", id=session.id, before=session.state.value, state=to.value, at=to_text(now)
    )
    return row is not None


async def set_wave(work: Work, session: Session, wave: int, at: datetime | None) -> bool:
    """The next row of people, and when; False where it was asked before."""
    values = {"id": session.id, "before": session.wave, "wave": wave}
    return await work.one("set_session_wave", **values, wave_at=maybe_to_text(at)) is not None


async def mark(work: Work, session_id: str, what: str) -> bool:
    """Write down that this was done; False where it was done before."""
    return await work.one("mark_session", id=session_id, what=what) is not None


async def slots(work: Work, session_id: str) -> tuple[Slot, ...]:
    rows = await work.all("list_session_slots", session=session_id)
    return tuple(
        Slot(row["slot"], from_text(row["starts_at"]), row["seats"], row["taken"]) for row in rows
    )


async def find_seat(work: Work, session_id: str, person_id: str) -> Seat | None:
    row = await work.one("find_session_seat", session=session_id, person=person_id)
    return _seat(row) if row else None


async def seats(work: Work, session_id: str) -> tuple[Seat, ...]:
    """Everybody who was asked or has asked, as they came."""
    return tuple(_seat(r) for r in await work.all("list_session_seats", session=session_id))


async def seats_of(work: Work, person_id: str) -> tuple[Seat, ...]:
    """Theirs at dates that are open, the next first."""
    return tuple(_seat(r) for r in await work.all("list_seats_of_person", person=person_id))


async def seats_by(work: Work, person_id: str) -> tuple[Seat, ...]:
    """Theirs, and those they took for others, at dates that are open."""
    return tuple(_seat(r) for r in await work.all("list_seats_by", person=person_id))


async def put_seat(work: Work, seat: Seat) -> None:
    """As it stands now; who moves in or out of a slot goes through `sit` and `leave`."""
    row: dict[str, Any] = {name: getattr(seat, name) for name in _SEAT}
    await work.run(
        "put_session_seat", **row, state=seat.state.value, at=to_text(seat.at),
        changed_at=to_text(seat.changed_at),
    )  # fmt: skip


async def sit(
    work: Work, session_id: str, person_id: str, by: str | None, now: datetime
) -> Seat | None:
    """The earliest free seat, or a place in the line; None where nobody may sign up any more.

    Whoever has one keeps it.
    """
    if await work.one("lock_session", id=session_id, at=to_text(now)) is None:
        return None
    before = await find_seat(work, session_id, person_id)
    if before is not None and (before.state.holds or before.state is SeatState.WAITING):
        return before
    row = await work.one("take_session_slot", session=session_id)
    state = SeatState.SEATED if row else SeatState.WAITING
    slot = row["slot"] if row else None
    seat = Seat(session_id, person_id, state, now, now, slot=slot, by_id=by)
    await put_seat(work, seat)
    return seat


async def leave(
    work: Work, seat: Seat, to: SeatState, now: datetime, why: str | None = None
) -> Seat | None:
    """Their seat is free: who waits the longest gets it, and is given back to be told."""
    await work.one("lock_session", id=seat.session_id, at=to_text(now))
    seen = await find_seat(work, seat.session_id, seat.person_id)
    if seen is None:
        return None
    left = replace(seen, state=to, slot=None, why=why, changed_at=now)
    await put_seat(work, left)
    if not seen.state.holds or seen.slot is None:
        return None
    waiting = [s for s in await seats(work, seat.session_id) if s.state is SeatState.WAITING]
    if not waiting:
        await work.run("free_session_slot", session=seat.session_id, slot=seen.slot)
        return None
    moved = replace(waiting[0], state=SeatState.SEATED, slot=seen.slot, changed_at=now)
    await put_seat(work, moved)
    return moved


async def wanted_again(work: Work, kind: str, unit_id: str) -> tuple[str, ...]:
    """Who missed one and wants another."""
    rows = await work.all("list_wanted_again", kind=kind, unit=unit_id)
    return tuple(row["person_id"] for row in rows)


async def end_wanted_again(work: Work, person_id: str) -> None:
    """They were asked."""
    await work.run("end_wanted_again", person=person_id)


async def came_to(
    work: Work, kind: str, unit_ids: Sequence[str]
) -> frozenset[tuple[str, str | None]]:
    """(person, topic) of everybody who was there, ever."""
    rows = await work.all("list_came_to", kind=kind, unit_ids=listed(unit_ids))
    return frozenset((row["person_id"], row["topic"]) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """Where somebody was to go goes with them; whom they signed up stays, without them."""
    for name in (
        "free_slots_of_forgotten", "delete_session_seats", "blank_session_seat_hands",
        "blank_session_hands",
    ):  # fmt: skip
        await work.run(name, person=person_id)


def _session(row: Row) -> Session:
    values: dict[str, Any] = {name: row[name] for name in _SESSION}
    return Session(
        **values,
        state=SessionState(row["state"]),
        starts_at=from_text(row["starts_at"]),
        ends_at=from_text(row["ends_at"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        wave_at=maybe_from_text(row["wave_at"]),
        done=frozenset(filter(None, row["done"].split(","))),
    )


def _seat(row: Row) -> Seat:
    values: dict[str, Any] = {name: row[name] for name in _SEAT}
    return Seat(
        **values,
        state=SeatState(row["state"]),
        at=from_text(row["at"]),
        changed_at=from_text(row["changed_at"]),
    )
