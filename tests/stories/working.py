"""The machine of the village: on for a while, off for a while, the same file and telephones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.simulator import Simulator
from tests.stories.stage import Props, on_stage
from tests.stories.village import Village


@dataclass(frozen=True, slots=True)
class Machine:
    """What outlives the process."""

    props: Props
    folder: Path
    sim: Simulator
    database: str

    @asynccontextmanager
    async def on(self, *, backups: str = "no") -> AsyncIterator[Village]:
        """The process begins, looks what is due, and ends with the block."""
        async with on_stage(
            self.props, self.folder, sim=self.sim, database=self.database, backups=backups
        ) as (_, bot):
            village = Village(self.props, self.sim, bot)
            await village.passes(minutes=0.1)
            yield village

    def off_for(self, **span: float) -> None:
        """Nobody is there; the village goes on."""
        self.sim.clock.jump(timedelta(**span).total_seconds())
