"""The rota: who is on duty for which unit, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.people import Duty
from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("duties", "person_id", "delete"),)


async def add_duty(work: Work, id: str, duty: Duty) -> bool:
    """Whether the turn is new; an id already there stays as it is."""
    row = await work.one(
        "add_duty",
        id=id,
        unit_id=duty.unit_id,
        role=duty.role,
        person_id=duty.person_id,
        starts_at=to_text(duty.starts_at),
        ends_at=to_text(duty.ends_at),
    )
    return row is not None


async def on_duty(work: Work, unit_id: str, role: str, at: datetime) -> tuple[str, ...]:
    """The ids of everybody whose turn it is; a turn ends where the next one begins."""
    rows = await work.all("list_on_duty", unit_id=unit_id, role=role, at=to_text(at))
    return tuple(row["person_id"] for row in rows)


async def duties_of(
    work: Work, person_id: str, since: datetime, until: datetime
) -> tuple[Duty, ...]:
    """The person's turns that touch this span."""
    rows = await work.all(
        "list_duties_of", person_id=person_id, since=to_text(since), until=to_text(until)
    )
    return _duties(rows)


async def forget(work: Work, person_id: str) -> None:
    """The person has no turns any more, past or to come (PERSONAL)."""
    await work.run("delete_duties_of", person_id=person_id)


def _duties(rows: Sequence[Row]) -> tuple[Duty, ...]:
    return tuple(
        Duty(
            unit_id=row["unit_id"],
            role=row["role"],
            person_id=row["person_id"],
            starts_at=from_text(row["starts_at"]),
            ends_at=from_text(row["ends_at"]),
        )
        for row in rows
    )
