"""Back, or a child who comes home, and answers to when and where from; in private alone."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.kinship import may_be_kin
from bot.domain.people import Household, Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.registers.naming import capacity, named, near
from bot.services.returnees import steps
from bot.services.returnees.offering import Coming, offer, speaks_for
from bot.store import cases, people, places, rests, returnees
from bot.store.database import Work
from bot.understanding.kin_words import kin_said
from bot.understanding.returnee_words import ReturneeWords, day_in, place_in, read_returnee

FAMILY = ("proxy", "kin")


async def answers(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What was asked last: the day of arrival, or where from."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or decision.card or decision.opens:
        return False
    since = desk.now() - desk.content.returnees.answer_within
    mine = await returnees.around(work, actor.person.id)
    one = next((o for o in mine if o.asking and o.asked_at and o.asked_at > since), None)
    if one is None:
        return False
    occasion = str(heard.message_id)
    local = heard.at.astimezone(desk.zone)
    if one.asking == steps.ARRIVAL:
        day = day_in(heard.text, local, desk.content.lexicon.times)
        if day is None:
            return False
        await steps.go_on(work, desk, steps.arrives(one, day), actor.person.id, occasion)
        return True
    place = place_in(heard.text)
    if place is None:
        return False
    await steps.go_on(work, desk, steps.comes_from(one, place), actor.person.id, occasion)
    return True


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Somebody comes home; whoever is ill besides is helped first, and welcomed later."""
    actor, heard = context.actor, context.heard
    speaker = actor.person
    if not heard.origin.private or speaker is None or speaker.guest or decision.card:
        return False
    ill = any(opens.kind == "symptom" for opens in decision.opens)
    if decision.death or (decision.opens and not ill):
        return False
    local = heard.at.astimezone(desk.zone)
    words = read_returnee(heard.text, local, desk.content.lexicon.times)
    if words is None:
        return False
    coming = await _coming(work, desk, context, speaker, words, late=ill)
    if coming is None:
        return False
    await offer(work, desk, coming)
    return not ill


async def _coming(
    work: Work, desk: Desk, context: Context, speaker: Person, words: ReturneeWords, *, late: bool
) -> Coming | None:
    if words.who == "named":
        return await _named(work, desk, context, speaker, words)
    if words.who == "self" and words.bare and not await _may_mean_home(work, desk, speaker):
        return None
    person = speaker if words.who == "self" else await _of_family(work, desk, context, speaker)
    home = await _home_of(work, speaker)
    return Coming(
        unit_id=home.unit_id if home else speaker.unit_id,
        household_id=home.id if home else None,
        author_id=speaker.id,
        source="self" if words.who == "self" else "family",
        occasion=str(context.heard.message_id),
        person=person,
        called=words.kin or None,
        origin=words.origin or None,
        arrives=words.arrives,
        late=late,
    )


async def _may_mean_home(work: Work, desk: Desk, speaker: Person) -> bool:
    """Back, of a helper with something in hand, or who was off, is said of that."""
    if await rests.resting(work, speaker.id, desk.now()) is not None:
        return False
    return not await cases.list_held(work, speaker.id)


async def _of_family(work: Work, desk: Desk, context: Context, speaker: Person) -> Person | None:
    """The one the word fits, of those who live elsewhere first."""
    kin = kin_said(context.heard.text)
    if kin is None:
        return None
    family: dict[str, Person] = {}
    for tie in FAMILY:
        for row in await people.ties_of(work, speaker.id, tie):
            person = await people.find_person(work, row.other_id)
            if person is not None and person.ended_on is None:
                family[person.id] = person
    if speaker.household_id:
        for person in await people.household_people(work, speaker.household_id):
            if person.ended_on is None and person.id != speaker.id:
                family.setdefault(person.id, person)
    fitting = [p for p in family.values() if may_be_kin(p, kin, speaker, desk.today())]
    away = [p for p in fitting if p.household_id is None]
    chosen = away or fitting
    return chosen[0] if len(chosen) == 1 else None


async def _home_of(work: Work, speaker: Person) -> Household | None:
    """Their own door, else that of the parents they speak for or are kin of."""
    if speaker.household_id:
        return await places.get_household(work, speaker.household_id)
    for tie in FAMILY:
        for row in await people.ties_to(work, speaker.id, tie):
            person = await people.find_person(work, row.person_id)
            if person is not None and person.household_id and person.ended_on is None:
                return await places.get_household(work, person.household_id)
    return None


async def _named(
    work: Work, desk: Desk, context: Context, speaker: Person, words: ReturneeWords
) -> Coming | None:
    """A role-holder tells of a household of theirs: its family is asked, and nothing is kept."""
    by_name = await named(work, words.name, await near(work, speaker.unit_id))
    found = next(iter(by_name.values()), ())
    if len(found) != 1 or await capacity(work, desk, speaker, found[0].unit_id) is None:
        return None
    told = found[0]
    person = None if words.kin else told
    home = await places.get_household(work, told.household_id) if told.household_id else None
    home = home or await _home_of(work, told)
    asked = await speaks_for(work, home.id if home else None, person or told)
    return Coming(
        unit_id=home.unit_id if home else told.unit_id,
        household_id=home.id if home else None,
        author_id=asked or speaker.id,
        source="liaison",
        occasion=str(context.heard.message_id),
        person=person,
        called=words.kin or None,
        reported_by=speaker.id,
        origin=words.origin or None,
        arrives=words.arrives,
    )
