"""When several are ill at one place: told to those who know what to do, never announced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.reports import Sick


class Course(StrEnum):
    """What became of them, as far as a norm counts it apart."""

    ILL = "ill"
    HOSPITAL = "hospital"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class ClusterRule:
    """So many people with these signs at one place within a span."""

    code: str
    signs: frozenset[str]  # one of these
    also: frozenset[str]  # and one of these, where there are any
    count: int
    span: timedelta
    level: str  # hamlet | village
    basis: str  # where the number is from, in words for who reads the alert
    source: str
    pressing: bool = False  # told at any hour
    # At least so many times the mean of the days before, instead of the count alone.
    times: float | None = None
    mean_days: int = 14
    course: Course = Course.ILL
    without: frozenset[str] = frozenset()  # and none of these


@dataclass(frozen=True, slots=True)
class Cluster:
    """What was found at a place; how many people, from when to when."""

    rule: str
    unit_id: str
    count: int
    first_at: datetime
    last_at: datetime


def clusters(
    sick: Iterable[Sick],
    rules: Iterable[ClusterRule],
    now: datetime,
    over: Mapping[str, Mapping[str, str]],
) -> tuple[Cluster, ...]:
    """Every rule at every place that it holds for now; `over` is a unit's place by level."""
    everybody = tuple(sick)
    found = []
    for rule in rules:
        for place, ill in _by_place(everybody, rule, over).items():
            cluster = _of_place(rule, place, ill, now)
            found += [cluster] if cluster else []
    return tuple(found)


def _by_place(
    sick: tuple[Sick, ...], rule: ClusterRule, over: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Sick]]:
    places: dict[str, list[Sick]] = {}
    for one in sick:
        place = over.get(one.unit_id, {}).get(rule.level)
        if place is not None and _fits(one, rule):
            places.setdefault(place, []).append(one)
    return places


def _fits(one: Sick, rule: ClusterRule) -> bool:
    if rule.course is not Course.ILL and not getattr(one, rule.course.value):
        return False
    if one.signs & rule.without:
        return False
    return bool(one.signs & rule.signs) and (not rule.also or bool(one.signs & rule.also))


def _of_place(rule: ClusterRule, place: str, ill: list[Sick], now: datetime) -> Cluster | None:
    fresh = [s for s in ill if now - rule.span < s.opened_at <= now]
    people = {s.who for s in fresh}
    if len(people) < rule.count or not _above_mean(rule, ill, len(people), now):
        return None
    at = [s.opened_at for s in fresh]
    return Cluster(rule.code, place, len(people), min(at), max(at))


def _above_mean(rule: ClusterRule, ill: list[Sick], count: int, now: datetime) -> bool:
    if rule.times is None:
        return True
    end = now - rule.span
    begin = end - timedelta(days=rule.mean_days)
    before = {(s.who, s.opened_at.date()) for s in ill if begin < s.opened_at <= end}
    mean = len(before) / rule.mean_days * (rule.span / timedelta(days=1))
    return count >= rule.times * mean
