"""YAML with every scalar as the text that stands there, and no key given twice.

Plain YAML reads 22:30 as 1350, 0123 as 83 and no as False, and of two equal keys it keeps the
last without a word; so nothing is converted here, and who knows what is meant converts by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import TypeAlias

import yaml

from bot.content.faults import Fault

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20


class _TooDeep(Exception):
    """Nothing that people write nests like this."""


def read_text_only(text: str, file: str, faults: list[Fault]) -> Raw | None:
    """The document in `text`; None when it is empty or cannot be read at all."""
    # Events come one by one; the composed tree overruns the C stack on deep nesting.
    events = yaml.parse(text, Loader=_LOADER)
    try:
        return _Builder(file, faults, events).document()
    except yaml.YAMLError as error:
        faults.append(Fault(file, *_broken(error)))
    except _TooDeep:
        faults.append(Fault(file, "", "is nested too deep to be read"))
    return None


def _broken(error: yaml.YAMLError) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "broken"
    place = f"line {mark.line + 1}" if mark is not None else ""
    return place, f"is not readable YAML ({what})"


class _Builder:
    """Turns the parser's events into text, lists and mappings of text.

    A text that stands in many places, or in many files, is there once: also when it was kept.
    """

    def __init__(self, file: str, faults: list[Fault], events: Iterator[yaml.Event]) -> None:
        self.file, self.faults, self.events = file, faults, events
        self.depth = 0

    def fault(self, event: yaml.Event, reason: str) -> None:
        place = f"line {event.start_mark.line + 1}" if event.start_mark else ""
        self.faults.append(Fault(self.file, place, reason))

    def document(self) -> Raw | None:
        found: Raw | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    self.fault(event, "must not begin a second document by ---")
                found = self.value(next(self.events))
        return None if found == "" else found

    def value(self, event: yaml.Event) -> Raw:
        if isinstance(event, yaml.ScalarEvent):
            return intern(str(event.value))
        if isinstance(event, yaml.AliasEvent):
            self.fault(event, f"must not be taken from elsewhere by *{event.anchor}; write it out")
            return ""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _TooDeep
        mapping = isinstance(event, yaml.MappingStartEvent)
        found: Raw = dict(self.pairs()) if mapping else list(self.items())
        self.depth -= 1
        return found

    def items(self) -> Iterator[Raw]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.value(event)

    def pairs(self) -> Iterator[tuple[str, Raw]]:
        known: set[str] = set()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.value(event)
            value = self.value(next(self.events))
            if not isinstance(key, str):
                self.fault(event, "a key must be one word")
                continue
            if key in known:
                self.fault(event, f"{key} is given twice")
            known.add(key)
            yield key, value
