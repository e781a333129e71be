"""Time, ids and chance."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import (
    BorrowedClock,
    Clock,
    FollowedClock,
    Ids,
    SystemClock,
    real_monotonic,
    real_now,
)
from tests.unit.domain.samples import NOW, hours

ID = re.compile(r"[0-9a-hj-km-np-tv-z]{16}")


class Wrist:
    """A watch that stands wherever the test puts it."""

    def __init__(self, now: datetime) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class Loaded(random.Random):
    """Dice that always show the same."""

    def __init__(self, shown: int) -> None:
        super().__init__(0)
        self.shown = shown

    def getrandbits(self, k: int, /) -> int:
        return self.shown & ((1 << k) - 1)


@pytest.mark.parametrize(
    "clock",
    [
        SystemClock(),
        SystemClock(speed=60),
        BorrowedClock(real_now, lambda: 1.0),
        FollowedClock(NOW, 1.0),
    ],
)
def test_a_clock_tells_aware_time_and_seconds_that_only_grow(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)
    begun = clock.monotonic()
    assert clock.monotonic() >= begun
    assert abs(begun - real_monotonic()) < 60


def test_the_system_clock_tells_real_time() -> None:
    before = real_now()
    assert before <= SystemClock().now() <= real_now()


def test_a_fast_clock_runs_ahead_of_the_real_one() -> None:
    clock = SystemClock(speed=1_000_000)
    begun, ticks = real_now(), real_monotonic()
    while real_monotonic() - ticks < 0.001:
        pass
    assert clock.now() - begun > timedelta(minutes=10)


def test_a_borrowed_clock_tells_what_its_lender_says() -> None:
    wrist, speeds = Wrist(NOW), [60.0]
    clock = BorrowedClock(wrist.now, lambda: speeds[0])
    assert (clock.now(), clock.speed) == (NOW, 60.0)
    wrist.time, speeds[0] = NOW + hours(3), 1.0
    assert (clock.now(), clock.speed) == (NOW + hours(3), 1.0)


def test_a_followed_clock_counts_on_from_what_it_was_told_and_says_how_far_it_was_off() -> None:
    clock = FollowedClock(NOW, 0)
    assert (clock.now(), clock.speed) == (NOW, 1.0)
    assert clock.tell(NOW + hours(2), 0) == 7200
    assert clock.now() == NOW + hours(2)
    assert clock.tell(NOW, 1_000_000) == -7200
    assert clock.speed == 1_000_000
    ticks = real_monotonic()
    while real_monotonic() - ticks < 0.001:
        pass
    assert clock.now() - NOW > timedelta(minutes=10)


def test_an_id_has_sixteen_characters_that_cannot_be_mistaken_for_others() -> None:
    ids = Ids(real_now)
    assert all(ID.fullmatch(ids.new()) for _ in range(200))


def test_ids_sort_by_the_time_they_were_made() -> None:
    wrist = Wrist(NOW)
    ids, made = Ids(wrist.now), list[str]()
    for _ in range(200):
        made.append(ids.new())
        wrist.time += timedelta(milliseconds=1)
    assert made == sorted(made)


@pytest.mark.parametrize("shown", [0, (1 << 35) - 1])
def test_ids_of_one_millisecond_sort_and_differ_whatever_the_dice_show(shown: int) -> None:
    ids = Ids(Wrist(NOW).now, Loaded(shown))
    made = [ids.new() for _ in range(50)]
    assert made == sorted(set(made))


def test_ids_neither_repeat_nor_go_back_when_the_clock_is_set_back() -> None:
    wrist = Wrist(NOW)
    ids = Ids(wrist.now, Loaded(1))
    first = ids.new()
    wrist.time = NOW - hours(1)
    second = ids.new()
    wrist.time = NOW
    third = ids.new()
    assert first < second < third


def test_two_processes_in_one_millisecond_make_different_ids() -> None:
    wrist = Wrist(NOW)
    assert Ids(wrist.now).new() != Ids(wrist.now).new()


def test_seeded_ids_are_the_same_to_the_letter_each_time() -> None:
    def made() -> list[str]:
        ids = Ids(Wrist(NOW).now, random.Random(7))
        return [ids.new(), ids.secret(), ids.new()]

    assert made() == made()
    assert made()[0] != made()[2]


@pytest.mark.parametrize("dice", [None, random.Random(7)])
def test_a_secret_fits_a_deep_link_and_never_comes_twice(dice: random.Random | None) -> None:
    ids = Ids(real_now, dice)
    secrets = {ids.secret() for _ in range(100)}
    assert len(secrets) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", secret) for secret in secrets)


def test_ids_last_beyond_the_year_2900() -> None:
    early = Ids(Wrist(datetime(2026, 1, 1, tzinfo=UTC)).now).new()
    late = Ids(Wrist(datetime(2999, 1, 1, tzinfo=UTC)).now).new()
    assert early < late
    assert len(late) == 16
