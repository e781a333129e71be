"""Who hears of a series: who asked, who rides, who drives; and what is asked of who asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.ride_series import RideSeries
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import people, ride_series
from bot.store.database import Work

PATIENCE = timedelta(minutes=15)
MOST_ASKED = 2


async def message_of(
    work: Work, series: RideSeries, key: str, occasion: str, params: dict[str, str] | None = None
) -> Message:
    """Something about one series; the occasion makes a second one impossible."""
    made = await ride_series.rides_of(work, series.id) if series.proxy_id else ()
    given = {"series": series.id, **(params or {})}
    about = f"{key}:{series.id}:{occasion}"
    case = made[-1].case_id if made else None
    return Message(key, about, given, Lane.REPLY, Owed.OWED, case)


async def tell_asker(
    work: Work, desk: Desk, series: RideSeries, key: str, occasion: str,
    params: dict[str, str] | None = None, *, also: str | None = None,
) -> None:  # fmt: skip
    """Who set it up, and who speaks now where that is somebody else."""
    message = await message_of(work, series, key, occasion, params)
    asker = series.author_id or series.person_id
    if also is not None and also != asker:
        await tell_person(work, desk, also, message)
    if asker is not None:
        await tell_or_relay(work, desk, asker, message, by=also)


async def tell_patient(
    work: Work, desk: Desk, series: RideSeries, key: str, occasion: str,
    params: dict[str, str] | None = None, *, by: str | None = None,
) -> None:  # fmt: skip
    """Who rides, where somebody else set it up or changes it."""
    whom = series.person_id
    if whom not in (None, series.author_id, by):
        message = await message_of(work, series, key, occasion, params)
        await tell_person(work, desk, whom or "", message)


async def ask_or_say(
    work: Work, desk: Desk, series: RideSeries, occasion: str, *, end: bool = False
) -> RideSeries:
    """Said back in one line, with what is missing as its question: two questions in all."""
    asks = _missing(series, end=end) if series.asked < MOST_ASKED else None
    now = desk.now()
    series = replace(
        series,
        asks=asks,
        asked=series.asked + (1 if asks else 0),
        asked_at=now,
        changed_at=now,
    )
    await ride_series.put_series(work, series)
    params = {"ask": asks or ""}
    await tell_asker(work, desk, series, "series.set", f"{occasion}:{series.asked}", params)
    return series


def _missing(series: RideSeries, *, end: bool) -> str | None:
    if not series.destination:
        return "to"
    if series.clock is None and series.appointment is None:
        return "clock"
    return "end" if end else None


async def may_speak(work: Work, desk: Desk, series: RideSeries, person_id: str) -> bool:
    """Who rides, who asked, who stands by them, who looks after the place."""
    if person_id in (series.person_id, series.author_id, series.proxy_id):
        return True
    ties = await people.ties_of(work, series.person_id) if series.person_id else ()
    if person_id in {tie.other_id for tie in ties if tie.tie in ("proxy", "guardian", "kin")}:
        return True
    other = await people.find_person(work, person_id)
    if other and series.household_id and other.household_id == series.household_id:
        return True
    return wears(await covering(work, desk, person_id, series.unit_id), "liaison", "cadre")
