"""Who a message is about: the register knows the household, so most is not asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.kinship import Kin, may_be_kin, may_be_of_sex
from bot.domain.people import Person, age_on, is_elder
from bot.services.actors import Actor, somewhere
from bot.services.desk import Desk
from bot.store import members, people, places
from bot.store.database import Work
from bot.understanding.kin_words import (
    comes_home,
    is_spoken_to,
    kin_said,
    names_oneself,
    of_own_pregnancy,
)
from bot.understanding.meaning import Meaning
from bot.understanding.telling_words import of_ones_own


@dataclass(frozen=True, slots=True)
class About:
    """Who it is about, where they live; several candidates when it is unclear."""

    unit_id: str
    household_id: str | None = None
    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    unknown_name: str | None = None


# Whoever says this never speaks of themselves.
SELF = (None, "self")
OF_ANOTHER = frozenset({"look_in", "missing"})
# Nobody far away rides in the village, or eats there.
HAD_THERE = frozenset({"need_ride", "need_meal"})
WISHES = frozenset({"need_medicine", "need_borrow", "need_meal", "need_errand"})
OLDEST_CHILD, YOUNGEST_ELDER = 30, 50  # beyond these nobody is called a child or old by mistake


async def about_whom(
    work: Work, desk: Desk, actor: Actor, meaning: Meaning, words: str = ""
) -> About:
    """A name that was said, then the kin that was meant, then the speaker."""
    speaker = actor.person
    if speaker is None:
        unit_id = actor.chat.unit_id or await somewhere(work)
        if unit_id is None:
            raise ValueError("somebody has to speak, somewhere")
        return About(unit_id)
    if meaning.names:
        return await _named(work, speaker, meaning.names[0])
    if meaning.alarm in OF_ANOTHER or "need_look_in" in meaning.intents:
        return await _another(work, desk, speaker, meaning, words)
    own = meaning.subject in SELF or of_own_pregnancy(words)
    if speaker.guest and actor.chat.unit_id:
        # A guest belongs where they speak, not where they were first heard.
        return About(actor.chat.unit_id, None, speaker if own else None)
    kin = _wished_for(meaning, words)
    if kin is not None:
        return await _one_of_the_family(work, desk, speaker, kin)
    if own:
        who = await _ill_by_name(work, speaker, meaning, words)
        who = who or await _parent_at_home(work, speaker, meaning, words) or speaker
        return About(who.unit_id, who.household_id, who)
    return await _kin_or_neighbour(work, desk, speaker, meaning, words)


async def _ill_by_name(work: Work, speaker: Person, meaning: Meaning, words: str) -> Person | None:
    """Of whom it is said that they are ill or in danger, their name first; never who is called.

    Somebody is called by what they go by and a pause (Xiaofang, …), never by the full name.
    """
    bad = meaning.alarm is not None or "symptom" in meaning.intents
    if not bad or names_oneself(words):
        return None
    text = words.strip()
    found = [
        (name, person)
        for person in await mentioned(work, speaker, text)
        for name in (person.name, person.called)
        if name and text.startswith(name) and not is_spoken_to(text[len(name) :])
        if name == person.name or text[len(name) : len(name) + 1].isalnum()
    ]
    longest = max((len(name) for name, _ in found), default=0)
    first = {person.id: person for name, person in found if len(name) == longest}
    return next(iter(first.values())) if len(first) == 1 else None


async def _parent_at_home(
    work: Work, speaker: Person, meaning: Meaning, words: str
) -> Person | None:
    """Wished from far away, of nobody named: of the one old person somebody there speaks for."""
    far = speaker.household_id is None and not speaker.guest
    wished = any(intent in HAD_THERE for intent in meaning.intents)
    if not far or not wished or names_oneself(words) or comes_home(words):
        return None
    told = [tie.person_id for tie in await people.ties_to(work, speaker.id, "proxy")]
    return await people.find_person(work, told[0]) if len(told) == 1 else None


async def _kin_or_neighbour(
    work: Work, desk: Desk, speaker: Person, meaning: Meaning, words: str
) -> About:
    """The neighbour who was named, the one of the family who fits, else it is asked."""
    neighbour = await neighbour_named(work, desk, speaker, meaning, words)
    if neighbour is not None:
        return About(neighbour.unit_id, neighbour.household_id, neighbour)
    kin = await _family(work, speaker)
    fitting = tuple(p for p in kin if fits(p, meaning.subject, desk.today()))
    fitting = _nearer(fitting, kin_said(words), speaker, desk.today())
    if len(fitting) == 1:
        return About(fitting[0].unit_id, fitting[0].household_id, fitting[0])
    named = await mentioned(work, speaker, words)
    if len(named) == 1:
        return About(named[0].unit_id, named[0].household_id, named[0])
    likely = tuple(p for p in kin if _may_be(p, meaning.subject, desk.today()))
    return About(speaker.unit_id, speaker.household_id, None, named or fitting or likely)


def _nearer(
    found: tuple[Person, ...], kin: Kin | None, speaker: Person, today: date
) -> tuple[Person, ...]:
    """Of two old ones at home a mother is the woman; a word that fits nobody decides nothing."""
    if kin is None or len(found) < 2:
        return found
    return tuple(p for p in found if may_be_kin(p, kin, speaker, today)) or found


def _wished_for(meaning: Meaning, words: str) -> Kin | None:
    """A wish itself does not say whose it is, the word of kinship before it does."""
    wished = any(intent in WISHES for intent in meaning.intents)
    if meaning.subject is not None or not wished or of_own_pregnancy(words):
        return None
    return kin_said(words)


def of_whom_said(meaning: Meaning, words: str, about: About) -> Meaning:
    """The meaning with the one it is wished for, as far as the words and no register say it."""
    if meaning.subject in SELF and of_own_pregnancy(words):
        return replace(meaning, subject="pregnant")
    kin = _wished_for(meaning, words) if about.person is None else None
    return replace(meaning, subject="elder") if kin and kin.older else meaning


async def _one_of_the_family(work: Work, desk: Desk, speaker: Person, kin: Kin) -> About:
    """The one the word fits; who speaks for one old person only means that one."""
    today = desk.today()
    family = await _family(work, speaker)
    fitting = tuple(p for p in family if may_be_kin(p, kin, speaker, today))
    if len(fitting) != 1 and kin.older:
        spoken_for = {tie.person_id for tie in await people.ties_to(work, speaker.id, "proxy")}
        old = tuple(p for p in family if p.id in spoken_for and is_elder(p, today))
        fitting = old if len(old) == 1 and may_be_of_sex(old[0], kin) else fitting
    if len(fitting) == 1:
        return About(fitting[0].unit_id, fitting[0].household_id, fitting[0])
    subject = "elder" if kin.older else "adult"
    likely = tuple(p for p in family if _may_be(p, subject, today) and may_be_of_sex(p, kin))
    return About(speaker.unit_id, speaker.household_id, None, fitting or likely)


async def neighbour_named(
    work: Work, desk: Desk, speaker: Person, meaning: Meaning, words: str
) -> Person | None:
    """An old man next door: the one who was named, not the old man of one's own family."""
    if meaning.subject in SELF or of_ones_own(words):
        return None
    named = await mentioned(work, speaker, words)
    fitting = tuple(p for p in named if fits(p, meaning.subject, desk.today()))
    return fitting[0] if len(fitting) == 1 else None


