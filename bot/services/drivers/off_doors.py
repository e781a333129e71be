"""/off and /on, their buttons, and words that say the same."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.helping import RestWhy
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.drivers import resting
from bot.services.drivers.who_helps import drives, helps
from bot.services.incoming import Pressed
from bot.services.taking import on_claim
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.store import drivers, rests
from bot.store.database import Work
from bot.understanding.driver_words import DriverWords, read_driver_words
from bot.understanding.helper_words import off_for


async def off(call: Call) -> None:
    """/off with today, this week or until further notice; alone it asks with three buttons."""
    person = call.actor.person
    if person is None:
        await call.say("help.nobody")
        return
    word = off_for(call.heard.argument)
    if word is None:
        await call.say("help.off.ask", {"subject": person.id})
        return
    await _off(call.work, call.desk, person, word)


async def on(call: Call) -> None:
    """/on: there again."""
    person = call.actor.person
    if person is None:
        await call.say("help.nobody")
        return
    await call.tell(await _back(call.work, call.desk, person.id))


async def on_off(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of the three buttons, or the one that rests some days more under the question."""
    person = actor.person
    if person is None or person.id != pressed.subject:
        return Refused("press.unknown")
    if pressed.choice == "more":
        return await _longer(work, desk, person)
    await _off(work, desk, person, pressed.choice or "day")
    return Done("help.off.noted")


async def on_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons that say a helper is there again, after a rest or an illness."""
    if actor.person is None or actor.person.id != pressed.subject:
        return Refused("press.unknown")
    return await _back(work, desk, actor.person.id)


async def on_back_for(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Well again, under a task: there again, and the task is theirs if it is still free."""
    await resting.come_back(work, desk, tap.person.id)
    return await on_claim(work, desk, tap)


async def _off(work: Work, desk: Desk, person: Person, word: str) -> None:
    await resting.rest(work, desk, person, RestWhy.REST, resting.until_of(desk, word))


async def _back(work: Work, desk: Desk, person_id: str) -> Outcome:
    if await resting.come_back(work, desk, person_id):
        return Done("help.on.done")
    held = await rests.resting(work, person_id, desk.now())
    return Refused("help.on.drank") if held is not None else Done("help.on.already")


async def _longer(work: Work, desk: Desk, person: Person) -> Outcome:
    """Not well yet: asked again after as long as before."""
    held = await rests.resting(work, person.id, desk.now())
    if held is None:
        return Done("help.on.already")
    await rests.rest_longer(work, held.id, desk.now() + _pause(desk, held.why))
    return Done("help.off.longer")


def _pause(desk: Desk, why: RestWhy) -> timedelta:
    return desk.content.helping.ask_after.get(why, timedelta(days=3))


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Away for a day or a week, back, free at night: in private and from helpers alone."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private or decision.opens or heard.reply_to_bot:
        return False
    local = heard.at.astimezone(desk.zone)
    words = read_driver_words(heard.text, local, words=desk.content.lexicon.times)
    if not _says_something(words) or not await helps(work, desk, person.id):
        return False
    return await _do(work, desk, context, person, words)


def _says_something(words: DriverWords) -> bool:
    time = words.off or words.on or words.back_from or words.opens
    return bool(time or words.well or words.night is not None)


async def _do(work: Work, desk: Desk, context: Context, person: Person, words: DriverWords) -> bool:
    if words.back_from is not None:
        await resting.back_from(work, desk, person, words.back_from)
        return True
    if words.off:
        await resting.rest_days(work, desk, person, words.off)
        return True
    if words.well or any(span.day == desk.today() for span in words.on):
        if await rests.resting(work, person.id, desk.now()) is None:
            return False
        outcome = await _back(work, desk, person.id)
        await _say(work, desk, context, outcome)
        return True
    if (words.opens or words.night is not None) and await drives(work, desk, person.id):
        await _hours(work, desk, context, person, words)
        return True
    return False


async def _hours(
    work: Work, desk: Desk, context: Context, person: Person, words: DriverWords
) -> None:
    if words.opens:
        await drivers.set_hours(work, person.id, words.opens, desk.now())
    if words.night is not None:
        await drivers.set_night(work, person.id, words.night)
    await _say(work, desk, context, Done("help.hours.noted"))


async def _say(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"helper:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("said.plain", about, {"key": key or ""}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
