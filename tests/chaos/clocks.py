"""The clock is set: the village's, which a local Telegram tells, and the machine's own."""

from __future__ import annotations

import struct
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.serving import address_of, listening, serving
from tests.chaos.looking import last_beat
from tests.chaos.run import Run
from tests.kill.process import Linli
from tests.stories.stage import MONDAY, ROOT, ZONE

WALL = Path(__file__).parent / "wallclock"
HOUR, DAY = 3600.0, 86_400.0
A_DAY = timedelta(days=1)
ASKERS = ("wangxiuying", "zhangxiaolan", "zhoushuangquan")
HEAD, NEEDS = "zhoujianguo", "liyoufu"
ROUND = "要问平安的"
ONCE = ("报到", ROUND, "🔔")  # what time alone brings about


async def clock_steps(run: Run) -> None:
    """An hour on, an hour back, more than a day on, and an hour back again."""
    clock = run.scene.sim.clock
    await run.starts()
    for step, asker in zip((HOUR, -HOUR, DAY + HOUR), ASKERS, strict=True):
        clock.jump(step)
        await run.asked_and_answered(asker)
    clock.jump(-HOUR)
    await run.asked_and_answered("lixiaofang")


class WallClock:
    """What the process takes for the time of day; the machine's own is left alone."""

    def __init__(self, file: Path, at: datetime) -> None:
        self.file = file
        self.set(at)

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self._off, UTC)

    def set(self, at: datetime) -> None:
        """Sets it, on or back."""
        self._off = at.timestamp() - time.time()
        with self.file.open("r+b" if self.file.exists() else "wb") as out:
            out.write(struct.pack("d", self._off))


async def machine_clock_steps(run: Run) -> None:
    """The same by the clock of the machine, which is all a bot has that talks to Telegram."""
    v, old = run.scene, run.scene.linli
    wall = WallClock(old.folder / "wall-clock", MONDAY)
    with listening("127.0.0.1", 0) as bound:
        async with serving(_without_a_clock(v.sim.app), bound):
            v.linli = Linli(
                old.folder, address_of(bound), old.database,
                PYTHONPATH=f"{WALL}:{ROOT}", CHAOS_WALL_CLOCK=str(wall.file),
            )  # fmt: skip
            await run.starts()
            await _steps(run, wall)
            await run.stops()
    # On with a clock that is right, later than all that was written.
    v.linli = old
    v.sim.clock.jump(max((wall.now() - v.sim.clock.now()).total_seconds(), 0.0))
    await run.starts()


async def _steps(run: Run, wall: WallClock) -> None:
    v = run.scene
    for words, answer in (("/round 开始", "明天早上开始"), ("/prompts 开始", "发 /prompts 看日历")):
        v.says(HEAD, words)
        await v.until(lambda answer=answer: v.finds(HEAD, answer))
    v.says(NEEDS, "要药")
    await v.until(lambda: v.finds(NEEDS, "记下了", "要药"))
    for step, asker in zip((HOUR, -HOUR), ASKERS, strict=False):
        wall.set(wall.now() + timedelta(seconds=step))
        await run.asked_and_answered(asker)
    wall.set(MONDAY + timedelta(hours=2.2))
    await v.until(lambda: v.finds(NEEDS, "还没人接", "报到村里"))
    await _back_and_on(run, wall)
    today = MONDAY.astimezone(ZONE)
    for at in (today.replace(hour=19, minute=40), today.replace(hour=7, minute=31) + A_DAY):
        wall.set(at)
        since = f"{wall.now():%Y-%m-%dT%H:%M:%S}"
        await v.until(lambda since=since: last_beat(v.database) >= since)
    await v.until(lambda: any(ROUND in text for _, text in _said(run)))
    await _back_and_on(run, wall)
    await run.asked_and_answered(ASKERS[2])
    said = Counter(_said(run))
    twice = [t for (_, t), n in said.items() if n > 1 and any(words in t for words in ONCE)]
    run.found.must(not twice, f"said twice: {twice[:3]}")


def _said(run: Run) -> list[tuple[int, str]]:
    """What stands on the phones from the bot."""
    chats = run.scene.sim.world.chats.values()
    return [(c.id, m.text) for c in chats for m in c.messages.values() if m.from_bot]


async def _back_and_on(run: Run, wall: WallClock) -> None:
    """An hour back, until its ticks run again, and on."""
    wall.set(wall.now() - timedelta(hours=1))
    await _wakes(run)
    wall.set(wall.now() + timedelta(hours=1))
    await run.asked_and_answered("lixiaofang")


async def _wakes(run: Run) -> None:
    """Set back, its ticks would sleep for an hour; what counts real seconds wakes them."""
    v = run.scene
    before = v.linli.said.count(OVERDUE)
    await v.until(lambda: v.linli.said.count(OVERDUE) > before)


OVERDUE = "ticks are overdue and run now"


def _without_a_clock(app: Any) -> Any:
    """As the real Telegram: nobody tells the bot what time it is."""

    async def served(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/sim/clock":
            scope = {**scope, "path": "/nothing/here", "raw_path": b"/nothing/here"}
        await app(scope, receive, send)

    return served
