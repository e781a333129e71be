"""Values of what is said of a series, as it is at this moment."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from bot.domain.ride_series import RideSeries, due_days, next_due
from bot.services.desk import Desk
from bot.services.views.names import name_of, named_with_role, text_of
from bot.store import ride_series
from bot.store.database import Work

Values = dict[str, Any]
EVERY_DAY = tuple(range(7))
UNTIL = (28, 60, 180)
LINES = (
    "series.set", "series.set_for_you", "series.say_anew", "series.skipped", "series.moved",
    "series.stopped", "series.stopped_driver", "series.more", "series.be_first",
    "series.be_second", "series.you_are_first", "series.you_are_second",
)  # fmt: skip


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a message about one series may name."""
    series = await ride_series.find_series(work, params["series"])
    if series is None:
        return {"series": {}, "choices": [], "_subject": "-"}
    return {
        "series": await series_values(work, desk, series),
        "asks": params.get("ask", ""),
        "choices": _until(desk) if params.get("ask") == "end" else [],
        "days": [date.fromisoformat(d) for d in params.get("days", "").split(",") if d],
        "next": _day(params.get("next", "")),
        "day": _day(params.get("day", "")),
        "onto": _day(params.get("onto", "")),
        "clock": time.fromisoformat(params["clock"]) if params.get("clock") else "",
        "now": desk.today(),
        "_subject": series.id,
    }


def _day(text: str) -> date | str:
    return date.fromisoformat(text) if text else ""


def _until(desk: Desk) -> list[dict[str, str]]:
    return [{"label": text_of(desk, f"series.until.{n}"), "choice": str(n)} for n in UNTIL]


async def series_values(work: Work, desk: Desk, series: RideSeries) -> Values:
    """Weekdays, hour, place, number and end; why they go there is said to nobody."""
    others = await ride_series.others_of(work, series.id)
    coming = next_due(series, others, desk.now(), desk.zone, desk.content.rides)
    extras = [
        text_of(desk, f"ride.extra.{name}")
        for name in ("wheelchair", "child_seat", "two_way")
        if getattr(series, name)
    ]
    return {
        "days": _weekdays(desk, series),
        "clock": series.clock or "",
        "there_at": series.appointment or "",
        "part": text_of(desk, f"part.{series.part}") if _has_part(series) else "",
        "who": await name_of(work, series.person_id),
        "to": series.destination or "",
        "seats": series.seats,
        "extras": extras,
        "last": series.last,
        "count": len(due_days(series, others, desk.today())),
        "next": coming.on if coming else "",
        "out": [o.day for o in others if o.out and o.day >= desk.today() and o.why == "said"],
        "first_driver": await named_with_role(work, desk, series.first_driver),
    }


def _has_part(series: RideSeries) -> bool:
    return bool(series.part) and series.clock is None and series.appointment is None


def _weekdays(desk: Desk, series: RideSeries) -> str:
    if series.weekdays == EVERY_DAY:
        return text_of(desk, "series.every_day")
    names = [text_of(desk, f"weekday.{n}") for n in series.weekdays]
    return text_of(desk, "series.every_week", {"days": names})


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Which of several is meant: one button each, by who, when and where to."""
    choices = []
    for id in params["of"].split(","):
        one = await ride_series.find_series(work, id)
        if one is None:
            continue
        values = await series_values(work, desk, one)
        choices.append({"label": text_of(desk, "series.short", {"series": values}), "choice": id})
    return {"choices": choices, "_subject": "-"}
