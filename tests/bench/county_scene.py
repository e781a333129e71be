"""The county's Telegram: one local server for each bot, behind one address; who presses what."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random

from starlette.types import Receive, Scope, Send

from bot.simulator import Simulator
from bot.simulator.errors import PeopleError
from bot.simulator.recorder import Request
from tests.bench.county_day import Line
from tests.bench.county_people import SEED, County
from tests.stories.stage import BOT, MONDAY, TOKEN

PRESSED = 0.5  # of the cards with a button, by somebody who sees them
AFTER = (3.0, 25.0)  # seconds


def token_of(bot: str) -> str:
    """As BotFather would give it."""
    return TOKEN.replace(BOT, bot)


class Telegram:
    """Several bots on one address, each with the people and groups of its townships."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.sims = {
            bot: Simulator(token_of(bot), f"linli{bot}_bot", "邻里", time.monotonic, MONDAY)
            for bot in county.bots
        }
        self.first = next(iter(self.sims.values()))
        self.said: dict[tuple[int, int], tuple[float, Line]] = {}
        self._dice = Random(SEED)
        self._seen = dict.fromkeys(self.sims, 0)
        self._presses: list[tuple[float, Simulator, int, int, int]] = []
        self.pressed = 0
        self._people()

    def _people(self) -> None:
        for user, town in self.county.accounts.items():
            self._of(town).people.add_person(user, f"u{user}").started = True
        for group in self.county.groups.values():
            sim = self._of(group.town)
            known = sim.world.persons
            members = [user for user in dict.fromkeys(group.members) if user in known]
            sim.people.add_group(group.telegram_id, group.unit, members, bot_admin=True)

    def _of(self, town: int) -> Simulator:
        return self.sims[self.county.bot_of(town)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """By the token in the path; the clock is everybody's."""
        path = scope.get("path", "").removeprefix("/file")
        bot = path.removeprefix("/bot").partition(":")[0]
        await self.sims.get(bot, self.first).app(scope, receive, send)

    def now(self) -> float:
        """On the servers' clock; they stand side by side."""
        return self.first.clock.unix()

    def say(self, line: Line) -> None:
        sim = self._of(self.county.accounts[line.user])
        chat = line.group.telegram_id if line.group else None
        said = sim.people.say(line.user, chat, line.text)
        self.said[said.chat_id, said.message_id] = (self.now(), line)

    def waiting(self) -> int:
        """Updates nobody has fetched and confirmed."""
        return sum(len(sim.updates) for sim in self.sims.values())

    def touch(self) -> None:
        """Half of the cards are pressed by somebody after some seconds: the first button."""
        now = self.now()
        for bot, sim in self.sims.items():
            for request in self._new(bot, sim):
                self._maybe_press(sim, request, now)
        due = [press for press in self._presses if press[0] <= now]
        self._presses = [press for press in self._presses if press[0] > now]
        for _, sim, user, chat, message in due:
            try:
                where = sim.world.chats[chat]
                if message in where.messages and where.messages[message].buttons:
                    sim.people.press(user, where.messages[message], 0)
                    self.pressed += 1
            except PeopleError:
                continue  # the card has changed meanwhile

    def _new(self, bot: str, sim: Simulator) -> Iterator[Request]:
        requests = sim.recorder.requests
        seen, self._seen[bot] = self._seen[bot], len(requests)
        for at in range(seen, len(requests)):
            if requests[at].method == "sendMessage" and requests[at].ok:
                yield requests[at]

    def _maybe_press(self, sim: Simulator, request: Request, now: float) -> None:
        markup = request.result.get("reply_markup") or {}
        if not markup.get("inline_keyboard") or self._dice.random() > PRESSED:
            return
        chat, message = request.result["chat"]["id"], request.result["message_id"]
        group = self.county.groups.get(chat)
        user = self._dice.choice(group.members) if group else chat
        at = now + self._dice.uniform(*AFTER)
        self._presses.append((at, sim, user, chat, message))

    def sent(self) -> dict[tuple[int, int], float]:
        """When each message of the bot was accepted."""
        return {
            (r.result["chat"]["id"], r.result["message_id"]): r.at.timestamp()
            for sim in self.sims.values()
            for r in sim.recorder.requests
            if r.ok and r.method.startswith("send") and isinstance(r.result, dict)
            and "chat" in r.result
        }  # fmt: skip

    def refused(self) -> int:
        """How often a server said 429."""
        return sum(
            (r.answer or {}).get("error_code") == 429
            for sim in self.sims.values()
            for r in sim.recorder.requests
        )

    async def aclose(self) -> None:
        for sim in self.sims.values():
            await sim.aclose()
