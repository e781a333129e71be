"""A command on its way: who gave it, in which write, and how it is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.taps import Taps
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Call:
    """A command on its way."""

    work: Work
    desk: Desk
    taps: Taps
    actor: Actor
    heard: Heard

    async def say(self, key: str, params: Mapping[str, str] | None = None) -> None:
        about = f"command:{self.actor.chat.id}:{self.heard.message_id}:{key}"
        message = Message(key, about, params or {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(self.work, self.desk, self.actor.chat.id, message)

    async def tell(self, outcome: Outcome) -> None:
        """The sentence of an outcome, as a button's toast would have said it."""
        key = outcome.reason if isinstance(outcome, Refused) else outcome.said
        if key is not None:
            await self.say("said.plain", {"key": key, **dict(outcome.facts)})


Command = Callable[[Call], Awaitable[None]]
