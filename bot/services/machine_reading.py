"""A machine may try to read a voice note or a pack: a guess beside it, which a person judges.

It is never triaged and opens nothing; without a reader, which is how it comes, nothing is tried.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.store import drafts, outbox, timeline
from bot.store.database import Work
from bot.store.drafts import Unread
from bot.store.timeline import Said
from bot.understanding.pack import PackDraft

LATELY = timedelta(hours=2)
MOST_WORDS = 300


class Transcriber(Protocol):
    """Writes down what is said in a sound; None when it can make nothing of it."""

    async def transcribe(self, sound: bytes) -> str | None: ...


class PackReader(Protocol):
    """Reads the label on a picture of a pack; None when there is none."""

    async def read(self, photo: bytes) -> PackDraft | None: ...


class Files(Protocol):
    """Fetches what somebody sent; None when it is not to be had."""

    async def fetch(self, file_id: str) -> bytes | None: ...


class MachineReading:
    """Tries what came in lately, one after the other, outside of any write.

    Each is marked as tried before it is: what breaks a reader, or a process, breaks it once.
    """

    def __init__(
        self,
        desk: Desk,
        files: Files,
        transcriber: Transcriber | None = None,
        pack_reader: PackReader | None = None,
    ) -> None:
        self._desk, self._files = desk, files
        self._transcriber, self._packs = transcriber, pack_reader

    async def run(self) -> int:
        """How many were tried."""
        tried = 0
        if self._transcriber is not None:
            for unread in await self._taken("voice"):
                await self._hear(unread, self._transcriber)
                tried += 1
        if self._packs is not None:
            for unread in await self._taken("photo"):
                await self._look(unread, self._packs)
                tried += 1
        return tried

    async def _taken(self, form: str) -> tuple[Unread, ...]:
        """The next one that nobody else has tried."""
        since = self._desk.now() - LATELY
        return await self._desk.database.write(partial(_take, form, since, self._desk.now()))

    async def _hear(self, unread: Unread, transcriber: Transcriber) -> None:
        sound = await self._files.fetch(unread.file_id)
        words = await transcriber.transcribe(sound) if sound else None
        text = " ".join((words or "").split())[:MOST_WORDS]
        if text:
            await self._desk.database.write(partial(_keep_words, unread, text))

    async def _look(self, unread: Unread, packs: PackReader) -> None:
        photo = await self._files.fetch(unread.file_id)
        pack = await packs.read(photo) if photo else None
        if pack is not None:
            await self._desk.database.write(partial(self._ask, unread, pack))

    async def _ask(self, unread: Unread, pack: PackDraft, work: Work) -> None:
        """Who has the pack in hand is asked whether that is what stands on it."""
        text = json.dumps(asdict(pack), ensure_ascii=False)
        if not await drafts.set_words(work, unread.said_id, text):
            return
        params = {"said": unread.said_id, "case": unread.case_id}
        about = f"pack:{unread.said_id}"
        message = Message("said.pack", about, params, Lane.REPLY, Owed.LOOSE, unread.case_id)
        await tell_person(work, self._desk, unread.person_id, message)


async def _take(form: str, since: datetime, now: datetime, work: Work) -> tuple[Unread, ...]:
    waiting = await drafts.list_unread(work, form, since, most=1)
    return tuple([one for one in waiting if await drafts.add_draft(work, one.said_id, now)])


async def _keep_words(unread: Unread, text: str, work: Work) -> None:
    """The listener sees it under the voice, without a sound; nothing else comes of it."""
    if await drafts.set_words(work, unread.said_id, text):
        await outbox.want(work, unread.case_id)


def pack_of(words: str) -> PackDraft:
    """The guess as it was kept."""
    return PackDraft(**json.loads(words))


async def on_pack(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Right: from now on it is their word, and stands with the picture. Wrong: it is gone."""
    draft = await drafts.find_draft(work, pressed.subject)
    if draft is None or pressed.choice not in ("yes", "no"):
        return Refused("press.unknown")
    if draft.person_id not in {person.id for person in actor.persons}:
        return Refused("claim.refused.not_for_you")
    if not await drafts.answer_draft(work, draft.said_id, pressed.choice):
        return Refused("phone.done_already")
    if pressed.choice == "no":
        return Done("pack.wrong")
    pack = pack_of(draft.words)
    values = {name: value or "" for name, value in asdict(pack).items()}
    words = desk.content.messages.render("pack.words", values).text.strip()
    said = Said(desk.ids.new(), "text", desk.now(), draft.person_id, words)
    await timeline.add_said(work, draft.case_id, said)
    await outbox.want(work, draft.case_id)
    return Done("pack.right")
