"""When the township hears that the bot is silent: once, hourly, and once when it is well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.watching import (
    Look,
    Patience,
    Sight,
    Watch,
    Word,
    look_in,
    said,
    saying,
    settled,
    unsaid,
    word_for,
)

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
RULE = Patience(180.0)
TOWN, DESK = "-100", "-200"
CHATS = (TOWN, DESK)
WELL, SILENT, UNSEEN = Look(Sight.WELL), Look(Sight.SILENT), Look(Sight.UNSEEN)


class Township:
    """Looks every twenty seconds; hears what it is told, unless the line is down."""

    def __init__(self) -> None:
        self.watch, self.now = Watch(), NOW
        self.heard: list[tuple[str, Word]] = []
        self.cut_off: set[str] = set()

    def sees(self, look: Look, seconds: float) -> list[Word]:
        """What the township's chat heard in this time."""
        before = len(self.heard)
        for _ in range(round(seconds / RULE.every)):
            self.now += timedelta(seconds=RULE.every)
            self.watch = look_in(self.watch, look, RULE.every, self.now, RULE)
            self._hear()
        return [word for chat, word in self.heard[before:] if chat == TOWN]

    def _hear(self) -> None:
        for chat in CHATS:
            word = word_for(self.watch, chat)
            if word is None:
                continue
            self.watch = saying(self.watch, chat)
            if chat in self.cut_off:
                self.watch = unsaid(self.watch, chat)
                continue
            self.watch = said(self.watch, chat)
            self.heard.append((chat, word))
        self.watch = settled(self.watch, CHATS)


@pytest.fixture
def town() -> Township:
    return Township()


def test_three_minutes_of_silence_are_told_once_and_not_before(town: Township) -> None:
    assert town.sees(SILENT, 160) == []
    assert town.sees(SILENT, 20) == [Word.SILENT]
    assert town.watch.since == NOW + timedelta(seconds=20)
    assert town.sees(SILENT, 3540) == []


def test_it_is_said_again_each_hour(town: Township) -> None:
    town.sees(SILENT, 180)
    assert town.sees(SILENT, 3600) == [Word.STILL]
    assert town.sees(SILENT, 3580) == []
    assert town.sees(SILENT, 20) == [Word.STILL]


def test_it_is_well_when_it_was_so_for_half_a_minute_and_that_is_said_once(town: Township) -> None:
    town.sees(SILENT, 180)
    assert town.sees(WELL, 20) == []
    assert town.sees(WELL, 20) == [Word.WELL]
    assert town.sees(WELL, 7200) == []
    assert town.watch == Watch()


def test_a_bot_that_is_well_only_for_moments_is_not_well(town: Township) -> None:
    heard = []
    for _ in range(8):
        heard += [*town.sees(SILENT, 40), *town.sees(WELL, 20)]
    assert heard == [Word.SILENT]


def test_one_missed_look_is_forgotten(town: Township) -> None:
    for _ in range(50):
        assert town.sees(SILENT, 60) == []
        assert town.sees(WELL, 60) == []


def test_the_bots_own_word_of_its_last_poll_counts_at_once(town: Township) -> None:
    assert town.sees(Look(Sight.DEAF, 179.0), 20) == []
    assert town.sees(Look(Sight.DEAF, 185.0), 20) == [Word.DEAF]
    assert town.watch.since == NOW + timedelta(seconds=20 - 179)


def test_what_could_not_be_told_is_told_afterwards_as_past(town: Township) -> None:
    town.cut_off = {TOWN, DESK}
    assert town.sees(SILENT, 600) == []
    town.sees(WELL, 60)
    town.cut_off = set()
    assert town.sees(WELL, 20) == [Word.WAS]
    assert town.watch == Watch()


def test_each_chat_hears_what_it_has_not_heard(town: Township) -> None:
    town.cut_off = {DESK}
    town.sees(SILENT, 600)
    town.cut_off = set()
    town.sees(WELL, 60)
    assert town.heard == [(TOWN, Word.SILENT), (TOWN, Word.WELL), (DESK, Word.WAS)]


def test_our_own_line_is_no_news_of_the_bot(town: Township) -> None:
    town.sees(SILENT, 100)
    assert town.sees(UNSEEN, 7200) == []
    assert town.sees(SILENT, 80) == [Word.SILENT]


def test_silent_again_before_all_heard_that_it_was_well_is_not_told_as_well(town: Township) -> None:
    town.sees(SILENT, 180)
    town.cut_off = {TOWN, DESK}
    town.sees(WELL, 40)
    town.sees(SILENT, 20)
    town.cut_off = set()
    assert town.sees(SILENT, 1200) == []
    assert town.sees(WELL, 40) == [Word.WELL]


@given(st.lists(st.sampled_from([WELL, SILENT, UNSEEN, Look(Sight.DEAF, 150.0)]), max_size=200))
def test_whatever_happens_silence_and_health_are_told_in_turn(looks: list[Look]) -> None:
    town = Township()
    for look in looks:
        town.sees(look, 20)
    told = [word for chat, word in town.heard if chat == TOWN and word is not Word.STILL]
    first, second = told[::2], told[1::2]
    assert all(word in (Word.SILENT, Word.DEAF) for word in first)
    assert all(word is Word.WELL for word in second)
