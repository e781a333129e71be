from __future__ import annotations

from bot.domain.lanes import Lane
from bot.domain.pacing import Limits, Pacing

URGENT, CASE = Lane.EMERGENCY, Lane.CASE


def leave(pacing: Pacing, chat: str, lane: Lane, now: float, *, group: bool = False) -> bool:
    if pacing.wait(chat, group, lane, now):
        return False
    pacing.leave(chat, group, now)
    return True


def count(pacing: Pacing, chat: str, lane: Lane, now: float, *, group: bool = False) -> int:
    sent = 0
    while leave(pacing, chat, lane, now, group=group):
        sent += 1
    return sent


def test_a_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    pacing = Pacing()
    assert count(pacing, "home", CASE, 0.0) == 2
    assert pacing.wait("home", False, CASE, 0.0) == 1.0
    assert [count(pacing, "home", CASE, second) for second in (1.0, 1.5, 2.0, 60.0)] == [1, 0, 1, 2]


def test_one_of_the_burst_is_kept_for_an_emergency() -> None:
    pacing = Pacing()
    assert count(pacing, "home", CASE, 0.0) == 2
    assert count(pacing, "home", URGENT, 0.0) == 1
    assert pacing.wait("home", False, URGENT, 0.0) == 1.0


def test_a_group_takes_twenty_a_minute_four_of_them_only_for_emergencies() -> None:
    pacing = Pacing(Limits(burst=100, burst_kept=0))
    assert count(pacing, "hall", CASE, 0.0, group=True) == 16
    assert count(pacing, "hall", URGENT, 0.0, group=True) == 4
    assert 60.0 < pacing.wait("hall", True, CASE, 0.0) < 60.1
    assert count(pacing, "hall", CASE, 59.0, group=True) == 0
    assert count(pacing, "hall", CASE, 60.1, group=True) == 16


def test_all_chats_together_take_thirty_a_second_four_of_them_only_for_emergencies() -> None:
    pacing = Pacing()
    assert sum(leave(pacing, f"c{n}", CASE, 0.0) for n in range(40)) == 26
    assert pacing.room(CASE, 0.0) == 0
    assert sum(leave(pacing, f"u{n}", URGENT, 0.0) for n in range(40)) == 4
    assert pacing.room(CASE, 1.1) == 26


def test_a_pause_the_server_asked_for_holds_everything_in_that_chat() -> None:
    pacing = Pacing()
    pacing.rest("home", False, 0.0, 7.0)
    assert pacing.wait("home", False, URGENT, 0.0) == 7.0
    assert pacing.wait("else", False, CASE, 0.0) == 0.0
    assert pacing.wait("home", False, CASE, 7.0) == 0.0


def test_a_long_message_needs_more_room() -> None:
    pacing = Pacing()
    pacing.leave("home", False, 0.0, cost=2)
    assert pacing.wait("home", False, CASE, 0.0) == 1.0
    assert pacing.wait("home", False, CASE, 1.0, cost=2) == 1.0


def test_shut_chats_are_told_apart() -> None:
    pacing = Pacing()
    count(pacing, "busy", CASE, 0.0)
    count(pacing, "closed", URGENT, 0.0)
    pacing.leave("open", False, 0.0)
    assert pacing.shut(0.0) == ({"closed"}, {"closed", "busy"})
    assert pacing.shut(9.0) == (set(), set())


def test_a_clock_set_back_opens_nothing_early_and_shuts_nothing_for_long() -> None:
    pacing = Pacing()
    count(pacing, "home", CASE, 7200.0)
    assert count(pacing, "home", CASE, 3600.0) == 0
    assert count(pacing, "home", CASE, 3603.0) == 2


def test_chats_that_have_rested_are_forgotten() -> None:
    pacing = Pacing(Limits(overall=10_000))
    for n in range(600):
        pacing.leave(f"c{n}", False, 0.0)
    assert len(pacing.shut(0.0)[1]) == 0
    pacing.leave("last", True, 100.0)
    assert len(pacing._roads) == 1


def test_room_that_a_long_message_waits_for_is_not_taken_by_a_less_pressing_one() -> None:
    pacing = Pacing()
    pacing.leave("home", False, 0.0, cost=2)
    wait = pacing.wait("home", False, URGENT, 0.0, cost=3)
    assert wait == 2.0
    pacing.reserve("home", False, URGENT, 0.0, wait)
    assert pacing.wait("home", False, CASE, 1.5) == 0.5
    assert pacing.wait("home", False, URGENT, 1.5) == 0.5
    assert pacing.wait("home", False, URGENT, 2.0, cost=3) == 0.0


def test_an_emergency_passes_what_waits_for_room() -> None:
    pacing = Pacing()
    pacing.leave("home", False, 0.0, cost=2)
    pacing.reserve("home", False, CASE, 0.0, 2.0)
    assert pacing.wait("home", False, URGENT, 0.5) == 0.0
    assert pacing.wait("home", False, CASE, 0.5) == 1.5


def test_two_chats_flooded_together_mean_the_bot_as_a_whole_but_emergencies_are_still_tried() -> (
    None
):
    pacing = Pacing()
    pacing.rest("a", False, 0.0, 3.0)
    pacing.rest("a", False, 1.0, 3.0)
    assert pacing.wait("quiet", False, CASE, 1.0) == 0.0
    pacing.rest("b", True, 2.0, 8.0)
    assert pacing.wait("quiet", False, CASE, 2.0) == 8.0
    assert (pacing.room(CASE, 2.0), pacing.room(URGENT, 2.0)) == (0, 30)
    assert pacing.wait("quiet", False, URGENT, 2.0) == 0.0
    assert pacing.wait("quiet", False, CASE, 10.0) == 0.0


def test_two_floods_far_apart_are_two_chats_matters() -> None:
    pacing = Pacing()
    pacing.rest("a", False, 0.0, 60.0)
    pacing.rest("b", False, 6.0, 60.0)
    assert pacing.wait("quiet", False, CASE, 6.0) == 0.0
