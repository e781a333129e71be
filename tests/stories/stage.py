"""The stage of a story: the sample village on a local Telegram, the real bot, time that moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.assembled import Assembled
from bot.clock import BorrowedClock, Ids
from bot.compose import assemble
from bot.content.content import Content
from bot.content.load import load_content
from bot.content.village import Village
from bot.content.villages import load_village
from bot.gateway.requests import request_to
from bot.services.village_load import load_village_into
from bot.settings import load_settings
from bot.simulator import Simulator
from bot.store import members
from bot.store.database import Work, open_database
from bot.store.migrate import migrate
from tests.conformance.recording import Record
from tests.stories.outsiders import Outsiders
from tests.stories.shelves import Files, Shelf

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "villages" / "sample"
ZONE = ZoneInfo("Asia/Shanghai")
# A Monday in November; the village wakes, most people are up.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
TOKEN = "1000001:SIMULATOR-TOKEN-FOR-THIS-MACHINE-ONLY"
BOT = "1000001"


class Props:
    """What all stories share and nobody changes: content, village, a loaded database file."""

    def __init__(self, folder: Path, shelf: Shelf | None = None) -> None:
        self.folder = folder
        self._shelf = shelf or Files(folder)
        self.content: Content = load_content(ROOT)
        self.village: Village = load_village(SAMPLE, roles=self.content.roles)
        self._templates: dict[datetime, tuple[str, dict[str, Any]]] = {}
        self.outsiders: Outsiders | None = None  # who press what they were not shown

    async def database(self, start: datetime, target: Path) -> str:
        """A copy of the village's database as it is at `start`, everybody has pressed Start."""
        made, _ = await self._prepared(start)
        return await self._shelf.copy(made, target)

    async def simulator(self, start: datetime, record: Record | None) -> Simulator:
        """A simulator that stands where that database stands."""
        _, snapshot = await self._prepared(start)
        sim = new_simulator(start, record)
        sim.load(snapshot)
        return sim

    async def _prepared(self, start: datetime) -> tuple[str, dict[str, Any]]:
        if start not in self._templates:
            self._templates[start] = await self._prepare(start)
        return self._templates[start]

    async def _prepare(self, start: datetime) -> tuple[str, dict[str, Any]]:
        url = await self._shelf.new(f"village-{start:%Y%m%d%H%M}")
        moment = start.astimezone(UTC)
        database = await open_database(url, now=lambda: moment)
        await migrate(database)
        await load_village_into(
            database,
            self.village,
            bot=BOT,
            ids=Ids(lambda: moment, Random(1)),
            now=moment,
            zone=ZONE,
        )
        await database.write(lambda work: self._all_agreed(work, moment))
        await database.close()
        sim = new_simulator(start)
        people_the_simulator(sim, self.village)
        for account in self.village.accounts:
            if account.started:
                sim.people.start(account.user_id)
        async with on_stage(self, self.folder, database=url, sim=sim) as (_, bot):
            await settle(sim, bot)
            await bot.tick()
        return url, sim.snapshot()

    async def _all_agreed(self, work: Work, moment: datetime) -> None:
        """Whoever has an account was asked long ago; a story of newcomers has newcomers."""
        version = self.content.members.version
        for account in self.village.accounts:
            for person in account.people:
                await members.set_consent(work, person, version, moment)


def new_simulator(start: datetime, record: Record | None = None) -> Simulator:
    """An empty one, whose clock stands still unless a story moves it."""
    return Simulator(
        token=TOKEN,
        bot_username="linli_bot",
        bot_name="邻里",
        real=lambda: 0.0,
        start=start,
        record=record,
    )


def people_the_simulator(sim: Simulator, village: Village) -> None:
    """Everybody with an account has a phone; those who started have pressed Start."""
    for account in village.accounts:
        sim.people.add_person(account.user_id, account.shown_name)
    ids = {person: a.user_id for a in village.accounts for person in a.people}
    for group in village.groups:
        members = list(dict.fromkeys(ids[p] for p in group.members if p in ids))
        sim.people.add_group(group.telegram_id, group.title, members, bot=True, bot_admin=True)


@asynccontextmanager
async def on_stage(
    props: Props,
    folder: Path,
    *,
    start: datetime = MONDAY,
    content: Content | None = None,
    database: str | None = None,
    sim: Simulator | None = None,
    record: Record | None = None,
    ringer: str | None = None,
    token: str = TOKEN,
    backups: str = "no",
    api: str | None = None,
) -> AsyncIterator[tuple[Simulator, Assembled]]:
    """The simulator with its people, and the bot in front of it.

    With `api` the bot calls that address instead, as it calls Telegram; `sim` then lends its clock.
    """
    if sim is None:
        sim = await props.simulator(start, record)
    url = database or await props.database(start, folder / "linli.db")
    settings = load_settings(
        token=token, api_url=api or "http://simulator", database=url, home=folder, ringer=ringer,
        speaker="no", backups=Path(backups),
    )  # fmt: skip
    clock = BorrowedClock(sim.clock.now, lambda: 1.0)
    request, polling = (None, None) if api else (request_to(sim.app), request_to(sim.app))
    async with assemble(
        settings,
        clock=clock,
        request=request,
        poll_request=polling,
        content=content or props.content,
        ids=Ids(clock.now, Random(7)),
        seconds=lambda: sim.clock.now().timestamp(),
        pauses=(),
    ) as bot:
        yield sim, bot


async def settle(sim: Simulator, bot: Assembled) -> None:
    """Until nothing is left to hear or to say; only the seconds that pacing asks for pass."""
    for _ in range(400):
        heard = await bot.poll()
        await bot.drain()
        said = await bot.dispatch()
        if heard or said:
            continue
        due = await bot.dispatcher.next_due()
        now = sim.clock.now()
        if due is None or due > now + timedelta(seconds=20):
            return
        sim.clock.jump(max((due - now).total_seconds(), 0.05))
    raise AssertionError("the village does not come to rest")


async def pass_time(sim: Simulator, bot: Assembled, span: timedelta) -> None:
    """Time moves from one thing that is due to the next, as it would on a quiet machine."""
    target = sim.clock.now() + span
    for _ in range(5000):
        await bot.tick()
        await settle(sim, bot)
        now = sim.clock.now()
        if now >= target:
            return
        due = await bot.next_due()
        step = min(due, target) if due is not None and due > now else target
        if due is not None and due <= now:
            step = min(now + timedelta(seconds=1), target)
        sim.clock.jump((step - now).total_seconds())
        await asyncio.sleep(0)
    raise AssertionError("time does not get on")
