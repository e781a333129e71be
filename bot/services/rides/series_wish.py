"""Wishes for a car that no word of wishing names: a visit on a day, a number for an hour."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.intake import Decision, Opens
from bot.domain.roles import may, wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import said_of
from bot.services.rides.needs import words_of_ride
from bot.services.rides.series_setting import SeriesWish, set_up
from bot.services.subjects import About, about_whom, mentioned
from bot.services.understand import read
from bot.store.database import Work
from bot.understanding.driver_words import read_driver_words
from bot.understanding.kin_words import kin_said
from bot.understanding.meaning import Meaning
from bot.understanding.place_words import place_correction
from bot.understanding.ride_wish import is_wish, must_go, whom_carried

RIDE = ("help", "ride")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Rides on the same days each week, in private: a series, whether or not seen as a wish."""
    heard, meaning, person = context.heard, context.reading.meaning, context.actor.person
    if person is None or not heard.origin.private or heard.reply_to_bot or decision.death:
        return False
    if place_correction(heard.text) is not None:
        # A place that says its new days and hours: no rides.
        return False
    words = words_of_ride(desk, heard.text, heard.at)
    if not words.every or meaning.proxy or meaning.names:
        return False
    asked = [(o.kind, o.category) for o in decision.opens]
    if not asked and (meaning.intents or not _is_wish(desk, context)):
        return False
    if asked and asked[0] != RIDE:
        return False
    about = await _about(work, desk, context)
    if about is None:
        return False
    wish = SeriesWish(
        words=words,
        meaning=meaning,
        said=said_of(desk, context.actor, heard),
        unit_id=about.unit_id,
        chat_id=context.actor.chat.id,
        person=about.person,
        household_id=about.household_id,
        author_id=person.id,
        message_id=heard.message_id,
    )
    return await set_up(work, desk, wish) is not None


async def _about(work: Work, desk: Desk, context: Context) -> About | None:
    """None where it has to be asked: the way of any wish asks for it."""
    actor, meaning, text = context.actor, context.reading.meaning, context.heard.text
    if _serves(actor) and actor.person and await mentioned(work, actor.person, text):
        return None
    text = whom_carried(text)
    if kin_said(text) is not None:
        meaning = replace(meaning, subject=None, intents=("need_errand",))
    about = await about_whom(work, desk, actor, meaning, text)
    return about if about.person is not None else None


def _serves(actor: Actor) -> bool:
    return may(actor.held, "note") or wears(actor.held, "liaison", "doctor", "cadre", "keeper")


def _is_wish(desk: Desk, context: Context) -> bool:
    heard = context.heard
    local = heard.at.astimezone(desk.zone)
    driver = read_driver_words(heard.text, local, words=desk.content.lexicon.times)
    if driver.opens or driver.off or driver.on or driver.step or driver.yes is not None:
        return False
    words = words_of_ride(desk, heard.text, heard.at)
    return is_wish(heard.text, words, context.reading.meaning)


def unseen(desk: Desk, context: Context, decision: Decision) -> tuple[Context, Decision]:
    """In private, where nothing else was understood: read as said of a car, and opened as one."""
    heard, meaning = context.heard, context.reading.meaning
    if context.actor.person is None or not heard.origin.private or heard.reply_to_bot:
        return context, decision
    if decision.opens or decision.death or decision.watch or meaning.intents:
        return context, decision
    # A bare Monday puts it off, of who holds a matter; before a way to the doctor it is its day.
    going = meaning.word in (None, "wait") and _goes_to_a_doctor(desk, context)
    if meaning.alarm or meaning.bare or meaning.proxy:
        return context, decision
    if not going and (meaning.word or not _is_wish(desk, context)):
        return context, decision
    return read_as_wish(desk, context, heard.text)


def _goes_to_a_doctor(desk: Desk, context: Context) -> bool:
    """Not of who drives or serves: they tell of their own way."""
    actor = context.actor
    if _serves(actor) or wears(actor.held, "driver"):
        return False
    return must_go(context.heard.text)


def read_as_wish(desk: Desk, context: Context, words: str) -> tuple[Context, Decision]:
    """The words read as said of a car, and what is opened of them."""
    heard, meaning = context.heard, context.reading.meaning
    text = desk.content.messages.render("series.as_wish", {"text": words}).text
    again = read(desk.content, text, at=heard.at, zone=desk.zone)
    of_car = replace(again, meaning=_of(meaning, again.meaning))
    return replace(context, reading=of_car), Decision(opens=(Opens(*RIDE),))


def _of(said: Meaning, again: Meaning) -> Meaning:
    """What the words themselves said stands; the rest as it reads of a car."""
    return replace(
        again,
        intents=("need_ride",),
        subject=said.subject,
        destination=said.destination or again.destination,
        when=said.when or again.when,
    )
