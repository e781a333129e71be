"""Figures of units: small ones are summed, so that no figure speaks of a few people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LEAST_HOLDERS = 5  # CONDUCT 30: figures only for units with five or more role-holders


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a unit (no name: the small ones together) and its counts."""

    unit: str | None
    holders: int
    open_now: int
    danger: int
    closed: int
    unconfirmed: int


def publishable(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Units with enough role-holders as they are, all others in one line without a name."""
    everybody = tuple(figures)
    large = [figure for figure in everybody if figure.holders >= LEAST_HOLDERS]
    small = [figure for figure in everybody if figure.holders < LEAST_HOLDERS]
    if not small:
        return tuple(large)
    rest = Figure(
        None,
        sum(f.holders for f in small),
        sum(f.open_now for f in small),
        sum(f.danger for f in small),
        sum(f.closed for f in small),
        sum(f.unconfirmed for f in small),
    )
    return (*large, rest)
