"""Red, yellow, green: the published table, its points where it names no cell, and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from bot.domain.cards import Card, IllnessState
from bot.domain.people import Person, age_on

RANK: Mapping[str, int] = MappingProxyType({"green": 0, "yellow": 1, "red": 2})
FULL, PART, NONE = "full", "part", "none"
FLU, COVID = "flu", "covid"
Cell = tuple[int, str, str]  # the row's first age, how the illness stands, the vaccines


@dataclass(frozen=True, slots=True)
class ColourRules:
    """The numbers of data/colours.yaml."""

    variant: str = FLU
    season: tuple[int, int] = (9, 1)  # month and day from which a flu shot counts
    ages: tuple[tuple[int, int], ...] = ((0, 0), (65, 1), (80, 2))
    illness: Mapping[str, int] = field(
        default_factory=lambda: {NONE: 0, "stable": 1, "unstable": 2}
    )
    vaccine: Mapping[str, int] = field(default_factory=lambda: {FULL: 0, PART: 1, NONE: 2})
    bands: Mapping[str, int] = field(default_factory=lambda: {"green": 0, "yellow": 2, "red": 4})
    table: Mapping[Cell, str] = field(default_factory=dict)
    at_least: Mapping[str, str] = field(default_factory=dict)  # dialysis | oxygen | due
    due_before: timedelta = timedelta(days=30)
    due_after: timedelta = timedelta(days=42)
    reviewed_by: str | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """A colour, the points, and a reason code: how it came about and from what.

    `table:78:stable:part`, `points:1:1:2`, `dialysis`; numbers in it are years or points.
    """

    colour: str
    points: int | None
    reason: str


def colour_of(card: Card, person: Person, day: date, rules: ColourRules) -> Graded | None:
    """None where too little is known: then whatever the register says holds."""
    graded = _by_table(card, person, day, rules)
    for why in _needs(card, day, rules):
        least = rules.at_least.get(why)
        if least and (graded is None or RANK[least] > RANK[graded.colour]):
            graded = Graded(least, graded.points if graded else None, why)
    return graded


def vaccines(card: Card, day: date, rules: ColourRules) -> str:
    """full, part or none; what nobody has written down counts as not given."""
    if rules.variant == COVID:
        return card.covid_doses or NONE
    had = (flu_counts(card.flu_on, day, rules), card.pneumococcal_on is not None)
    return FULL if all(had) else PART if any(had) else NONE


def flu_counts(given: date | None, day: date, rules: ColourRules) -> bool:
    """Whether a flu shot is of this season."""
    month, first = rules.season
    begun = date(day.year, month, first)
    if begun > day:
        begun = date(day.year - 1, month, first)
    return given is not None and begun <= given <= day


def _by_table(card: Card, person: Person, day: date, rules: ColourRules) -> Graded | None:
    age = age_on(person.born, day)
    state = _illness(card, person)
    if age is None or state is None:
        return None
    row, years = next((r for r in reversed(rules.ages) if age >= r[0]), rules.ages[0])
    shots = vaccines(card, day, rules)
    told = (years, rules.illness[state], rules.vaccine[shots])
    cell = rules.table.get((row, state, shots))
    if cell is not None:
        return Graded(cell, sum(told), f"table:{age}:{state}:{shots}")
    return Graded(_band(sum(told), rules), sum(told), f"points:{age}:{state}:{shots}")


def _illness(card: Card, person: Person) -> str | None:
    """What was said; who depends on a machine is ill, whatever nobody has written down."""
    if card.illness_state is not None:
        return card.illness_state.value
    if card.diseases or card.dialysis or card.oxygen:
        return IllnessState.STABLE.value
    return None


def _band(points: int, rules: ColourRules) -> str:
    reached = [colour for colour, first in rules.bands.items() if points >= first]
    return max(reached, key=lambda colour: RANK[colour])


def _needs(card: Card, day: date, rules: ColourRules) -> tuple[str, ...]:
    """Why somebody is on the list whatever their age."""
    found = [why for why, holds in (("dialysis", card.dialysis), ("oxygen", card.oxygen)) if holds]
    due = card.due_on
    if due is not None and due - rules.due_before <= day <= due + rules.due_after:
        found.append("due")
    return tuple(found)


def holds_against(card: Card, graded: Graded) -> bool:
    """Whether a human's word still holds: until the facts have become worse than when it was said.

    The machine never goes below it.
    """
    if card.override is None:
        return False
    if RANK[graded.colour] <= RANK[card.override]:
        return True
    known = RANK.get(card.computed or "", -1)
    return card.computed is not None and RANK[graded.colour] <= known
