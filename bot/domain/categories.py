"""Who is a key person and why: what is told from age and card, and what somebody has said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.cards import Card, IllnessState
from bot.domain.people import Person, age_on, is_elder

CHILD_BELOW = 14  # years; the law's line for consent through a guardian


@dataclass(frozen=True, slots=True)
class Category:
    """One reason to be on the list; `narrow` names the short list it belongs to, if any."""

    code: str
    label: str
    source: str  # province | national | village
    symbol: str
    narrow: str | None = None  # old_young | hardship
    computed: bool = False


def categories_of(
    person: Person, card: Card | None, tags: Collection[str], day: date
) -> frozenset[str]:
    """All that holds today: what was said (tags), and what age and card tell."""
    ill = card is not None and card.illness_state in (IllnessState.STABLE, IllnessState.UNSTABLE)
    age = age_on(person.born, day)
    told = {
        "elder": is_elder(person, day),
        "elder_ill": is_elder(person, day) and (ill or bool(person.illness)),
        "child": age is not None and age < CHILD_BELOW,
        "pregnant": person.pregnant,
        "alone": person.lives_alone,
        "dialysis": card is not None and card.dialysis,
        "oxygen": card is not None and card.oxygen,
        "disabled": card is not None and card.disabled,
    }
    return frozenset(code for code, holds in told.items() if holds) | frozenset(tags)


def narrowed(codes: Collection[str], known: Mapping[str, Category]) -> frozenset[str]:
    """The short lists (old_young, hardship) somebody of these categories stands on."""
    found = (known[code].narrow for code in codes if code in known)
    return frozenset(narrow for narrow in found if narrow is not None)


def symbols(codes: Collection[str], known: Mapping[str, Category]) -> str:
    """The signs beside a name, in the order of the list, each once."""
    return "".join(dict.fromkeys(c.symbol for code, c in known.items() if code in codes))
