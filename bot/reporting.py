"""The report on a running bot, for the pages of `bot.web`."""

from __future__ import annotations

import asyncio
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.assembled import Assembled
from bot.services.health import take_vitals
from bot.services.lateness import take_lateness
from bot.web.report import Report, TickState


async def report_on(made: Assembled, *others: Assembled, home: Path | None = None) -> Report:
    """As things are at this moment; `home` is the folder whose disk is looked at.

    Of several bots in one process the first ticks, and the one that was heard least lately counts.
    """
    polls = [one.poller.age for one in (made, *others) if one.polls and one.lead.held]
    now = made.desk.clock.monotonic()
    return Report(
        versions=versions(),
        poll_age=max(polls, default=None),
        leads=made.lead.held,
        poisoned=sum(one.workers.poisoned for one in (made, *others)),
        ticks=tuple(
            TickState(job.tick.name, job.interval, now - job.started, job.late, job.overdue)
            for job in (made.scheduler.jobs if made.lead.held else ())
        ),
        vitals=await take_vitals(made.desk),
        lateness=await take_lateness(made.desk),
        refused=made.desk.database.refusal,
        tasks=len(asyncio.all_tasks()),
        disk_free=shutil.disk_usage(home).free if home else None,
    )


def versions() -> dict[str, str]:
    """Of us, of Python, and of what a fault is most often looked for in."""
    found = {"linli": _version("linli"), "python": platform.python_version()}
    for name in ("python-telegram-bot", "APScheduler", "aiosqlite", "starlette"):
        found[name] = _version(name)
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
