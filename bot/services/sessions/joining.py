"""Signing up and giving a seat back, by one tap or a few words, for oneself or the family."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.sessions import Seat, SeatState, Session, SessionState
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.sessions.finding import kind_of, may_sign, near
from bot.services.sessions.speaking import redraw, tell_seat
from bot.services.sessions.whom import whom_meant
from bot.services.telling import Message, tell_chat
from bot.store import cases, people, sessions
from bot.store.database import Work
from bot.understanding.session_words import SaidJoin, read_join, says_leave, says_not_coming


async def sign_up(work: Work, desk: Desk, session: Session, who: Person, whom: Person) -> Outcome:
    """A seat or a place in the line; once, however often it is tapped."""
    if not await may_sign(work, desk, who, whom):
        return Refused("session.no.not_yours")
    if session.state is not SessionState.OPEN or session.ends_at <= desk.now():
        return Refused("session.no.over")
    before = await sessions.find_seat(work, session.id, whom.id)
    if before is not None and (before.state.holds or before.state is SeatState.WAITING):
        return Refused("session.no.has_one")
    seat = await sessions.sit(work, session.id, whom.id, who.id, desk.now())
    if seat is None:
        return Refused("session.no.over")
    waits = seat.state is SeatState.WAITING
    key = "session.waiting" if waits else "session.seated"
    await tell_seat(work, desk, seat, key, occasion=str(seat.at.timestamp()))
    await redraw(work, desk, session)
    return Done("session.toast.waiting" if waits else "session.toast.seated")


async def give_back(
    work: Work, desk: Desk, session: Session, seat: Seat, to: SeatState, why: str | None = None
) -> None:
    """Their seat is free; who waited the longest has it and is told."""
    moved = await sessions.leave(work, seat, to, desk.now(), why)
    if moved is not None:
        await tell_seat(work, desk, moved, "session.moved_up")
    await redraw(work, desk, session)


async def on_join(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button of a line in the group, or of the list: for oneself."""
    session = await sessions.find_session(work, pressed.choice)
    if actor.person is None or not actor.known:
        return Refused("session.no.who")
    if session is None:
        return Refused("press.unknown")
    return await sign_up(work, desk, session, actor.person, actor.person)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Signed up, oneself or a parent, or off the list; in private, where a date can be meant."""
    actor, text = context.actor, context.heard.text
    person = actor.person
    if not context.heard.origin.private or person is None or not actor.known or decision.card:
        return False
    join = read_join(text)
    if join is not None:
        return await _joins(work, desk, context, person, join)
    if says_leave(text):
        return await _leaves(work, desk, person)
    if says_not_coming(text) and not await _has_other(work, desk, person):
        return await _leaves(work, desk, person)
    return False


async def _joins(work: Work, desk: Desk, context: Context, person: Person, join: SaidJoin) -> bool:
    open_ones = await near(work, desk, person.unit_id)
    fitting = [s for s in open_ones if _fits(desk, s, join)]
    if not fitting:
        return False
    meant = await whom_meant(work, desk, person, join.whom)
    if len(meant) != 1 and join.loose:
        return False
    if len(meant) != 1:
        params = {"session": fitting[0].id, "people": ",".join(p.id for p in meant[:3])}
        await _say(work, desk, context, "session.for_whom", params)
        return True
    session = await _last_asked(work, fitting, meant[0]) if len(fitting) > 1 else fitting[0]
    if session is None:
        params = {"sessions": ",".join(s.id for s in fitting[:3]), "person": meant[0].id}
        await _say(work, desk, context, "session.which", params)
        return True
    outcome = await sign_up(work, desk, session, person, meant[0])
    if isinstance(outcome, Refused):
        await _say(work, desk, context, "said.plain", {"key": outcome.reason})
    return True


def _fits(desk: Desk, session: Session, join: SaidJoin) -> bool:
    """Nothing was said of what for, or a word of its kind; a loose wish names the kind itself."""
    kind, what = kind_of(desk, session), join.what
    if kind.council:
        return False
    if join.loose:
        return any(word in what for word in kind.words)
    return not what or any(word in what or what in word for word in (*kind.words, kind.label))


async def _last_asked(work: Work, fitting: list[Session], whom: Person) -> Session | None:
    """The only one they were asked about; several are a question."""
    asked = [
        session
        for session in fitting
        if (seat := await sessions.find_seat(work, session.id, whom.id)) is not None
        and seat.state is SeatState.INVITED
    ]
    return asked[0] if len(asked) == 1 else None


async def _leaves(work: Work, desk: Desk, person: Person) -> bool:
    """The next date they, or those they signed up, hold a seat at."""
    live = [
        seat
        for seat in await sessions.seats_by(work, person.id)
        if seat.state.holds or seat.state is SeatState.WAITING
    ]
    own = [seat for seat in live if seat.person_id == person.id] or live
    if len(own) != 1:
        return False
    session = await sessions.find_session(work, own[0].session_id)
    if session is None:
        return False
    await give_back(work, desk, session, own[0], SeatState.CANCELLED)
    await tell_seat(work, desk, own[0], "session.left", occasion=str(desk.now().timestamp()))
    return True


async def _has_other(work: Work, desk: Desk, person: Person) -> bool:
    """Whether being unable to go may be said of a ride or a task."""
    mine = await cases.list_of_author(work, person.id, desk.now())
    held = await cases.list_held(work, person.id)
    return any(not case.final for case in (*mine, *held))


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def person_of(work: Work, id: str) -> Person | None:
    """Somebody who is still there."""
    found = await people.find_person(work, id)
    return found if found is not None and found.ended_why is None else None
