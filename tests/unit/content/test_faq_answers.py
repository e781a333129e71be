"""The questions asked often: none answers a complaint or danger, each finds its own answer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.acuity import Acuity
from bot.domain.faq import MOST_ANSWER, Faq
from bot.domain.intake import Sender, decide
from bot.services.understand import Reading, read
from bot.understanding.rumour_words import asks, names_all, plain
from bot.understanding.same_question import likeness

ROOT = Path(__file__).parents[3]
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
# People who need somebody, in words that hold what is asked often.
NEEDS = (
    "发烧39度怎么办，喘不上气",
    "我爸血氧88怎么办",
    "血压190，头疼得厉害，要不要去医院",
    "被狗咬了怎么办，流血了",
    "煤气中毒怎么办",
    "打农药打得头晕想吐怎么办",
    "孩子吃了野蘑菇吐了怎么办",
    "我妈脸歪了说不清话要不要去医院",
    "中暑了叫不醒怎么办",
    "喝了农药要不要去医院",
    "娃把降压药吃了怎么办",
    "发烧三天了，退烧药换着吃都不退怎么办",
)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


def told(content: Content, words: str) -> Reading:
    return read(content, words, at=AT, zone=ZoneInfo("Asia/Shanghai"))


def test_there_are_enough_with_few_words_and_a_source(content: Content) -> None:
    entries = content.faq.entries.values()
    assert len(entries) >= 40
    for entry in entries:
        assert len(entry.answer) <= MOST_ANSWER
        assert len(entry.asks) >= 3, entry.code
        assert entry.source
        assert entry.reviewed_by is None


def test_no_wording_of_a_question_is_danger_or_urgent(content: Content) -> None:
    for entry in content.faq.entries.values():
        for words in entry.asks:
            reading = told(content, words)
            decision = decide(reading.what, Sender(), private=True, addressed=True)
            assert decision.card is None, words
            assert not decision.death, words
            assert reading.acuity not in (Acuity.URGENT, Acuity.EMERGENCY), words
            assert len(words) <= content.faq.longest


def answers(content: Content, words: str) -> list[Faq]:
    """Those it would be answered with, were nothing else looked at."""
    said = plain(words)
    return [
        entry
        for entry in content.faq.entries.values()
        if said in {plain(asked) for asked in entry.asks}
        or (names_all(said, entry.about) and asks(words))
        or max(likeness(said, asked) for asked in entry.asks) >= content.faq.likeness
    ]


@pytest.mark.parametrize("words", NEEDS)
def test_who_needs_somebody_is_a_case_and_no_wording_of_an_answer(
    content: Content, words: str
) -> None:
    reading = told(content, words)
    decision = decide(reading.what, Sender(), private=True, addressed=True)
    assert decision.card or any(opens.kind != "help" for opens in decision.opens), words
    said = plain(words)
    for entry in content.faq.entries.values():
        assert said not in {plain(asked) for asked in entry.asks}


def test_every_wording_finds_its_own_answer_and_no_two_share_one(content: Content) -> None:
    for entry in content.faq.entries.values():
        for words in entry.asks:
            exact = [
                other.code
                for other in content.faq.entries.values()
                if plain(words) in {plain(asked) for asked in other.asks}
            ]
            assert exact == [entry.code], words
            assert entry in answers(content, words)
