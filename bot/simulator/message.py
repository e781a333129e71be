"""A message: what the Bot API says of it, and what a person's phone shows."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bot.simulator.html import to_html

KINDS = ("voice", "photo", "audio", "document", "venue", "location", "contact", "poll", "text")
SERVICE = {
    "new_chat_members": "joined",
    "left_chat_member": "left",
    "pinned_message": "pinned",
    "migrate_to_chat_id": "migrated",
    "migrate_from_chat_id": "migrated",
    "group_chat_created": "created",
    "forum_topic_created": "topic",
}


class Button(NamedTuple):
    """One button under a message."""

    text: str
    data: str | None
    url: str | None


@dataclass(slots=True, eq=False)
class Message:
    """`wire` is never changed in place: an edit puts a new one, so older copies stay true."""

    chat_id: int
    message_id: int
    sender: int
    wire: dict[str, Any]
    from_bot: bool = False
    silent: bool = False
    protected: bool = False
    markup: dict[str, Any] | None = None
    edited: bool = False
    pinned: bool = False
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def date(self) -> datetime:
        return datetime.fromtimestamp(self.wire["date"], UTC)

    @property
    def edit_date(self) -> datetime | None:
        return datetime.fromtimestamp(self.wire["edit_date"], UTC) if self.edited else None

    @property
    def kind(self) -> str:
        return "service" if self.service else next(k for k in KINDS if k in self.wire)

    @property
    def service(self) -> str | None:
        return next((word for key, word in SERVICE.items() if key in self.wire), None)

    @property
    def text(self) -> str:
        """Text or caption."""
        said: str = self.wire.get("text") or self.wire.get("caption") or ""
        return said

    @property
    def entities(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (
            self.wire.get("entities") or self.wire.get("caption_entities") or []
        )
        return found

    @property
    def html(self) -> str:
        return to_html(self.text, self.entities)

    @property
    def rows(self) -> list[list[Button]]:
        """The buttons under it, row by row."""
        keyboard = self.wire.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            [Button(b["text"], b.get("callback_data"), b.get("url")) for b in row]
            for row in keyboard
        ]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.rows for button in row]

    @property
    def keyboard(self) -> list[list[dict[str, Any]]] | None:
        """The reply keyboard it was sent with."""
        return self.markup.get("keyboard") if self.markup else None

    @property
    def reply_to(self) -> int | None:
        answered = self.wire.get("reply_to_message")
        return answered["message_id"] if answered else None

    @property
    def voice(self) -> dict[str, Any] | None:
        return self.wire.get("voice")

    @property
    def photo(self) -> list[dict[str, Any]] | None:
        return self.wire.get("photo")

    @property
    def document(self) -> dict[str, Any] | None:
        return self.wire.get("document")

    @property
    def thread(self) -> int | None:
        return self.wire.get("message_thread_id")
