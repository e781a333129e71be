"""A wish for meals that comes in: day after day becomes a plan, a single one says its food."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.people import Person, is_elder
from bot.domain.roles import may, wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.meals.planning import Wish, set_up
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.stock.asked import Asking
from bot.services.subjects import About, about_whom, mentioned, people_called
from bot.services.wanted import Wanted
from bot.store import people
from bot.store.database import Work
from bot.understanding.filling import filling
from bot.understanding.kin_words import kin_said
from bot.understanding.meal_words import MealWords, read_meal_words, reported_name

WISHED = frozenset({"meal", "errand"})


async def plan_by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Meals wished for in private: by who eats, who speaks for them, or a role-holder."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None:
        return False
    words = read_meal_words(heard.text, desk.today())
    if words.act != "plan":
        return False
    serves = may(actor.held, "note") or wears(actor.held, "liaison", "doctor", "cadre", "keeper")
    named = reported_name(heard.text) if serves else None
    if named is not None:
        return await _reported(work, desk, context, words, named)
    about = await _whom(work, desk, context)
    wish = Wish(
        words=words,
        said=said_of(desk, actor, heard),
        unit_id=about.unit_id,
        origin="private",
        chat_id=actor.chat.id,
        person=about.person,
        candidates=about.candidates,
        author_id=actor.person.id,
        message_id=heard.message_id,
    )
    await set_up(work, desk, wish)
    return True


async def _reported(work: Work, desk: Desk, context: Context, words: MealWords, name: str) -> bool:
    """Reported for one who is the author; several of that name are asked about elsewhere."""
    speaker = context.actor.person
    assert speaker is not None
    found = await people_called(work, name, speaker.unit_id)
    if len(found) != 1:
        return False
    person = found[0]
    wish = Wish(
        words=words,
        said=said_of(desk, context.actor, context.heard),
        unit_id=person.unit_id,
        origin="phone",
        chat_id=context.actor.chat.id,
        person=person,
        author_id=person.id,
        proxy_id=speaker.id,
        message_id=context.heard.message_id,
    )
    await set_up(work, desk, wish)
    return True


async def _whom(work: Work, desk: Desk, context: Context) -> About:
    """The neighbour who is named, the kin that is meant, else the speaker or who they speak for."""
    actor, text = context.actor, context.heard.text
    speaker = actor.person
    assert speaker is not None
    named = await mentioned(work, speaker, text)
    if len(named) == 1:
        return About(named[0].unit_id, named[0].household_id, named[0])
    if named:
        return About(speaker.unit_id, None, None, named)
    if kin_said(text) is not None or context.reading.meaning.subject not in (None, "self"):
        meaning = replace(context.reading.meaning, intents=("need_meal",))
        return await about_whom(work, desk, actor, meaning, text)
    return await _speaker_or_theirs(work, desk, actor, speaker)


async def _speaker_or_theirs(work: Work, desk: Desk, actor: Actor, speaker: Person) -> About:
    """Who lives far off and speaks for one old person means that one."""
    if speaker.household_id is None:
        ties = await people.ties_to(work, speaker.id, "proxy")
        found = [await people.get_person(work, tie.person_id) for tie in ties]
        old = [one for one in found if is_elder(one, desk.today())]
        if len(old) == 1:
            return About(old[0].unit_id, old[0].household_id, old[0])
        if found:
            return About(speaker.unit_id, None, None, tuple(found))
    return About(speaker.unit_id, speaker.household_id, speaker)


async def open_wish(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """A wish that was understood as a meal or an errand: a plan, or a meal with its food."""
    if asking.opens.kind != "help" or asking.opens.category not in WISHED:
        return None
    words = read_meal_words(asking.said.words or "", desk.today())
    if words.act == "plan":
        return await set_up(work, desk, _wish(asking, words))
    told = words.diet or words.avoid
    if words.act == "single" and (asking.opens.category == "errand" or told):
        return await _single(work, desk, asking, words)
    return None


def _wish(asking: Asking, words: MealWords) -> Wish:
    return Wish(
        words=words,
        said=asking.said,
        unit_id=asking.unit_id,
        origin=asking.origin,
        chat_id=asking.chat_id,
        person=asking.person,
        author_id=asking.author_id,
        proxy_id=asking.proxy_id,
        message_id=asking.message_id,
    )


async def _single(work: Work, desk: Desk, asking: Asking, words: MealWords) -> Case:
    slots = filling(asking.meaning, desk.today())
    if words.portions:
        slots["seats"] = str(words.portions)
    known = {"diet": ",".join(words.diet), "avoid": ",".join(words.avoid)}
    return await open_case(
        work,
        desk,
        Wanted(
            kind="help",
            category="meal",
            unit_id=asking.unit_id,
            origin=asking.origin,
            household_id=asking.household_id,
            subject_id=asking.person.id if asking.person else None,
            author_id=asking.author_id,
            chat_id=asking.chat_id,
            message_id=asking.message_id,
            said=(asking.said,),
            slots=slots,
            known={code: value for code, value in known.items() if value},
            proxy_id=asking.proxy_id,
        ),
    )
