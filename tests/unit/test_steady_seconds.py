"""Limits are counted in seconds that follow village time and never stand still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SteadySeconds
from bot.simulator.clock import Clock as ServerClock

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class HandClock:
    """Both times moved by hand."""

    def __init__(self) -> None:
        self.village, self.real = START, 100.0

    def now(self) -> datetime:
        return self.village

    def monotonic(self) -> float:
        return self.real


def test_a_village_whose_clock_is_paused_is_still_spoken_to_at_real_pace() -> None:
    clock = HandClock()
    seconds = SteadySeconds(clock)
    begun = seconds()
    clock.real += 3
    assert seconds() - begun == pytest.approx(3)


def test_a_fast_village_is_spoken_to_at_its_own_pace() -> None:
    clock = HandClock()
    seconds = SteadySeconds(clock)
    begun = seconds()
    clock.real += 1
    clock.village += timedelta(minutes=1)
    assert seconds() - begun == pytest.approx(60)


def test_a_clock_set_back_takes_no_seconds_away() -> None:
    clock = HandClock()
    seconds = SteadySeconds(clock)
    begun = seconds()
    clock.real += 1
    clock.village -= timedelta(hours=1)
    assert seconds() - begun == pytest.approx(1)


def test_the_local_server_counts_its_limits_also_while_its_clock_stands() -> None:
    real = [50.0]
    clock = ServerClock(lambda: real[0], START)
    begun = clock.steady()
    clock.pause()
    real[0] += 5
    assert clock.steady() - begun == pytest.approx(5)
    clock.resume()
    assert clock.steady() - begun == pytest.approx(5)
    clock.jump(60)
    assert clock.steady() - begun == pytest.approx(65)
    clock.jump(-3600)
    assert clock.steady() - begun == pytest.approx(65)
    real[0] += 1
    assert clock.steady() - begun == pytest.approx(66)
