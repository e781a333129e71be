"""Asking somebody of the village to read something aloud: the words, and what to do with them."""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.voicing import PROMPT, State
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_chat
from bot.services.voicing.finding import prompt_named
from bot.services.voicing.said import Words, all_words, words_of
from bot.store import places, voicing
from bot.store.database import Work
from bot.store.voicing import Voice
from bot.understanding.voicing_words import wants_to_record

KEY = "voicing.offer"


async def record(call: Call) -> None:
    """/voice, alone or with a prompt: the words to read; the voice note that follows is it."""
    person = call.actor.person
    if person is None or person.guest:
        await call.say("voicing.who_are_you")
        return
    about = f"command:{call.actor.chat.id}:{call.heard.message_id}"
    said = await _offer_named(call.work, call.desk, call.actor, person, call.heard.argument, about)
    if said is not None:
        await call.say(said)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The same in words, in private."""
    person = context.actor.person
    if not context.heard.origin.private or person is None or person.guest or decision.card:
        return False
    named = wants_to_record(context.heard.text)
    if named is None:
        return False
    about = f"words:{context.actor.chat.id}:{context.heard.message_id}"
    said = await _offer_named(work, desk, context.actor, person, named, about)
    if said is not None:
        message = Message(said, f"{about}:{said}", {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def _offer_named(
    work: Work, desk: Desk, actor: Actor, person: Person, named: str, about: str
) -> str | None:
    """The key of what is said instead, where there is nothing to read."""
    if named.strip():
        prompt = await prompt_named(work, desk, person.unit_id, named)
        if prompt is None:
            return "voicing.no_such"
        await offer(work, desk, actor, person, f"{PROMPT}{prompt.code}", about, first=True)
        return None
    what = await _next(work, desk, person)
    if what is None:
        return "voicing.all_there"
    await offer(work, desk, actor, person, what, about, first=True)
    return None


async def offer(
    work: Work,
    desk: Desk,
    actor: Actor,
    person: Person,
    what: str,
    about: str,
    *,
    first: bool = False,
) -> bool:
    """The words are shown, and wait for a voice note; the `first` time also what it is for."""
    words = await words_of(work, desk, what, person.unit_id, speaker=person.id)
    if words is None:
        return False
    voice = Voice(
        desk.ids.new(), what, person.unit_id, person.id, actor.chat.id, State.OFFERED,
        words.digest, desk.now(),
    )  # fmt: skip
    await voicing.offer(work, voice)
    params = {"voice": voice.id, "first": "yes" if first else ""}
    message = Message(KEY, f"{about}:{voice.id}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def to_read(work: Work, desk: Desk, person: Person) -> tuple[str, ...]:
    """What nobody of the village has recorded: the answers first, then what may be broadcast."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    units = await places.subtree_ids(work, village.id if village else person.unit_id)
    there = await voicing.recorded(work, units)
    found = await all_words(work, desk, person.unit_id)
    return tuple(words.what for words in found if (words.what, words.digest) not in there)


async def _next(work: Work, desk: Desk, person: Person, after: str | None = None) -> str | None:
    missing = await to_read(work, desk, person)
    if after in missing:
        at = missing.index(after) + 1
        missing = (*missing[at:], *missing[:at])
    return missing[0] if missing else None


async def on_offer(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Other words, or none any more."""
    voice = await voicing.find(work, pressed.subject)
    person = actor.person
    if voice is None or person is None or voice.speaker_id != person.id:
        return Refused("press.unknown")
    if pressed.choice == "stop":
        await voicing.drop_offers(work, person.id)
        return Done("voicing.toast.stopped")
    what = await _next(work, desk, person, voice.what)
    about = f"next:{pressed.callback_id}"
    if what is None or not await offer(work, desk, actor, person, what, about):
        return Refused("voicing.toast.all_there")
    return Done()


async def on_redo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The same words again, as they are now."""
    voice = await voicing.find(work, pressed.subject)
    person = actor.person
    if voice is None or person is None or voice.speaker_id != person.id:
        return Refused("press.unknown")
    if not await offer(work, desk, actor, person, voice.what, f"redo:{pressed.callback_id}"):
        return Refused("voicing.toast.all_there")
    return Done()


async def say_offer(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The words as they are now; the buttons are about this recording."""
    voice = await voicing.find(work, params["voice"])
    words = await _words(work, desk, voice) if voice else None
    return {
        "title": words.title if words and words.what.startswith(PROMPT) else "",
        "words": words.text if words else "",
        "first": bool(params.get("first")),
        "_subject": params["voice"],
    }


async def _words(work: Work, desk: Desk, voice: Voice) -> Words | None:
    return await words_of(work, desk, voice.what, voice.unit_id, speaker=voice.speaker_id)
