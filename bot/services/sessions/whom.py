"""Whom a word of kinship, a surname or a name means when somebody is signed up."""

from __future__ import annotations

from bot.domain.kinship import may_be_kin
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.subjects import mentioned
from bot.store import people
from bot.store.database import Work
from bot.understanding.kin_words import kin_said


async def whom_meant(
    work: Work, desk: Desk, speaker: Person, whom: str | None
) -> tuple[Person, ...]:
    """One, or those who could be meant; the speaker where nobody was named."""
    if whom is None:
        return (speaker,)
    named = await mentioned(work, speaker, whom)
    exact = tuple(p for p in named if whom in (p.name, p.called))
    if exact or named:
        return exact or named
    kin = kin_said(f"给{whom}")
    family = await family_of(work, speaker)
    if kin is None:
        return family
    today = desk.today()
    return tuple(p for p in family if may_be_kin(p, kin, speaker, today)) or family


async def family_of(work: Work, speaker: Person) -> tuple[Person, ...]:
    """Who lives behind the same door, and whom they stand by from afar."""
    found: dict[str, Person] = {}
    if speaker.household_id is not None:
        for person in await people.household_people(work, speaker.household_id):
            found[person.id] = person
    for tie in await people.ties_to(work, speaker.id):
        if tie.tie in ("kin", "proxy"):
            other = await people.find_person(work, tie.person_id)
            if other is not None and other.ended_why is None:
                found[other.id] = other
    found.pop(speaker.id, None)
    return tuple(found.values())
