"""The time that a wanted ride or errand is meant for."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.meaning import When
from bot.understanding.times.clocks import placed
from bot.understanding.times.find import Found


def wanted(found: list[Found]) -> When | None:
    """The fullest time still to come, the first of equals; None when none is said."""
    ahead = [one for one in found if not one.past]
    if not ahead:
        return None
    moved = next((one for one in ahead if one.moved), None)
    holding = [one for one in ahead if one.start >= moved.start] if moved else ahead
    holding = _without_denied(holding)
    best = max(holding, key=_fullness)
    return _completed(best, ahead)


def _without_denied(holding: list[Found]) -> list[Found]:
    """明天没空, 谁下午帮我接娃 still means tomorrow: only another day takes its place."""
    said = [one for one in holding if not (one.assumed or one.when.soon)]
    others = [one for one in (said or holding) if not one.denied]
    return [one for one in holding if not one.denied] if others else holding


def _fullness(one: Found) -> float:
    when = one.when
    if when.soon:
        return 0
    if when.weekdays:
        return 2.5 if when.clock else 1.5
    if one.assumed:
        return 1 if when.clock else 0.5
    return 2 + (when.part is not None) + 2 * (when.clock is not None)


def _completed(best: Found, ahead: list[Found]) -> When:
    """明天去县里, 早上七点走: a clock said apart belongs to the day."""
    when = best.when
    if best.assumed or when.soon or when.clock:
        return when
    later = [one for one in ahead if one.assumed and one.start > best.start]
    for other in later + [one for one in ahead if one.assumed and one.start < best.start]:
        if when.part and other.when.part and when.part != other.when.part:
            continue
        return _joined(when, other)
    return when


def _joined(when: When, other: Found) -> When:
    part = when.part or other.when.part
    said = f"{when.said} {other.when.said}"
    if other.clock is None:
        return replace(when, part=part, said=said)
    if when.day is None:
        return replace(when, clock=other.when.clock, part=part, said=said)
    if when.day == other.when.day:
        return replace(when, clock=other.when.clock, part=part, said=said)
    day, clock = placed(when.day, other.clock, part, other.late)
    return replace(when, day=day, clock=clock, part=part, said=said)
