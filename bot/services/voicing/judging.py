"""A cadre hears a recording before anybody else does: one tap, and it is the village's voice."""

from __future__ import annotations

from datetime import datetime

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.domain.voicing import State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering, holders_at
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.services.views.shown import Shown
from bot.services.voicing.clips import Clip
from bot.services.voicing.said import words_of
from bot.store import accounts, places, voicing
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.voicing import Voice

KEY = "said.voice_judge"
LEADS = ("cadre", "officer")


async def ask(work: Work, desk: Desk, voice: Voice) -> bool:
    """The next cadre of the village, another than who spoke where there is one."""
    able = await _cadres(work, desk, voice)
    if not able:
        return False
    at = able.index(voice.asked_id) + 1 if voice.asked_id in able else 0
    who = able[at % len(able)]
    await voicing.put_asked(work, voice.id, who, desk.now())
    message = Message(KEY, f"voice_judge:{voice.id}", {"voice": voice.id}, Lane.REMINDER,
                      Owed.OWED, unasked=True)  # fmt: skip
    return await tell_person(work, desk, who, message)


async def _cadres(work: Work, desk: Desk, voice: Voice) -> tuple[str, ...]:
    found: list[str] = []
    for unit in await places.ancestors(work, voice.unit_id):
        for person in await holders_at(work, desk, unit.id, *LEADS):
            if await accounts.private_chats_of_person(work, person):
                found.append(person)
        if any(person != voice.speaker_id for person in found):
            break
    others = [person for person in dict.fromkeys(found) if person != voice.speaker_id]
    return tuple(others or dict.fromkeys(found))


async def show_judge(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The recording itself, with the words it was read from below."""
    voice = await voicing.find(work, row.params["voice"])
    if voice is None or voice.sha256 is None or voice.state is not State.ASKED:
        return None
    words = await words_of(work, desk, voice.what, voice.unit_id, speaker=voice.speaker_id)
    if words is None:
        return None
    values = {"who": await name_of(work, voice.speaker_id), "words": words.text}
    name = await voicing.file_of(work, voice.sha256, desk.bot)
    clip = Clip(voice.id, voice.what, voice.sha256, name)
    return Shown("voicing.judge", values, voice.id, clip=clip)


async def on_judge(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes, or once more: by who answers for the village, once."""
    voice = await voicing.find(work, pressed.subject)
    person = actor.person
    if voice is None or person is None:
        return Refused("press.unknown")
    held = await covering(work, desk, person.id, voice.unit_id)
    if not wears(held, *LEADS) or person.id not in await _cadres(work, desk, voice):
        return Refused("board.not_for_you")
    yes = pressed.choice == "yes"
    state = State.APPROVED if yes else State.DROPPED
    if not await voicing.judged(work, voice, state, person.id, desk.now()):
        return Refused("voicing.toast.once")
    key = "voicing.approved" if yes else "voicing.again"
    message = Message(key, f"voice_word:{voice.id}", {"voice": voice.id}, Lane.REPLY, Owed.OWED)
    await tell_person(work, desk, voice.speaker_id, message)
    return Done("voicing.toast.approved" if yes else "voicing.toast.again")


async def ask_next(desk: Desk) -> int:
    """Who has not listened for a day is followed by the next."""

    async def follow(work: Work) -> int:
        waiting = await voicing.of_state(work, State.ASKED, _since(desk))
        for voice in waiting:
            await ask(work, desk, voice)
        return len(waiting)

    due = await next_due(desk)
    return await desk.database.write(follow) if due is not None and due <= desk.now() else 0


async def next_due(desk: Desk) -> datetime | None:
    async def look(work: Work) -> datetime | None:
        waiting = await voicing.of_state(work, State.ASKED, desk.now())
        return waiting[0].at + desk.content.voicing.ask_next_after if waiting else None

    return await desk.database.read(look)


def _since(desk: Desk) -> datetime:
    return desk.now() - desk.content.voicing.ask_next_after
