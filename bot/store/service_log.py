"""What was done for others: one person's own record, and all tasks for a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rides import TripState
from bot.domain.states import State
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Drive:
    """A trip of one driver, also one that did not take place."""

    id: str
    unit_id: str
    leaves_at: datetime
    state: TripState
    seats: int
    taken: int
    two_way: bool
    changed_at: datetime
    origin: str | None
    destination: str | None
    offered: bool  # the driver's own, with seats for whoever comes along
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something somebody did for others."""

    kind: str
    category: str | None
    at: datetime
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """Something that could be taken, and what became of it."""

    kind: str
    category: str | None
    number: str
    unit_id: str
    state: State
    opened_at: datetime
    claimed_at: datetime | None
    by: str | None
    answered_at: datetime | None
    outcome: str | None


async def drives_of(work: Work, person: str, first: datetime, last: datetime) -> tuple[Drive, ...]:
    """From `first` on and before `last`, soonest first."""
    rows = await work.all("drives_of", person=person, first=to_text(first), last=to_text(last))
    return tuple(
        Drive(
            row["id"], row["unit_id"], from_text(row["leaves_at"]), TripState(row["state"]),
            row["seats"], row["taken"], bool(row["two_way"]), from_text(row["changed_at"]),
            row["origin"], row["destination"], row["case_id"] is not None,
            maybe_from_text(row["ended_at"]),
        )
        for row in rows
    )  # fmt: skip


async def deeds_of(work: Work, person: str, first: datetime, last: datetime) -> tuple[Deed, ...]:
    """What they took and finished from `first` on and before `last`."""
    rows = await work.all("deeds_of", person=person, first=to_text(first), last=to_text(last))
    return tuple(
        Deed(row["kind"], row["category"], from_text(row["answered_at"]), row["outcome"])
        for row in rows
    )


async def tasks_between(
    work: Work, kinds: Iterable[str], units: Iterable[str], first: datetime, last: datetime
) -> tuple[Task, ...]:
    """Of these kinds in these units, opened from `first` on and before `last`."""
    rows = await work.all(
        "tasks_between", kinds=listed(kinds), units=listed(units), first=to_text(first),
        last=to_text(last),
    )  # fmt: skip
    return tuple(
        Task(
            row["kind"], row["category"], row["number"], row["unit_id"], State(row["state"]),
            from_text(row["opened_at"]), maybe_from_text(row["claimed_at"]),
            row["claimed_by"] or row["answered_by"], maybe_from_text(row["answered_at"]),
            row["outcome"],
        )
        for row in rows
    )  # fmt: skip
