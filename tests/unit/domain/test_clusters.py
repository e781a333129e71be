"""When several ill people at one place are an alarm, and when they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.clusters import ClusterRule, Course, clusters
from bot.domain.reports import Sick

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OVER = {
    "east": {"hamlet": "east", "village": "v"},
    "west": {"hamlet": "west", "village": "v"},
    "grid": {"hamlet": "east", "village": "v"},
}
FEVER = frozenset({"fever"})
THREE = ClusterRule("three", FEVER, frozenset(), 3, timedelta(hours=48), "hamlet", "b", "design")
MEAN = ClusterRule(
    "mean", FEVER, frozenset(), 4, timedelta(hours=24), "village", "b", "design", times=2
)


def ill(who: str, hours: float, unit: str = "east", signs: frozenset[str] = FEVER) -> Sick:
    return Sick(f"c-{who}-{hours}", who, unit, NOW - timedelta(hours=hours), signs)


def found(rule: ClusterRule, *sick: Sick) -> list[tuple[str, int]]:
    return [(c.unit_id, c.count) for c in clusters(sick, (rule,), NOW, OVER)]


def test_three_people_in_one_hamlet_within_two_days() -> None:
    assert found(THREE, ill("a", 1), ill("b", 20), ill("c", 47)) == [("east", 3)]


def test_a_micro_grid_belongs_to_its_hamlet() -> None:
    assert found(THREE, ill("a", 1), ill("b", 2, "grid"), ill("c", 3)) == [("east", 3)]


def test_one_person_three_times_is_one_person() -> None:
    assert found(THREE, ill("a", 1), ill("a", 2), ill("a", 3)) == []


def test_the_third_too_early_or_next_door_is_none() -> None:
    assert found(THREE, ill("a", 1), ill("b", 2), ill("c", 48)) == []
    assert found(THREE, ill("a", 1), ill("b", 2), ill("c", 3, "west")) == []


def test_another_sign_does_not_count() -> None:
    cough = frozenset({"respiratory"})
    assert found(THREE, ill("a", 1), ill("b", 2), ill("c", 3, signs=cough)) == []


def test_both_signs_where_a_rule_asks_for_both() -> None:
    both = ClusterRule(
        "flu", FEVER, frozenset({"cough_throat"}), 2, timedelta(days=7), "village", "b", "s"
    )
    cough = frozenset({"fever", "cough_throat"})
    assert found(both, ill("a", 1, signs=cough), ill("b", 2)) == []
    assert found(both, ill("a", 1, signs=cough), ill("b", 2, "west", cough)) == [("v", 2)]


def test_twice_the_mean_of_the_days_before() -> None:
    today = [ill(name, 1, "west") for name in "abcd"]
    few = [ill(f"x{n}", 24 + 24 * n + 1) for n in range(14)]
    many = [ill(f"y{n}-{k}", 24 + 24 * n + 1) for n in range(14) for k in range(3)]
    assert found(MEAN, *today, *few) == [("v", 4)]
    assert found(MEAN, *today, *many) == []


def test_too_few_are_none_however_quiet_it_was_before() -> None:
    assert found(MEAN, ill("a", 1), ill("b", 1), ill("c", 1)) == []


def test_some_illnesses_are_an_alarm_by_what_became_of_them() -> None:
    dead = replace(THREE, count=1, course=Course.DIED)
    lying = replace(THREE, count=2, course=Course.HOSPITAL)
    gone = replace(ill("a", 1), died=True)
    beds = (replace(ill("b", 2), hospital=True), replace(ill("c", 3), hospital=True))
    assert found(dead, ill("a", 1), *beds) == []
    assert found(dead, gone, *beds) == [("east", 1)]
    assert found(lying, gone, beds[0], ill("d", 1)) == []
    assert found(lying, gone, *beds) == [("east", 2)]


def test_what_a_rule_leaves_out_does_not_count() -> None:
    food = replace(THREE, signs=frozenset({"food"}), without=frozenset({"swallowed"}))
    three = [ill(who, 1, signs=frozenset({"food"})) for who in "abc"]
    assert found(food, *three) == [("east", 3)]
    drank = replace(three[0], signs=frozenset({"food", "swallowed"}))
    assert found(food, drank, *three[1:]) == []