def _may_be(person: Person, subject: str | None, today: date) -> bool:
    """Whether it makes sense to ask: a mother is nobody of eighteen, a child nobody of fifty."""
    age = age_on(person.born, today)
    if age is None:
        return True
    if subject in ("infant", "child"):
        return age < OLDEST_CHILD
    return subject != "elder" or age >= YOUNGEST_ELDER


async def mentioned(work: Work, speaker: Person, words: str) -> tuple[Person, ...]:
    """Neighbours of the village whose name, or what they are called, was said."""
    village = await places.unit_of_level(work, speaker.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else ()
    found = await people.people_mentioned(work, words, units) if words else ()
    return tuple(p for p in found if p.id != speaker.id)


async def _another(work: Work, desk: Desk, speaker: Person, meaning: Meaning, words: str) -> About:
    """Who cannot be reached or found: a neighbour by name, else the old ones of the family."""
    named = await mentioned(work, speaker, words)
    kin = named or await _family(work, speaker)
    wanted = meaning.subject or "elder"
    fitting = tuple(p for p in kin if fits(p, wanted, desk.today())) or kin
    found = named or fitting
    if len(found) == 1:
        return About(found[0].unit_id, found[0].household_id, found[0])
    return About(speaker.unit_id, speaker.household_id, None, found)


def fits(person: Person, subject: str | None, today: date) -> bool:
    """Whether somebody of the family can be the one that was spoken of."""
    age = age_on(person.born, today)
    if subject == "elder":
        return is_elder(person, today)
    if subject == "pregnant":
        return person.pregnant
    if age is None:
        return False
    return {"infant": age < 3, "child": 3 <= age < 15, "adult": 15 <= age < 65}.get(
        subject or "", False
    )


async def _family(work: Work, speaker: Person) -> tuple[Person, ...]:
    """The household, and those the speaker is kin or proxy of; never the speaker."""
    found: dict[str, Person] = {}
    if speaker.household_id:
        for person in await people.household_people(work, speaker.household_id):
            found[person.id] = person
    for tie in ("kin", "proxy"):
        for row in await people.ties_to(work, speaker.id, tie):
            person = await people.get_person(work, row.person_id)
            found[person.id] = person
    for person in await members.claimed_parents(work, speaker.id):
        found[person.id] = person
    found.pop(speaker.id, None)
    return tuple(p for p in found.values() if p.ended_on is None)


async def _named(work: Work, speaker: Person, name: str) -> About:
    found = await people_called(work, name, speaker.unit_id)
    if len(found) == 1:
        return About(found[0].unit_id, found[0].household_id, found[0])
    if not found:
        return About(speaker.unit_id, None, None, (), unknown_name=name)
    return About(speaker.unit_id, None, None, found)


async def people_called(work: Work, name: str, near: str) -> tuple[Person, ...]:
    """Who is called so: in the hamlet, else in the village, else in the township."""
    for level in ("hamlet", "village", "township"):
        unit = await places.unit_of_level(work, near, level)
        if unit is None:
            continue
        units = await places.subtree_ids(work, unit.id)
        found = await people.people_named(work, name, units)
        alive = tuple(p for p in found if p.ended_on is None)
        if alive:
            return alive
    return ()
