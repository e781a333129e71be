"""When a ride leaves, and how soon who has to hear of it: counted back from departure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.acuity import Acuity
from bot.domain.moments import Moment
from bot.domain.quiet import QuietHours, is_night, is_quiet, waking, waking_after
from bot.domain.rides import Need, RideRules

# What a part of the day means for a car, in village time.
PARTS = {
    "dawn": (time(6, 0), time(7, 30)),
    "morning": (time(7, 30), time(11, 30)),
    "noon": (time(11, 30), time(13, 0)),
    "afternoon": (time(13, 0), time(17, 0)),
    "evening": (time(18, 0), time(20, 0)),
    "night": (time(20, 0), time(23, 0)),
}
ALL_DAY = (time(8, 0), time(17, 0))
SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Not before, not after."""

    first: datetime
    last: datetime


def span_of(moment: Moment | None, now: datetime, zone: ZoneInfo, rules: RideRules) -> Span | None:
    """The window of departure that was said; None where nothing was."""
    if moment is None or moment == Moment():
        return None
    if moment.soon and moment.clock is None:
        return Span(now, now + SOON)
    day = _day_of(moment, now.astimezone(zone))
    if moment.clock is not None:
        at = datetime.combine(day, moment.clock, zone)
        if moment.day is None and not moment.weekdays and at < now - rules.window:
            at += timedelta(days=1)
        return Span(at, at + rules.window)
    begin, end = PARTS.get(moment.part or "", ALL_DAY)
    first = datetime.combine(day, begin, zone)
    last = datetime.combine(day, end, zone)
    if day == now.astimezone(zone).date():
        first = max(first, now)
        last = max(last, first + rules.window)
    return Span(first, last)


def _day_of(moment: Moment, now: datetime) -> date:
    if moment.day is not None:
        return moment.day
    today = now.date()
    if not moment.weekdays:
        return today
    ahead = [(day - today.weekday()) % 7 for day in moment.weekdays]
    if 0 in ahead and moment.clock is not None and moment.clock <= now.time():
        ahead = [gap or 7 for gap in ahead]
    return today + timedelta(days=min(ahead))


def for_appointment(
    day: date, clock: time, zone: ZoneInfo, rules: RideRules
) -> tuple[Span, datetime]:
    """To be there in time: left so early that drive and slack fit; and when to be there."""
    there = datetime.combine(day, clock, zone)
    leave = there - rules.drive - rules.slack
    return Span(leave, leave + rules.slack), there


@dataclass(frozen=True, slots=True)
class Stage:
    """How a ride is being looked for at this moment."""

    plan: str
    acuity: Acuity
    starts: datetime  # nobody is asked before

    @property
    def rank(self) -> tuple[int, int]:
        """Later stages are louder."""
        return (PLANS.index(self.plan), self.acuity.rank)


PLANS = ("ride", "ride_desk", "ride_all")
AT_ONCE = timedelta(hours=3)
SAME_DAY = timedelta(hours=36)
LEAD = timedelta(hours=3)
EVENING = timedelta(hours=2)  # so long after the night began people are asked all the same


def stage_of(need: Need, now: datetime, quiet: QuietHours, rules: RideRules) -> Stage:
    """Its purpose and its departure say who is asked, how fast, and from when on."""
    if need.desk:
        return Stage("ride_desk", Acuity.URGENT, now)
    departs = need.leave_from
    if need.fixed and departs is not None and now >= evening_before(departs, quiet, rules):
        return Stage("ride_all", Acuity.URGENT, now)
    if departs is None:
        return Stage("ride", Acuity.SAME_DAY, now)
    left = departs - now
    if left <= AT_ONCE:
        return Stage("ride", Acuity.URGENT, ask_from(now, departs, quiet, rules))
    if _too_little(now, departs, quiet, rules):
        return Stage("ride", Acuity.URGENT, ask_from(now, departs, quiet, rules))
    return Stage("ride", Acuity.SAME_DAY if left <= SAME_DAY else Acuity.SELF_CARE, now)


def evening_before(departs: datetime, quiet: QuietHours, rules: RideRules) -> datetime:
    """19:00 of the day before, in the village's own time."""
    day = departs.astimezone(quiet.zone).date() - timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(rules.evening_check), quiet.zone)


def _too_little(now: datetime, departs: datetime, quiet: QuietHours, rules: RideRules) -> bool:
    """Whether sleep leaves too little of the time before departure to find anybody."""
    return waking_after(now, rules.night_needs, quiet) > departs


def ask_from(now: datetime, departs: datetime, quiet: QuietHours, rules: RideRules) -> datetime:
    """Who sleeps is asked as late as the departure allows, and never later."""
    if not is_quiet(now, quiet):
        return now
    if not _too_little(now, departs, quiet, rules):
        return waking(now, quiet)
    back = departs - LEAD
    if back <= now or not is_night(now - EVENING, quiet):
        return now
    return back


def next_stage_at(
    need: Need, now: datetime, quiet: QuietHours, rules: RideRules
) -> datetime | None:
    """When a ride that nobody took is looked for in a louder way."""
    departs = need.leave_from
    if departs is None or need.desk:
        return None
    moments = [departs - SAME_DAY, departs - AT_ONCE]
    if need.fixed:
        moments.append(evening_before(departs, quiet, rules))
    return min((at for at in moments if at > now), default=None)
