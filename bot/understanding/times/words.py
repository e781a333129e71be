"""The words of time from the content files, checked and compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.expression import expression
from bot.understanding.times.grammar import gate, tokenizer
from bot.understanding.times.sense import PARTS, Feast, Sense

_TERMS = frozenset(
    (
        *("冬至", "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满"),
        *("芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬"),
        *("小雪", "大雪"),
    )
)
_MONTH_DAY = expression(r"(lunar )?([0-9]{1,2})-([0-9]{1,2})")


@dataclass(frozen=True)
class TimeWords:
    """Every word with its sense, those of a region apart, and the one tokenizer over all."""

    senses: Mapping[str, Sense]
    regional: Mapping[str, Mapping[str, Sense]]

    @cached_property
    def tokens(self) -> re.Pattern[str]:
        """Compiled when the first time is looked for, as the frames are."""
        return tokenizer(self._words())

    @cached_property
    def gate(self) -> re.Pattern[str]:
        """Tells most texts without a time from those that may have one."""
        return gate(self._words())

    @classmethod
    def build(cls, raw: Mapping[str, object]) -> TimeWords:
        """Raises ValueError with everything that is wrong, one fault a line."""
        reader = _Reader()
        senses, regional = reader.read(raw)
        if reader.faults:
            raise ValueError("\n".join(reader.faults))
        return cls(senses, regional)

    @classmethod
    def none(cls) -> TimeWords:
        """No words, only dates and clocks: what is left of a file full of faults."""
        return cls({}, {})

    def _words(self) -> set[str]:
        return set(self.senses).union(*self.regional.values())

    def sense(self, word: str, region: str | None) -> Sense | None:
        """What the word means there; None for a word of another region."""
        local = self.regional.get(region or "")
        return (local and local.get(word)) or self.senses.get(word)


class _Reader:
    def __init__(self) -> None:
        self.faults: list[str] = []
        self._senses: dict[str, Sense] = {}

    def read(
        self, raw: Mapping[str, object]
    ) -> tuple[dict[str, Sense], dict[str, dict[str, Sense]]]:
        for section, value in raw.items():
            if section in _FLAT:
                self._add(section, value, _FLAT[section])
            elif section in _KEYED:
                for key, words in self._table(section, value):
                    sense = self._made(f"{section}: {key}", key, _KEYED[section])
                    self._add(f"{section}: {key}", words, sense)
            elif section != "regions":
                self.faults.append(f"{section}: is no section of the words of time")
        for section in ("days", "parts"):
            if section not in raw:
                self.faults.append(f"{section}: is missing")
        return self._senses, self._regions(raw.get("regions", {}))

    def _regions(self, value: object) -> dict[str, dict[str, Sense]]:
        found: dict[str, dict[str, Sense]] = {}
        for region, words in self._table("regions", value):
            place = f"regions: {region}"
            made = {
                w: self._made(f"{place}: {w}", s, _spoken) for w, s in self._table(place, words)
            }
            found[region] = {word: sense for word, sense in made.items() if sense}
        return found

    def _table(self, place: str, value: object) -> Iterator[tuple[str, object]]:
        if not isinstance(value, Mapping):
            self.faults.append(f"{place}: should be a mapping")
            return
        yield from ((str(key), item) for key, item in value.items())

    def _made(self, place: str, key: object, make: Callable[[str], Sense]) -> Sense | None:
        try:
            return make(str(key))
        except ValueError as error:
            self.faults.append(f"{place}: {error}")
            return None

    def _add(self, place: str, value: object, sense: Sense | None) -> None:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
            self.faults.append(f"{place}: should be a list of words")
            return
        for word in words:
            if word in self._senses:
                self.faults.append(f"{place}: {word} stands in the file already")
            elif sense:
                self._senses[word] = sense


def _days(key: str) -> Sense:
    if not re.fullmatch(r"-?[0-9]", key):
        raise ValueError("should be a number of days from -9 to 9")
    return Sense(days=int(key))


def _part(key: str) -> Sense:
    if key not in PARTS:
        raise ValueError(f"should be one of {' '.join(PARTS)}")
    return Sense(part=key)


def _spoken(key: str) -> Sense:
    """`1`, `morning` or `1 morning`."""
    days, _, part = key.rpartition(" ")
    if days:
        return Sense(days=_days(days).days, part=_part(part).part)
    return _part(part) if part in PARTS else _days(part)


def _weekdays(key: str) -> Sense:
    if not re.fullmatch("[0-6]+", key):
        raise ValueError("should be digits of weekdays, 0 to 6")
    return Sense(weekdays=tuple(int(day) for day in key))


def _feast(key: str) -> Sense:
    return Sense(feast=_feast_of(key))


def _feast_of(key: str) -> Feast:
    match = _MONTH_DAY.fullmatch(key)
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        return ("lunar" if match[1] else "solar", int(match[2]), int(match[3]))
    kind, _, name = key.partition(" ")
    if (kind == "term" and name in _TERMS) or key == "lunar last":
        return (kind, name)
    raise ValueError("should be 10-1, lunar 1-15, lunar last or term and its name")


_FLAT = {
    "late": Sense(late=True),
    "soon": Sense(soon=True),
    "past": Sense(past=True),
    "stops": Sense(stop=True),
}
_KEYED: Mapping[str, Callable[[str], Sense]] = {
    "days": _days,
    "day_parts": _spoken,
    "parts": _part,
    "parts_after_day": lambda key: Sense(part=_part(key).part, after_day=True),
    "every": _weekdays,
    "every_parts": lambda key: Sense(weekdays=tuple(range(7)), part=_part(key).part),
    "holidays": _feast,
    "holidays_marked": lambda key: Sense(feast=_feast_of(key), marked=True),
}
