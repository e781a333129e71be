"""Whose illness a short line in private speaks of: the one that was just asked about."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.services.actors import Actor
from bot.services.condition import Condition, condition_of
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.questions import is_asked_about
from bot.services.subjects import SELF, About, neighbour_named
from bot.store import cases, people
from bot.store.database import Work
from bot.understanding.meaning import Meaning

# So long a short line is taken for the answer; a press counts as long as the matter is open.
LATELY = timedelta(minutes=30)
SHORT = 12
MYSELF = ("我", "俺")
OF_THEM = ("他", "她")
# So long what is said without a name is said of who was told of before.
TOLD_OF = timedelta(hours=6)


async def asked_case(
    work: Work, desk: Desk, actor: Actor, heard: Heard, meaning: Meaning
) -> tuple[Case, Condition] | None:
    """The illness whose open question a short line of this person would answer."""
    if not heard.origin.private or actor.person is None or not _is_short(heard, meaning):
        return None
    other = await neighbour_named(work, desk, actor.person, meaning, heard.text)
    for case in await _own_cases(work, desk, actor):
        if other is not None and other.id != case.subject_id:
            continue
        condition = await condition_of(work, desk, case)
        if condition.asked_at is not None and desk.now() - condition.asked_at <= LATELY:
            return case, condition
    return None


async def about_asked(
    work: Work, desk: Desk, actor: Actor, heard: Heard, meaning: Meaning
) -> About | None:
    """Short of breath, right after a question, is said of the one who was asked about."""
    if meaning.subject not in SELF:
        return None
    found = await asked_case(work, desk, actor, heard, meaning)
    if found is None or found[0].subject_id is None:
        return None
    person = await people.get_person(work, found[0].subject_id)
    return About(person.unit_id, person.household_id, person)


async def about_told_of(
    work: Work, desk: Desk, actor: Actor, heard: Heard, meaning: Meaning
) -> About | None:
    """A reading an hour after a mother's fever was told: it is of her, not of the one who writes.

    What somebody says who looks after an ill person is of that person just so.
    """
    if actor.person is None or not heard.origin.private or "symptom" not in meaning.intents:
        return None
    them = heard.text.strip().startswith(OF_THEM)
    if meaning.names or (not them and (meaning.subject not in SELF or "我" in heard.text)):
        return None
    ill = await _ill_lately(work, desk, actor.person.id)
    told = {case.subject_id for case in ill} - {None}
    if them:
        told -= {actor.person.id}
    if len(told) != 1 or told == {actor.person.id}:
        return None
    person = await people.get_person(work, told.pop() or "")
    return About(person.unit_id, person.household_id, person)


async def _ill_lately(work: Work, desk: Desk, person: str) -> list[Case]:
    """The illnesses somebody told of or looks after, of the last hours."""
    since = desk.now() - TOLD_OF
    own = await cases.list_of_author(work, person, since)
    found = (*own, *await cases.list_reported(work, person), *await cases.list_held(work, person))
    return [c for c in found if c.kind == "symptom" and not c.final and c.opened_at >= since]


def _is_short(heard: Heard, meaning: Meaning) -> bool:
    text = heard.text.strip()
    only_ill = set(meaning.intents) <= {"symptom"} and not meaning.names and not meaning.alarm
    return only_ill and len(text) <= SHORT and not text.startswith(MYSELF)


async def _own_cases(work: Work, desk: Desk, actor: Actor) -> tuple[Case, ...]:
    if actor.person is None:
        return ()
    own = await cases.list_of_author(work, actor.person.id, desk.now())
    found = (*own, *await cases.list_reported(work, actor.person.id))
    open_ones = {case.id: case for case in found if is_asked_about(case)}
    return tuple(sorted(open_ones.values(), key=lambda case: case.opened_at, reverse=True))
