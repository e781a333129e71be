"""One thing on a card is changed: written, logged, graded anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bot.domain.cards import Card, IllnessState, Tag
from bot.domain.colours import RANK
from bot.domain.outcome import Refused
from bot.domain.people import Person, Tie
from bot.services.desk import Desk
from bot.services.keypeople.following_up import begin_at_home
from bot.services.keypeople.hospital import IN_HOSPITAL, is_in_hospital
from bot.services.keypeople.regrading import note_colour, regrade
from bot.services.keypeople.rights import Sight
from bot.services.subjects import people_called
from bot.store import cards, clusters, followups, people, places
from bot.store.database import Work
from bot.understanding.card_words import CardEdit

WORDS = ("diseases", "medicines", "allergies")
FLAGS = ("dialysis", "oxygen")
DAYS = ("due_on", "flu_on", "pneumococcal_on")
SEPARATOR = "、"


@dataclass(frozen=True, slots=True)
class Change:
    """Whose card, by whom, what was said, and what they are to that person."""

    person: Person
    by: Person
    edit: CardEdit
    sight: Sight


Doer = Callable[[Work, Desk, Change, Card], Awaitable[Card | Refused]]


async def change(work: Work, desk: Desk, what: Change) -> Refused | None:
    """None where it stands on the card now."""
    doer = DOERS.get(what.edit.field)
    if doer is None:
        return Refused("press.unknown")
    before = await cards.find(work, what.person.id)
    card = await doer(work, desk, what, before or Card(what.person.id))
    if isinstance(card, Refused):
        return card
    looked = replace(card, checked_on=desk.today(), checked_by=what.by.id)
    await cards.put(work, looked)
    if what.edit.field not in ("override", "no_override"):
        became = "removed" if what.edit.drop else "set"
        await cards.add_change(
            work, desk.ids.new(), what.person.id, what.edit.field, desk.now(), by=what.by.id,
            became=became,
        )  # fmt: skip
    await regrade(work, desk, what.person.id)
    return None


async def _words(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    """One more entry of a list, or one less; the medicine of a sort takes its old one's place."""
    field, value = what.edit.field, what.edit.value
    had = [one for one in (getattr(card, field) or "").split(SEPARATOR) if one]
    if not value:
        return _with(card, field, None)
    if what.edit.drop:
        kept = [one for one in had if value not in one]
    else:
        sort = value.split(" ")[0] if " " in value else None
        kept = [one for one in had if one != value and (sort is None or one.split(" ")[0] != sort)]
        kept.append(value)
    return _with(card, field, SEPARATOR.join(kept) or None)


def _with(card: Card, field: str, words: str | None) -> Card:
    changed: dict[str, Any] = {field: words}
    return replace(card, **changed)


