"""A box of the village: where it stands, who keeps it, and when it is open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(?:(\w{3})-(\w{3}) |(\w{3}) )?(\d\d:\d\d)-(\d\d:\d\d)")
_LOOK_AHEAD = 8


class BoxKind(StrEnum):
    """What sort of place it is."""

    BOX = "box"  # the shared medicine box
    CLINIC = "clinic"  # the shelf of the village clinic
    TOOLS = "tools"  # 便民屋
    DEPOT = "depot"  # the store room of a village or township


@dataclass(frozen=True, slots=True)
class Box:
    """A point of the village that has a keeper."""

    id: str
    unit_id: str
    name: str
    place: str
    hours: str | None = None  # as people say it
    keeper_id: str | None = None
    deputy_id: str | None = None
    kind: BoxKind = BoxKind.BOX
    opens: str | None = None  # as `read_opening` reads it; without any it is always open
    key_holder_id: str | None = None
    closed: bool = False

    @property
    def keepers(self) -> tuple[str, ...]:
        """Who may move its stock: keeper and deputy."""
        return tuple(p for p in (self.keeper_id, self.deputy_id) if p)


@dataclass(frozen=True, slots=True)
class Opening:
    """One span on some days of the week."""

    days: tuple[int, ...]
    begin: time
    end: time


def read_opening(text: str) -> tuple[Opening, ...]:
    """`mon-fri 07:00-20:00; sat 08:00-12:00`; ValueError for anything else."""
    found = []
    for part in (p.strip() for p in text.split(";")):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise ValueError(f"must be like 'mon-fri 07:00-20:00', not '{part}'")
        first, last, only, begin, end = match.groups()
        days = _days(first or only or "mon", last or only or "sun")
        span = Opening(days, time.fromisoformat(begin), time.fromisoformat(end))
        if span.begin >= span.end:
            raise ValueError(f"must open before it closes, not '{part}'")
        found.append(span)
    return tuple(found)


def _days(first: str, last: str) -> tuple[int, ...]:
    if first not in DAYS or last not in DAYS:
        raise ValueError(f"days are {', '.join(DAYS)}, not '{first}-{last}'")
    begin, end = DAYS.index(first), DAYS.index(last)
    return tuple(range(begin, end + 1)) if begin <= end else (*range(begin, 7), *range(end + 1))


def closes_at(box: Box, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When it shuts, seen from a moment at which it is open; None where it is shut or never is."""
    for begin, end in _spans(box, now, zone):
        if begin <= now < end:
            return end
    return None


def opens_at(box: Box, now: datetime, zone: ZoneInfo) -> datetime | None:
    """`now` if it is open, else when it opens next; None where it does not open any more."""
    if box.closed:
        return None
    if box.opens is None:
        return now
    for begin, end in _spans(box, now, zone):
        if now < end:
            return max(begin, now)
    return None


def is_open(box: Box, now: datetime, zone: ZoneInfo) -> bool:
    """Whether somebody stands there now."""
    return opens_at(box, now, zone) == now


def _spans(box: Box, now: datetime, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    if box.closed or box.opens is None:
        return []
    today = now.astimezone(zone).date()
    spans = []
    for ahead in range(_LOOK_AHEAD):
        day = today + timedelta(days=ahead)
        for opening in read_opening(box.opens):
            if day.weekday() in opening.days:
                begin = datetime.combine(day, opening.begin, zone).astimezone(UTC)
                spans.append((begin, datetime.combine(day, opening.end, zone).astimezone(UTC)))
    return sorted(spans)
