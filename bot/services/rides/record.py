"""/record: what somebody did for others, by month, for themselves alone; on a page, if wished."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rides import TripState
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.rides.telling_back import tell_back
from bot.services.rides.volunteering import deed_name, volunteer_kinds
from bot.services.views.names import text_of, unit_name
from bot.services.views.shown import Picture, Shown
from bot.store import people, service_log
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.service_log import Drive

KEY, SHEET = "said.own_record", "said.own_record_sheet"
TEMPLATE = "service_sheet"
MONTHS = 12
DONE = (None, "solved", "partly", "handed")
LONGEST = timedelta(hours=14)  # a drive nobody ended counts no longer
COLUMNS = ("month", "what", "deeds", "trips", "hours")


@dataclass(slots=True)
class Month:
    """One month of it."""

    first: date
    deeds: Counter[str] = field(default_factory=Counter)  # by what it is called
    trips: int = 0
    road: timedelta = timedelta()

    @property
    def hours(self) -> float:
        return round(self.road / timedelta(hours=1), 1)


async def send(work: Work, desk: Desk, actor: Actor) -> None:
    """To whoever asks, about themselves."""
    if actor.person is None:
        await tell_back(work, desk, actor, "record.stranger", {})
        return
    await tell_back(work, desk, actor, KEY, {"person": actor.person.id})


async def on_print(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Whose it is follows from who presses, not from the button."""
    if actor.person is None:
        return Refused("record.stranger")
    await tell_back(work, desk, actor, SHEET, {"person": actor.person.id})
    return Done()


async def show_record(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A short text, the latest month first."""
    months = await months_of(work, desk, row.params["person"])
    lines = [
        {
            "name": _name(desk, month),
            "what": _what(desk, month),
            "trips": month.trips,
            "hours": _number(month.hours),
        }
        for month in reversed(months)
    ]
    return Shown("record.own", {"months": lines, **_sums(months)})


async def show_sheet(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A page to print, where this machine can."""
    person = await people.find_person(work, row.params["person"])
    if person is None:
        return None
    months = await months_of(work, desk, person.id)
    sums = _sums(months)
    first, _ = _span(desk)
    place = await unit_name(work, person.unit_id)
    drawn: dict[str, object] = {
        "title": text_of(desk, "record.title"),
        "name": text_of(desk, "record.name", {"name": person.name, "place": place}),
        "span": text_of(desk, "record.span", {"first": first, "last": desk.today()}),
        "columns": [text_of(desk, f"record.column.{name}") for name in COLUMNS],
        "rows": [_cells(desk, month) for month in months],
        "total": [text_of(desk, "record.total"), "", sums["deeds"], sums["trips"], sums["hours"]],
        "signatures": [text_of(desk, f"record.signs.{who}") for who in ("self", "village")],
        "note": text_of(desk, "record.note"),
    }
    file = f"{text_of(desk, 'record.file')}.pdf"
    return Shown(
        "record.sheet.none", {}, picture=Picture(drawn, "record.sheet", {}, TEMPLATE, file)
    )


def _cells(desk: Desk, month: Month) -> list[object]:
    deeds = month.deeds.total()
    what = text_of(desk, "export.and").join(_what(desk, month))
    return [_name(desk, month), what, deeds, month.trips, _number(month.hours)]


async def months_of(work: Work, desk: Desk, person: str) -> list[Month]:
    """The months of the last year in which there was something, oldest first."""
    begin, end = (_midnight(desk, day) for day in _span(desk))
    found: dict[date, Month] = {}
    for deed in await service_log.deeds_of(work, person, begin, end):
        if deed.kind in volunteer_kinds(desk) and deed.outcome in DONE:
            month = _month_of(found, desk, deed.at)
            month.deeds[deed_name(desk, deed.kind, deed.category)] += 1
    for drive in await service_log.drives_of(work, person, begin, end):
        if drive.state is TripState.DONE:
            month = _month_of(found, desk, drive.leaves_at)
            month.trips += 1
            month.road += _on_the_road(drive)
    return [m for _, m in sorted(found.items()) if m.deeds or m.trips]


def _month_of(found: dict[date, Month], desk: Desk, at: datetime) -> Month:
    first = at.astimezone(desk.zone).date().replace(day=1)
    return found.setdefault(first, Month(first))


def _on_the_road(drive: Drive) -> timedelta:
    took = (drive.ended_at or drive.leaves_at) - drive.leaves_at
    return min(max(took, timedelta()), LONGEST)


def _span(desk: Desk) -> tuple[date, date]:
    """A year with the month that is, up to tomorrow."""
    today = desk.today()
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1), today + timedelta(days=1)


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.zone).astimezone(UTC)


def _name(desk: Desk, month: Month) -> str:
    named = {"year": month.first.year, "month": month.first.month}
    return text_of(desk, "record.months", named)


def _what(desk: Desk, month: Month) -> list[str]:
    often = month.deeds.most_common()
    return [text_of(desk, "record.what", {"name": n, "count": c}) for n, c in often]


def _sums(months: list[Month]) -> dict[str, Any]:
    road = sum((month.road for month in months), timedelta())
    return {
        "deeds": sum(month.deeds.total() for month in months),
        "trips": sum(month.trips for month in months),
        "hours": _number(round(road / timedelta(hours=1), 1)),
    }


def _number(hours: float) -> str:
    return f"{hours:g}"
