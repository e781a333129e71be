"""A message that may not come twice goes ahead alone, unless many wait."""

from __future__ import annotations

import pytest

from bot.domain.spacing import head_start


@pytest.mark.parametrize(
    ("waiting", "seconds"),
    [(0, 0.4), (1, 0.4), (5, 0.4), (20, 0.1), (60, 1 / 30), (999, 1 / 30)],
)
def test_the_more_wait_the_shorter_it_goes_alone(waiting: int, seconds: float) -> None:
    assert head_start(waiting) == pytest.approx(seconds)