async def _state(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    if not what.sight.may_judge:
        return Refused("card.refused.not_to_judge")
    return replace(card, illness_state=IllnessState(what.edit.value))


async def _flag(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    if what.edit.field == "oxygen":
        return replace(card, oxygen=not what.edit.drop)
    return replace(card, dialysis=not what.edit.drop)


async def _day(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    day = what.edit.day
    if what.edit.field == "due_on":
        return replace(card, due_on=day)
    if what.edit.field == "flu_on":
        return replace(card, flu_on=day)
    if what.edit.field == "pneumococcal_on":
        return replace(card, pneumococcal_on=day)
    return replace(card, flu_on=day, pneumococcal_on=day)


async def _called_short(work: Work, name: str, unit_id: str) -> tuple[Person, ...]:
    """Without the family name, or with where they are before it: Xiaolan of the shop."""
    village = await places.unit_of_level(work, unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else (unit_id,)
    everybody = await cards.people_of_units(work, units)
    for end in (name, name[-GIVEN:]) if len(name) > GIVEN + 1 else (name,):
        found = tuple(
            p for p in everybody if p.name.endswith(end) or (p.called or "").endswith(end)
        )
        if found:
            return found
    return ()


GIVEN = 2  # characters of a given name


async def _doctor(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    found = await people_called(work, what.edit.value, what.person.unit_id)
    if len(found) != 1:
        return Refused("card.refused.which_doctor")
    return replace(card, family_doctor_id=found[0].id)


async def _door(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    return replace(card, door_note=what.edit.value or None)


async def _tie(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    """Who has the key, who lives next door: of the village, or only a name and a number."""
    other = await _named(work, desk, what)
    if isinstance(other, Refused):
        return other
    tie = what.edit.field
    for old in await people.ties_of(work, what.person.id, tie):
        if old.other_id != other.id:
            await people.add_tie(work, replace(old, rank=old.rank + 1), desk.today())
    first = Tie(what.person.id, other.id, tie, 1, what.by.id)
    await people.add_tie(work, first, desk.today())
    return card


async def _named(work: Work, desk: Desk, what: Change) -> Person | Refused:
    name, phone = what.edit.value, what.edit.phone
    found = await people_called(work, name, what.person.unit_id)
    if not found and phone is None:
        found = await _called_short(work, name, what.person.unit_id)
    if phone:
        found = tuple(p for p in found if p.phone in (None, phone)) or found
    if len(found) > 1:
        return Refused("card.refused.which_of_them")
    if found:
        if phone:
            await followups.set_phone_if_none(work, found[0].id, phone)
        return found[0]
    if phone is None:
        return Refused("card.refused.no_number")
    # Nobody the register knows; a name and a number are enough to be rung in an emergency.
    stranger = Person(
        id=desk.ids.new(), unit_id=what.person.unit_id, name=name, phone=phone, guest=True
    )
    await people.add_person(work, stranger, now=desk.now())
    return stranger


async def _tag(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    return await _tagged(work, desk, what, card, what.edit.value)


async def _hospital(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    """Home again: the days after are asked about."""
    came_home = what.edit.drop and await is_in_hospital(work, desk, what.person.id)
    if came_home:
        await begin_at_home(work, desk, what.person)
    since = desk.now() - desk.content.reporting.looks_back
    await clusters.look_again(work, what.person.id, since)
    return await _tagged(work, desk, what, card, IN_HOSPITAL)


async def _tagged(work: Work, desk: Desk, what: Change, card: Card, code: str) -> Card | Refused:
    today, person = desk.today(), what.person.id
    if what.edit.drop:
        await cards.end_tag(work, person, code, today)
    else:
        source = "self" if what.sight.own else "family" if what.sight.guards else "liaison"
        await cards.put_tag(work, Tag(person, code, today, source, what.by.id))
    return card


async def _override(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    """A doctor sets any colour, a cadre only a worse one; both say why."""
    colour, _, why = what.edit.value.partition(":")
    if not what.sight.may_set_colour:
        return Refused("card.refused.not_to_colour")
    if not why:
        return Refused("card.refused.say_why", (("name", what.person.address),))
    known = card.computed or what.person.colour
    if known and RANK[colour] < RANK[known] and not what.sight.doctor:
        return Refused("card.refused.only_a_doctor")
    await note_colour(work, desk, what.person, colour, "override", what.by.id)
    return replace(
        card, override=colour, override_why=why, override_by=what.by.id, override_at=desk.now()
    )


async def _no_override(work: Work, desk: Desk, what: Change, card: Card) -> Card | Refused:
    if not what.sight.may_set_colour:
        return Refused("card.refused.not_to_colour")
    if card.override is None:
        return Refused("card.refused.no_hand")
    lowers = card.computed is not None and RANK[card.computed] < RANK[card.override]
    if lowers and not what.sight.doctor:
        return Refused("card.refused.only_a_doctor")
    await note_colour(work, desk, what.person, card.computed, "override_ended", what.by.id)
    return replace(card, override=None, override_why=None, override_by=None, override_at=None)


DOERS: Mapping[str, Doer] = MappingProxyType(
    {
        **dict.fromkeys(WORDS, _words),
        **dict.fromkeys(FLAGS, _flag),
        **dict.fromkeys((*DAYS, "flu_pneumo"), _day),
        "illness_state": _state,
        "family_doctor": _doctor,
        "door_note": _door,
        "key_holder": _tie,
        "next_door": _tie,
        "tag": _tag,
        "hospital": _hospital,
        "override": _override,
        "no_override": _no_override,
    }
)
