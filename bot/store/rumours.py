"""Rumours, their verdicts, and who waits for one: rows in, values out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.rumours import Rumour, Verdict
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

# The claim names nobody; who asked is kept only to be answered.
PERSONAL = (
    Column("rumours", "judge_id", "empty"),
    Column("rumours", "draft_by", "empty"),
    Column("rumour_askers", "person_id", "delete"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """How much was asked about a topic; never by whom."""

    topic: str
    rumours: int
    times: int


async def put(work: Work, one: Rumour) -> None:
    """As it is now."""
    await work.run(
        "put_rumour", id=one.id, unit_id=one.unit_id, number=one.number, claim=one.claim,
        topic=one.topic, health=int(one.health), asked_at=to_text(one.asked_at),
        changed_at=to_text(one.changed_at), verdict=one.verdict, why=one.why,
        judge_id=one.judge_id, judged_at=maybe_to_text(one.judged_at), revision=one.revision,
        draft=one.draft, draft_by=one.draft_by, draft_at=maybe_to_text(one.draft_at),
        next_at=maybe_to_text(one.next_at), posted_at=maybe_to_text(one.posted_at),
        withdrawn_at=maybe_to_text(one.withdrawn_at),
    )  # fmt: skip


async def next_number(work: Work, unit_id: str) -> int:
    row = await work.one("next_rumour_number", unit_id=unit_id)
    return int(row["number"]) if row else 1


async def find(work: Work, id: str) -> Rumour | None:
    row = await work.one("find_rumour", id=id)
    return _rumour(row) if row else None


async def numbered(work: Work, unit_id: str, number: int) -> Rumour | None:
    row = await work.one("find_rumour_numbered", unit_id=unit_id, number=number)
    return _rumour(row) if row else None


async def of_unit(work: Work, unit_id: str, since: datetime) -> tuple[Rumour, ...]:
    """What was asked, judged or changed since then, the newest first."""
    rows = await work.all("list_rumours", unit_id=unit_id, since=to_text(since))
    return tuple(_rumour(row) for row in rows)


async def draft_of(work: Work, person_id: str, since: datetime) -> Rumour | None:
    """The verdict whose reason somebody still has to write."""
    row = await work.one("find_rumour_draft", person_id=person_id, since=to_text(since))
    return _rumour(row) if row else None


async def due(work: Work, now: datetime) -> tuple[Rumour, ...]:
    """Nobody has judged them in time."""
    return tuple(_rumour(row) for row in await work.all("list_rumours_due", now=to_text(now)))


async def next_due(work: Work) -> datetime | None:
    row = await work.one("next_rumour_due")
    return maybe_from_text(row["at"]) if row else None


async def link(work: Work, rumour_id: str, person_id: str, at: datetime, day: date) -> bool:
    """They hear what comes of it; False when they waited for it before."""
    row = await work.one(
        "add_rumour_asker", rumour_id=rumour_id, person_id=person_id, at=to_text(at)
    )
    if row is not None:
        await work.run("count_rumour_asked", rumour_id=rumour_id, day=day.isoformat())
    return row is not None


async def askers(work: Work, rumour_id: str) -> tuple[str, ...]:
    """The first first."""
    rows = await work.all("list_rumour_askers", rumour_id=rumour_id)
    return tuple(row["person_id"] for row in rows)


async def by_topic(work: Work, unit_id: str, since: date) -> tuple[Asked, ...]:
    """What was asked about most."""
    rows = await work.all("count_rumours_by_topic", unit_id=unit_id, since=since.isoformat())
    return tuple(Asked(row["topic"], row["rumours"], row["times"]) for row in rows)


async def first_link(work: Work) -> datetime | None:
    row = await work.one("first_rumour_asker")
    return maybe_from_text(row["at"]) if row else None


async def drop_links(work: Work, before: datetime) -> None:
    """Who asked long ago is not known any more."""
    await work.run("drop_rumour_askers", before=to_text(before))


async def forget(work: Work, person_id: str) -> None:
    """That they asked is gone; what they judged stays without their name (PERSONAL)."""
    await work.run("forget_rumour_asker", person_id=person_id)
    await work.run("blank_rumour_judge", person_id=person_id)
    await work.run("blank_rumour_draft", person_id=person_id)


def _rumour(row: Row) -> Rumour:
    return Rumour(
        id=row["id"],
        unit_id=row["unit_id"],
        number=row["number"],
        claim=row["claim"],
        topic=row["topic"],
        health=bool(row["health"]),
        asked_at=from_text(row["asked_at"]),
        changed_at=from_text(row["changed_at"]),
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        why=row["why"],
        judge_id=row["judge_id"],
        judged_at=maybe_from_text(row["judged_at"]),
        revision=row["revision"],
        draft=Verdict(row["draft"]) if row["draft"] else None,
        draft_by=row["draft_by"],
        draft_at=maybe_from_text(row["draft_at"]),
        next_at=maybe_from_text(row["next_at"]),
        posted_at=maybe_from_text(row["posted_at"]),
        withdrawn_at=maybe_from_text(row["withdrawn_at"]),
    )
