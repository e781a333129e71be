"""Who must be heard from today, why, and by when: pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.round_rules import COLOURS, NORMAL, RoundRules


class Why(StrEnum):
    """What makes somebody one to be heard from."""

    ILL = "ill"  # a symptom case is open
    WATCH = "watch"  # days after coming home, after an illness, beside somebody in hospital
    WISH = "wish"  # asked for it, every day
    COLOUR = "colour"
    SEASON = "season"  # by colour, because the season is high


class Wish(StrEnum):
    """What somebody asked for about being asked."""

    DAILY = "daily"
    NONE = "none"


class State(StrEnum):
    """Where one person's turn of one day stands."""

    ASKED = "asked"
    MISSING = "missing"  # asked twice, and others go
    HEARD = "heard"
    UNWELL = "unwell"
    CALL_BACK = "call_back"
    OVER = "over"  # nothing is asked any more: died, moved, away

    @property
    def waits(self) -> bool:
        return self in (State.ASKED, State.MISSING)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person, as far as rounds are concerned."""

    person_id: str
    unit_id: str
    colour: str | None = None
    lives_alone: bool = False
    ill: bool = False
    watched: int | None = None  # heard from within so many days, while a watch runs
    wish: Wish | None = None
    held: bool = False  # in hospital, away
    ended: bool = False
    last: datetime | None = None  # the last real contact, whoever it was with


@dataclass(frozen=True, slots=True)
class Today:
    """The day as the village sees it."""

    day: date
    zone: ZoneInfo
    season: str = NORMAL
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """One person to be heard from; `by` is when the cadre has to hear that nobody was."""

    person_id: str
    unit_id: str
    why: Why
    by: datetime
    colour: str | None = None
    last: datetime | None = None
    unasked: bool = False  # 别问了: looked after by the list, never asked themselves


def due_today(known: Iterable[Known], rules: RoundRules, today: Today) -> tuple[Due, ...]:
    """Worst first: red, ill, alone while the fields are busy, longest unheard."""
    found = [(one, due) for one in known if (due := _due(one, rules, today)) is not None]
    found.sort(key=lambda pair: _rank(pair[0], pair[1], today))
    return tuple(due for _, due in found)


def _due(one: Known, rules: RoundRules, today: Today) -> Due | None:
    if one.ended or one.held:
        return None
    reason = _reason(one, rules, today)
    if reason is None:
        return None
    why, every = reason
    if one.last is not None and (today.day - _day(one.last, today)).days < every:
        return None
    hours = rules.hours_of(busy=today.busy)
    asked = datetime.combine(today.day, hours.begin, today.zone)
    by = asked + rules.pace(one.colour).cadre
    unasked = one.wish is Wish.NONE
    return Due(one.person_id, one.unit_id, why, by, one.colour, one.last, unasked)


def _reason(one: Known, rules: RoundRules, today: Today) -> tuple[Why, int] | None:
    """The most pressing reason, and within how many days somebody has to be heard from."""
    if one.ill:
        return Why.ILL, rules.ill_every
    if one.watched is not None:
        return Why.WATCH, one.watched
    if one.wish is Wish.DAILY:
        return Why.WISH, rules.wish_every
    rhythm = rules.seasons.get(today.season, {}).get(one.colour or "")
    if rhythm is None or rhythm.by_wish or (one.wish is Wish.NONE and one.colour != "red"):
        return None
    return (Why.COLOUR if today.season == NORMAL else Why.SEASON), rhythm.every


def _day(moment: datetime, today: Today) -> date:
    return moment.astimezone(today.zone).date()


def _rank(one: Known, due: Due, today: Today) -> tuple[object, ...]:
    colour = COLOURS.index(one.colour) if one.colour in COLOURS else len(COLOURS)
    alone = not (today.busy and one.lives_alone)
    last = one.last.timestamp() if one.last else 0.0
    return (alone, colour, not one.ill, last, due.person_id)
