"""The demo's world: the local Telegram, the sample village in it, and the village's clock."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from starlette.routing import BaseRoute
from telegram.request import BaseRequest

from bot.cli.neighbours import move_in, notes, read_scenes
from bot.cli.simulator import TOKEN, USERNAME
from bot.clock import BorrowedClock, real_monotonic, real_now
from bot.content.content import Content
from bot.content.village import Village
from bot.content.villages import load_village
from bot.faults import StartFault
from bot.gateway.requests import request_to
from bot.settings import Settings
from bot.simulator import PeopleError, Simulator
from bot.simulator.page import Scene, page_routes

MORNING = time(9, 30)
SAMPLE = Path("data/villages/sample")
SNAPSHOT = "simulator.json"


@dataclass(frozen=True, slots=True)
class World:
    """What the bot and the page of a demo share."""

    sim: Simulator
    clock: BorrowedClock
    village: Village
    scenes: tuple[Scene, ...]
    notes: dict[int, str]
    file: Path

    def request(self) -> BaseRequest:
        """A way to the local Telegram that needs no network, not even this machine's."""
        return request_to(self.sim.app)

    def page_routes(self, zone: str) -> list[BaseRoute]:
        """The page with the village's phones and stories."""
        return page_routes(self.scenes, zone=zone, notes=self.notes)

    def save(self) -> None:
        """Keep phones and clock for the next demo that is asked to go on."""
        part = self.file.with_suffix(".part")
        part.write_text(json.dumps(self.sim.snapshot(), ensure_ascii=False), encoding="utf-8")
        part.replace(self.file)

    def load(self) -> bool:
        """Go on where the last demo ended; False when there was none."""
        if not self.file.exists():
            return False
        try:
            self.sim.load(json.loads(self.file.read_text(encoding="utf-8")))
        except (ValueError, PeopleError) as fault:
            raise StartFault(
                f"{self.file} cannot be used; start the demo without --keep."
            ) from fault
        return True


def build_world(settings: Settings, content: Content) -> World:
    """A village at half past nine of this morning, or as the last demo left it."""
    folder = settings.content_root / SAMPLE
    village = load_village(folder, roles=content.roles)
    today = real_now().astimezone(settings.tzinfo).date()
    morning = datetime.combine(today, MORNING, settings.tzinfo)
    sim = Simulator(TOKEN, USERNAME, "邻里", real_monotonic, morning)
    scenes = read_scenes(folder / "scenes")
    clock = BorrowedClock(sim.clock.now, lambda: sim.clock.speed)
    known = notes(village, content)
    world = World(sim, clock, village, scenes, known, settings.home / SNAPSHOT)
    if not world.load():
        move_in(sim, village)
    return world
