"""What a change does to a series: a day left out or moved, the rule itself, all of it, back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.ride_series import (
    Due,
    Other,
    RideSeries,
    SeriesState,
    drivers_now,
    due_days,
    leaves_at,
    next_due,
    other_weekday,
    shifted,
)
from bot.services.desk import Desk
from bot.services.rides.series_hearing import message_of, tell_asker, tell_patient
from bot.services.rides.series_opening import reconcile
from bot.services.telling import tell_person
from bot.store import ride_series
from bot.store.database import Work
from bot.understanding.series_words import SeriesWords

SAID = "said"


async def apply_words(
    work: Work, desk: Desk, series: RideSeries, words: SeriesWords, by: str | None
) -> bool:
    """Whether it changed anything."""
    if words.act == "stop" and words.since and words.since > desk.today():
        return await _stop_from(work, desk, series, words.since, by)
    if words.act == "stop":
        await stop(work, desk, series, by, SAID)
        return True
    if words.act == "resume":
        return await _resume(work, desk, series, words, by)
    if words.act == "skip" and words.always and words.weekdays:
        left = tuple(n for n in series.weekdays if n not in words.weekdays)
        return await _for_good(work, desk, series, by, weekdays=left)
    if words.act == "skip":
        return await _skip(work, desk, series, words, by)
    if words.act == "move" and words.always:
        return await _move_for_good(work, desk, series, words, by)
    return words.act == "move" and await _move(work, desk, series, words, by)


async def hits(work: Work, desk: Desk, series: RideSeries, words: SeriesWords) -> bool:
    """Whether such a change can be meant of this one."""
    if words.act == "resume":
        return series.state is SeriesState.ENDED or bool(await _left_out(work, desk, series, words))
    if series.state is not SeriesState.ACTIVE:
        return False
    if words.act == "stop" or (words.always and words.act is not None):
        return True
    return bool(await _meant(work, desk, series, words))


async def _coming(work: Work, desk: Desk, series: RideSeries) -> list[Due]:
    others = await ride_series.others_of(work, series.id)
    rules, now = desk.content.rides, desk.now()
    found = due_days(series, others, desk.today())
    return [due for due in found if leaves_at(series, due, desk.zone, rules) > now]


async def _meant(work: Work, desk: Desk, series: RideSeries, words: SeriesWords) -> list[Due]:
    """The rides that are spoken of: of the named days, else the next ones."""
    coming = await _coming(work, desk, series)
    if words.days:
        return [due for due in coming if due.on in words.days]
    return coming[: words.times or (1 if words.act == "move" else 0)]


async def _skip(
    work: Work, desk: Desk, series: RideSeries, words: SeriesWords, by: str | None
) -> bool:
    gone = await _meant(work, desk, series, words)
    if not gone:
        return False
    for due in gone:
        await ride_series.put_other(work, Other(series.id, due.day, why=SAID))
    await reconcile(work, desk, series, by)
    await _say_days(work, desk, series, "series.skipped", [due.on for due in gone], by)
    return True


async def _move(
    work: Work, desk: Desk, series: RideSeries, words: SeriesWords, by: str | None
) -> bool:
    """One ride on another day, or at another hour; what lies beyond the end lengthens it."""
    meant = await _meant(work, desk, series, words)
    if not meant:
        return False
    due = meant[0]
    on = words.to_day or due.on
    clock = words.to_clock or _shift(desk, series, due, words.shift) or due.clock
    if (on, clock) == (due.on, due.clock) or on < desk.today():
        return False
    if on > series.last:
        await _lengthen(work, series, on)
        series = await ride_series.find_series(work, series.id) or series
    other = Other(series.id, due.day, None if on == due.day else on, clock, SAID)
    await ride_series.put_other(work, other)
    await reconcile(work, desk, series, by)
    params = {"day": due.on.isoformat(), "onto": on.isoformat(), "clock": _text(clock)}
    occasion = f"{desk.now().isoformat()}"
    await tell_asker(work, desk, series, "series.moved", occasion, params, also=by)
    await tell_patient(work, desk, series, "series.moved", occasion, params, by=by)
    return True


async def _lengthen(work: Work, series: RideSeries, on: date) -> None:
    """Only that one ride more: the days of the rule before it stay out."""
    day = series.last + timedelta(days=1)
    while day <= on:
        if day.weekday() in series.weekdays:
            await ride_series.put_other(work, Other(series.id, day, why="beyond"))
        day += timedelta(days=1)
    await ride_series.put_series(work, replace(series, last=on))


def _shift(desk: Desk, series: RideSeries, due: Due, minutes: int | None) -> time | None:
    if minutes is None:
        return None
    leaves = leaves_at(series, due, desk.zone, desk.content.rides)
    return shifted(leaves.astimezone(desk.zone).time(), minutes)


async def _move_for_good(
    work: Work, desk: Desk, series: RideSeries, words: SeriesWords, by: str | None
) -> bool:
    clock = words.to_clock
    if words.weekday and words.weekday[0] in series.weekdays:
        days = other_weekday(series, *words.weekday).weekdays
    else:
        days = words.weekdays or series.weekdays
    if clock is None and words.shift is not None:
        due = next_due(series, (), desk.now(), desk.zone, desk.content.rides)
        clock = _shift(desk, series, due, words.shift) if due else None
    return await _for_good(work, desk, series, by, weekdays=days, clock=clock)


async def _for_good(
    work: Work, desk: Desk, series: RideSeries, by: str | None, *,
    weekdays: tuple[int, ...], clock: time | None = None,
) -> bool:  # fmt: skip
    if not weekdays:
        await stop(work, desk, series, by, SAID)
        return True
    hour = (clock, None) if clock else (series.clock, series.appointment)
    changed = replace(
        series, weekdays=weekdays, clock=hour[0], appointment=hour[1], changed_at=desk.now()
    )
    if (changed.weekdays, *hour) == (series.weekdays, series.clock, series.appointment):
        return False
    await set_anew(work, desk, changed, by)
    return True


async def set_anew(work: Work, desk: Desk, changed: RideSeries, by: str | None) -> None:
    """The rule as it is from now on; open rides, drivers and all who ride follow it."""
    await ride_series.put_series(work, changed)
    await reconcile(work, desk, changed, by, whole=True)
    occasion = desk.now().isoformat()
    await tell_asker(work, desk, changed, "series.set", occasion, {"ask": ""}, also=by)
    await tell_patient(work, desk, changed, "series.set_for_you", occasion, by=by)


async def stop(work: Work, desk: Desk, series: RideSeries, by: str | None, why: str) -> RideSeries:
    """None from now on; who drives hears at once what they need not do."""
    now = desk.now()
    ended = replace(
        series, state=SeriesState.ENDED, ended_at=now, changed_at=now, why=why, asks=None
    )
    await ride_series.put_series(work, ended)
    await reconcile(work, desk, ended, by)
    if why == SAID:
        await tell_asker(work, desk, ended, "series.stopped", now.isoformat(), also=by)
        await tell_patient(work, desk, ended, "series.stopped", now.isoformat(), by=by)
    for driver in drivers_now(ended):
        message = await message_of(work, ended, "series.stopped_driver", now.isoformat())
        await tell_person(work, desk, driver, message)
    return ended


async def _stop_from(
    work: Work, desk: Desk, series: RideSeries, since: date, by: str | None
) -> bool:
    """Not needed any more from a day on: until then as before."""
    shorter = replace(
        series, last=max(since - timedelta(days=1), series.first), changed_at=desk.now()
    )
    if shorter.last >= series.last:
        return False
    await set_anew(work, desk, replace(shorter, asked_for=shorter.last), by)
    return True


async def _left_out(work: Work, desk: Desk, series: RideSeries, words: SeriesWords) -> list[Other]:
    found = [o for o in await ride_series.others_of(work, series.id) if o.day >= desk.today()]
    return [o for o in found if o.out and (not words.days or o.day in words.days)]


async def _resume(
    work: Work, desk: Desk, series: RideSeries, words: SeriesWords, by: str | None
) -> bool:
    """Going after all: the days that were left out, or the whole of it."""
    for other in await _left_out(work, desk, series, words):
        await ride_series.drop_other(work, series.id, other.day)
    again = replace(
        series, state=SeriesState.ACTIVE, ended_at=None, why=None, changed_at=desk.now()
    )
    await set_anew(work, desk, again, by)
    return True


async def _say_days(
    work: Work, desk: Desk, series: RideSeries, key: str, days: Iterable[date], by: str | None
) -> None:
    said = tuple(days)
    after = [due for due in await _coming(work, desk, series) if due.on > said[0]]
    params = {
        "days": ",".join(day.isoformat() for day in said),
        "next": after[0].on.isoformat() if after else "",
    }
    occasion = desk.now().isoformat()
    await tell_asker(work, desk, series, key, occasion, params, also=by)
    await tell_patient(work, desk, series, key, occasion, params, by=by)


def _text(clock: time | None) -> str:
    return f"{clock:%H:%M}" if clock else ""
