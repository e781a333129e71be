"""A speech engine, where the operator has set one up: fixed sentences are made once, beforehand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from bot.domain.voicing import sound_fault
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.voicing.said import all_words, digest_of
from bot.store import places, voicing
from bot.store.database import Work
from bot.understanding.as_spoken import as_spoken

AT_ONCE = 5  # sounds a round


class Speaker(Protocol):
    """Says words written as they are spoken; OGG/Opus, or None where it could not."""

    @property
    def name(self) -> str: ...
    async def speak(self, text: str) -> bytes | None: ...


class Kept(Protocol):
    """Where sounds are kept."""

    async def put(self, data: bytes) -> str: ...


class VoiceMaker:
    """Makes what is missing, a few a round; what failed is not tried again until a restart."""

    def __init__(self, desk: Desk, sounds: Kept, speaker: Speaker | None) -> None:
        self._desk, self._sounds, self._speaker = desk, sounds, speaker
        self._failed: set[str] = set()
        self._begun = False

    async def run(self) -> int:
        """How many were made. Another engine's, or that of one switched off, are let go of."""
        engine = self._speaker.name if self._speaker else ""
        if not self._begun:
            await self._desk.database.write(lambda work: voicing.drop_made(work, engine))
            self._begun = True
        if self._speaker is None:
            return 0
        missing = await self._desk.database.read(lambda work: self._missing(work, engine))
        for text in missing:
            await self._make(self._speaker, text)
        return len(missing)

    async def _missing(self, work: Work, engine: str) -> tuple[str, ...]:
        there: Collection[str] = {*await voicing.made_by(work, engine), *self._failed}
        found: dict[str, None] = {}
        for unit in (None, *[u.id for u in await places.units_of_level(work, "village")]):
            desk = await desk_for(work, self._desk, unit)
            for words in await all_words(work, desk, unit):
                if digest_of(words.text) not in there:
                    found[words.text] = None
        return tuple(found)[:AT_ONCE]

    async def _make(self, speaker: Speaker, text: str) -> None:
        data, digest = await speaker.speak(as_spoken(text)), digest_of(text)
        if data is None or sound_fault(data, self._desk.content.voicing):
            self._failed.add(digest)
            return
        sha256, now = await self._sounds.put(data), self._desk.now()
        await self._desk.database.write(
            lambda work: voicing.put_made(work, digest, speaker.name, sha256, now)
        )
