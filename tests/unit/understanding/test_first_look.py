"""A line that is let go at first sight holds nothing that the whole reading would act on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.understand import is_chatter
from bot.understanding import farm_words, gathering_words, pool_words
from bot.understanding.farm_talk import FarmTalk
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import may_be_acted_on, understand
from tests.fuzz.profile import LONG, fuzzed
from tests.unit.understanding.reader import (
    AT,
    SETS,
    raw_lexicon,
    read,
    shipped_content,
    shipped_lexicon,
)
from tests.unit.understanding.sentences import SENTENCES

TRADITIONAL = "發燒頭暈嘔氣臉體溫腫藥醫車還幫買賣錢電號來過這裡嗎沒開關門壞鎮縣風雞豬糧農機"
MARKS = "，。!！？…—、~～._ \t\n　:：()（）【】%℃℉"
SCRAPS = MARKS + "0123456789０３９零一二三十百半两几点岁度没不有谁要药疼车去死了"
STRANGE = "😀🙏❤️🚑😭\x00\x1f\u200b\u200d\u202e\u2066\ufeff٣①㍿ABfaSHAO"


@cache
def told() -> tuple[str, ...]:
    """Every line of the sets and every example of the tests."""
    files = sorted(SETS.glob("*.jsonl"))
    rows = chain.from_iterable(path.read_text("utf-8").splitlines() for path in files)
    return (*(str(json.loads(row)["text"]) for row in rows), *(row[0] for row in SENTENCES))


@cache
def farm() -> FarmTalk:
    content = shipped_content()
    return FarmTalk(content.farm.inputs, content.farm.crops)


@cache
def readers() -> tuple[Callable[[str], object], ...]:
    """Whoever may read a line of the farm, without a look ahead of them."""
    content = shipped_content().farm
    fields = farm_words.ways(content.inputs, content.crops)
    return tuple(
        reads for _, reads in (*fields, *gathering_words.ways(), *pool_words.ways(content.inputs))
    )


def is_of_farm(text: str) -> bool:
    return any(reads(text) for reads in readers())


@cache
def words() -> tuple[str, ...]:
    """What the lexicon and the farm know, in the order of the tables."""
    known = chain.from_iterable(shipped_lexicon().words.values())
    goods = (*shipped_content().farm.inputs, *shipped_content().farm.crops)
    return tuple(dict.fromkeys((*known, *goods)))


def is_left_alone(text: str) -> bool:
    """As the whole reading has it; 我也是 may join a matter."""
    meaning = understand(text, shipped_lexicon(), at=AT)
    return is_chatter(meaning) and meaning.word != "me_too"


def missed(texts: tuple[str, ...] | list[str]) -> list[str]:
    lexicon = shipped_lexicon()
    unseen = [text for text in texts if not may_be_acted_on(text, lexicon)]
    return [text for text in unseen if not is_left_alone(text)]


def test_no_line_of_the_sets_is_let_go_that_the_reading_acts_on() -> None:
    # Every third here, all of them in `make fuzz`.
    assert missed(told() if LONG in os.environ else told()[::3]) == []


def test_most_lines_of_plain_talk_are_let_go() -> None:
    rows = (SETS / "chatter_dev.jsonl").read_text("utf-8").splitlines()
    lines = [str(json.loads(row)["text"]) for row in rows]
    gone = [line for line in lines if not may_be_acted_on(line, shipped_lexicon())]
    assert len(gone) > 0.75 * len(lines)


DANGERS = (
    *("39度", "体温39.5", "39.5", "三十九度五", "烧到三八五", "娃39度2", "体溫３９.５"),
    *("血氧89", "血压180/110", "血糖2.8", "測咗體溫39.5", "发shao了", "fa烧", "FASHAO", "克嗽"),
    *("救命", "着火了", "我也是", "喘唔过气", "我 爸 喘 不 上 气", "不想活了", "谁有步洛芬"),
)


@pytest.mark.parametrize("text", DANGERS)
def test_danger_passes_however_it_is_written(text: str) -> None:
    assert may_be_acted_on(text, shipped_lexicon())


# Some of these words hide others: a line may say more when a part of it is masked.
heaps = st.lists(
    st.deferred(lambda: st.sampled_from(words()))
    | st.deferred(lambda: st.sampled_from(told()))
    | st.sampled_from(SCRAPS)
    | st.sampled_from(TRADITIONAL)
    | st.sampled_from(STRANGE)
    | st.characters(exclude_categories=["Cs"]),
    max_size=14,
).map("".join)


@fuzzed(400)
@given(heaps)
def test_no_heap_of_words_is_let_go_that_the_reading_acts_on(text: str) -> None:
    assert missed([text[:100]]) == []


@fuzzed(300)
@given(heaps)
def test_the_farm_is_told_by_characters_as_its_readers_tell_it(text: str) -> None:
    assert farm().may_be(text) == is_of_farm(text)


def test_the_farm_is_told_so_of_every_line_of_the_sets() -> None:
    differs = [text for text in told() if farm().may_be(text) != is_of_farm(text)]
    assert differs == []


def test_digits_of_other_scripts_are_read_like_the_readers_read_them() -> None:
    assert is_of_farm("我要٣袋尿素")
    assert farm().may_be("我要٣袋尿素")


def test_what_a_lexicon_learns_is_seen_at_first_sight() -> None:
    raw = raw_lexicon()
    raw["signs_learnt"] = {"cannot_wake": ["(阿嘎|乌拉)~呼噜噜"]}
    told_of = "阿嘎在那里呼噜噜"
    assert not may_be_acted_on(told_of, shipped_lexicon())
    assert may_be_acted_on(told_of, Lexicon.build(raw))


def test_what_a_word_alone_does_is_not_hidden_by_a_word_before_it() -> None:
    assert read("笑死了, 我爸喘不上气").signs
    assert may_be_acted_on("笑死了, 我爸喘不上气", shipped_lexicon())
