"""A messenger without Telegram: chats are lists, and trouble is planned."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from bot.services.endings import FLOOD, MESSAGE_GONE
from bot.services.ports import Delivery, Ending, Outgoing


@dataclass(slots=True)
class FakeChat:
    """What people see in one chat."""

    messages: dict[int, Outgoing] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, str] = field(default_factory=dict)
    blocked: bool = False
    moved_to: int | None = None

    @property
    def texts(self) -> list[str]:
        return [out.text for out in self.messages.values()]


class FakeMessenger:
    """Keeps what was said; held to the contract of the real one by tests/gateway."""

    def __init__(self) -> None:
        self.chats: dict[int, FakeChat] = {}
        self.calls: list[tuple[str, int]] = []
        self._planned: deque[Delivery] = deque()
        self._lose = 0
        self._number = 0
        self.sounds: set[str] = set()  # under these names sounds were sent

    def chat(self, chat_id: int) -> FakeChat:
        return self.chats.setdefault(chat_id, FakeChat())

    def plan(self, *deliveries: Delivery) -> None:
        """The next calls end like this, and nothing is done."""
        self._planned.extend(deliveries)

    def flood(self, seconds: float) -> None:
        self.plan(Delivery(Ending.LATER, wait=seconds, fault=FLOOD))

    def lose_answer(self, times: int = 1) -> None:
        """The next calls are carried out, and nobody hears of it."""
        self._lose += times

    def migrate(self, chat_id: int, to: int) -> None:
        self.chat(chat_id).moved_to = to

    async def say(self, chat_id: int, out: Outgoing) -> Delivery:
        chat = self.chat(chat_id)
        if ending := self._refused("say", chat_id):
            return ending
        if out.reaction is not None and out.reply_to is not None:
            chat.reactions[out.reply_to] = out.reaction
            return self._sent(None)
        self._number += 1
        chat.messages[self._number], name = self._speaks(out)
        return replace(self._sent(self._number), sound_id=name)

    def _speaks(self, out: Outgoing) -> tuple[Outgoing, str | None]:
        """A sound by a name that is known, else as a new file; else the words alone."""
        if out.sound is None or out.sound.file_id in self.sounds:
            return out, out.sound.file_id if out.sound else None
        if out.sound.data is None:
            return replace(out, sound=None), None
        name = f"sound-{len(self.sounds)}"
        self.sounds.add(name)
        return out, name

    async def edit(self, chat_id: int, message_id: int, out: Outgoing) -> Delivery:
        chat = self.chat(chat_id)
        if ending := self._refused("edit", chat_id):
            return ending
        if message_id not in chat.messages:
            return Delivery(Ending.REFUSED, fault=MESSAGE_GONE)
        chat.messages[message_id] = out
        return self._sent(message_id)

    async def delete(self, chat_id: int, message_id: int) -> Delivery:
        if ending := self._refused("delete", chat_id):
            return ending
        self.chat(chat_id).messages.pop(message_id, None)
        return self._sent(message_id)

    async def pin(self, chat_id: int, message_id: int, *, silent: bool) -> Delivery:
        if ending := self._refused("pin", chat_id):
            return ending
        chat = self.chat(chat_id)
        if message_id not in chat.messages:
            return Delivery(Ending.REFUSED, fault="message to pin not found")
        chat.pinned.append(message_id)
        return self._sent(message_id)

    async def unpin(self, chat_id: int, message_id: int) -> Delivery:
        if ending := self._refused("unpin", chat_id):
            return ending
        if message_id not in self.chat(chat_id).pinned:
            return Delivery(Ending.REFUSED, fault="message to unpin not found")
        self.chat(chat_id).pinned.remove(message_id)
        return self._sent(message_id)

    def _refused(self, call: str, chat_id: int) -> Delivery | None:
        self.calls.append((call, chat_id))
        chat = self.chat(chat_id)
        if self._planned:
            return self._planned.popleft()
        if chat.moved_to is not None:
            return Delivery(Ending.MIGRATED, new_chat_id=chat.moved_to)
        if chat.blocked:
            return Delivery(Ending.UNREACHABLE, fault="blocked")
        return None

    def _sent(self, message_id: int | None) -> Delivery:
        if self._lose:
            self._lose -= 1
            return Delivery(Ending.UNSURE, fault="lost")
        return Delivery(Ending.SENT, message_id)
