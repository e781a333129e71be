"""One more wish, or another word for the first."""

import pytest

from bot.understanding.more_words import (
    are_other_things,
    as_wish,
    is_more,
    is_only_amount,
    puts_right,
    taken_back,
)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("还要创可贴", "要创可贴"),
        ("再要点口罩", "要点口罩"),
        ("另外要一盒感冒灵", "要一盒感冒灵"),
        ("对了，还想要个血氧仪", "想要个血氧仪"),
        ("还有口罩也要", "要口罩"),
    ],
)
def test_a_wish_beside_the_first_says_so(words: str, wish: str) -> None:
    assert is_more(words)
    assert as_wish(words) == wish


@pytest.mark.parametrize("words", ["要两盒", "要碘伏", "不是布洛芬，是美林", "还有多少", "还没来"])
def test_anything_else_is_no_second_wish(words: str) -> None:
    assert not is_more(words)
    assert as_wish(words) is None


def test_what_is_put_right_takes_something_back() -> None:
    assert puts_right("不是布洛芬，是美林")
    assert taken_back("不是布洛芬，是美林") == "布洛芬"
    assert taken_back("碘伏改成酒精") == "碘伏"
    assert taken_back("要碘伏") == ""


def test_only_how_many_is_of_what_was_named_before() -> None:
    assert is_only_amount("要两盒")
    assert is_only_amount("3瓶就行")
    assert not is_only_amount("要两盒碘伏")


def test_another_thing_shares_no_word_with_the_first() -> None:
    assert are_other_things("碘伏", "创可贴")
    assert not are_other_things("感冒药", "感冒灵")
    assert not are_other_things("", "感冒灵")
