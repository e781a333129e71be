"""How dates are said: day, hour, place, seats; names only on the list of who offers it."""

from __future__ import annotations

from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.sessions import Seat, SeatState, Session
from bot.services.desk import Desk
from bot.services.sessions.finding import kind_of, position
from bot.services.telling import Message, tell_chat, tell_or_relay, tell_person
from bot.services.views.names import local, name_of, named_with_role, text_of
from bot.store import outbox, people, places, sessions
from bot.store.accounts import groups_of_unit, private_chats_of_person
from bot.store.database import Work

Values = dict[str, Any]
BOARD = "living.sessions"
EVENING = "session.evening"


async def session_values(work: Work, desk: Desk, session: Session) -> Values:
    """A date as anybody may hear of it."""
    kind = kind_of(desk, session)
    slots = await sessions.slots(work, session.id)
    seats, taken = sum(s.seats for s in slots), sum(s.taken for s in slots)
    topic = desk.content.topics.get(session.topic or "")
    starts = local(desk, session.starts_at)
    assert starts is not None
    return {
        "label": topic.label if topic else (session.topic or kind.label),
        "icon": kind.icon,
        "day": starts.date(),
        "at": starts,
        "end": local(desk, session.ends_at),
        "place": session.place,
        "who": session.who or "",
        "seats": 0 if seats >= desk.content.sessions.plenty else seats,
        "free": max(seats - taken, 0),
        "slots": len(slots),
        "bring": kind.bring,
        "again": rule_text(desk, session.rule),
        "by": await named_with_role(work, desk, session.by_id),
        "waves": [wave_name(desk, word) for word in kind.whom],
        "health": kind.health,
        "council": kind.council,
        "state": session.state.value,
    }


def wave_name(desk: Desk, word: str) -> str:
    """A colour, an age, an office: whom a row of people is."""
    category = desk.content.categories.get(word)
    if category is not None:
        return category.label
    key = f"role.{word}" if word in desk.content.roles else f"session.whom.{word}"
    return text_of(desk, key) if desk.content.messages.has(key) else word


def rule_text(desk: Desk, rule: str | None) -> str:
    """How often and on which weekday it comes again."""
    if rule is None:
        return ""
    word, *numbers = rule.split(":")
    values: Values = {"n": numbers[0]}
    if word in ("week", "month"):
        values["weekday"] = text_of(desk, f"weekday.{numbers[-1]}")
    return text_of(desk, f"session.rule.{word}", values)


async def seat_values(work: Work, desk: Desk, session: Session, seat: Seat) -> Values:
    """One person's own hour."""
    slots = {slot.number: slot for slot in await sessions.slots(work, session.id)}
    slot = slots.get(seat.slot) if seat.slot is not None else None
    return {
        "who": await name_of(work, seat.person_id),
        "at": local(desk, slot.starts_at if slot else session.starts_at),
        "state": seat.state.value,
        "waits": await position(work, session.id, seat.person_id),
    }


def tap(desk: Desk, code: str, person_id: str) -> list[Values]:
    """One button about one person; the code is what it does."""
    return [{"label": text_of(desk, f"session.tap.{code}"), "choice": f"{code}.{person_id}"}]


async def tell_seat(
    work: Work, desk: Desk, seat: Seat, key: str, *, unasked: bool = False, occasion: str = ""
) -> bool:
    """To who is meant and to who signed them up; without accounts through proxy or liaison."""
    params = {"session": seat.session_id, "person": seat.person_id}
    # A reminder of what one signed up for is one's own matter; whether another is wanted is asked.
    about = f"{key}:{seat.session_id}:{seat.person_id}:{occasion}"
    lane = Lane.REMINDER if unasked or key == EVENING else Lane.CASE
    message = Message(key, about, params, lane, Owed.OWED, unasked=unasked)
    told = await tell_person(work, desk, seat.person_id, message)
    if seat.by_id and seat.by_id != seat.person_id and await _speaks_for(work, seat):
        told = await tell_person(work, desk, seat.by_id, message) or told
    return told or await tell_or_relay(work, desk, seat.person_id, message)


async def _speaks_for(work: Work, seat: Seat) -> bool:
    """Whether who signed them up is of the family; a liaison is told only where nobody else is."""
    person = await people.find_person(work, seat.person_id)
    by = await people.find_person(work, seat.by_id or "")
    if person is None or by is None:
        return False
    ties = await people.ties_of(work, person.id)
    near = any(t.other_id == by.id and t.tie in ("kin", "proxy") for t in ties)
    return near or (by.household_id is not None and by.household_id == person.household_id)


async def hang_board(work: Work, desk: Desk, session: Session) -> None:
    """A line in every group of the unit; without a sound, and no name in it."""
    for unit_id in await places.subtree_ids(work, session.unit_id):
        for chat in await groups_of_unit(work, unit_id):
            about = f"sessions@{chat.id}"
            line = Message(
                BOARD, "sessions", {"unit": unit_id}, Lane.REMINDER, Owed.LOOSE, living=True,
                silent=True,
            )  # fmt: skip
            await tell_chat(work, desk, chat.id, line)
            await outbox.want_row(work, about)


async def redraw(work: Work, desk: Desk, session: Session) -> None:
    """The line in the groups, and every list that is open."""
    for unit_id in await places.subtree_ids(work, session.unit_id):
        for chat in await groups_of_unit(work, unit_id):
            await outbox.want_row(work, f"sessions@{chat.id}")
    for person_id in await _readers(work, session):
        for chat in await private_chats_of_person(work, person_id):
            await outbox.want_row(work, f"session.list:{session.id}@{chat.id}")


async def _readers(work: Work, session: Session) -> tuple[str, ...]:
    return (session.by_id,) if session.by_id else ()


def waiting(seats: tuple[Seat, ...]) -> int:
    return sum(1 for s in seats if s.state is SeatState.WAITING)
