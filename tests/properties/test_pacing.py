"""No order of requests ever exceeds the limits, and an emergency never waits behind the rest."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.lanes import Lane
from bot.domain.pacing import Pacing

lanes = st.sampled_from(list(Lane))
chats = st.integers(0, 5)  # even ones are groups
asked = st.lists(
    st.tuples(st.floats(0, 2, allow_nan=False), chats, lanes, st.integers(1, 2)),
    min_size=1,
    max_size=300,
)


@dataclass(frozen=True)
class Left:
    at: float
    chat: int
    lane: Lane
    cost: int


def play(wanted: list[tuple[float, int, Lane, int]]) -> tuple[Pacing, float, list[Left]]:
    pacing, now, left = Pacing(), 1000.0, []
    for gap, chat, lane, cost in wanted:
        now += gap if gap > 0.5 else 0.0
        if not pacing.wait(str(chat), chat % 2 == 0, lane, now, cost):
            pacing.leave(str(chat), chat % 2 == 0, now, cost)
            left.append(Left(now, chat, lane, cost))
    return pacing, now, left


def most_within(left: list[Left], seconds: float) -> int:
    return max(
        (sum(o.cost for o in left if one.at <= o.at < one.at + seconds) for one in left), default=0
    )


@settings(max_examples=60, deadline=None)
@given(asked)
def test_no_order_of_requests_exceeds_the_limits(
    wanted: list[tuple[float, int, Lane, int]],
) -> None:
    _, _, left = play(wanted)
    assert most_within(left, 1.0) <= 30
    for chat in range(6):
        here = [one for one in left if one.chat == chat]
        for start in here:
            for end in here:
                if end.at >= start.at:
                    within = sum(o.cost for o in here if start.at <= o.at <= end.at)
                    assert within <= 3 + (end.at - start.at) + 0.01
        if chat % 2 == 0:
            assert most_within(here, 60.0) <= 20


@settings(max_examples=60, deadline=None)
@given(asked, chats)
def test_after_any_ordinary_traffic_an_emergency_leaves_at_once(
    wanted: list[tuple[float, int, Lane, int]], chat: int
) -> None:
    ordinary = [(gap, c, max(lane, Lane.REPLY), cost) for gap, c, lane, cost in wanted]
    pacing, now, _ = play(ordinary)
    assert pacing.wait(str(chat), chat % 2 == 0, Lane.EMERGENCY, now) == 0.0


@settings(max_examples=60, deadline=None)
@given(asked, chats, st.integers(1, 2))
def test_waiting_as_long_as_told_is_enough_and_an_emergency_is_told_less(
    wanted: list[tuple[float, int, Lane, int]], chat: int, cost: int
) -> None:
    pacing, now, _ = play(wanted)
    group = chat % 2 == 0
    urgent = pacing.wait(str(chat), group, Lane.EMERGENCY, now, cost)
    ordinary = pacing.wait(str(chat), group, Lane.CASE, now, cost)
    assert urgent <= ordinary
    assert pacing.wait(str(chat), group, Lane.CASE, now + ordinary, cost) == 0.0
