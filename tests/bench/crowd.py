"""A village with thousands of private chats and hundreds of groups, and a prompt for all."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from bot.clock import BorrowedClock, Ids
from bot.domain.people import Chat, Unit
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.services.prompts.sending import to_group, to_person
from bot.simulator import Simulator
from bot.store import accounts, members, places
from bot.store.database import Database, Work, open_database
from tests.stories.stage import BOT, MONDAY, TOKEN, ZONE, Props

PROMPT = "rabies_no_waiting"
USER, GROUP = 7_000_000, -7_000_000  # the first of them
PIECE = 250
NONE = dict.fromkeys(("called", "sex", "phone", "illness", "ended_on", "ended_why", "colour"))


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many private chats and groups, in a database and on a local Telegram."""

    url: str
    path: Path  # of the file, where there is one
    sim: Simulator
    people: int
    groups: int

    @property
    def chats(self) -> int:
        """How many are to be told."""
        return self.people + self.groups

    def told(self) -> dict[int, int]:
        """How many messages of the bot stand in each chat that has any."""
        numbers = [*range(USER, USER + self.people)]
        numbers += range(GROUP, GROUP - self.groups, -1)
        found = {n: self.messages(n) for n in numbers}
        return {number: n for number, n in found.items() if n}

    def messages(self, number: int) -> int:
        """How many of the bot stand in one chat."""
        messages = self.sim.world.chats[number].messages.values()
        return sum(1 for m in messages if m.from_bot and not m.service)

    def moments(self) -> list[datetime]:
        """When each message was accepted, on the server's clock."""
        return [r.at for r in self.sim.sent("sendMessage")]

    def refused(self) -> int:
        """How often it said 429."""
        answers = (r.answer or {} for r in self.sim.requests)
        return sum(answer.get("error_code") == 429 for answer in answers)


@asynccontextmanager
async def a_crowd(
    props: Props, folder: Path, people: int, groups: int, *, real: bool = False
) -> AsyncIterator[Crowd]:
    """The sample village and a second one, large; its time stands still unless it is `real`."""
    path = folder / "crowd.db"
    url = await props.database(MONDAY, path)
    snapshot = (await props.simulator(MONDAY, None)).snapshot()
    clock = time.monotonic if real else lambda: 0.0
    sim = Simulator(TOKEN, "linli_bot", "邻里", clock, MONDAY)
    sim.load(snapshot)
    for n in range(people):
        sim.people.add_person(USER + n, f"n{n}")
        sim.people.start(USER + n)
    for n in range(groups):
        sim.people.add_group(GROUP - n, f"g{n}", [USER + n], supergroup=True, bot_admin=True)
    sim.updates.drop_all()
    database = await open_database(url, now=sim.clock.now)
    try:
        await _fill(database, props, people, groups)
        yield Crowd(url, path, sim, people, groups)
    finally:
        await database.close()
        await sim.aclose()


async def put_broadcast(crowd: Crowd, props: Props) -> None:
    """The same prompt to all of them, as a cadre's 现在发 does: nothing is said yet."""
    now = crowd.sim.clock.now
    database = await open_database(crowd.url, now=now)
    clock = BorrowedClock(now, lambda: 1.0)
    desk = Desk(database, props.content, clock, Ids(now, Random(3)), BOT, ZONE)
    prompt = desk.content.prompts[PROMPT]

    async def some(work: Work, first: int) -> None:
        for n in range(first, min(first + PIECE, crowd.people)):
            assert await to_person(work, desk, prompt, f"crowd{n}")
        for n in range(first, min(first + PIECE, crowd.groups)):
            chat = Chat(f"cg{n}", BOT, "supergroup", GROUP - n, unit_id=f"crowd-h{n}")
            assert await to_group(work, desk, prompt, chat)

    try:
        for first in range(0, max(crowd.people, crowd.groups), PIECE):
            await database.write(partial(some, first=first))
    finally:
        await database.close()


async def _fill(database: Database, props: Props, people: int, groups: int) -> None:
    now = MONDAY.astimezone(UTC)

    async def hamlets(work: Work) -> None:
        await places.add_unit(work, Unit("crowd", None, "village", "crowd", "crowd"))
        for n in range(max(groups, 1)):
            unit = f"crowd-h{n}"
            await places.add_unit(work, Unit(unit, "crowd", "hamlet", unit, unit))
            if n < groups:
                chat = Chat(f"cg{n}", BOT, "supergroup", GROUP - n, f"g{n}", unit_id=unit)
                await accounts.add_chat(work, chat, now)

    async def some(work: Work, first: int) -> None:
        numbers = range(first, min(first + PIECE, people))
        await work.each("add_person", [_person(n, f"crowd-h{n % max(groups, 1)}") for n in numbers])
        for n in numbers:
            await accounts.add_account(work, f"ca{n}", BOT, USER + n, f"n{n}", now)
            await accounts.set_may_write(work, f"ca{n}", True)
            await accounts.link_account(work, f"ca{n}", f"crowd{n}", True)
            chat = Chat(f"cc{n}", BOT, "private", USER + n, account_id=f"ca{n}")
            await accounts.add_chat(work, chat, now)
            await members.set_consent(work, f"crowd{n}", props.content.members.version, now)

    await database.write(hamlets)
    for first in range(0, people, PIECE):
        await database.write(partial(some, first=first))


def _person(n: int, unit: str) -> dict[str, object]:
    return {
        **NONE, "id": f"crowd{n}", "unit_id": unit, "household_id": None, "name": f"n{n}",
        "born": "1958-03", "lives_alone": 0, "pregnant": 0, "listens": 0, "guest": 0,
        "created_at": to_text(MONDAY),
    }  # fmt: skip
