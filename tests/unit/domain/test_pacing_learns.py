"""A server stricter than believed: after a 429 no faster than allowed, then carefully back."""

from __future__ import annotations

from itertools import count, pairwise

from bot.domain.allowance import Allowance
from bot.domain.lanes import Lane
from bot.domain.pacing import Pacing

URGENT, BROADCAST = Lane.EMERGENCY, Lane.BROADCAST
CALM = 600.0


class Server:
    """Allows so many within any second; counts what it refuses."""

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self.accepted: list[float] = []
        self.refused: list[float] = []

    def takes(self, now: float) -> bool:
        lately = sum(at > now - 1.0 for at in self.accepted)
        (self.accepted if lately < self.allowed else self.refused).append(now)
        return lately < self.allowed


def broadcast(pacing: Pacing, server: Server, begin: float, seconds: float) -> None:
    """As much as the pacing lets go, each message to a chat of its own."""
    numbers = count(len(server.accepted) + len(server.refused))
    for step in range(int(seconds * 20)):
        now = begin + step / 20
        tried = []
        while pacing.room(BROADCAST, now) and len(tried) < 8:
            chat = f"c{next(numbers)}"
            pacing.leave(chat, False, now)
            tried.append((chat, server.takes(now)))
        for chat, went in tried:
            if not went:
                pacing.rest(chat, False, now, 1.0)


def per_second(server: Server, begin: float, end: float) -> float:
    return sum(begin <= at < end for at in server.accepted) / (end - begin)


def test_limits_a_tenth_tighter_are_never_hit() -> None:
    server = Server(27)
    broadcast(Pacing(), server, 0.0, 60.0)
    assert server.refused == []
    assert per_second(server, 10.0, 60.0) > 24


def test_after_a_429_no_more_leaves_than_was_allowed() -> None:
    pacing, server = Pacing(), Server(22)
    broadcast(pacing, server, 0.0, 120.0)
    assert server.refused
    assert max(server.refused) < 5.0
    # Four of the twenty-two stay kept for emergencies.
    assert 17 <= per_second(server, 20.0, 120.0) <= 18


def test_what_was_learnt_never_slows_an_emergency() -> None:
    pacing, server = Pacing(), Server(10)
    broadcast(pacing, server, 0.0, 30.0)
    assert pacing.room(BROADCAST, 40.0) <= 10
    assert pacing.room(URGENT, 40.0) == 30
    assert pacing.wait("c0", False, URGENT, 40.0) == 0.0


def test_after_a_calm_time_a_little_more_is_tried_until_all_is_as_before() -> None:
    pacing, server = Pacing(), Server(22)
    broadcast(pacing, server, 0.0, 20.0)
    rooms = [pacing.room(BROADCAST, 30.0 + n * CALM) for n in range(8)]
    assert rooms[0] == 18
    assert rooms == sorted(rooms)
    assert all(after - before <= 2 for before, after in pairwise(rooms))
    assert rooms[-1] == 26


def test_who_is_refused_again_waits_twice_as_long() -> None:
    allowance = Allowance()
    allowance.refused(0.8, 0.0)
    assert [allowance.share(CALM - 1), round(allowance.share(CALM), 2)] == [0.8, 0.85]
    allowance.refused(0.8, CALM + 10)
    assert allowance.share(CALM + 10 + 2 * CALM - 1) == 0.8
    assert round(allowance.share(CALM + 10 + 2 * CALM), 2) == 0.85


def test_a_burst_of_refusals_is_one_lesson_and_takes_no_more_than_a_third() -> None:
    allowance = Allowance()
    for n in range(20):
        allowance.refused(0.0, n / 10)
    assert allowance.share(3.0) == 0.7


def test_a_group_refused_before_its_minute_is_full_gets_fewer_a_minute() -> None:
    pacing = Pacing()
    for n in range(14):
        pacing.leave("hall", True, n * 2.0)
    pacing.rest("hall", True, 26.0, 34.0)
    later = [t for t in (100.0 + n * 0.5 for n in range(100)) if _leaves(pacing, "hall", t)]
    assert len(later) == 10  # of 14, and 4 of them are kept
    assert pacing.wait("hall", True, URGENT, 200.0) == 0.0


def _leaves(pacing: Pacing, chat: str, now: float) -> bool:
    if pacing.wait(chat, True, BROADCAST, now):
        return False
    pacing.leave(chat, True, now)
    return True


def test_a_group_hardly_spoken_in_is_not_to_blame() -> None:
    pacing = Pacing()
    pacing.leave("hall", True, 0.0)
    pacing.rest("hall", True, 0.0, 3.0)
    later = [t for t in (100.0 + n * 0.5 for n in range(100)) if _leaves(pacing, "hall", t)]
    assert len(later) == 16
