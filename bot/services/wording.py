"""Turning a row of the outbox into words, as things are at this moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any, Protocol

from bot.content.markup import MOST_CAPTION, fit
from bot.content.said import Button, Said
from bot.services.desk import Desk
from bot.services.dialects.rendering import spoken_for
from bot.services.local import desk_for
from bot.services.overtaken import is_overtaken
from bot.services.ports import Attached, Key, Outgoing, Sound
from bot.services.views.living import LIVING
from bot.services.views.notices import values_of
from bot.services.views.shown import Picture, Shown
from bot.services.voicing.listening import clip_of
from bot.store import accounts, cases, people
from bot.store.database import Work
from bot.store.outbox import OutboxRow

WriteButton = Callable[..., str]


class Draw(Protocol):
    """These values on a template, as a picture or a page to print; None where that fails."""

    def __call__(
        self, template: str, values: Mapping[str, object], *, page: bool
    ) -> bytes | None: ...


class ReadSound(Protocol):
    """A recording by its name; None where this machine does not have it."""

    async def read(self, sha256: str) -> bytes | None: ...


REACTIONS = {"react.heard": "👀", "react.thanks": "🙏"}


class VillageWording:
    """The dispatcher's port: reads, renders, never writes."""

    def __init__(
        self,
        desk: Desk,
        write_button: WriteButton,
        link: Callable[[str], str],
        draw: Draw | None = None,
        sounds: ReadSound | None = None,
    ) -> None:
        """Without `draw` pictures are said in words; without `sounds` nothing is heard."""
        self._sounds = sounds
        self._desk = desk
        self._draw = draw
        self._write_button = write_button
        self._link = link

    async def compose(self, row: OutboxRow) -> Outgoing | None:
        """The message, or None when there is nothing (more) to show."""
        if row.key in REACTIONS:
            return Outgoing("", reply_to=row.reply_to, reaction=REACTIONS[row.key])
        found = await self._desk.database.read(lambda work: self._said(work, row))
        if found is None:
            return None
        shown, said, caption = found
        drawn = await self._drawn(shown.picture) if shown.picture else None
        if drawn is not None and caption is not None:
            said = caption
        sound = await self._sound(shown, said)
        file = drawn if isinstance(drawn, Attached) else shown.file
        if sound is not None and shown.clip_as is not None:
            file = Attached(shown.clip_as, sound.data) if sound.data else None
            sound = None
        text = escape(said.text, quote=False) if said.toast else said.text
        if any((shown.voice, sound, shown.photo, drawn, file)):
            text = fit(text, MOST_CAPTION)
        return Outgoing(
            text=text,
            keys=self._keys(said, shown),
            keyboard=said.keyboard,
            silent=row.silent,
            reply_to=row.reply_to,
            voice=shown.voice,
            sound=sound,
            photo=shown.photo,
            picture=None if isinstance(drawn, Attached) else drawn,
            file=file,
        )

    async def _sound(self, shown: Shown, said: Said) -> Sound | None:
        """What is heard with it; never where the words would not all stand below."""
        if shown.clip is None or self._sounds is None or len(said.text) > MOST_CAPTION:
            return None
        data = await self._sounds.read(shown.clip.sha256)
        if data is None and shown.clip.file_id is None:
            return None
        return Sound(shown.clip.sha256, shown.clip.file_id, data)

    async def _drawn(self, picture: Picture) -> bytes | Attached | None:
        """Drawn beside the loop; a drawing takes a moment."""
        if self._draw is None:
            return None
        page = picture.file is not None
        drawn = self._addressed(picture.drawn)
        made = await asyncio.to_thread(self._draw, picture.template, drawn, page=page)
        return Attached(picture.file, made) if picture.file and made else made

    def mark(self, text: str) -> str:
        """Marked as sent again: a copy of something that may have arrived already."""
        mark = self._desk.content.messages.render("mark.again", {}).text.strip()
        return fit(f"{mark}{text}")

    async def _said(self, work: Work, row: OutboxRow) -> tuple[Shown, Said, Said | None] | None:
        """In the words of the unit that the case, the chat or the person belongs to, as they speak.

        The third is what stands below the picture, where there may be one.
        """
        if await is_overtaken(work, row):
            return None
        desk = await desk_for(work, self._desk, await _unit_of(work, row))
        shown = await self._shown(work, desk, row)
        if shown is None:
            return None
        render = desk.content.messages.render
        shown = replace(shown, clip=await clip_of(work, desk, row, shown))
        drawn = shown.picture
        caption = render(drawn.key, self._addressed(drawn.values)) if drawn else None
        spoken = await spoken_for(work, desk, row, shown.key)
        values = self._addressed(shown.values)
        return shown, render(shown.key, values, spoken.register, spoken.wording), caption

    def _addressed(self, values: Mapping[str, object]) -> dict[str, Any]:
        """A deep link as it is copied or scanned, where there is a payload."""
        payload = values.get("payload")
        return {**values, "address": self._link(str(payload))} if payload else dict(values)

    async def _shown(self, work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
        danger = row.key.startswith("living.danger.")
        builder = LIVING.get("living.danger" if danger else row.key)
        if builder is not None:
            return await builder(work, desk, row)
        values: dict[str, Any] = await values_of(work, desk, row)
        key = row.params.get("key", row.key) if row.key == "said.plain" else row.key
        subject = row.params.get("subject") or row.case_id or "-"
        return Shown(key, values, subject=values.pop("_subject", subject), revision=0)

    def _keys(self, said: Said, shown: Shown) -> tuple[tuple[Key, ...], ...]:
        rows = []
        for row in said.buttons:
            rows.append(tuple(self._key(button, shown) for button in row))
        return tuple(rows)

    def _key(self, button: Button, shown: Shown) -> Key:
        if button.link is not None:
            return Key(button.label, url=self._link(button.link))
        verb, subject = button.verb or "", shown.subject
        data = self._write_button(verb, subject, shown.revision, button.choice)
        return Key(button.label, data=data)


async def _unit_of(work: Work, row: OutboxRow) -> str | None:
    case = await cases.find_case(work, row.case_id) if row.case_id else None
    if case is not None:
        return case.unit_id
    chat = await accounts.get_chat(work, row.chat_id)
    if chat.unit_id is not None:
        return chat.unit_id
    person = await people.find_person(work, row.person_id) if row.person_id else None
    return person.unit_id if person else None
