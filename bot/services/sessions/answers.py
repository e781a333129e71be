"""Buttons about one person and one date: I come, I do not, why, no car, another time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.sessions import Seat, SeatState, Session, SessionState
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.sessions.finding import kind_of, may_sign
from bot.services.sessions.joining import give_back, person_of, sign_up
from bot.services.sessions.riding import open_ride
from bot.services.sessions.speaking import redraw
from bot.services.telling import Message, tell_chat
from bot.store import sessions
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Answer:
    """One button on its way."""

    session: Session
    who: Person
    whom: Person
    seat: Seat | None
    chat_id: str
    occasion: str
    word: str = ""
    message_id: int | None = None


Act = Callable[[Work, Desk, Answer], Awaitable[Outcome]]


async def on_tap(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """`what.person`, or `why-code.person`; by whoever may act for that person."""
    session = await sessions.find_session(work, pressed.subject)
    what, _, whom_id = (pressed.choice or "").partition(".")
    word, _, detail = what.partition("-")
    if session is None or word not in ACTS or actor.person is None:
        return Refused("press.unknown")
    whom = await person_of(work, whom_id)
    if whom is None:
        return Refused("press.unknown")
    if not await may_sign(work, desk, actor.person, whom):
        return Refused("session.no.not_yours")
    seat = await sessions.find_seat(work, session.id, whom.id)
    occasion = str(actor.origin.update_id)
    chat = actor.private.id if actor.private else actor.chat.id
    given = Answer(session, actor.person, whom, seat, chat, occasion, detail, pressed.message_id)
    if session.state is not SessionState.OPEN and word not in AFTERWARDS:
        return Refused("session.no.over")
    return await ACTS[word](work, desk, given)


async def _go(work: Work, desk: Desk, given: Answer) -> Outcome:
    return await sign_up(work, desk, given.session, given.who, given.whom)


async def _no(work: Work, desk: Desk, given: Answer) -> Outcome:
    """Not wanted: that is all; where a reason helps the doctor it may be said, or not."""
    kind = kind_of(desk, given.session)
    if _was_there(given):
        return Refused("session.no.ticked")
    if given.seat is not None and given.seat.state.holds:
        await give_back(work, desk, given.session, given.seat, SeatState.DECLINED)
    else:
        now = desk.now()
        seat = Seat(given.session.id, given.whom.id, SeatState.DECLINED, now, now)
        await sessions.put_seat(work, replace(seat, by_id=given.who.id))
    if kind.reasons:
        params = {"session": given.session.id, "person": given.whom.id}
        about = f"session.why:{given.session.id}:{given.whom.id}"
        message = Message("session.why", about, params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, given.chat_id, message, given.who.id)
    return Done("session.toast.no")


async def _why(work: Work, desk: Desk, given: Answer) -> Outcome:
    if given.seat is None or given.word not in kind_of(desk, given.session).reasons:
        return Refused("press.unknown")
    await sessions.put_seat(work, replace(given.seat, why=given.word, changed_at=desk.now()))
    await redraw(work, desk, given.session)
    return Done("session.toast.why")


async def _come(work: Work, desk: Desk, given: Answer) -> Outcome:
    """Coming, said the evening before."""
    if given.seat is None or not given.seat.state.holds:
        return Refused("session.no.no_seat")
    await sessions.put_seat(work, replace(given.seat, word="yes", changed_at=desk.now()))
    await redraw(work, desk, given.session)
    return Done("session.toast.come")


async def _off(work: Work, desk: Desk, given: Answer) -> Outcome:
    """Not coming: somebody else is glad of it."""
    if _was_there(given):
        return Refused("session.no.ticked")
    live = given.seat is not None and (given.seat.state.holds or _waits(given.seat))
    if given.seat is None or not live:
        return Refused("session.no.no_seat")
    await give_back(work, desk, given.session, given.seat, SeatState.CANCELLED)
    return Done("session.toast.off")


def _was_there(given: Answer) -> bool:
    """Ticked off as there: an old button takes that from nobody."""
    return given.seat is not None and given.seat.state is SeatState.CAME


def _waits(seat: Seat) -> bool:
    return seat.state is SeatState.WAITING


async def _car(work: Work, desk: Desk, given: Answer) -> Outcome:
    """Without a car: a ride like any other, there in time."""
    if given.seat is None or not given.seat.state.holds:
        return Refused("session.no.no_seat")
    if given.seat.word == "car":
        return Refused("session.no.has_ride")
    await sessions.put_seat(work, replace(given.seat, word="car", changed_at=desk.now()))
    await open_ride(work, desk, given.session, given.seat, given.who, given.whom, given.message_id)
    await redraw(work, desk, given.session)
    return Done("session.toast.car")


async def _again(work: Work, desk: Desk, given: Answer) -> Outcome:
    """To keep a place next time, after one was missed; asked once."""
    if given.seat is None or given.seat.state is not SeatState.ABSENT:
        return Refused("press.unknown")
    await sessions.put_seat(work, replace(given.seat, again="yes", changed_at=desk.now()))
    return Done("session.toast.again")


async def _enough(work: Work, desk: Desk, given: Answer) -> Outcome:
    if given.seat is None:
        return Refused("press.unknown")
    await sessions.put_seat(work, replace(given.seat, again="no", changed_at=desk.now()))
    return Done("session.toast.enough")


AFTERWARDS = frozenset({"again", "enough", "why"})
ACTS: dict[str, Act] = {
    "go": _go,
    "no": _no,
    "why": _why,
    "come": _come,
    "off": _off,
    "car": _car,
    "again": _again,
    "enough": _enough,
}


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Which of several dates: `date.person`."""
    session_id, _, whom_id = (pressed.choice or "").partition(".")
    session = await sessions.find_session(work, session_id)
    whom = await person_of(work, whom_id)
    if session is None or whom is None or actor.person is None:
        return Refused("press.unknown")
    return await sign_up(work, desk, session, actor.person, whom)
