"""Who was there: one tap a name, all at once, or the numbers of the list typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.cards import Card
from bot.domain.contacts import OF_A_DATE, How
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.sessions import Seat, SeatState, Session, SessionState
from bot.services.actors import Actor
from bot.services.contacts import note_contact
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.sessions.finding import kind_of, runs
from bot.services.sessions.speaking import redraw
from bot.services.telling import Message, tell_person
from bot.store import cards, sessions
from bot.store.database import Work
from bot.understanding.session_words import SaidTicks, read_ticks

LIST = "living.session_list"
AROUND = timedelta(hours=12)
THERE = (SeatState.SEATED, SeatState.CAME, SeatState.ABSENT)


async def lined_up(work: Work, session: Session) -> tuple[Seat, ...]:
    """Who has a seat, by hour and then as they signed up: the numbers of the list."""
    held = [s for s in await sessions.seats(work, session.id) if s.state in THERE]
    return tuple(sorted(held, key=lambda s: (s.slot or 0, s.at, s.person_id)))


async def show_list(
    work: Work, desk: Desk, session: Session, person_id: str, occasion: str = ""
) -> None:
    """Names, hours and ticks: to who offered it, and who works there."""
    about = f"session.list:{session.id}{occasion}"
    params = {"session": session.id, "reader": person_id}
    message = Message(LIST, about, params, Lane.CASE, Owed.OWED, living=True)
    await tell_person(work, desk, person_id, message)


async def on_list(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that shows the list."""
    session = await sessions.find_session(work, pressed.choice)
    if session is None or actor.person is None:
        return Refused("press.unknown")
    if not await runs(work, desk, session, actor.person.id):
        return Refused("board.not_for_you")
    await show_list(work, desk, session, actor.person.id, f":{actor.origin.update_id}")
    return Done()


async def on_tick(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A name, or everybody who has no tick yet."""
    session = await sessions.find_session(work, pressed.subject)
    if session is None or actor.person is None:
        return Refused("press.unknown")
    if not await runs(work, desk, session, actor.person.id):
        return Refused("board.not_for_you")
    seats = await lined_up(work, session)
    if pressed.choice != "all":
        seats = tuple(s for s in seats if s.person_id == pressed.choice)
    done = [await came(work, desk, session, s, actor.person.id) for s in seats]
    await redraw(work, desk, session)
    return Done("session.toast.ticked") if any(done) else Refused("session.no.ticked")


async def in_words(work: Work, desk: Desk, context: Context, _: Decision) -> bool:
    """The numbers of who came, or of who did not: of the date that is on, by who sees its list."""
    person = context.actor.person
    if not context.heard.origin.private or person is None:
        return False
    said = read_ticks(context.heard.text)
    session = await _going_on(work, desk, person.id) if said else None
    if said is None or session is None:
        return False
    seats = await lined_up(work, session)
    if any(not 1 <= n <= len(seats) for n in said.numbers) or not seats:
        return False
    for seat, there in _marked(seats, said):
        if there:
            await came(work, desk, session, seat, person.id)
        else:
            await _stayed_away(work, desk, seat)
    await redraw(work, desk, session)
    await show_list(work, desk, session, person.id, f":{context.heard.message_id}")
    return True


def _marked(seats: tuple[Seat, ...], said: SaidTicks) -> list[tuple[Seat, bool]]:
    """Naming who missed it says that all others came; naming who came says nothing of others."""
    if said.all:
        return [(seat, True) for seat in seats]
    named = {n - 1 for n in said.numbers}
    if said.came:
        return [(seats[n], True) for n in sorted(named)]
    return [(seat, n not in named) for n, seat in enumerate(seats)]


async def _going_on(work: Work, desk: Desk, person_id: str) -> Session | None:
    """The date nearest to now whose list is theirs."""
    found = [
        s
        for s in await sessions.sessions_in(work, SessionState.OPEN)
        if s.starts_at - AROUND <= desk.now() <= s.ends_at + AROUND and s.by_id == person_id
    ]
    return min(found, key=lambda s: abs(s.starts_at - desk.now()), default=None)


async def came(work: Work, desk: Desk, session: Session, seat: Seat, by: str) -> bool:
    """They were there: a real contact, and the day on their card where the kind has one."""
    if seat.state is SeatState.CAME:
        return False
    kind, now = kind_of(desk, session), desk.now()
    await sessions.put_seat(work, replace(seat, state=SeatState.CAME, changed_at=now))
    role = "doctor" if kind.health else "cadre"
    how = How.CLINIC if kind.health else How.SEEN
    await note_contact(
        work, desk, seat.person_id, how, source=OF_A_DATE, ref=session.id, by=by, role=role,
        at=min(now, session.ends_at),
    )  # fmt: skip
    if kind.fact is not None:
        await _write_fact(work, desk, session, seat.person_id, kind.fact, by)
    return True


async def _write_fact(
    work: Work, desk: Desk, session: Session, person_id: str, fact: str, by: str
) -> None:
    day = session.starts_at.astimezone(desk.zone).date()
    card = await cards.find(work, person_id) or Card(person_id)
    was = getattr(card, fact)
    if was == day:
        return
    flu = fact == "flu_on"
    card = replace(card, flu_on=day) if flu else replace(card, pneumococcal_on=day)
    await cards.put(work, card)
    await cards.add_change(
        work, desk.ids.new(), person_id, fact, desk.now(), by=by,
        was=was.isoformat() if was else None, became=day.isoformat(), why="session",
    )  # fmt: skip


async def _stayed_away(work: Work, desk: Desk, seat: Seat) -> None:
    if seat.state is not SeatState.CAME:
        away = replace(seat, state=SeatState.ABSENT, changed_at=desk.now())
        await sessions.put_seat(work, away)
