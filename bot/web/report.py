"""How the bot is doing, as one value that both pages show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.health import Vitals
from bot.services.lateness import Lateness

OLDEST_POLL = 120.0
BACKUP = "backup"  # the tick that makes them
OLDEST_WRITE = 300.0  # village seconds; it is marked as alive every thirty
LATEST = 600.0  # village seconds by which a message or a timer may be late
LEAST_DISK = 200 * 1024 * 1024
NEVER_LATE = Lateness()


@dataclass(frozen=True, slots=True)
class TickState:
    """A tick as this process sees it; lengths in real seconds."""

    name: str
    every: float
    since: float
    late: float
    overdue: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything at one moment; `poll_age` is None where Telegram pushes or another leads."""

    versions: dict[str, str]
    leads: bool
    poll_age: float | None
    poisoned: int
    ticks: tuple[TickState, ...]
    vitals: Vitals
    lateness: Lateness = NEVER_LATE
    disk_free: int | None = None  # bytes where the database lies
    tasks: int = 0  # of the event loop
    refused: str | None = None  # why the latest write was not made

    @property
    def unready(self) -> tuple[str, ...]:
        """Why an operator should look, although people may still be heard; none when all is well.

        A bot that is not fetching, not writing, or not keeping up is not ready.
        """
        late = self.lateness
        found = {
            "no update was fetched for long": not self._fetched,
            "nothing was written for long": (late.written or 0.0) > OLDEST_WRITE,
            "messages wait for long": late.said > LATEST,
            "timers wait for long": late.timer > LATEST,
            "the disk is nearly full": self.disk_free is not None and self.disk_free < LEAST_DISK,
        }
        return (*filter(None, [self.refused]), *(reason for reason, so in found.items() if so))

    @property
    def ok(self) -> bool:
        """Whether people who write now are heard: they are not where nothing can be stored."""
        return self._fetched and self.refused is None

    @property
    def _fetched(self) -> bool:
        return self.poll_age is None or self.poll_age <= OLDEST_POLL

    def as_json(self) -> dict[str, object]:
        runs = {run.tick: run for run in self.vitals.ticks}
        return {
            "ok": self.ok,
            "leads": self.leads,
            "versions": self.versions,
            "database": self.vitals.database,
            "now": self.vitals.now.isoformat(),
            "last_poll_seconds_ago": None if self.poll_age is None else round(self.poll_age, 1),
            "ticks": {
                tick.name: {
                    "every_seconds": tick.every,
                    "last_run_seconds_ago": round(tick.since, 1),
                    "late_seconds": round(tick.late, 1),
                    "overdue": tick.overdue,
                    "last_fault": runs[tick.name].fault if tick.name in runs else None,
                }
                for tick in self.ticks
            },
            "inbox": {
                "waiting": self.vitals.inbox,
                "oldest_seconds": round(self.vitals.inbox_oldest, 1),
                "set_aside": self.vitals.poison,
            },
            "outbox": self.vitals.outbox,
            "late": {
                "oldest_message_seconds": round(self.lateness.said, 1),
                "oldest_timer_seconds": round(self.lateness.timer, 1),
            },
            "last_write_seconds_ago": self.lateness.written,
            "disk_free_bytes": self.disk_free,
            "tasks": self.tasks,
            "unready": list(self.unready),
            "backup": self._backup(),
            "audit_findings": self.vitals.audit_findings,
            "unreviewed": list(self.vitals.unreviewed),
        }

    @property
    def backed_up_by(self) -> str:
        """Us, where we do it; never a promise where it is left to somebody else."""
        if any(tick.name == BACKUP for tick in self.ticks):
            return "linli"
        return "pg_dump" if self.vitals.database == "postgresql" else "operator"

    @property
    def backup_age(self) -> float | None:
        """Village seconds; None where none was made, or where it is not ours to make."""
        newest = self.vitals.backup.newest
        return None if newest is None else (self.vitals.now - newest).total_seconds()

    def _backup(self) -> dict[str, object]:
        backup, age = self.vitals.backup, self.backup_age
        return {
            "by": self.backed_up_by,
            "newest_seconds_ago": None if age is None else round(age, 1),
            "old": backup.old,
            "last_fault": backup.fault,
        }
