"""From a danger word in a group to the last alert sent: idle, and in the middle of a broadcast."""

from __future__ import annotations

import asyncio
import math
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.assembled import Assembled
from bot.domain.lanes import Lane
from bot.domain.times import to_text
from bot.simulator import Simulator
from tests.bench.crowd import Crowd, a_crowd, put_broadcast
from tests.stories.stage import Props, on_stage

GROUP = -4000001
SAID = "晕倒了叫不醒"
PAUSE = 5.0  # seconds of the server's time between two
LOOK = 0.002
FEW = 3
PATIENCE = 20.0
ALERTS = "SELECT state, sent_at FROM outbox WHERE created_at >= ? AND lane = ?"
OVER = (
    "UPDATE cases SET state = 'closed', ended_at = ?, changed_at = ?, next_at = NULL"
    " WHERE ended_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Seconds from what was said to the last of its alerts, sorted, and how many alerts each."""

    seconds: Sequence[float]
    alerts: float
    beside: int  # messages of the broadcast that left meanwhile

    def at(self, share: float) -> float:
        """So many of them took no longer."""
        return self.seconds[max(math.ceil(share * len(self.seconds)) - 1, 0)]


async def alarms(props: Props, folder: Path, times: int, broadcast: int) -> Alarms:
    """So many dangers one after another; the bot polls, handles, says and ticks in real time."""
    folder.mkdir(parents=True, exist_ok=True)
    async with a_crowd(props, folder, max(broadcast, 1), 1, real=True) as crowd:
        if broadcast:
            await put_broadcast(crowd, props)
        async with on_stage(props, folder, database=crowd.url, sim=crowd.sim) as (_, bot):
            stop = asyncio.Event()
            running = asyncio.create_task(bot.run(stop))
            try:
                if broadcast:
                    await _until(lambda: len(crowd.told()) > 25)
                before = len(crowd.told())
                with closing(sqlite3.connect(crowd.path, isolation_level=None)) as looking:
                    found = [
                        await _one(crowd, bot, looking, _speaker(props, n)) for n in range(times)
                    ]
                beside = len(crowd.told()) - before
            finally:
                stop.set()
                await running
    took = sorted(seconds for seconds, _ in found)
    return Alarms(took, sum(alerts for _, alerts in found) / times, beside)


def _speaker(props: Props, number: int) -> int:
    """Another member of the group each time."""
    members = next(g for g in props.village.groups if g.telegram_id == GROUP).members
    users = [a.user_id for a in props.village.accounts if a.started and a.people[0] in members]
    return users[number % len(users)]


async def _one(
    crowd: Crowd, bot: Assembled, looking: sqlite3.Connection, user: int
) -> tuple[float, int]:
    sim = crowd.sim
    sim.clock.jump(PAUSE)
    if crowd.chats > FEW:
        await _flowing(sim, bot)
    said, begun = sim.clock.now(), time.monotonic()
    sim.people.say(user, GROUP, SAID)
    while (sent := _sent(looking, said)) is None:
        assert time.monotonic() - begun < PATIENCE, "no alert was sent"
        await asyncio.sleep(LOOK)
    last, alerts = sent
    # The next one shall not be the same matter said twice.
    looking.execute(OVER, (to_text(last), to_text(last)))
    return (last - said).total_seconds(), alerts


async def _flowing(sim: Simulator, bot: Assembled) -> None:
    """Until the broadcast goes on; some of what the server lets through is still to go."""
    before = len(sim.requests)
    bot.desk.database.woken("outbox").set()
    await _until(lambda: len(sim.requests) > before + FEW)


def _sent(looking: sqlite3.Connection, since: datetime) -> tuple[datetime, int] | None:
    """When the last alert left, once all of them have."""
    rows = looking.execute(ALERTS, (to_text(since), int(Lane.EMERGENCY))).fetchall()
    if not rows or any(state in ("due", "flying") for state, _ in rows):
        return None
    times = [str(at) for _, at in rows if at is not None]
    return datetime.fromisoformat(max(times)), len(times)


async def _until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not seen():
            await asyncio.sleep(LOOK)
