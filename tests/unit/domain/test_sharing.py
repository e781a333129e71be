"""Doors are shared out in the order of the lane, as evenly as key people and doors allow."""

from __future__ import annotations

from collections import Counter

from bot.domain.sharing import share_out


def doors(*keys: int) -> list[tuple[str, int]]:
    return [(f"d{n}", key) for n, key in enumerate(keys)]


def test_two_share_ten_doors_in_runs_of_five() -> None:
    shares = share_out(doors(*[0] * 10), ["a", "b"])
    assert [shares[f"d{n}"] for n in range(10)] == ["a"] * 5 + ["b"] * 5


def test_key_people_weigh_more_than_doors() -> None:
    shares = share_out(doors(1, 1, 0, 0, 0, 0, 0, 0, 0, 0), ["a", "b"])
    assert Counter(shares.values()) == {"a": 2, "b": 8}


def test_every_door_is_somebody_s_and_nobody_else_s() -> None:
    shares = share_out(doors(*[0, 2, 0, 1, 0, 0, 3]), ["a", "b", "c"])
    assert sorted(shares) == [f"d{n}" for n in range(7)]
    assert set(shares.values()) == {"a", "b", "c"}


def test_without_a_liaison_there_is_nothing_to_share() -> None:
    assert share_out(doors(0, 1), []) == {}
    assert share_out([], ["a"]) == {}
