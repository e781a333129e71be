"""Which prompt is said where and when: pure rules, the same from the same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from hashlib import sha256

from bot.domain.prompts import Prompt, Season

NOW = "now"  # the slot of what was not planned
STOP, SWAP = "stop", "swap"
SOON = 10  # a season that ends within so many days comes first
TWICE = 2
InSeason = Callable[[Season, date], bool]


class Rank(IntEnum):
    """What is said first."""

    EVENT = 0
    SEASON = 1
    HABIT = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What a cadre changed on a day: nothing is said, or something else."""

    day: date
    sort: str  # stop | swap
    prompt: str | None = None  # what is said then
    instead: str | None = None  # what would have been said


@dataclass(frozen=True, slots=True)
class Had:
    """A prompt that one person was told alone."""

    prompt: str
    topic: str
    day: date
    answered: bool = False
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """All that is known of a village when its prompts are chosen."""

    prompts: Mapping[str, Prompt]
    in_season: InSeason
    said: Mapping[str, date] = field(default_factory=dict)  # the last day of each prompt
    orders: Mapping[date, Order] = field(default_factory=dict)
    events: Mapping[str, date] = field(default_factory=dict)  # what happened -> the last day of it
    slowed: frozenset[str] = frozenset()  # topics at half their pace
    stopped: frozenset[str] = frozenset()  # topics nobody hears of now
    busy: Callable[[date], bool] = lambda day: False
    past: frozenset[date] = frozenset()  # days whose hour was over before prompts were begun


@dataclass(frozen=True, slots=True)
class Choice:
    """What is said on a day; without a prompt nothing is, and `why` says why."""

    day: date
    prompt: Prompt | None
    ordered: bool = False
    why: str | None = None  # busy | stopped | past | nothing


def digest_of(wording: str) -> str:
    """Names the very wording that somebody has said yes to; other words have another."""
    return sha256(wording.encode()).hexdigest()[:16]


def stands(prompt: Prompt, word: tuple[str, bool] | None) -> bool:
    """Whether it may be said after the last word on it: the digest that was seen, and yes or no.

    A no holds until a yes, whatever was reworded since; from memory it needs the yes to this text.
    """
    digest, yes = word or ("", True)
    return yes and (not prompt.from_memory or digest == digest_of(prompt.text))


def spread(seed: str, most: int) -> int:
    """A number from 0 to below `most` that is always the same for the same seed."""
    return int(sha256(seed.encode()).hexdigest()[:12], 16) % most if most > 0 else 0


def jitter(seed: str, most: timedelta) -> timedelta:
    """So much later than the others, so that not all groups hear it in the same minute."""
    return timedelta(seconds=spread(seed, int(most.total_seconds()) + 1))


def rank_of(prompt: Prompt) -> Rank:
    """An event before the season, the season before a habit."""
    if prompt.season.event is not None:
        return Rank.EVENT
    return Rank.HABIT if prompt.season.always else Rank.SEASON


def holds(ground: Ground, prompt: Prompt, day: date) -> bool:
    """Whether its season or its event is on; what hangs on an arrival never is by itself."""
    event = prompt.season.event
    if event is not None:
        return day <= ground.events.get(event, date.min)
    return ground.in_season(prompt.season, day)


def of_arrival(prompts: Iterable[Prompt]) -> tuple[tuple[int, Prompt], ...]:
    """What is said to who came home, by the days since then."""
    found = [(p.season.home_day, p) for p in prompts if p.season.home_day is not None]
    return tuple(sorted(found, key=lambda one: (one[0], one[1].code)))


def pace_of(ground: Ground, prompt: Prompt) -> timedelta:
    """How long it is not said again; twice that where its topic annoys."""
    return prompt.every * (TWICE if prompt.topic in ground.slowed else 1)


def may_be_said(ground: Ground, prompt: Prompt, day: date, said: Mapping[str, date]) -> bool:
    """To a group on that day, whatever else might be."""
    if not prompt.audience.of_groups or prompt.from_memory:
        return False
    # What annoys is left out, what happened is not.
    if prompt.topic in ground.stopped and prompt.season.event is None:
        return False
    if prompt.expires_on < day or not holds(ground, prompt, day):
        return False
    last = said.get(prompt.code)
    return last is None or last + pace_of(ground, prompt) <= day


def fitting(
    ground: Ground, day: date, said: Mapping[str, date] | None = None
) -> tuple[Prompt, ...]:
    """Everything that may be said to groups on a day, what comes first at the front."""
    known = ground.said if said is None else said
    able = [p for p in ground.prompts.values() if may_be_said(ground, p, day, known)]
    topics: dict[str, date] = {}
    for code, last in known.items():
        prompt = ground.prompts.get(code)
        if prompt is not None:
            topics[prompt.topic] = max(last, topics.get(prompt.topic, date.min))

    def turn(prompt: Prompt) -> tuple[object, ...]:
        left = days_left(ground, prompt, day)
        return (
            rank_of(prompt),
            left > SOON,
            topics.get(prompt.topic, date.min),
            known.get(prompt.code, date.min),
            left,
            digest_of(prompt.code),
        )

    return tuple(sorted(able, key=turn))


def days_left(ground: Ground, prompt: Prompt, day: date) -> int:
    """Days of its season after this one, at most one more than `SOON`."""
    for ahead in range(1, SOON + 1):
        if not holds(ground, prompt, day + timedelta(days=ahead)):
            return ahead - 1
    return SOON + 1


def choose(ground: Ground, day: date, said: Mapping[str, date]) -> Choice:
    """One prompt for the groups of a village, or none: one topic a day."""
    order = ground.orders.get(day)
    if order is not None and order.sort == STOP:
        return Choice(day, None, ordered=True, why="stopped")
    if day in ground.past:
        return Choice(day, None, why="past")
    wanted = ground.prompts.get(order.prompt or "") if order else None
    if wanted is not None and may_be_said(ground, wanted, day, said):
        return Choice(day, wanted, ordered=True)
    first = next(iter(fitting(ground, day, said)), None)
    if first is not None and rests(ground, first, day):
        return Choice(day, None, why="busy")
    return Choice(day, first, why=None if first else "nothing")


def rests(ground: Ground, prompt: Prompt, day: date) -> bool:
    """While the fields are busy, every other day is without one, but what happened is told."""
    return ground.busy(day) and day.toordinal() % TWICE == 1 and rank_of(prompt) > Rank.EVENT


def plan(ground: Ground, since: date, days: int) -> tuple[Choice, ...]:
    """The choices of so many days, each as if those before it had been said.

    What a cadre stopped counts as said: it does not come back the next day.
    """
    said = dict(ground.said)
    found = []
    for ahead in range(days):
        day = since + timedelta(days=ahead)
        choice = choose(ground, day, said)
        found.append(choice)
        if choice.prompt is not None:
            said[choice.prompt.code] = day
        order = ground.orders.get(day)
        if order is not None and order.sort == STOP and order.instead is not None:
            said[order.instead] = day
    return tuple(found)
