"""What a village does otherwise than its township, line by line: its plan."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta

from bot.content.content import Content
from bot.content.ladders import DANGER
from bot.content.messages import Entry
from bot.content.readers import write_duration
from bot.domain.kinds import LadderBook
from bot.domain.ladder import Ladder

_COMPARED = ("kinds", "roles", "quiet", "budgets", "phones")


def differences(content: Content, village: Content) -> list[str]:
    """Every value that differs, by its key, with what it was and what it is in the village."""
    before, after = dict(_lines(content)), dict(_lines(village))
    changes = [
        _change(key, before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]
    # Sentences are rendered for Telegram; a plan is read as it stands.
    return [html.unescape(content.messages.render(key, said).text) for key, said in changes]


def _change(key: str, before: str | None, after: str | None) -> tuple[str, Mapping[str, str]]:
    if before is None:
        return "plan.added", {"what": key, "after": after or ""}
    if after is None:
        return "plan.removed", {"what": key, "before": before}
    return "plan.changed", {"what": key, "before": before, "after": after}


def _lines(content: Content) -> Iterator[tuple[str, str]]:
    for name in _COMPARED:
        yield from _flat(name, getattr(content, name))
    for place, ladder in _written(content.ladders):
        yield from _flat(place, ladder)
    for register, entries in content.messages.registers.items():
        for key, entry in entries.items():
            yield f"messages.{register}.{key}", _wording(entry)


def _written(book: LadderBook) -> Iterator[tuple[str, Ladder]]:
    """Each ladder once: an acuity that was filled in holds the very ladder it climbs like."""
    seen: set[int] = set()
    for name in sorted(book.ladders, key=lambda n: (n != DANGER, n)):
        for acuity, ladder in sorted(book.ladders[name].items(), key=lambda p: -p[0].rank):
            if id(ladder) not in seen:
                yield f"ladders.{name}.{acuity}", ladder
            seen.add(id(ladder))


def _wording(entry: Entry) -> str:
    labels = [b.label.source for b in entry.buttons or () if b.label]
    return " ".join([*entry.text.source.split(), *(f"[{label}]" for label in labels)])


def _flat(place: str, value: object) -> Iterator[tuple[str, str]]:
    if is_dataclass(value):
        for one in fields(value):
            yield from _flat(f"{place}.{one.name}", getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _flat(f"{place}.{key}", part)
    elif isinstance(value, tuple) and any(map(is_dataclass, value)):
        for i, part in enumerate(value):
            yield from _flat(f"{place}[{i}]", part)
    else:
        yield place, _text(value)


def _text(value: object) -> str:
    if isinstance(value, timedelta):
        return write_duration(value)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    return "-" if value is None or value == "" else str(value)
