"""Kills the bot at chosen moments and starts it again at once; dice choose, a seed repeats."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from tests.kill.scene import Scene, Waiting

# How the points are spread: just after somebody acted, just after the bot fetched it,
# while a message is on its way, while the next process begins.
POINTS = ("at once", "fetched", "sending", "starting")
SHARES = (3, 3, 6, 4)  # "starting" ends two processes: the one that runs and the one that begins
SLOWEST = 0.15  # real seconds a message may be on its way
LOST = 0.3  # so many of the messages on their way at a kill never arrive
MINUTES = 4  # of the village, for what is said once a minute until it arrives
ASKED_AGAIN = 4  # times a person asks who gets no answer
START = 1.6  # real seconds a start takes on a quiet machine


@dataclass(frozen=True, slots=True)
class Flying:
    """A row of the outbox that was on its way when the process was killed."""

    id: str
    chat: int
    owed: str
    new: bool
    doubtful: bool  # perhaps there twice: once as it was, and once marked


@dataclass(frozen=True, slots=True)
class Kill:
    """One end, and what was in the air then."""

    number: int
    point: str
    at: datetime
    flying: tuple[Flying, ...]


class Killer:
    """Plays one step after the other, with its share of kills."""

    def __init__(
        self,
        scene: Scene,
        seed: int,
        *,
        steps: int,
        shares: tuple[int, ...] = SHARES,
        trouble: Callable[[Random], bool] = lambda _: False,
    ) -> None:
        """`trouble` comes before every step; True where something may only come a minute later."""
        self.scene = scene
        self.kills: list[Kill] = []
        self._dice = Random(seed)
        self._trouble = trouble
        self._step = 0
        self._owing = False
        self._plan: dict[int, list[str]] = defaultdict(list)
        points = [p for p, w in zip(POINTS, shares, strict=True) for _ in range(w)]
        self._dice.shuffle(points)
        order = self._dice.sample(range(1, steps + 1), steps)
        for n, point in enumerate(points):
            self._plan[order[n % steps]].append(point)

    async def step(
        self, act: Callable[[], None], seen: Callable[[], object], *, again: bool = False
    ) -> None:
        """Somebody acts, the bot is killed as planned, the effect is seen all the same.

        `again`: nobody is owed an answer; a person who gets none asks once more, and again.
        """
        self._step += 1
        self._owing = self._trouble(self._dice) or self._owing
        points = self._plan[self._step]
        if "sending" in points:
            self._slow_line()
        act()
        for point in points:
            await self._kill_at(point)
        await self._see(act if again else None, seen)

    async def rest(self) -> None:
        """Until everything that waited for a minute has been said."""
        await self.scene.until(lambda: self.scene.linli.running)
        await self.scene.until(self.scene.heard_everything)
        for _ in range(2):
            self.scene.sim.clock.jump(62)
            before = -1
            while before != len(self._calls()):
                before = len(self._calls())
                await self._pause(0.7)

    async def _see(self, act: Callable[[], None] | None, seen: Callable[[], object]) -> None:
        """What was on its way at a kill is said once more after a minute of the village."""
        scene = self.scene
        await scene.until(lambda: seen() or scene.linli.running)
        if self._owing and not seen():
            # A press that nobody has fetched is gone after a while.
            await scene.until(scene.heard_everything)
            self._owing = False
            await self._let_minutes_pass(seen)
        for _ in range(ASKED_AGAIN if act else 0):
            try:
                await scene.until(seen, 3.0)
            except Waiting:
                assert act is not None
                act()
        await scene.until(seen)

    async def _let_minutes_pass(self, seen: Callable[[], object]) -> None:
        for _ in range(MINUTES):
            self.scene.sim.clock.jump(62)
            with suppress(Waiting):
                await self.scene.until(seen, 3.0)
                return

    async def _kill_at(self, point: str) -> None:
        if point == "starting":
            await self.scene.until(lambda: self.scene.linli.running)
            await self._kill("at once")
            await self._pause(self._dice.uniform(0.0, START))
        elif point == "at once":
            await self.scene.until(lambda: self.scene.linli.running)
            await self._pause(self._dice.uniform(0.0, 0.06))
        elif point == "fetched":
            await self.scene.until(self.scene.heard_everything)
            await self._pause(self._dice.uniform(0.0, 0.03))
        else:
            await self._until_sending()
            await self._pause(self._dice.uniform(0.0, SLOWEST))
        await self._kill(point)

    async def _until_sending(self) -> None:
        faults = self.scene.sim.faults
        planned = sum(int(str(f["times"])) for f in faults.describe())

        def under_way() -> bool:
            return sum(int(str(f["times"])) for f in faults.describe()) < planned

        try:
            await self.scene.until(lambda: self.scene.linli.running)
            await self.scene.until(under_way, 1.2)
        except Waiting:
            return  # nothing is said at this step: it dies idle

    def _slow_line(self) -> None:
        for _ in range(12):
            self.scene.sim.faults.delay("sendMessage", self._dice.uniform(0.02, SLOWEST))

    async def _kill(self, point: str) -> None:
        scene = self.scene
        await scene.linli.kill()
        at = scene.sim.clock.now()
        slow = bool(scene.sim.faults.describe())
        scene.sim.faults.clear()
        if slow and self._dice.random() < LOST:
            scene.sim.faults.fail("sendMessage", 502, times=12)
        flying = flying_in(scene.database)
        self._owing = self._owing or any(f.new and f.owed == "owed" for f in flying)
        self.kills.append(Kill(len(self.kills) + 1, point, at, flying))
        await scene.linli.start()
        if slow:
            # What was on its way arrives, or is lost, before the next process can speak.
            await self._pause(SLOWEST + 0.05)
            scene.sim.faults.clear()

    def _calls(self) -> list[object]:
        return [r for r in self.scene.sim.requests if r.method != "getUpdates"]

    @staticmethod
    async def _pause(seconds: float) -> None:
        """A point in time chosen by dice, not a wait for something."""
        await asyncio.sleep(seconds)


def flying_in(database: Path) -> tuple[Flying, ...]:
    """Read from a copy: opening the original would clean up what the next start has to."""
    copy = database.with_name("after-a-kill.db")
    for suffix in ("", "-wal"):
        source = Path(f"{database}{suffix}")
        target = Path(f"{copy}{suffix}")
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)
    with closing(sqlite3.connect(copy)) as rows:
        found = rows.execute(
            "SELECT o.id, c.telegram_id, o.owed, o.living, o.message_id FROM outbox AS o"
            " JOIN chats AS c ON c.id = o.chat_id WHERE o.state = 'flying' ORDER BY o.id"
        ).fetchall()
    return tuple(
        Flying(
            id, int(chat), owed, message is None, message is None and (living or owed != "loose")
        )
        for id, chat, owed, living, message in found
    )
