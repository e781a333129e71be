"""How late the bot is with what it does by itself; ages only, in village seconds."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.desk import Desk
from bot.services.pulse import Pulse
from bot.store import cases, outbox_counts
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Lateness:
    """Zero where nothing waits that should not."""

    said: float = 0.0  # the oldest message that could have left
    timer: float = 0.0  # the oldest timer of a case that should have gone off
    written: float | None = None  # since the process last wrote that it lives


async def take_lateness(desk: Desk) -> Lateness:
    """As things are at this moment."""
    beat = await Pulse(desk).last_beat()
    written = (desk.now() - beat).total_seconds() if beat else None
    said, timer = await desk.database.read(lambda work: _look(work, desk))
    return Lateness(said, timer, written)


async def _look(work: Work, desk: Desk) -> tuple[float, float]:
    now = desk.now()
    counted = await outbox_counts.count_outbox(work, desk.bot)
    said = (now - counted["due"][1]).total_seconds() if "due" in counted else 0.0
    due = await cases.next_due(work)
    timer = (now - due).total_seconds() if due else 0.0
    return max(0.0, said), max(0.0, timer)
