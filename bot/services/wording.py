"""Turning a row of the outbox into words, as things are at this moment."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from bot.content.said import Button, Said
from bot.services.desk import Desk
from bot.services.ports import Key, Outgoing
from bot.services.views.living import LIVING, Shown
from bot.services.views.notices import values_of
from bot.store.database import Work
from bot.store.outbox import OutboxRow

WriteButton = Callable[..., str]
REACTIONS = {"react.heard": "👀", "react.thanks": "🙏"}


class VillageWording:
    """The dispatcher's port: reads, renders, never writes."""

    def __init__(self, desk: Desk, write_button: WriteButton, link: Callable[[str], str]) -> None:
        self._desk = desk
        self._write_button = write_button
        self._link = link

    async def compose(self, row: OutboxRow) -> Outgoing | None:
        """The message, or None when there is nothing (more) to show."""
        if row.key in REACTIONS:
            return Outgoing("", reply_to=row.reply_to, reaction=REACTIONS[row.key])
        shown = await self._desk.database.read(lambda work: self._shown(work, row))
        if shown is None:
            return None
        said = self._desk.content.messages.render(shown.key, shown.values)
        return Outgoing(
            text=escape(said.text, quote=False) if said.toast else said.text,
            keys=self._keys(said, shown),
            keyboard=said.keyboard,
            silent=row.silent,
            reply_to=row.reply_to,
            voice=shown.voice,
            photo=shown.photo,
        )

    def mark(self, text: str) -> str:
        """（重发）: a copy of something that may have arrived already."""
        mark = self._desk.content.messages.render("mark.again", {}).text.strip()
        return f"{mark}{text}"

    async def _shown(self, work: Work, row: OutboxRow) -> Shown | None:
        danger = row.key.startswith("living.danger.")
        builder = LIVING.get("living.danger" if danger else row.key)
        if builder is not None:
            return await builder(work, self._desk, row)
        values: dict[str, Any] = await values_of(work, self._desk, row)
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
