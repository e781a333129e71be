"""The slots of a form as far as a message fills them, each as a short text."""

from collections.abc import Sequence
from datetime import date

from bot.domain.moments import Moment, moment_to_text
from bot.domain.prefill import GUESS
from bot.understanding.meaning import Item, Meaning, When


def filling(meaning: Meaning, today: date) -> dict[str, str]:
    """By slot; what was not said is not there. A guessed medicine stands as it was written."""
    written = _things([(item.guessed_from or item.name, item) for item in meaning.items])
    guessed = any(item.guessed_from for item in meaning.items)
    found = {
        "when": _when(meaning.when),
        "pressing": _pressing(meaning.when, today),
        "items": written,
        "amount": _amount(meaning.items),
        GUESS: _things([(item.name, item) for item in meaning.items]) if guessed else "",
        "destination": meaning.destination or "",
        "origin": meaning.origin or "",
        "seats": str(meaning.seats) if meaning.seats else "",
        "expiry": meaning.expiry or "",
    }
    return {slot: text for slot, text in found.items() if text}


def _when(when: When | None) -> str:
    if when is None:
        return ""
    return moment_to_text(Moment(when.day, when.clock, when.part, when.weekdays, when.soon))


def _pressing(when: When | None, today: date) -> str:
    """How the first question of the menu puts it: now, today or later."""
    if when is None or when.weekdays:
        return ""
    if when.soon:
        return "now"
    if when.day is None:
        return "today" if when.clock or when.part else ""
    return "today" if when.day <= today else "later"


def _things(named: Sequence[tuple[str, Item]]) -> str:
    """One thing without its amount, which has a slot of its own; several with theirs."""
    alone = len(named) == 1
    return "、".join(name if alone else f"{name}{_counted(item)}" for name, item in named)


def _amount(items: Sequence[Item]) -> str:
    return _counted(items[0]) if len(items) == 1 else ""


def _counted(item: Item) -> str:
    return "" if item.qty is None else f"{item.qty:g}{item.unit or ''}"
