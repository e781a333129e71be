"""How the bot is doing, for whoever looks after the machine; counts only, nothing of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.times import from_text
from bot.services.audit.daily import standing_of
from bot.services.backups import BackupState, backup_state
from bot.services.desk import Desk
from bot.services.tick_log import TickRun
from bot.store import inbox, outbox_counts, records
from bot.store.database import Row, Work


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the database and the content tell."""

    now: datetime
    database: str
    inbox: int
    poison: int
    inbox_oldest: float  # village seconds the oldest update has waited
    outbox: dict[str, int] = field(default_factory=dict)
    ticks: tuple[TickRun, ...] = ()
    unreviewed: tuple[str, ...] = ()
    audit_findings: int = 0  # sorts of faults that the last nightly look found
    backup: BackupState = field(default_factory=BackupState)


async def take_vitals(desk: Desk) -> Vitals:
    """As things are at this moment."""
    return await desk.database.read(lambda work: _look(work, desk))


async def _look(work: Work, desk: Desk) -> Vitals:
    now = desk.now()
    waiting = await inbox.count_inbox(work, desk.bot)
    counted = await outbox_counts.count_outbox(work, desk.bot)
    oldest = (now - waiting.oldest).total_seconds() if waiting.oldest else 0.0
    return Vitals(
        now=now,
        database=desk.database.dialect,
        inbox=waiting.new,
        poison=waiting.poison,
        inbox_oldest=max(0.0, oldest),
        outbox={state: number for state, (number, _) in counted.items()},
        ticks=tuple(_run(row) for row in await records.last_tick_runs(work)),
        unreviewed=desk.content.unreviewed(desk.today()),
        audit_findings=(await standing_of(work)).count,
        backup=await backup_state(work, desk),
    )


def _run(row: Row) -> TickRun:
    return TickRun(
        tick=row["tick"],
        started=from_text(row["started_at"]),
        took=row["took_ms"] / 1000,
        late=row["late_ms"] / 1000,
        done=row["work"],
        fault=row["fault"],
    )
