"""A card in words: the colour with its reason, who was seen when, what somebody depends on."""

from __future__ import annotations

from datetime import date

from bot.domain.cards import Card
from bot.domain.contacts import Contact, How
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.views.names import name_of, text_of
from bot.store import cards, contacts, people
from bot.store.database import Work

CADRES = frozenset({"cadre", "secretary", "committee", "first_secretary", "team_member"})
REASONED = ("table", "points")


def colour_text(desk: Desk, colour: str | None) -> str:
    """The colour with its mark, or nothing where nobody has said."""
    return text_of(desk, f"colour.{colour}") if colour else ""


async def reason_text(work: Work, desk: Desk, person: Person, card: Card | None) -> str:
    """Why somebody has this colour, in one plain sentence."""
    if card is None or card.colour is None:
        return text_of(desk, "colour.why.register") if person.colour else ""
    if card.override is not None:
        who = await name_of(work, card.override_by)
        hand: dict[str, object] = {"who": who, "why": card.override_why or ""}
        return text_of(desk, "colour.why.hand", hand)
    how, *numbers = (card.reason or "").split(":")
    if how not in REASONED or len(numbers) != len(("age", "illness", "vaccines")):
        return text_of(desk, f"colour.why.{how}") if how else ""
    variant = (await content_for(work, desk, person.unit_id)).colours.variant
    age, illness, shots = numbers
    values = {
        "age": age,
        "illness": text_of(desk, f"colour.illness.{illness}"),
        "shots": text_of(desk, f"colour.shots.{variant}.{shots}"),
        "points": card.points if how == "points" else "",
    }
    return text_of(desk, "colour.why.rule", values)


async def depends_text(work: Work, desk: Desk, person_id: str) -> str:
    """Dialysis, oxygen, vital medicines, allergies: what has to be known in the minute."""
    card = await cards.find(work, person_id)
    if card is None:
        return ""
    found = [
        text_of(desk, f"card.{name}") for name in ("dialysis", "oxygen") if getattr(card, name)
    ]
    if card.due_on is not None and card.due_on >= desk.today():
        found.append(text_of(desk, "card.due", {"day": card.due_on}))
    if card.medicines:
        found.append(text_of(desk, "card.takes", {"what": card.medicines}))
    if card.allergies:
        found.append(text_of(desk, "card.allergic", {"what": card.allergies}))
    return "；".join(found)


async def last_text(work: Work, desk: Desk, person_id: str) -> str:
    """When somebody was really reached, how and by whom; nothing that was only planned."""
    last = await contacts.last_of(work, person_id)
    if last is None:
        return ""
    values = {
        "day": last.at.astimezone(desk.zone),
        "who": await name_of(work, last.by_id) if last.by_id != person_id else "",
        "how": text_of(desk, f"contact.{last.how.value}"),
    }
    return text_of(desk, "card.last", values)


async def three_seen(work: Work, desk: Desk, person_id: str) -> dict[str, date | None]:
    """By a doctor, with medicine, by an official: the last day of each, from the day's work."""
    now = desk.now()
    since = now - desk.content.keypeople.look_back
    found: dict[str, date | None] = {"doctor": None, "medicine": None, "cadre": None}
    for one in await contacts.of_person(work, person_id, since, now):
        for what in _which(one):
            found[what] = one.at.astimezone(desk.zone).date()
    return found


def _which(one: Contact) -> tuple[str, ...]:
    """What of the three a contact was; somebody who was not met was not seen."""
    if not one.real:
        return ()
    told = {
        "doctor": one.by_role == "doctor" or one.how is How.CLINIC,
        "medicine": one.how is How.MEDICINE,
        "cadre": one.by_role in CADRES and one.how.in_person,
    }
    return tuple(what for what, holds in told.items() if holds)


async def standing_by(work: Work, person_id: str, tie: str) -> list[str]:
    """Who stands by them, by name and number, whether they have an account or not."""
    found = []
    for row in await people.ties_of(work, person_id, tie):
        other = await people.find_person(work, row.other_id)
        if other is not None and other.ended_why is None:
            found.append(f"{other.address} {other.phone or ''}".strip())
    return found
