"""Who is asked, row after row, inside what a person may be told; the rest read a line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.cards import Card
from bot.domain.categories import categories_of
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.sessions import (
    Seat,
    SeatState,
    Session,
    SessionKind,
    next_wave,
    wave_of,
    waves_left,
)
from bot.services.desk import Desk
from bot.services.roles import codes_acting_as, holders_at
from bot.services.sessions.finding import kind_of
from bot.services.telling import Message, tell_person
from bot.store import accounts, cards, people, places, sessions
from bot.store.database import Work

MOST_NAMES = 12
SEASON = timedelta(days=270)


async def ask_wave(work: Work, desk: Desk, session: Session) -> int:
    """The next row of people hears of it; those without an account through family or liaison."""
    kind = kind_of(desk, session)
    if not waves_left(session, kind):
        return 0
    if not any(slot.free for slot in await sessions.slots(work, session.id)):
        await sessions.set_wave(work, session, len(kind.whom), None)
        return 0
    due = next_wave(session, kind, desk.content.sessions, desk.now())
    if not await sessions.set_wave(work, session, session.wave + 1, due):
        return 0
    chosen = await _row(work, desk, session, kind)
    unreached: list[Person] = []
    for person in chosen:
        if await sessions.find_seat(work, session.id, person.id) is not None:
            continue
        if not await _ask(work, desk, session, person):
            unreached.append(person)
    await _ask_liaisons(work, desk, session, unreached)
    return len(chosen)


async def _row(work: Work, desk: Desk, session: Session, kind: SessionKind) -> tuple[Person, ...]:
    """Everybody of this row; who missed one and wants another comes first of all."""
    units = await places.subtree_ids(work, session.unit_id)
    rows = await ranked(work, desk, units, kind)
    chosen = [person for person, row in rows if row == session.wave]
    if session.wave == 0:
        chosen += await _wanting(work, session, {p.id for p in chosen})
    return tuple(chosen)


async def _wanting(work: Work, session: Session, known: set[str]) -> list[Person]:
    found = []
    for id in await sessions.wanted_again(work, session.kind, session.unit_id):
        person = await people.find_person(work, id)
        await sessions.end_wanted_again(work, id)
        if person is not None and person.ended_why is None and id not in known:
            found.append(person)
    return found


async def ranked(
    work: Work, desk: Desk, units: tuple[str, ...], kind: SessionKind
) -> list[tuple[Person, int]]:
    """Who is asked of these units, with their row; the eldest first."""
    day = desk.today()
    tags = await cards.tags_of_units(work, units, day)
    own = {card.person_id: card for card in await cards.of_units(work, units)}
    roles = await _holders(work, desk, units, kind)
    found = []
    for person in await cards.people_of_units(work, units):
        if person.household_id is None:
            continue
        known = categories_of(person, own.get(person.id), tags.get(person.id, frozenset()), day)
        row = wave_of(kind, person.colour, {*known, *roles.get(person.id, ())})
        if row is not None and not _had_it(kind, own.get(person.id), day):
            found.append((person, row))
    return sorted(found, key=lambda one: (one[1], one[0].born or "9999", one[0].id))


def _had_it(kind: SessionKind, card: Card | None, day: date) -> bool:
    """Whether the card says that they had it this season, or ever where once is enough."""
    if card is None or kind.fact is None:
        return False
    if kind.fact == "pneumococcal_on":
        return card.pneumococcal_on is not None
    return card.flu_on is not None and day - card.flu_on < SEASON


async def _holders(
    work: Work, desk: Desk, units: tuple[str, ...], kind: SessionKind
) -> dict[str, set[str]]:
    """By person, which of the roles that the kind names they hold here."""
    found: dict[str, set[str]] = {}
    for role in [word for word in kind.whom if word in desk.content.roles]:
        for unit_id in units:
            rows = await people.holders(work, unit_id, codes_acting_as(desk, role), desk.today())
            for row in rows:
                found.setdefault(row.person_id, set()).add(role)
    return found


async def _ask(work: Work, desk: Desk, session: Session, person: Person) -> bool:
    """Asked once, inside the budget; True where somebody of the house could be written to."""
    now = desk.now()
    params = {"session": session.id, "person": person.id}
    about = f"session.invite:{session.id}:{person.id}"
    invite = Message(
        "session.invite", about, params, Lane.REMINDER, Owed.LOOSE, unasked=True, silent=True
    )
    proxies = [tie.other_id for tie in await people.ties_of(work, person.id, "proxy")]
    for id in (person.id, *proxies):
        if await tell_person(work, desk, id, invite):
            await sessions.put_seat(work, _asked(session, person, now))
            return True
    return False


def _asked(session: Session, person: Person, now: datetime) -> Seat:
    return Seat(session.id, person.id, SeatState.INVITED, now, now)


async def _ask_liaisons(work: Work, desk: Desk, session: Session, unreached: list[Person]) -> None:
    """One message a liaison with the names of those nobody else can ask."""
    by_hamlet: dict[str, list[str]] = {}
    for person in unreached:
        hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
        by_hamlet.setdefault(hamlet.id if hamlet else person.unit_id, []).append(person.id)
    for unit_id, ids in by_hamlet.items():
        for liaison in await holders_at(work, desk, unit_id, "liaison"):
            if not await accounts.private_chats_of_person(work, liaison):
                continue
            about = f"session.please_ask:{session.id}:{session.wave}:{liaison}"
            params = {"session": session.id, "people": ",".join(ids[:MOST_NAMES])}
            ask = Message(
                "session.please_ask", about, params, Lane.REMINDER, Owed.LOOSE, silent=True
            )
            await tell_person(work, desk, liaison, ask)
            break
