"""The rota as rules: who is on, who is next, where nobody is, who could stand in for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# Two turns without so much between them are one long one.
BREATH = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the rota."""

    id: str
    unit_id: str
    role: str
    person_id: str
    starts_at: datetime
    ends_at: datetime

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    def holds_at(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at

    def touches(self, begin: datetime, end: datetime) -> bool:
        return self.starts_at < end and self.ends_at > begin


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when; nobody is there, or somebody is away."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is on now and until when, and who comes after."""

    on: tuple[Turn, ...] = ()
    until: datetime | None = None
    then: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyRules:
    """Numbers of data/duty.yaml."""

    shown: tuple[str, ...] = ("duty_village", "duty_doctor", "duty_driver", "duty_township")
    # Hours of the day in which somebody has to be there, by role; the same clock twice is all day.
    cover: Mapping[str, tuple[time, time]] = field(default_factory=dict)
    handed_over: tuple[str, ...] = ("duty_village", "duty_township")
    look_at: tuple[time, ...] = (time(8, 40), time(16, 40))
    ahead: timedelta = timedelta(days=14)
    runs_out: timedelta = timedelta(days=3)
    open_ended: timedelta = timedelta(days=3)
    weekly_day: int = 4
    weekly_at: time = time(10, 30)
    ending: timedelta = timedelta(days=14)
    guardians: int = 2
    key_categories: frozenset[str] = frozenset()
    # Words of a sheet: headings, shifts and roles, each with what people write for it.
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shifts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hours: Mapping[str, tuple[time, time]] = field(default_factory=dict)


Away = Mapping[str, Sequence[Span]]


def present(turns: Iterable[Turn], away: Away) -> tuple[Turn, ...]:
    """The turns without the hours in which whoever has them is ill or off."""
    kept: list[Turn] = []
    for turn in turns:
        for span in without([Span(turn.starts_at, turn.ends_at)], away.get(turn.person_id, ())):
            kept.append(replace(turn, starts_at=span.begin, ends_at=span.end))
    return tuple(kept)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the spans."""
    left = list(spans)
    for one in taken:
        rest: list[Span] = []
        for span in left:
            if one.begin >= span.end or one.end <= span.begin:
                rest.append(span)
                continue
            if one.begin > span.begin:
                rest.append(Span(span.begin, one.begin))
            if one.end < span.end:
                rest.append(Span(one.end, span.end))
        left = rest
    return tuple(left)


def watch(turns: Iterable[Turn], now: datetime) -> Watch:
    """Of one unit and role; who goes on after their turn is still on, until somebody else comes."""
    row = sorted(turns, key=lambda t: (t.starts_at, t.id))
    on = tuple(t for t in row if t.holds_at(now))
    until = max((t.ends_at for t in on), default=None)
    there = {t.person_id for t in on}
    for turn in row:
        goes_on = until is not None and turn.starts_at <= until < turn.ends_at
        if goes_on and turn.person_id in there:
            until = turn.ends_at
    after = [t for t in row if t.starts_at > now and (until is None or t.ends_at > until)]
    first = after[0].starts_at if after else None
    return Watch(on, until, tuple(t for t in after if t.starts_at == first))


def wanted(
    hours: tuple[time, time], since: datetime, until: datetime, zone: ZoneInfo
) -> tuple[Span, ...]:
    """The spans in which somebody has to be there."""
    begin, end = hours
    if begin == end:
        return (Span(since, until),)
    found: list[Span] = []
    day: date = since.astimezone(zone).date() - DAY
    while datetime.combine(day, time(0), zone) < until:
        starts = datetime.combine(day, begin, zone)
        ends = datetime.combine(day if end > begin else day + DAY, end, zone)
        starts, ends = max(starts, since), min(ends, until)
        if starts < ends:
            found.append(Span(starts, ends))
        day += DAY
    return tuple(found)


def holes(turns: Sequence[Turn], spans: Iterable[Span]) -> tuple[Span, ...]:
    """Where nobody is, earliest first."""
    return without(spans, [Span(t.starts_at, t.ends_at) for t in turns])


def last_end(turns: Iterable[Turn]) -> datetime | None:
    """Until when the rota is written."""
    return max((t.ends_at for t in turns), default=None)


def could(turns: Sequence[Turn], gap: Span, among: Iterable[str], away: Away) -> tuple[str, ...]:
    """Who could take a span, whoever has been on duty least and is rested first."""
    found: list[tuple[bool, timedelta, int, str]] = []
    for rank, person in enumerate(dict.fromkeys(among)):
        own = [t for t in turns if t.person_id == person]
        if any(t.touches(gap.begin, gap.end) for t in own):
            continue
        if any(s.begin < gap.end and s.end > gap.begin for s in away.get(person, ())):
            continue
        near = any(t.touches(gap.begin - BREATH, gap.end + BREATH) for t in own)
        hours = sum(
            (t.length for t in own if t.touches(gap.begin - WEEK, gap.end + WEEK)), timedelta()
        )
        found.append((near, hours, rank, person))
    return tuple(person for *_, person in sorted(found))


def to_swap_with(turns: Iterable[Turn], mine: Turn, now: datetime) -> tuple[Turn, ...]:
    """Turns of others that could be changed for mine: to come, the nearest to mine first."""
    row = sorted(turns, key=lambda t: t.starts_at)
    own = [t for t in row if t.person_id == mine.person_id and t.id != mine.id]
    found: list[Turn] = []
    for turn in row:
        if turn.person_id == mine.person_id or turn.starts_at <= now:
            continue
        theirs = [t for t in row if t.person_id == turn.person_id and t.id != turn.id]
        if any(t.touches(turn.starts_at, turn.ends_at) for t in own):
            continue
        if any(t.touches(mine.starts_at, mine.ends_at) for t in theirs):
            continue
        found.append(turn)
    return tuple(sorted(found, key=lambda t: abs(t.starts_at - mine.starts_at)))
