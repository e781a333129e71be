"""Reports of deaths, what is held meanwhile, and what ended with somebody."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.members import DeathReport, ReportState
from bot.domain.people import Person
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store import places
from bot.store.listed import listed
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("death_reports", "person_id", "empty"),
    Column("death_reports", "first_by", "empty"),
    Column("death_reports", "second_by", "empty"),
    Column("ended_things", "person_id", "delete"),
    Column("hushes", "person_id", "delete"),
)


class Thing(NamedTuple):
    """Something that ended with somebody, as it was."""

    sort: str
    ref: str
    facts: dict[str, str]


async def add_report(work: Work, report: DeathReport) -> None:
    await work.run(
        "add_death_report", id=report.id, unit=report.unit_id, person=report.person_id,
        household=report.household_id, at=to_text(report.heard_at),
    )  # fmt: skip


async def save_report(work: Work, report: DeathReport) -> None:
    await work.run(
        "save_death_report", id=report.id, person=report.person_id,
        household=report.household_id, state=report.state.value, first_by=report.first_by,
        first_at=maybe_to_text(report.first_at), second_by=report.second_by,
        second_at=maybe_to_text(report.second_at), wider=int(report.wider),
        over_at=maybe_to_text(report.over_at),
    )  # fmt: skip


async def find_report(work: Work, id: str) -> DeathReport | None:
    row = await work.one("find_death_report", id=id)
    return _report(row) if row else None


async def open_reports(work: Work) -> tuple[DeathReport, ...]:
    """What nobody has cleared up yet."""
    return tuple(_report(row) for row in await work.all("open_death_reports"))


async def lately(work: Work, since: datetime) -> tuple[DeathReport, ...]:
    """What can still be put right: open, or confirmed since then."""
    rows = await work.all("death_reports_lately", since=to_text(since))
    return tuple(_report(row) for row in rows)


async def report_of(work: Work, person_id: str) -> DeathReport | None:
    """The report about somebody that is open, or turned out to be so."""
    row = await work.one("death_report_of", person=person_id)
    return _report(row) if row else None


async def said_lately(work: Work, person_id: str, since: datetime) -> DeathReport | None:
    """The latest report about somebody, whatever became of it."""
    row = await work.one("latest_death_report", person=person_id, since=to_text(since))
    return _report(row) if row else None


async def nameless_report(work: Work, unit_id: str, since: datetime) -> DeathReport | None:
    """Somebody of the hamlet was spoken of, and nobody knows yet who."""
    row = await work.one("nameless_death_report", unit=unit_id, since=to_text(since))
    return _report(row) if row else None


async def held_since(work: Work, person_id: str) -> datetime | None:
    """Since when everything to and about somebody waits for an answer; None where nothing does."""
    row = await work.one("held_since", person=person_id)
    return maybe_from_text(row["at"]) if row else None


async def put_hush(work: Work, unit_id: str, person_id: str, until: date) -> None:
    """No rhymes and no prompts in the hamlet up to and including this day."""
    await work.run("put_hush", unit=unit_id, person=person_id, until=until.isoformat())


async def drop_hush(work: Work, person_id: str) -> None:
    await work.run("drop_hush", person=person_id)


async def hushed(work: Work, unit_id: str, day: date) -> bool:
    """Whether a hamlet is in mourning on this day: no rhymes, no prompts but danger."""
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    row = await work.one("hush_of", units=listed(above), day=day.isoformat())
    return row is not None and row["until"] is not None


async def note_ended(
    work: Work, id: str, person_id: str, sort: str, ref: str, facts: Mapping[str, str], at: datetime
) -> None:
    """What ended with somebody, as it was."""
    text = json.dumps(dict(facts), ensure_ascii=False)
    await work.run(
        "add_ended_thing", id=id, person=person_id, sort=sort, ref=ref, facts=text, at=to_text(at)
    )


async def things_ended(work: Work, person_id: str) -> tuple[Thing, ...]:
    rows = await work.all("ended_things_of", person=person_id)
    return tuple(Thing(row["sort"], row["ref"], json.loads(row["facts"])) for row in rows)


async def drop_ended(work: Work, person_id: str) -> None:
    await work.run("drop_ended_things", person=person_id)


async def gone_or_away(work: Work, name: str, unit_ids: Sequence[str]) -> tuple[Person, ...]:
    """Of this name, moved away or away for a while."""
    rows = await work.all("gone_or_away", name=name, units=listed(unit_ids))
    return tuple(read_person(row) for row in rows)


async def absences_over(work: Work, day: date) -> tuple[str, ...]:
    """Who should be back by this day."""
    rows = await work.all("absences_over", day=day.isoformat())
    return tuple(row["person_id"] for row in rows)


async def next_back(work: Work) -> date | None:
    """The next day somebody should be back."""
    row = await work.one("next_absence_over")
    return date.fromisoformat(row["day"]) if row and row["day"] else None


async def forget(work: Work, person_id: str) -> None:
    """Nothing says who died or who said so (PERSONAL)."""
    for name in (
        "forget_deaths", "forget_death_hands", "forget_death_second", "forget_ended", "forget_hush",
    ):  # fmt: skip
        await work.run(name, person=person_id)


def _report(row: Row) -> DeathReport:
    return DeathReport(
        id=row["id"],
        unit_id=row["unit_id"],
        heard_at=from_text(row["heard_at"]),
        person_id=row["person_id"],
        household_id=row["household_id"],
        state=ReportState(row["state"]),
        first_by=row["first_by"],
        first_at=maybe_from_text(row["first_at"]),
        second_by=row["second_by"],
        second_at=maybe_from_text(row["second_at"]),
        wider=bool(row["wider"]),
        over_at=maybe_from_text(row["over_at"]),
    )
