"""What was understood of illnesses, and where several were found ill at one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Case
from bot.domain.clusters import Cluster
from bot.domain.reports import Sick
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.cases import from_row
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("case_signs", "signs", "delete"),
    Column("clusters", "seen_by", "empty"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A cluster somebody was told of."""

    id: str
    cluster: Cluster
    told_at: datetime
    seen_by: str | None = None
    seen_at: datetime | None = None


async def unread(
    work: Work, kinds: Iterable[str], since: datetime, most: int = 100
) -> tuple[Case, ...]:
    """Cases of illness whose words were not looked at yet, or were added to."""
    rows = await work.all(
        "cases_without_signs", kinds=listed(kinds), since=to_text(since), most=most
    )
    return tuple(from_row(row) for row in rows)


async def put_signs(work: Work, case: Case, signs: Iterable[str], at: datetime) -> None:
    await work.run(
        "put_case_signs", case_id=case.id, unit_id=case.unit_id,
        opened_at=to_text(case.opened_at), signs=",".join(sorted(signs)), noted_at=to_text(at),
    )  # fmt: skip


async def look_again(work: Work, person_id: str, since: datetime) -> None:
    """What became of somebody changed: their illnesses are weighed anew."""
    await work.run("look_again_at", person_id=person_id, since=to_text(since))


async def sick_since(work: Work, since: datetime) -> tuple[Sick, ...]:
    """Everybody, everywhere."""
    return tuple(_sick(row) for row in await work.all("list_sick", since=to_text(since)))


async def sick_of(work: Work, unit_ids: Sequence[str], since: datetime) -> tuple[Sick, ...]:
    """In these very units, and from before whatever lasts."""
    rows = await work.all("list_sick_of", unit_ids=listed(unit_ids), since=to_text(since))
    return tuple(_sick(row) for row in rows)


async def add(work: Work, id: str, cluster: Cluster, at: datetime) -> None:
    await work.run(
        "add_cluster", id=id, unit_id=cluster.unit_id, rule=cluster.rule, count=cluster.count,
        first_at=to_text(cluster.first_at), last_at=to_text(cluster.last_at), told_at=to_text(at),
    )  # fmt: skip


async def grow(work: Work, id: str, cluster: Cluster) -> bool:
    """Whether it is another number than before."""
    row = await work.one(
        "grow_cluster", id=id, count=cluster.count, last_at=to_text(cluster.last_at)
    )
    return row is not None


async def find(work: Work, id: str) -> Told | None:
    row = await work.one("find_cluster", id=id)
    return _told(row) if row else None


async def last_of(work: Work, unit_id: str, rule: str) -> Told | None:
    row = await work.one("last_cluster", unit_id=unit_id, rule=rule)
    return _told(row) if row else None


async def see(work: Work, id: str, by: str, at: datetime) -> bool:
    """Whether they were the first."""
    return await work.one("see_cluster", id=id, by_id=by, at=to_text(at)) is not None


async def between(work: Work, since: datetime, until: datetime) -> tuple[Told, ...]:
    rows = await work.all("list_clusters_between", since=to_text(since), until=to_text(until))
    return tuple(_told(row) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """What was understood of somebody's illnesses goes with them (PERSONAL)."""
    await work.run("delete_signs_of", person_id=person_id)
    await work.run("blank_cluster_hands", person_id=person_id)


def _sick(row: Row) -> Sick:
    return Sick(
        row["case_id"], row["who"], row["unit_id"], from_text(row["opened_at"]),
        frozenset(row["signs"].split(",")), maybe_from_text(row["ended_at"]),
        hospital=bool(row["hospital"]), died=bool(row["died"]),
    )  # fmt: skip


def _told(row: Row) -> Told:
    cluster = Cluster(
        row["rule"], row["unit_id"], row["count"], from_text(row["first_at"]),
        from_text(row["last_at"]),
    )  # fmt: skip
    return Told(
        row["id"], cluster, from_text(row["told_at"]), row["seen_by"],
        maybe_from_text(row["seen_at"]),
    )  # fmt: skip
