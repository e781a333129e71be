"""Small records: deep links, looks, marks, taps, and the runs of the ticks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.store.database import Row, Work


async def add_link(
    work: Work,
    bot: str,
    token: str,
    purpose: str,
    facts: Mapping[str, str],
    *,
    now: datetime,
    expires: datetime,
) -> None:
    """A deep link for one thing, for a time, once."""
    text = json.dumps(dict(facts), ensure_ascii=False)
    await work.run(
        "add_link", bot=bot, token=token, purpose=purpose, facts=text, at=to_text(now),
        expires=to_text(expires),
    )  # fmt: skip


async def use_link(
    work: Work, bot: str, token: str, by: str, now: datetime
) -> tuple[str, dict[str, str]] | None:
    """What the link was for; None when it is unknown, used, over, or of another bot."""
    row = await work.one("use_link", bot=bot, token=token, by=by, at=to_text(now))
    return (row["purpose"], json.loads(row["facts"])) if row else None


async def is_anybody(work: Work, role: str) -> bool:
    """Whether anybody holds a role now."""
    return await work.one("anybody_with_role", role=role) is not None


async def add_look(work: Work, look_id: str, who: str, what: str, about: str, at: datetime) -> None:
    """Who looked at whose matter."""
    await work.run("add_look", id=look_id, at=to_text(at), who=who, what=what, about=about)


async def set_mark(work: Work, name: str, fact: str, at: datetime) -> None:
    await work.run("set_mark", name=name, fact=fact, at=to_text(at))


async def get_mark(work: Work, name: str) -> tuple[str, datetime] | None:
    row = await work.one("get_mark", name=name)
    return (row["fact"], from_text(row["at"])) if row else None


async def drop_mark(work: Work, name: str) -> None:
    await work.run("drop_mark", name=name)


async def marks_of(work: Work, prefix: str) -> dict[str, str]:
    """What is marked below a name: the rest of it, and the fact."""
    rows = await work.all("list_marks", low=f"{prefix}:", high=f"{prefix};")
    return {row["name"].removeprefix(f"{prefix}:"): row["fact"] for row in rows}


async def count_tap(work: Work, day: str, unit: str, asked_by: str) -> None:
    await work.run("count_tap", day=day, unit=unit, asked_by=asked_by)


async def add_tick_run(
    work: Work,
    run_id: str,
    tick: str,
    at: datetime,
    *,
    took_ms: int,
    late_ms: int,
    done: int,
    fault: str | None,
) -> None:
    await work.run(
        "add_tick_run", id=run_id, tick=tick, at=to_text(at), took=took_ms, late=late_ms,
        work=done, fault=fault,
    )  # fmt: skip


async def last_tick_runs(work: Work) -> list[Row]:
    """The latest run of each tick."""
    return await work.all("last_tick_runs")


async def drop_old(work: Work, *, runs_before: datetime, links_before: datetime) -> None:
    """Housekeeping of these records."""
    await work.run("drop_tick_runs", before=to_text(runs_before))
    await work.run("drop_links", before=to_text(links_before))
