"""A local Telegram served on loopback, its people, and the process that is the bot."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.serving import address_of, listening, serving
from bot.simulator import Message, Simulator
from tests.kill.process import Linli
from tests.stories.stage import MONDAY, TOKEN, Props

SPEED = 4.0  # village seconds a real one: the limits of a chat pass faster
PATIENCE = 20.0
LOOK = 0.02


class Waiting(AssertionError):
    """What should have been seen was not."""


class Scene:
    """People act on `sim`; the bot answers from another process."""

    def __init__(self, props: Props, sim: Simulator, linli: Linli, database: Path) -> None:
        self.props, self.sim, self.linli, self.database = props, sim, linli, database
        accounts = props.village.accounts
        self.patience = PATIENCE
        # The numbers of what asks for nothing: of talk nothing is kept.
        self.talk: set[int] = set()
        self._users = {code: a.user_id for a in accounts for code in a.people[:1]}
        self._groups = {g.unit_id: g.telegram_id for g in props.village.groups}

    def user(self, who: str) -> int:
        """Their number at Telegram."""
        return self._users[who]

    def says(self, who: str, text: str, group: str | None = None) -> None:
        chat = self._groups[group] if group else None
        self.sim.people.say(self._users[who], chat, text)

    def talks(self, who: str, text: str, group: str) -> None:
        """Says something that nobody acts on."""
        self.says(who, text, group)
        self.talk.add(self.sim.updates.last_id)

    def taps(self, who: str, button: str, *parts: str, group: str | None = None) -> None:
        """The latest message that has the button and these words."""
        message = self.finds(who, *parts, button=button, group=group)
        assert message is not None, f"{who} has no button {button}"
        self.sim.people.press(self._users[who], message, button)

    def taps_if_there(self, who: str, button: str, *parts: str, group: str | None = None) -> None:
        """Whose finger is already on the button when it goes, if it has not gone."""
        if self.finds(who, *parts, button=button, group=group):
            self.taps(who, button, *parts, group=group)

    def deeds(self, what: str) -> int:
        """How often that stands in the cases by now."""
        with closing(sqlite3.connect(self.database)) as rows:
            found = rows.execute("SELECT COUNT(*) FROM case_events WHERE what = ?", (what,))
            return int(found.fetchone()[0])

    def moved(self, group: str, chat: int) -> None:
        """The group has another number from now on."""
        self._groups[group] = chat

    def chat(self, group: str) -> int:
        """The number of the group at Telegram."""
        return self._groups[group]

    def finds(
        self, who: str, *parts: str, button: str = "", group: str | None = None
    ) -> Message | None:
        """The latest message of the bot on this phone with all these words."""
        chat = self._groups[group] if group else None
        for message in reversed(self.sim.people.seen(self._users[who], chat)):
            labels = [b.text for b in message.buttons]
            if (
                message.from_bot
                and all(part in (message.text or "") for part in parts)
                and (not button or button in labels)
            ):
                return message
        return None

    def heard_everything(self) -> bool:
        """The bot has fetched, stored and confirmed whatever was said."""
        return not len(self.sim.updates)

    async def until(self, seen: Callable[[], object], seconds: float | None = None) -> None:
        """Until it is so; nothing is waited for blindly."""
        seconds = self.patience if seconds is None else seconds
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                raise Waiting(f"not within {seconds} s; the bot said:\n{self.linli.said[-3000:]}")
            await asyncio.sleep(LOOK)


@asynccontextmanager
async def a_scene(props: Props, folder: Path) -> AsyncIterator[Scene]:
    """Monday morning; nothing is running yet."""
    database = folder / "village.db"
    url = await props.database(MONDAY, database)
    sim = Simulator(TOKEN, "linli_bot", "邻里", time.monotonic, MONDAY)
    sim.load((await props.simulator(MONDAY, None)).snapshot())
    sim.clock.speed = SPEED
    with listening("127.0.0.1", 0) as bound:
        async with serving(sim.app, bound):
            linli = Linli(folder, address_of(bound), url)
            try:
                yield Scene(props, sim, linli, database)
            finally:
                await linli.close()
                await sim.aclose()
