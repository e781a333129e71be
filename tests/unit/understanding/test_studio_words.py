"""Words of writing for the village, of changing it, and how numbers are said aloud."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.studio_words import (
    Written,
    agrees,
    aloud,
    experience_of,
    gives_up,
    has_dose,
    holds_until,
    is_only_written,
    lines_of,
    read_written,
    says_what_to_do,
    uneven,
)
from tests.unit.understanding.reader import shipped_content
from tests.unit.understanding.shipped_things import shipped_things

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("写一条 打药别顶风", "prompt", "打药别顶风"),
        ("写一条：打药别顶风", "prompt", "打药别顶风"),
        ("写条 打药别顶风", "prompt", "打药别顶风"),
        ("编个顺口溜 打药先看风", "rhyme", "打药先看风"),
        ("改成 打药站上风", "change", "打药站上风"),
        ("经验：问题没人看 办法轮流看 结果都好", "experience", "问题没人看 办法轮流看 结果都好"),
        ("故事 那天下雪", "story", "那天下雪"),
        ("感谢李小芳送药", "thanks", "李小芳送药"),
        ("撤回打药那条", "withdraw", "打药那条"),
        ("因为 不准", "because", "不准"),
        ("署名", "sign", ""),
        ("不用署名", "unsign", ""),
    ],
)
def test_what_is_meant(text: str, what: str, words: str) -> None:
    assert read_written(text) == Written(what, words)


@pytest.mark.parametrize(
    "text",
    [
        "写一条信给儿子",
        "感谢",
        "我要车去县医院",
        "经验不够",
        "故事真好听",
        "王大爷写了一条狗",
        "打药",
    ],
)
def test_what_is_something_else(text: str) -> None:
    assert read_written(text) is None


def test_only_words_for_others_behind_a_head_are_surely_a_draft() -> None:
    assert is_only_written("写一条 头晕快出屋，打120")
    assert is_only_written("改成 头晕快出屋，打120")
    for text in (
        "写一条", "写一条 我头晕", "写一条 俺娘晕倒了", "写一条 快来人", "头晕快出屋，打120",
        "故事 老人晕倒了", "感谢李小芳", "因为 老人晕倒了", "撤回 晕倒了",
    ):  # fmt: skip
        assert not is_only_written(text), text


def test_a_rhyme_is_lines_and_all_else_is_one() -> None:
    rhyme = ("打药先看风从哪", "顺着风向慢慢打", "口罩手套都戴好", "头晕快打幺二零")
    assert lines_of("，".join(rhyme), rhyme=False) == rhyme
    assert uneven(rhyme) is None
    assert uneven((*rhyme[:3], "头晕赶快打幺二零")) == (4, 8)
    assert lines_of("打药别顶风， 头晕快停下", rhyme=False) == ("打药别顶风，头晕快停下。",)


def test_a_rhyme_may_be_written_with_spaces_between_its_lines() -> None:
    assert lines_of("天冷老人莫早起 屋里烤火窗留缝", rhyme=True) == (
        "天冷老人莫早起",
        "屋里烤火窗留缝",
    )


def test_a_bare_yes_sends_only_what_was_just_shown() -> None:
    assert agrees("就这样吧", just_asked=False)
    assert agrees("好的。", just_asked=True)
    assert not agrees("好的。", just_asked=False)
    assert not agrees("好冷啊", just_asked=True)
    assert gives_up("算了")
    assert not gives_up("不写信了")


def test_an_experience_has_three_parts() -> None:
    parts = experience_of("问题：没人看，办法：两家轮着看。结果：没人摔倒")
    assert parts == ("没人看", "两家轮着看", "没人摔倒")
    assert experience_of("问题没人看 办法轮着看") is None


def test_how_long_it_holds() -> None:
    words = shipped_content().lexicon.times
    assert holds_until("一个月", AT, words) == date(2026, 12, 23)
    assert holds_until("管半年", AT, words) == date(2027, 5, 24)
    assert holds_until("到月底", AT, words) == date(2026, 11, 30)
    assert holds_until("我要车去县医院看病明天早上八点", AT, words) is None


def test_a_dose_or_the_name_of_a_medicine_is_heard_and_a_mask_is_none() -> None:
    medicines = shipped_things().named
    for text in ("打药站上风，回家先洗手", "戴好口罩，勤开窗", "有糖尿病的，少吃白粥"):
        assert not has_dose(text, medicines), text
    for text in ("一次两片", "每天三次", "吃布洛芬", "喝10毫升"):
        assert has_dose(text, medicines), text


def test_what_to_do_is_looked_for() -> None:
    assert says_what_to_do("打药别顶风")
    assert not says_what_to_do("今年霜重雪厚")


def test_the_loudspeaker_reads_lines_as_sentences_and_numbers_as_people_say_them() -> None:
    assert aloud("头晕快打120\n隔开15米") == "头晕快打幺二零。隔开十五米。"
    assert aloud("先洗手。") == "先洗手。"


@given(st.text(alphabet="打药先看风0123456789.\nAb，。", max_size=60))
def test_the_loudspeaker_reads_no_digits_and_no_letters(words: str) -> None:
    assert not any(c.isascii() and c.isalnum() for c in aloud(words))
