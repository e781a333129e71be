"""How the bot is doing, as one value that both pages show."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.health import Vitals

OLDEST_POLL = 120.0


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
    """Everything at one moment; `poll_age` is None where Telegram pushes."""

    versions: dict[str, str]
    poll_age: float | None
    poisoned: int
    ticks: tuple[TickState, ...]
    vitals: Vitals

    @property
    def ok(self) -> bool:
        """Whether people who write now are heard."""
        return self.poll_age is None or self.poll_age <= OLDEST_POLL

    def as_json(self) -> dict[str, object]:
        runs = {run.tick: run for run in self.vitals.ticks}
        return {
            "ok": self.ok,
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
            "unreviewed": list(self.vitals.unreviewed),
        }
