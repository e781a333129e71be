"""Official notices with their versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.bulletins import Bulletin, BulletinState
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

# Who signs an official notice does so in office; the words are public.
PERSONAL = (
    Column("bulletins", "by_id", "keep"),
    Column("bulletin_versions", "by_id", "keep"),
)


async def put(work: Work, one: Bulletin) -> None:
    """As it is now."""
    await work.run(
        "put_bulletin",
        id=one.id,
        unit_id=one.unit_id,
        number=one.number,
        kind=one.kind,
        by_id=one.by_id,
        words=one.text,
        source=one.source,
        until=maybe_to_text(one.until),
        version=one.version,
        state=one.state.value,
        at=to_text(one.at),
        changed_at=to_text(one.changed_at),
        changes=one.changes,
    )


async def keep_version(work: Work, one: Bulletin) -> None:
    """What was said in this version, for good."""
    assert one.until is not None
    await work.run(
        "add_bulletin_version",
        bulletin_id=one.id,
        version=one.version,
        words=one.text,
        source=one.source,
        until=to_text(one.until),
        by_id=one.by_id,
        at=to_text(one.changed_at),
    )


async def next_number(work: Work, unit_id: str) -> int:
    row = await work.one("next_bulletin_number", unit_id=unit_id)
    return int(row["number"]) if row else 1


async def find(work: Work, id: str) -> Bulletin | None:
    row = await work.one("find_bulletin", id=id)
    return _bulletin(row) if row else None


async def numbered(work: Work, unit_id: str, number: int) -> Bulletin | None:
    row = await work.one("find_bulletin_numbered", unit_id=unit_id, number=number)
    return _bulletin(row) if row else None


async def draft_of(work: Work, by_id: str, since: datetime) -> Bulletin | None:
    """What somebody is filling in."""
    row = await work.one("draft_bulletin_of", by_id=by_id, since=to_text(since))
    return _bulletin(row) if row else None


async def live_in(work: Work, unit_ids: Sequence[str]) -> tuple[Bulletin, ...]:
    """What is in force in these units, newest first."""
    rows = await work.all("list_bulletins", unit_ids=listed(unit_ids))
    return tuple(_bulletin(row) for row in rows)


async def in_force(work: Work, now: datetime) -> tuple[Bulletin, ...]:
    """What holds anywhere, the first to end first."""
    rows = await work.all("list_bulletins_in_force", now=to_text(now))
    return tuple(_bulletin(row) for row in rows)


async def over(work: Work, now: datetime) -> tuple[Bulletin, ...]:
    """What is shown and has ended."""
    return tuple(_bulletin(row) for row in await work.all("list_bulletins_over", now=to_text(now)))


async def next_end(work: Work) -> datetime | None:
    row = await work.one("next_bulletin_end")
    return maybe_from_text(row["until"]) if row else None


async def drop(work: Work, id: str) -> None:
    """A draft that is not wanted."""
    await work.run("drop_bulletin", id=id)


async def forget(work: Work, person_id: str) -> None:
    """Nothing here is about a person; who signed an official notice did so in office."""


def _bulletin(row: Row) -> Bulletin:
    return Bulletin(
        id=row["id"],
        unit_id=row["unit_id"],
        number=row["number"],
        kind=row["kind"],
        by_id=row["by_id"],
        text=row["words"],
        source=row["source"],
        until=maybe_from_text(row["until"]),
        version=row["version"],
        state=BulletinState(row["state"]),
        at=from_text(row["at"]),
        changed_at=from_text(row["changed_at"]),
        changes=row["changes"],
    )
