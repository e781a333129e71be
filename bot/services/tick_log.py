"""How the ticks run: written down, and told to the admins when one is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.lanes import Lane, Owed
from bot.services.admins import all_admins
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import records
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class TickRun:
    """One run of one tick; lengths in real seconds."""

    tick: str
    started: datetime
    took: float
    late: float
    done: int
    fault: str | None = None


class TickLog:
    """The runs of the ticks of one bot."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def record(self, run: TickRun) -> None:
        """Keep a run for a week."""
        await self._desk.database.write(
            lambda work: records.add_tick_run(
                work,
                self._desk.ids.new(),
                run.tick,
                run.started,
                took_ms=round(run.took * 1000),
                late_ms=round(run.late * 1000),
                done=run.done,
                fault=run.fault,
            )
        )

    async def tell_late(self, run: TickRun) -> int:
        """Once an hour a tick; gives how many admins are told."""
        return await self._desk.database.write(lambda work: self._tell_late(work, run))

    async def _tell_late(self, work: Work, run: TickRun) -> int:
        hour = self._desk.now().strftime("%Y-%m-%dT%H")
        params = {"tick": run.tick, "minutes": str(max(1, round(run.late / 60)))}
        message = Message(
            "tick.late", f"tick.late:{run.tick}:{hour}", params, Lane.REMINDER, Owed.LOOSE
        )
        admins = await all_admins(work, self._desk)
        for person in admins:
            await tell_person(work, self._desk, person, message)
        return len(admins)
