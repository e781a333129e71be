"""What is asked of and done for somebody who is there after all: rounds, seats, days at home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.returnees import State as Home
from bot.domain.rounds import State
from bot.domain.sessions import SeatState, SessionState
from bot.domain.times import maybe_from_text
from bot.services.desk import Desk
from bot.store import cases, checkins, followups, people, returnees, round_marks, sessions
from bot.store.database import Work
from bot.store.deaths import Thing

SOON = timedelta(minutes=5)


async def ask_again(work: Work, desk: Desk, person_id: str) -> None:
    """Questions after an illness and days in which they are heard from go on."""
    await followups.reopen(work, person_id)
    await round_marks.reopen_watches(work, person_id)


async def hold(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """Away or in hospital, as before."""
    await round_marks.reopen_hold(work, thing.ref)


async def ask(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """Today's turn, where it is today still; who was missing is looked for as before."""
    found = await checkins.find_ask(work, thing.ref)
    if found is None or found.day != desk.today() or found.state is not State.OVER:
        return
    was = State(thing.facts["state"])
    before_at = maybe_from_text(thing.facts["next_at"] or None)
    at = max(before_at, desk.now() + SOON) if before_at else None
    case = await cases.find_case(work, found.case_id) if found.case_id else None
    if was is State.MISSING and (case is None or not case.climbing):
        was, at = State.ASKED, desk.now() + SOON
    await checkins.save_ask(work, replace(found, state=was, next_at=at, settled_at=None))


async def seat(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """A seat, or the line where it is another's by now; who was only invited is so again."""
    session = await sessions.find_session(work, thing.ref)
    if session is None or session.state is not SessionState.OPEN or session.ends_at <= desk.now():
        return
    was = SeatState(thing.facts["state"])
    if was.holds or was is SeatState.WAITING:
        await sessions.sit(work, session.id, person_id, thing.facts["by"] or None, desk.now())
        return
    mine = await sessions.find_seat(work, session.id, person_id)
    if mine is not None:
        await sessions.put_seat(work, replace(mine, state=was, why=None, changed_at=desk.now()))


async def at_home(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """The days after coming home from elsewhere go on."""
    one = await returnees.find(work, thing.ref)
    if one is not None and one.state is Home.OVER:
        state, asking = Home(thing.facts["state"]), thing.facts["asking"] or None
        await returnees.put(work, replace(one, state=state, asking=asking, ended_at=None))


async def stand_in(work: Work, desk: Desk, person_id: str, thing: Thing) -> None:
    """Who had taken their place has it until the day that was said."""
    facts = thing.facts
    until = date.fromisoformat(facts["until"]) if facts["until"] else None
    since = date.fromisoformat(facts["since"])
    await people.add_role(
        work, thing.ref, facts["who"], facts["role"], facts["unit"], since, until, person_id
    )
