"""One stretch of trouble on a village of its own, and what is looked at after it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.chaos.day import STEPS as WHOLE_DAY
from tests.chaos.day import play_day
from tests.chaos.lines import Bad
from tests.chaos.looking import Allowed, Found, look, timers_run
from tests.kill.killer import Killer
from tests.kill.scene import Scene, a_scene
from tests.stories.stage import Props

PATIENCE = 180.0  # real seconds; others may use the machine
NO_KILLS = (0, 0, 0, 0)
MANY_KILLS = (8, 8, 14, 6)  # of a day: 42, as "starting" ends two processes


@dataclass(slots=True)
class Run:
    """What a stretch of trouble has at hand."""

    scene: Scene
    found: Found
    dice: Random
    allowed: Allowed = field(default_factory=Allowed)
    killer: Killer | None = None

    async def starts(self) -> None:
        """`linli run`, until it says so."""
        await self.scene.linli.start()
        await self.scene.until(lambda: self.scene.linli.running)

    async def stops(self) -> None:
        """As an operator does it; the latest is generous, others use the machine."""
        self.found.must(await self.scene.linli.stop(10.0) == 0, "it did not end with code 0")

    async def asked_and_answered(self, who: str = "zhangxiaolan", group: str | None = None) -> None:
        """Somebody needs a car, and the case is there."""
        v = self.scene
        v.says(who, "明早有车去县医院不", group)
        await v.until(lambda: v.finds(who, "记下了", "要车"))


Trouble = Callable[[Run], Awaitable[None]]


async def play(props: Props, folder: Path, name: str, seed: int, trouble: Trouble) -> Found:
    """The trouble and the look after it; a breach is written down, never raised."""
    found, begun = Found(name, seed), time.monotonic()
    folder.mkdir()
    async with a_scene(props, folder) as scene:
        scene.patience = PATIENCE
        run = Run(scene, found, Random(seed))
        first = scene.sim.updates.last_id + 1
        try:
            await trouble(run)
            killer = run.killer or Killer(scene, seed, steps=1, shares=NO_KILLS)
            scene.sim.faults.clear()
            await timers_run(scene, found)
            await killer.rest()
            await run.stops()
            await look(scene, killer, first, found, run.allowed)
        except Exception as fault:  # noqa: BLE001 - the next trouble is played all the same
            found.must(False, f"{_first_line(fault)}\n{_last_frames(fault)}")
    found.seconds = time.monotonic() - begun
    return found


def _first_line(fault: Exception) -> str:
    lines = str(fault).splitlines() or [""]
    return f"{type(fault).__name__}: {lines[0]} … {lines[-1][:300]}"


def _last_frames(fault: Exception) -> str:
    return "".join(traceback.format_tb(fault.__traceback__)[-4:-1])


async def undisturbed(run: Run) -> None:
    """The day as it is without trouble: what all other days are held against."""
    await run.starts()
    run.killer = Killer(run.scene, run.found.seed, steps=WHOLE_DAY, shares=NO_KILLS)
    await play_day(run.scene, run.killer.step)


async def killed(run: Run) -> None:
    """The whole day, killed at random."""
    await run.starts()
    run.killer = Killer(run.scene, run.found.seed, steps=WHOLE_DAY, shares=MANY_KILLS)
    await play_day(run.scene, run.killer.step)


def on_a_bad(line: Callable[[], Bad]) -> Trouble:
    """The whole day over a line that is bad before every step."""

    async def played(run: Run) -> None:
        bad, faults = line(), run.scene.sim.faults
        await run.starts()
        run.killer = Killer(
            run.scene, run.found.seed, steps=WHOLE_DAY, shares=NO_KILLS,
            trouble=lambda dice: bad(faults, dice),
        )  # fmt: skip
        await play_day(run.scene, run.killer.step)

    return played
