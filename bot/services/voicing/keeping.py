"""The sounds themselves: fetched once their speaker said yes, kept, and let go of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from functools import partial
from typing import Protocol

import structlog

from bot.domain.lanes import Lane, Owed
from bot.domain.voicing import State, sound_fault
from bot.services.desk import Desk
from bot.services.machine_reading import Files
from bot.services.telling import Message, tell_person
from bot.services.voicing.judging import ask
from bot.store import voicing
from bot.store.database import Work
from bot.store.voicing import Voice

KEPT = timedelta(days=30)  # what came to nothing: so long it can be said anew by its button

_log = structlog.get_logger(__name__)


class Kept(Protocol):
    """Where sounds are kept, by the sha256 of what is in them."""

    async def put(self, data: bytes) -> str: ...
    async def drop_others(self, kept: Collection[str]) -> int: ...


class VoiceKeeper:
    """Outside of any write, one after the other."""

    def __init__(self, desk: Desk, files: Files, sounds: Kept) -> None:
        self._desk, self._files, self._sounds = desk, files, sounds
        self._known: frozenset[str] | None = None

    async def run(self) -> int:
        """How many were fetched or dropped."""
        waiting = await self._desk.database.read(
            lambda work: voicing.of_state(work, State.WANTED, self._desk.now())
        )
        for voice in waiting:
            await self._fetch(voice)
        return len(waiting) + await self._tidy()

    async def _fetch(self, voice: Voice) -> None:
        data = await self._files.fetch(voice.file_id or "")
        fault = sound_fault(data or b"", self._desk.content.voicing)
        sha256 = None if fault or data is None else await self._sounds.put(data)
        if fault is not None:
            _log.warning("a recording was not kept", voice=voice.id, fault=fault)
        await self._desk.database.write(partial(self._follow, voice, sha256))

    async def _follow(self, voice: Voice, sha256: str | None, work: Work) -> None:
        """A cadre is asked; where there is no sound, the speaker for another."""
        now = self._desk.now()
        if sha256 is None:
            if await voicing.move(work, voice.id, State.WANTED, State.DROPPED, now):
                await self._not_kept(work, voice)
            return
        if await voicing.move(work, voice.id, State.WANTED, State.ASKED, now):
            await voicing.put_sound(work, voice.id, sha256)
            if voice.file_id is not None:
                await voicing.put_file(work, sha256, self._desk.bot, voice.file_id)
            await ask(work, self._desk, voice)

    async def _not_kept(self, work: Work, voice: Voice) -> None:
        about, params = f"voice_lost:{voice.id}", {"voice": voice.id}
        message = Message("voicing.lost", about, params, Lane.REPLY, Owed.OWED)
        await tell_person(work, self._desk, voice.speaker_id, message)

    async def _tidy(self) -> int:
        """What was forgotten, said anew or sent back is nobody's any more."""
        kept = await self._desk.database.read(voicing.kept)
        if kept == self._known:
            return 0
        self._known = kept
        before = self._desk.now() - KEPT
        await self._desk.database.write(lambda work: voicing.drop_old(work, before))
        return await self._sounds.drop_others(kept)
