"""Whose turn it is: guardians in their order, without those who are ill, off or gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.domain.people import Tie

USUAL = 2  # 二包一: two for one, where the village finds them


def guardians_now(ties: Iterable[Tie], away: Collection[str] = ()) -> tuple[str, ...]:
    """Who stands by somebody today, the first to be asked first; nobody who is away.

    Where all of them are away nobody is left out: somebody who rests is better than nobody.
    """
    own = sorted((t for t in ties if t.tie == "guardian"), key=lambda t: (t.rank, t.other_id))
    order = tuple(dict.fromkeys(tie.other_id for tie in own))
    there = tuple(person for person in order if person not in away)
    return there or order


def whose_turn(order: Iterable[str], silent: Collection[str] = ()) -> str | None:
    """The first who has not been told in vain; after the last of them it begins anew."""
    named = tuple(order)
    return next((person for person in named if person not in silent), next(iter(named), None))


def missing(ties: Iterable[Tie], usual: int = USUAL) -> int:
    """How many guardians are still to be found."""
    return max(0, usual - len(guardians_now(ties)))
