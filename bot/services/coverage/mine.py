"""/patients for who looks after people: the key people and doors that are theirs, last contact."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.contacts import Contact, last_real
from bot.domain.coverage import is_key
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, age_on
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.coverage.rows import load_rows
from bot.services.coverage.sharing import by_door
from bot.services.desk import Desk
from bot.services.roles import holders_at, roles_held
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import cards, contacts, people, places, records, shared_doors
from bot.store.database import Work

Values = dict[str, Any]
BACK = timedelta(days=60)
PAGE = 14
COLOURS = {"red": 0, "yellow": 1, "green": 2}
KEY = "mine.people"


async def show(call: Call) -> bool:
    """Whether anybody is theirs: as a liaison, or as a guardian of somebody."""
    person = call.actor.person
    if person is None:
        return False
    serves = wears(call.actor.held, "liaison")
    if not serves and not await people.ties_to(call.work, person.id, "guardian"):
        return False
    look = call.desk.ids.new()
    await records.add_look(call.work, look, person.id, "mine", person.id, call.desk.now())
    await call.say(KEY, {"person": person.id, "page": "0"})
    return True


async def on_page(work: Work, desk: Desk, actor: Actor, page: str) -> Outcome:
    """What stands further down one's own list."""
    if actor.person is None or actor.private is None or not page.isdigit():
        return Refused("press.unknown")
    params = {"person": actor.person.id, "page": page}
    message = Message(KEY, f"{KEY}:{desk.ids.new()}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.private.id, message, actor.person.id)
    return Done()


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Key people first, red before yellow; then every other door, with who was there last."""
    me, page = params["person"], int(params["page"])
    units = await _units(work, desk, me)
    tied = [t.person_id for t in await people.ties_to(work, me, "guardian")]
    everybody = {p.id: p for p in await cards.people_of_units(work, units)}
    for id in tied:
        found = await people.find_person(work, id)
        if found is not None and found.ended_on is None:
            everybody[id] = found
    around = tuple(dict.fromkeys((*units, *(p.unit_id for p in everybody.values()))))
    seen = await _seen(work, desk, around)
    key = await _key_ids(work, desk, around) | set(tied)
    others = await _not_mine(work, desk, me, units)
    mine = tuple(p for p in everybody.values() if p.id in tied or p.household_id not in others)
    rows = [await _person(work, desk, p, seen, p.id in tied) for p in _sorted(mine, key)]
    homes = await _homes(work, desk, units, others, mine, seen)
    lines = [*rows, *homes]
    begin = page * PAGE
    more = len(lines) > begin + PAGE
    return {
        "people": len(rows),
        "homes": len(homes),
        "lines": lines[begin : begin + PAGE],
        "choices": [{"label": text_of(desk, "board.on"), "choice": f"mine.{page + 1}"}]
        if more
        else [],
    }


def _sorted(mine: tuple[Person, ...], key: set[str]) -> list[Person]:
    kept = [p for p in mine if p.id in key]
    return sorted(kept, key=lambda p: (COLOURS.get(p.colour or "", 3), p.unit_id, p.id))


async def _units(work: Work, desk: Desk, me: str) -> tuple[str, ...]:
    """What a liaison answers for, and below it."""
    found: dict[str, None] = {}
    for held in await roles_held(work, desk, me):
        if wears((held,), "liaison"):
            for unit_id in await places.subtree_ids(work, held.unit_id):
                found[unit_id] = None
    return tuple(found)


async def _seen(work: Work, desk: Desk, units: tuple[str, ...]) -> dict[str, Contact]:
    by_person: dict[str, list[Contact]] = {}
    now = desk.now()
    for contact in await contacts.of_units(work, units, now - BACK, now) if units else ():
        by_person.setdefault(contact.person_id, []).append(contact)
    last = {id: last_real(found) for id, found in by_person.items()}
    return {id: contact for id, contact in last.items() if contact is not None}


async def _key_ids(work: Work, desk: Desk, units: tuple[str, ...]) -> set[str]:
    from_villages: set[str] = set()
    villages = {v.id for u in units if (v := await places.unit_of_level(work, u, "village"))}
    for village in villages:
        rows = await load_rows(work, desk, village)
        kinds = desk.content.duty.key_categories
        from_villages |= {b.id for b in rows.people if is_key(b, kinds)}
    return from_villages


async def _not_mine(work: Work, desk: Desk, me: str, units: tuple[str, ...]) -> frozenset[str]:
    """Doors that were shared out to another of several liaisons."""
    found: set[str] = set()
    for unit_id in units:
        liaisons = await holders_at(work, desk, unit_id, "liaison")
        if len(liaisons) > 1:
            shares = await shared_doors.of_unit(work, unit_id)
            found |= {home for home, who in shares.items() if who != me and who in liaisons}
    return frozenset(found)


async def _person(
    work: Work, desk: Desk, person: Person, seen: dict[str, Contact], tied: bool
) -> Values:
    home = await places.get_household(work, person.household_id) if person.household_id else None
    age = age_on(person.born, desk.today())
    return {
        "mark": text_of(desk, f"patients.colour.{person.colour or 'none'}"),
        "name": person.address,
        "age": str(age) if age is not None else "",
        "door": (home.door or home.name) if home else "",
        "tied": tied,
        **_last(desk, seen.get(person.id)),
    }


async def _homes(
    work: Work,
    desk: Desk,
    units: tuple[str, ...],
    others: frozenset[str],
    mine: tuple[Person, ...],
    seen: dict[str, Contact],
) -> list[Values]:
    """A line a door: whoever of the house was met or heard of last counts for the house."""
    lines = []
    for unit_id in units:
        for home in sorted(await places.households_of_unit(work, unit_id), key=by_door):
            if home.id in others:
                continue
            inside = [p for p in mine if p.household_id == home.id]
            met = [seen[p.id] for p in inside if p.id in seen]
            lines.append(
                {
                    "mark": text_of(desk, "mine.home"),
                    "name": home.name,
                    "door": home.door or "",
                    "age": "",
                    "tied": False,
                    **_last(desk, max(met, key=lambda c: c.at, default=None)),
                }
            )
    return lines


def _last(desk: Desk, contact: Contact | None) -> Values:
    if contact is None:
        return {"last": "", "how": ""}
    day = contact.at.astimezone(desk.zone).date()
    at = text_of(desk, "mine.day", {"day": day, "now": desk.today()})
    return {"last": at, "how": text_of(desk, f"checkins.how.{contact.how}")}
