"""The directory: places, the stops of bus lines, who works or lives there, corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from bot.domain.facilities import Facility, FacilityKind, Part, Stop
from bot.domain.times import from_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("facilities", "keeper_id", "empty"),
    Column("facilities", "answers_id", "empty"),
    Column("facility_people", "person_id", "delete"),
    Column("facility_changes", "by_id", "keep"),
)
Field = Literal["phone", "opens"]
ASKED, WRITTEN, DROPPED = "asked", "written", "dropped"
_PLAIN = (
    "id", "unit_id", "name", "address", "opens", "phone", "answers_id", "answers",
    "green_contact", "offers", "keeper_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A correction somebody said; it counts once somebody said yes to it."""

    id: str
    facility_id: str
    field: Field
    value: str
    by_id: str
    at: datetime
    state: str = ASKED


async def add_facility(work: Work, place: Facility) -> bool:
    """Whether the place is new; an id already there stays as it is."""
    row: dict[str, Any] = {name: getattr(place, name) for name in _PLAIN}
    added = await work.one(
        "add_facility",
        **row,
        kind=place.kind.value,
        aliases="\n".join(place.aliases) or None,
        steps="\n".join(place.steps) or None,
        green_channel=int(place.green_channel),
        last_confirmed=_text(place.last_confirmed),
        asked_on=_text(place.asked_on),
    )
    return added is not None


async def facility_by_id(work: Work, id: str) -> Facility | None:
    row = await work.one("find_facility", id=id)
    return _facility(row) if row else None


async def facilities_of_units(work: Work, unit_ids: Iterable[str]) -> tuple[Facility, ...]:
    """The places of these very units."""
    return _facilities(await work.all("facilities_of_units", unit_ids=listed(unit_ids)))


async def facilities_kept_by(work: Work, person_id: str) -> tuple[Facility, ...]:
    return _facilities(await work.all("facilities_kept_by", person=person_id))


async def kept_facilities(work: Work) -> tuple[Facility, ...]:
    """Every place that somebody keeps."""
    return _facilities(await work.all("kept_facilities"))


async def confirm_facility(work: Work, id: str, day: date) -> None:
    """Somebody who knows said that all of it is so."""
    await work.run("confirm_facility", id=id, day=day.isoformat())


async def note_asked(work: Work, id: str, day: date) -> None:
    await work.run("note_facility_asked", id=id, day=day.isoformat())


async def set_field(work: Work, id: str, field: Field, value: str, day: date) -> None:
    """What was corrected is as of that day."""
    await work.run(f"set_facility_{field}", id=id, value=value, day=day.isoformat())


async def add_stop(work: Work, stop: Stop) -> bool:
    row = await work.one(
        "add_facility_stop",
        facility_id=stop.facility_id,
        run=stop.run,
        position=stop.position,
        name=stop.name,
        unit_id=stop.unit_id,
        at=f"{stop.at:%H:%M}",
        days=stop.days,
    )
    return row is not None


async def stops_of(work: Work, facility_id: str) -> tuple[Stop, ...]:
    """Every stop of every run of a line."""
    return tuple(
        Stop(
            row["facility_id"],
            row["run"],
            row["position"],
            row["name"],
            time.fromisoformat(row["at"]),
            row["days"],
            row["unit_id"],
        )
        for row in await work.all("facility_stops", facility=facility_id)
    )


async def add_member(work: Work, facility_id: str, person_id: str, part: Part) -> bool:
    """Who works or lives there; False where that was written down before."""
    row = await work.one(
        "add_facility_person", facility=facility_id, person=person_id, part=part.value
    )
    return row is not None


async def parts_of(work: Work, person_id: str) -> tuple[tuple[str, Part], ...]:
    """(place, what they are there) of somebody."""
    rows = await work.all("facility_parts_of", person=person_id)
    return tuple((row["facility_id"], Part(row["part"])) for row in rows)


async def put_change(work: Work, change: Change) -> None:
    """Insert the correction, or note what became of it."""
    await work.run(
        "put_facility_change",
        id=change.id,
        facility_id=change.facility_id,
        field=change.field,
        value=change.value,
        by_id=change.by_id,
        at=to_text(change.at),
        state=change.state,
    )


async def find_change(work: Work, id: str) -> Change | None:
    row = await work.one("find_facility_change", id=id)
    return _change(row) if row else None


async def open_change_of(work: Work, person_id: str, since: datetime) -> Change | None:
    """What somebody was read back last and has not answered."""
    row = await work.one("open_facility_change", person=person_id, since=to_text(since))
    return _change(row) if row else None


async def drop_changes_of(work: Work, person_id: str) -> None:
    """A newer correction takes the place of what was read back before."""
    await work.run("drop_facility_changes", person=person_id)


async def forget(work: Work, person_id: str) -> None:
    """The person keeps no place, answers no phone, works and lives nowhere (PERSONAL)."""
    await work.run("leave_facilities_as_keeper", person=person_id)
    await work.run("leave_facilities_as_answering", person=person_id)
    await work.run("leave_facilities", person=person_id)


def _facilities(rows: list[Row]) -> tuple[Facility, ...]:
    return tuple(_facility(row) for row in rows)


def _facility(row: Row) -> Facility:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Facility(
        **values,
        kind=FacilityKind(row["kind"]),
        aliases=tuple((row["aliases"] or "").split("\n")) if row["aliases"] else (),
        steps=tuple((row["steps"] or "").split("\n")) if row["steps"] else (),
        green_channel=bool(row["green_channel"]),
        last_confirmed=_day(row["last_confirmed"]),
        asked_on=_day(row["asked_on"]),
    )


def _change(row: Row) -> Change:
    return Change(
        row["id"],
        row["facility_id"],
        row["field"],
        row["value"],
        row["by_id"],
        from_text(row["at"]),
        row["state"],
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
