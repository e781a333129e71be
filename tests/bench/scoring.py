"""Labels said against labels wanted: precision, recall and F1 by intent, level, slot and region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

RANK = {None: 0, "self_care": 1, "same_day": 2, "urgent": 3, "emergency": 4}
Label = Mapping[str, Any]


@dataclass(slots=True)
class Count:
    """Hits, false alarms and misses of one thing."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, wanted: set[Any], said: set[Any]) -> None:
        self.hit += len(wanted & said)
        self.false += len(said - wanted)
        self.missed += len(wanted - said)


@dataclass(slots=True)
class Miss:
    """One thing that was read otherwise."""

    what: str
    text: str
    wanted: object
    said: object


@dataclass(slots=True)
class Score:
    """What came of one set."""

    lines: int = 0
    exact: int = 0
    intents: dict[str, Count] = field(default_factory=dict)
    slots: dict[str, Count] = field(default_factory=dict)
    symptoms: Count = field(default_factory=Count)
    levels: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    alarms: dict[str, Count] = field(default_factory=dict)
    chatter: int = 0
    triggered: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, wanted: Label, said: Label) -> None:
        """One line."""
        self.lines += 1
        self._intents(wanted, said)
        self._level(wanted, said)
        self._slots(wanted.get("slots") or {}, said.get("slots") or {}, wanted["text"])
        for alarm in {wanted.get("alarm"), said.get("alarm")} - {None}:
            count = self.alarms.setdefault(alarm, Count())
            count.add({alarm} & {wanted.get("alarm")}, {alarm} & {said.get("alarm")})

    def _intents(self, wanted: Label, said: Label) -> None:
        want, got = set(wanted.get("intents") or ()), set(said.get("intents") or ())
        if any(set(other) == got for other in wanted.get("also_ok") or ()):
            want = got
        self.exact += want == got
        for intent in want | got:
            self.intents.setdefault(intent, Count()).add({intent} & want, {intent} & got)
        if not wanted.get("intents"):
            self.chatter += 1
            self.triggered += bool(got - want)
        if want != got:
            self.misses.append(Miss("intents", wanted["text"], sorted(want), sorted(got)))

    def _level(self, wanted: Label, said: Label) -> None:
        want, got = wanted.get("acuity"), said.get("acuity")
        if want or got:
            self.levels[want, got] += 1
        if want != got:
            self.misses.append(Miss("acuity", wanted["text"], want, got))

    def _slots(self, want: Label, got: Label, text: str) -> None:
        for name in {*want, *got}:
            count = self.slots.setdefault(name, Count())
            if name in want and same_value(name, want[name], got.get(name)):
                count.hit += 1
                continue
            count.missed += name in want
            count.false += name in got
            self.misses.append(Miss(name, text, want.get(name), got.get(name)))
        self.symptoms.add(set(want.get("symptoms") or ()), set(got.get("symptoms") or ()))

    @property
    def intent(self) -> Count:
        return total(self.intents.values())

    @property
    def slot(self) -> Count:
        return total(self.slots.values())

    @property
    def emergency(self) -> Count:
        count = Count()
        for (want, got), times in self.levels.items():
            count.hit += times * (want == got == "emergency")
            count.false += times * (got == "emergency" != want)
            count.missed += times * (want == "emergency" != got)
        return count

    def share(self, worse: bool) -> float:
        """Of the lines with a level: how many were read milder (or worse) than they are."""
        known = sum(times for (want, _), times in self.levels.items() if want)
        sign = 1 if worse else -1
        off = sum(n for (w, g), n in self.levels.items() if sign * (RANK[g] - RANK[w]) > 0)
        return off / known if known else 0.0


def total(counts: Any) -> Count:
    """All of them together."""
    found = list(counts)
    return Count(
        sum(c.hit for c in found), sum(c.false for c in found), sum(c.missed for c in found)
    )


def same_value(slot: str, want: Any, got: Any) -> bool:
    """As the label guide compares: a length within a fifth, places by part, the rest exactly."""
    if got is None:
        return False
    if slot in ("symptoms", "absent"):
        return set(want) == set(got)
    if slot == "items":
        return _things(want) == _things(got)
    if slot == "duration_h":
        return bool(abs(want - got) <= 0.2 * want + 1)
    if slot in ("temperature_c", "age"):
        return abs(float(want) - float(got)) < 0.051
    if slot in ("destination", "origin", "from_place"):
        return str(want) in str(got) or str(got) in str(want)
    return str(got)[: len(str(want))] == str(want) if slot == "when" else bool(want == got)


def _things(items: Sequence[Label]) -> list[str]:
    return sorted(str((i.get("name"), i.get("qty"), i.get("unit") or None)) for i in items)
