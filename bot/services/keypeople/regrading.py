"""The colour anew: after every change of a card, and every night for birthdays and seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.cards import Card
from bot.domain.colours import RANK, colour_of, holds_against
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.store import cards, people, places, records
from bot.store.database import Work

LOOKED = "regraded"  # a mark a village: the day it was done for


async def regrade(work: Work, desk: Desk, person_id: str) -> str | None:
    """The colour that holds from now on; whoever changes a card calls this in the same write.

    Without a card, or with one that says too little, the register's colour holds.
    """
    person, card = await people.find_person(work, person_id), await cards.find(work, person_id)
    if person is None or card is None or person.ended_why is not None:
        return person.colour if person else None
    return await _grade(work, desk, person, card)


async def _grade(work: Work, desk: Desk, person: Person, card: Card) -> str | None:
    rules = (await content_for(work, desk, person.unit_id)).colours
    graded = colour_of(card, person, desk.today(), rules)
    if graded is None or (graded.points is None and _worse(person.colour, graded.colour)):
        return card.override or person.colour
    told = (card.points, card.computed, card.reason)
    after = replace(card, points=graded.points, computed=graded.colour, reason=graded.reason)
    if card.override is not None and not holds_against(card, graded):
        after = replace(after, override=None, override_why=None, override_by=None, override_at=None)
    if told == (graded.points, graded.colour, graded.reason) and after.override == card.override:
        return after.colour
    await cards.put(work, replace(after, computed_at=desk.now()))
    if after.colour != person.colour:
        await note_colour(work, desk, person, after.colour, "facts", None)
    return after.colour


def _worse(known: str | None, said: str) -> bool:
    """Whether the register knows of more than the one fact that was said."""
    return RANK.get(known or "", -1) > RANK[said]


async def note_colour(
    work: Work, desk: Desk, person: Person, became: str | None, why: str, by: str | None
) -> None:
    """The change, for whoever asks later how it came about."""
    await cards.add_change(
        work, desk.ids.new(), person.id, "colour", desk.now(), by=by, was=person.colour,
        became=became, why=why,
    )  # fmt: skip


async def regrade_all(desk: Desk) -> int:
    """Step of the upkeep: every night, one village a write."""
    if desk.now() < _hour(desk):
        return 0
    done = 0
    waiting = await desk.database.read(lambda work: _villages(work, desk))
    for village in waiting:
        done += await desk.database.write(partial(_village, desk=desk, village=village))
    if waiting:
        await desk.database.write(
            lambda work: records.set_mark(work, LOOKED, desk.today().isoformat(), desk.now())
        )
    return done


async def next_regrade(desk: Desk) -> datetime | None:
    """Tonight, or now where it was missed."""
    waiting = await desk.database.read(lambda work: _villages(work, desk))
    if not waiting:
        return _hour(desk) + timedelta(days=1)
    return _hour(desk)


async def _villages(work: Work, desk: Desk) -> tuple[str, ...]:
    """Those for which it has not been done today."""
    if await _done_today(work, desk, LOOKED):
        return ()
    found = []
    for unit in await places.units_of_level(work, "village"):
        if not await _done_today(work, desk, f"{LOOKED}:{unit.id}"):
            found.append(unit.id)
    return tuple(found)


async def _done_today(work: Work, desk: Desk, name: str) -> bool:
    mark = await records.get_mark(work, name)
    return mark is not None and mark[0] == desk.today().isoformat()


async def _village(work: Work, *, desk: Desk, village: str) -> int:
    changed, units = 0, await places.subtree_ids(work, village)
    known = {person.id: person for person in await cards.people_of_units(work, units)}
    for card in await cards.of_units(work, units):
        person = known.get(card.person_id)
        if person is None:
            continue
        changed += await _grade(work, desk, person, card) != person.colour
    await records.set_mark(work, f"{LOOKED}:{village}", desk.today().isoformat(), desk.now())
    return changed


def _hour(desk: Desk) -> datetime:
    at = datetime.combine(desk.today(), desk.content.keypeople.regrade_at, desk.zone)
    return at.astimezone(desk.now().tzinfo)
