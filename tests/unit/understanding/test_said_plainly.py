"""Dangers and complaints in the fewest words, and the talk and the scolding that sound so."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.unit.understanding.reader import level, read

DANGER = (
    "药吃错了", "我吃错药了", "老头子吃错药了", "降压药吃了两遍", "老头子把安眠药全吃了",
    "药吃多了", "氧气用完了", "呼吸机停电了", "老头子翻白眼了", "车翻了", "三轮车翻沟里了",
)  # fmt: skip
BARE = ("吃错药了", "老头子不说话了", "我妈起不来床了", "老头子脸发白")
TALK = (
    "你吃错药了吧", "他今天吃错药了", "谁吃错药了", "侬吃错药啦", "我老婆翻白眼", "翻车了",
    "药吃多了伤胃", "他家三轮又翻沟里了", "他们办事公道", "裁判不公平",
)  # fmt: skip
COMPLAINTS = (
    "小芳她们办事不公道 救济没我家的",
    "村干部办事不公",
    "投诉 村干部不管事",
    "低保评得不公平",
    "我要投诉",
)


@pytest.mark.parametrize("text", DANGER)
def test_it_is_seen_as_an_emergency(text: str) -> None:
    assert level(text) is Acuity.EMERGENCY


@pytest.mark.parametrize("text", BARE)
def test_what_is_wrong_is_asked_and_a_clock_runs(text: str) -> None:
    assert read(text).bare


@pytest.mark.parametrize("text", TALK)
def test_it_calls_nobody(text: str) -> None:
    meaning = read(text)
    assert not meaning.bare
    assert not meaning.alarm
    assert not set(meaning.intents) - {"question"}


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_about_who_serves_goes_past_them(text: str) -> None:
    assert read(text).category == "tip"


@pytest.mark.parametrize("text", ["救", "救人"])
def test_one_word_for_help_is_a_cry_for_it(text: str) -> None:
    assert read(text).word == "sos"
