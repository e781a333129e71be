"""Who was seen: at the door with a meal, on a ride; whoever was is not asked again (CONDUCT 29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (
    Column("people_seen", "person_id", "delete"),
    Column("people_seen", "by_id", "keep"),
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody stood before somebody."""

    person_id: str
    at: datetime
    how: str  # meal, …
    by_id: str | None = None


async def add_sighting(work: Work, seen: Sighting) -> None:
    await work.run(
        "add_seen", person=seen.person_id, at=to_text(seen.at), how=seen.how, by=seen.by_id
    )


async def seen_since(work: Work, person_id: str, since: datetime) -> tuple[Sighting, ...]:
    """Every time somebody was seen since then, earliest first."""
    rows = await work.all("seen_since", person=person_id, since=to_text(since))
    return tuple(Sighting(r["person_id"], from_text(r["at"]), r["how"], r["by_id"]) for r in rows)


async def forget(work: Work, person_id: str) -> None:
    """Where they were seen goes (PERSONAL)."""
    await work.run("forget_seen", person=person_id)
