"""Times of scarcity: key people and those in hardship come first (mechanism 132), by facts alone.

Who goes first follows from what the register knows of somebody and from nothing else: neither
from who they are nor from who speaks for them. Nobody sees the reason of anybody else's place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.people import Person
from bot.domain.takers import Whom

# Why a time of scarcity began.
FEW, SHORT, BY_HAND = "few", "short", "hand"
# Why somebody has the place they have; LATER is everybody else, HAD who got one already.
LATER, HAD = "later", "had"
# Higher goes first; nobody twice while others wait for their first.
PLACES: Mapping[str, int] = {
    "red": 4, "small": 3, "pregnant": 3, "elder": 3, "yellow": 2, "alone": 1, LATER: 0, HAD: -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScarceRules:
    """The numbers a village may change."""

    below: Mapping[str, int] = field(default_factory=dict)  # free packs of a generic
    cover: int = 3  # days the village's boxes have to last
    kept_back: int = 2  # the last ones are for those who go first
    each: int = 1  # how many one person gets
    margin: int = 2  # packs above the number before it may end
    settled: timedelta = timedelta(days=1)  # so long it has to be above
    by_hand: timedelta = timedelta(days=3)  # what was said by hand holds at least so long
    waits: timedelta = timedelta(days=1)  # then a doctor hears that somebody still waits


@dataclass(frozen=True, slots=True)
class Scarcity:
    """A thing, by its generic name, is scarce in a village until `until` is set."""

    id: str
    unit_id: str
    generic: str
    since: datetime
    why: str
    by_id: str | None = None
    until: datetime | None = None
    above_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Supply:
    """What the boxes of a village have free of a thing, and how long it lasts, if that is known."""

    free: int
    days: float | None = None


def begins(supply: Supply, generic: str, rules: ScarceRules) -> str | None:
    """Why it is scarce from now on, by the numbers; None where it is not."""
    if supply.free < rules.below.get(generic, 0):
        return FEW
    if supply.days is not None and supply.days < rules.cover:
        return SHORT
    return None


def is_above(supply: Supply, generic: str, rules: ScarceRules) -> bool:
    """Enough, with a margin, so that it does not begin again with the next pack."""
    enough = supply.free >= rules.below.get(generic, 0) + rules.margin
    return enough and (supply.days is None or supply.days >= 2 * rules.cover)


def ends(scarcity: Scarcity, now: datetime, rules: ScarceRules) -> datetime | None:
    """When it is over by itself if nothing changes; None while there is not enough."""
    if scarcity.above_since is None:
        return None
    at = scarcity.above_since + rules.settled
    return max(at, scarcity.since + rules.by_hand) if scarcity.why == BY_HAND else at


def place_of(person: Person | None, whom: Whom | None, *, elder: bool, had: bool) -> str:
    """The code of somebody's place: the first that holds of the facts that are known."""
    if had:
        return HAD
    facts = {
        "red": person is not None and person.colour == "red",
        "small": whom is Whom.SMALL,
        "pregnant": whom is Whom.PREGNANT or (person is not None and person.pregnant),
        "elder": elder or whom is Whom.ELDER,
        "yellow": person is not None and person.colour == "yellow",
        "alone": person is not None and person.lives_alone,
    }
    return next((code for code, holds in facts.items() if holds), LATER)


def may_have(priority: int, free: int, scarcity: Scarcity, rules: ScarceRules) -> bool:
    """Who goes first has any; the others what is above the last ones, and none by word of hand."""
    if priority > 0:
        return free > 0
    return scarcity.why != BY_HAND and free > rules.kept_back
