"""How far the sweeps over households came: the figures behind the share that was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.desk import Desk
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class SweepFigures:
    """Households asked for, and how each was met."""

    households: int = 0
    done: int = 0
    not_home: int = 0
    refused: int = 0

    @property
    def left(self) -> int:
        """Households nobody has said anything of."""
        return self.households - self.done - self.not_home - self.refused


async def sweep_figures(
    work: Work, desk: Desk, unit_ids: Sequence[str], day: date
) -> SweepFigures:
    """The sweeps that run on that day in these units, summed."""
    return SweepFigures()
