"""The voice note that follows the words to read: kept apart until its speaker says what it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.voicing import State
from bot.services import voices
from bot.services.actors import Actor, actor_of
from bot.services.checkins.photo_taken import packed, unpacked
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.telling import Message, tell_chat
from bot.services.voicing.offering import offer
from bot.store import cases, voicing
from bot.store.database import Work
from bot.store.voicing import Voice

KEY = "voicing.spoken"


async def take_reading(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether it is what they were asked to read; what belongs to an emergency never is."""
    person = actor.person
    if heard.form != "voice" or not heard.origin.private or heard.file_id is None:
        return False
    if person is None or heard.edited:
        return False
    rules = desk.content.voicing
    voice = await voicing.offered(work, person.id, actor.chat.id, desk.now() - rules.offer_for)
    if voice is None:
        return False
    mine = await cases.list_of_author(work, person.id, desk.now())
    if any(case.emergency and not case.final for case in mine):
        return False
    if (heard.seconds or 0) > rules.most_seconds:
        # Who was asked for two sentences and speaks for minutes has something to tell.
        return False
    await voicing.put_spoken(work, voice.id, packed(heard), heard.file_id, desk.now())
    message = Message(KEY, f"voice_said:{voice.id}", {"voice": voice.id}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def on_spoken(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Meant: to a cadre. Again: the words are shown anew. No reading at all: a person hears it."""
    voice = await voicing.find(work, pressed.subject)
    person = actor.person
    if voice is None or person is None or voice.speaker_id != person.id:
        return Refused("press.unknown")
    if voice.state is not State.SPOKEN:
        return Refused("voicing.toast.once")
    if pressed.choice == "yes":
        await voicing.move(work, voice.id, State.SPOKEN, State.WANTED, desk.now())
        return Done("voicing.toast.wanted")
    if pressed.choice == "again":
        await voicing.move(work, voice.id, State.SPOKEN, State.DROPPED, desk.now())
        await offer(work, desk, actor, person, voice.what, f"again:{voice.id}")
        return Done()
    await as_any_voice(work, desk, voice)
    return Done("voicing.toast.heard")


async def as_any_voice(work: Work, desk: Desk, voice: Voice) -> None:
    """Somebody hears it as any voice note is heard: by day and night, as its sender needs."""
    heard = unpacked(voice.heard) if voice.heard else None
    moved = await voicing.move(work, voice.id, State.SPOKEN, State.DROPPED, desk.now())
    if heard is not None and moved:
        await voices.take(work, desk, await actor_of(work, desk, heard.origin), heard)


async def unsure(desk: Desk) -> int:
    """What nobody has called a recording is none."""

    async def follow(work: Work) -> int:
        until = desk.now() - desk.content.voicing.say_yes_within
        waiting = await voicing.of_state(work, State.SPOKEN, until)
        for voice in waiting:
            await as_any_voice(work, desk, voice)
        return len(waiting)

    return await desk.database.write(follow) if await unsure_due(desk) else 0


async def unsure_due(desk: Desk) -> datetime | None:
    """When the oldest of them is heard as any voice note is."""

    async def look(work: Work) -> datetime | None:
        waiting = await voicing.of_state(work, State.SPOKEN, desk.now())
        return waiting[0].at + desk.content.voicing.say_yes_within if waiting else None

    return await desk.database.read(look)


async def say_about(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The buttons are about this recording."""
    return {"_subject": params["voice"]}
