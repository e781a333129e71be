"""What on somebody's own card speaks against a medicine: only that is named to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Words = Mapping[str, Sequence[str]]
_BETWEEN = re.compile(r"[、，,；;。/\s]+")
_NOT = ("无", "没")


@dataclass(frozen=True, slots=True)
class OnCard:
    """The things a card names, each as it stands there."""

    said: tuple[str, ...] = ()  # illnesses and medicines
    allergies: tuple[str, ...] = ()


def things_on(*fields: str | None) -> tuple[str, ...]:
    """One by one, each once, without what somebody has not."""
    said = (thing for field in fields for thing in _BETWEEN.split(field or ""))
    return tuple(dict.fromkeys(thing for thing in said if thing and not thing.startswith(_NOT)))


def against(avoid: Iterable[str], card: OnCard, illnesses: Words, allergies: Words) -> OnCard:
    """What of the card a medicine is asked about first."""
    codes = tuple(avoid)
    words = [word for code in codes for word in illnesses.get(code, ())]
    of_allergies = [word for code in codes for word in allergies.get(code, ())]
    whatever = any(code in allergies and not allergies[code] for code in codes)
    return OnCard(
        tuple(thing for thing in card.said if any(word in thing for word in words)),
        tuple(
            thing
            for thing in card.allergies
            if whatever or any(word in thing for word in of_allergies)
        ),
    )


def of_the_moment(avoid: Iterable[str], illnesses: Words, allergies: Words) -> tuple[str, ...]:
    """What no card tells: it is said to everybody."""
    codes = dict.fromkeys(avoid)
    return tuple(code for code in codes if code not in illnesses and code not in allergies)
