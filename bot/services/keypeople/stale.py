"""Cards that nobody has looked through for long: one line to who stands by them, one tap back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.domain.cards import Card
from bot.domain.key_rules import is_stale
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.keypeople.guarding import looks_after
from bot.services.keypeople.hospital import is_in_hospital
from bot.services.keypeople.rights import sight_of
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.store import cards, followups, people, places, records
from bot.store.database import Work

KEY = "card.stale"
ASKED, DONE = "stale_asked", "stale_day"  # marks: a person's list, a village's day
ALL = "all"
UNCLEAR_KEPT = timedelta(days=2)


async def ask_stale(desk: Desk) -> int:
    """Step of the upkeep: once a day, one village a write."""
    if desk.now() < _hour(desk):
        return 0
    waiting = await desk.database.read(lambda work: _villages(work, desk))
    for village in waiting:
        await desk.database.write(partial(_village, desk=desk, village=village))
    if waiting:
        await desk.database.write(
            lambda work: records.set_mark(work, DONE, desk.today().isoformat(), desk.now())
        )
    return len(waiting)


async def next_stale(desk: Desk) -> datetime | None:
    """Today's hour while a village has not been looked through, else tomorrow's."""
    waiting = await desk.database.read(lambda work: _villages(work, desk))
    return _hour(desk) if waiting else _hour(desk) + timedelta(days=1)


async def _villages(work: Work, desk: Desk) -> tuple[str, ...]:
    if await _done_today(work, desk, DONE):
        return ()
    found = []
    for unit in await places.units_of_level(work, "village"):
        if not await _done_today(work, desk, f"{DONE}:{unit.id}"):
            found.append(unit.id)
    return tuple(found)


async def _done_today(work: Work, desk: Desk, name: str) -> bool:
    mark = await records.get_mark(work, name)
    return mark is not None and mark[0] == desk.today().isoformat()


async def _village(work: Work, *, desk: Desk, village: str) -> None:
    """Who looks after several people is asked about all of them at once."""
    await records.set_mark(work, f"{DONE}:{village}", desk.today().isoformat(), desk.now())
    await followups.drop_asks(work, desk.now() - UNCLEAR_KEPT)
    whose: dict[str, list[str]] = {}
    units = await places.subtree_ids(work, village)
    known = {person.id: person for person in await cards.people_of_units(work, units)}
    for card in await cards.of_units(work, units):
        person = known.get(card.person_id)
        if person is None or not card_is_stale(desk, card, person):
            continue
        if await is_in_hospital(work, desk, person.id):
            continue
        who = await looks_after(work, desk, card.person_id)
        if who is not None:
            whose.setdefault(who, []).append(card.person_id)
    for who, named in whose.items():
        await _ask(work, desk, who, named)


def card_is_stale(desk: Desk, card: Card, person: Person) -> bool:
    """Since somebody looked through it, else since it was first graded; an empty one never."""
    graded = card.computed_at.astimezone(desk.zone).date() if card.computed_at else None
    looked = card.checked_on or graded
    return looked is not None and is_stale(
        person.colour, looked, desk.today(), desk.content.keypeople.stale
    )


async def _ask(work: Work, desk: Desk, who: str, named: list[str]) -> None:
    rules = desk.content.keypeople.stale
    mark = await records.get_mark(work, f"{ASKED}:{who}")
    if mark is not None and desk.now() - mark[1] < rules.every - timedelta(hours=1):
        return
    people_named = ",".join(named[: rules.most])
    await records.set_mark(work, f"{ASKED}:{who}", people_named, desk.now())
    about = f"{KEY}:{who}:{desk.today().isoformat()}"
    params = {"people": people_named}
    message = Message(KEY, about, params, Lane.REMINDER, Owed.LOOSE, silent=True, unasked=True)
    await tell_person(work, desk, who, message)


async def on_same(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Nothing has changed, of one card or of all that were named."""
    if actor.person is None:
        return Refused("press.unknown")
    named = [pressed.subject]
    if pressed.subject == ALL:
        mark = await records.get_mark(work, f"{ASKED}:{actor.person.id}")
        named = mark[0].split(",") if mark else []
    looked = 0
    for person_id in named:
        looked += await _same(work, desk, actor.person.id, person_id)
    return Done("card.same") if looked else Refused("card.not_yours_toast")


async def _same(work: Work, desk: Desk, me: str, person_id: str) -> int:
    person, card = await people.find_person(work, person_id), await cards.find(work, person_id)
    if person is None or card is None or not (await sight_of(work, desk, me, person)).may_see:
        return 0
    await cards.put(work, replace(card, checked_on=desk.today(), checked_by=me))
    await cards.add_change(
        work, desk.ids.new(), person_id, "checked", desk.now(), by=me, became="same"
    )
    return 1


async def say_stale(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    names = [await name_of(work, person) for person in params["people"].split(",")]
    return {"names": names, "first": names[0], "_subject": ALL}


def _hour(desk: Desk) -> datetime:
    at = datetime.combine(desk.today(), desk.content.keypeople.stale.ask_at, desk.zone)
    return at.astimezone(desk.now().tzinfo)
