"""Reports of the day in all their versions, drafts, what was done about a day, clinics, flashes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.report_sums import Filed
from bot.domain.reports import Report
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("reports", "by_id", "empty"),
    Column("report_drafts", "asked_by", "empty"),
    Column("flash_reports", "by_id", "empty"),
    Column("flash_reports", "seen_by", "empty"),
    Column("clinic_days", "by_id", "empty"),
)
STATES = ("open", "limited", "closed")
COUNTED = ("doctors", "fever_visits", "oximeters", "oxygen", "beds")


@dataclass(frozen=True, slots=True)
class Drafted:
    """What is shown until somebody confirms it, and who wants to say a number next."""

    report: Report
    made_at: datetime
    asked_by: str | None = None
    asked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Flash:
    """A report at any hour; its words stand in `said`."""

    id: str
    unit_id: str
    by_id: str | None
    said_id: str | None
    at: datetime
    raised_at: datetime | None = None
    seen_by: str | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClinicDay:
    """How a clinic stood on a day; what nobody said is None, never nothing."""

    unit_id: str
    day: date
    state: str
    at: datetime
    by_id: str | None = None
    doctors: int | None = None
    fever_visits: int | None = None
    oximeters: int | None = None
    oxygen: int | None = None
    beds: int | None = None


async def file(work: Work, id: str, filed: Filed) -> bool:
    """Whether this version is new; of two who confirm at once one is first."""
    row = await work.one(
        "add_report_version",
        id=id,
        unit_id=filed.unit_id,
        day=filed.day.isoformat(),
        version=filed.version,
        figures=json.dumps(dict(filed.figures)),
        changed=json.dumps(dict(filed.changed)),
        zero=int(filed.zero),
        late=int(filed.late),
        at=to_text(filed.at),
        by_id=filed.by_id,
        by_role=filed.by_role,
        why_said=filed.why_said,
    )
    return row is not None


async def versions(work: Work, unit_id: str, day: date) -> tuple[Filed, ...]:
    """First to last."""
    rows = await work.all("list_report_versions", unit_id=unit_id, day=day.isoformat())
    return _filed(rows)


async def latest(work: Work, unit_id: str, day: date) -> Filed | None:
    found = await versions(work, unit_id, day)
    return found[-1] if found else None


async def latest_on(work: Work, day: date) -> dict[str, Filed]:
    """The last version of every unit that has reported for a day."""
    rows = await work.all("list_reports_on", day=day.isoformat())
    return {filed.unit_id: filed for filed in _filed(rows)}


async def between(
    work: Work, unit_ids: Sequence[str], first: date, last: date
) -> tuple[Filed, ...]:
    """Every version, both days included."""
    rows = await work.all(
        "list_reports_between", unit_ids=listed(unit_ids), first=first.isoformat(),
        last=last.isoformat(),
    )  # fmt: skip
    return _filed(rows)


async def put_draft(work: Work, unit_id: str, day: date, report: Report, at: datetime) -> None:
    await work.run(
        "put_report_draft", unit_id=unit_id, day=day.isoformat(),
        figures=json.dumps(dict(report.figures)), changed=json.dumps(dict(report.changed)),
        made_at=to_text(at),
    )  # fmt: skip


async def find_draft(work: Work, unit_id: str, day: date) -> Drafted | None:
    row = await work.one("find_report_draft", unit_id=unit_id, day=day.isoformat())
    if row is None:
        return None
    return Drafted(
        Report(json.loads(row["figures"]), json.loads(row["changed"])),
        from_text(row["made_at"]),
        row["asked_by"],
        maybe_from_text(row["asked_until"]),
    )


async def ask_number(work: Work, unit_id: str, day: date, person_id: str, until: datetime) -> None:
    """For a while a bare count of this person is a correction."""
    await work.run(
        "ask_report_number", unit_id=unit_id, day=day.isoformat(), person_id=person_id,
        until=to_text(until),
    )  # fmt: skip


async def mark(work: Work, unit_id: str, day: date, what: str, at: datetime) -> bool:
    """Whether this was not done before."""
    row = await work.one(
        "mark_report", unit_id=unit_id, day=day.isoformat(), what=what, at=to_text(at)
    )
    return row is not None


async def marked(work: Work, day: date, what: str) -> frozenset[str]:
    """The units this was done for."""
    rows = await work.all("list_report_marks", day=day.isoformat(), what=what)
    return frozenset(row["unit_id"] for row in rows)


async def was_shown(work: Work, about: str, person_id: str) -> bool:
    """Whether somebody has this card already."""
    row = await work.one("report_card_of", low=f"{about}@", high=f"{about}A", person_id=person_id)
    return row is not None


async def marked_between(
    work: Work, what: str, first: date, last: date
) -> frozenset[tuple[str, date]]:
    """Unit and day, both days included."""
    rows = await work.all(
        "list_report_marks_between", what=what, first=first.isoformat(), last=last.isoformat()
    )
    return frozenset((row["unit_id"], date.fromisoformat(row["day"])) for row in rows)


async def add_flash(work: Work, flash: Flash) -> None:
    await work.run(
        "add_flash_report", id=flash.id, unit_id=flash.unit_id, by_id=flash.by_id,
        said_id=flash.said_id, at=to_text(flash.at),
    )  # fmt: skip


async def find_flash(work: Work, id: str) -> Flash | None:
    row = await work.one("find_flash_report", id=id)
    return _flash(row) if row else None


async def see_flash(work: Work, id: str, by: str, at: datetime) -> bool:
    """Whether they were the first to acknowledge it."""
    return await work.one("see_flash_report", id=id, by_id=by, at=to_text(at)) is not None


async def raise_flash(work: Work, id: str, at: datetime) -> bool:
    return await work.one("raise_flash_report", id=id, at=to_text(at)) is not None


async def flashes_waiting(work: Work) -> tuple[Flash, ...]:
    """Nobody has acknowledged them, and nobody further up knows."""
    return tuple(_flash(row) for row in await work.all("list_flash_waiting"))


async def put_clinic(work: Work, clinic: ClinicDay) -> None:
    await work.run(
        "put_clinic_day", unit_id=clinic.unit_id, day=clinic.day.isoformat(), state=clinic.state,
        by_id=clinic.by_id, at=to_text(clinic.at),
        **{name: getattr(clinic, name) for name in COUNTED},
    )  # fmt: skip


async def last_clinic(work: Work, unit_id: str) -> ClinicDay | None:
    row = await work.one("last_clinic_day", unit_id=unit_id)
    if row is None:
        return None
    counts = {name: row[name] for name in COUNTED}
    day, at = date.fromisoformat(row["day"]), from_text(row["at"])
    return ClinicDay(row["unit_id"], day, row["state"], at, row["by_id"], **counts)


async def forget(work: Work, person_id: str) -> None:
    """The figures stay, without who confirmed them (PERSONAL)."""
    for name in (
        "blank_report_hands", "blank_draft_hands", "blank_flash_hands", "blank_clinic_hands",
    ):  # fmt: skip
        await work.run(name, person_id=person_id)


def _filed(rows: Iterable[Row]) -> tuple[Filed, ...]:
    """With what the first version of each day was like; rows come version by version."""
    first: dict[tuple[str, str], Row] = {}
    return tuple(_one(row, first.setdefault((row["unit_id"], row["day"]), row)) for row in rows)


def _one(row: Row, first: Row) -> Filed:
    return Filed(
        unit_id=row["unit_id"],
        day=date.fromisoformat(row["day"]),
        version=row["version"],
        figures=json.loads(row["figures"]),
        changed=json.loads(row["changed"]),
        zero=bool(row["zero"]),
        late=bool(row["late"]),
        at=from_text(row["at"]),
        by_id=row["by_id"],
        by_role=row["by_role"],
        why_said=row["why_said"],
        first_at=from_text(first["at"]),
        first_late=bool(first["late"]),
    )


def _flash(row: Row) -> Flash:
    return Flash(
        row["id"], row["unit_id"], row["by_id"], row["said_id"], from_text(row["at"]),
        maybe_from_text(row["raised_at"]), row["seen_by"], maybe_from_text(row["seen_at"]),
    )  # fmt: skip
