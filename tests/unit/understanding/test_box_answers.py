"""Short answers before something leaves a box."""

from __future__ import annotations

import pytest

from bot.understanding.box_answers import both_words, handed_over, list_word, whom_word
from bot.understanding.box_fetch import is_fetched, presses


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("大人", "adult"), ("给我自己用", "adult"), ("我妈", "adult"), ("老人吃的", "elder"),
        ("给娃", "child"), ("我家孩子", "child"), ("孙子吃", "child"), ("小孩的", "child"),
        ("媳妇怀孕了", "pregnant"), ("在喂奶", "pregnant"), ("孕妇", "pregnant"),
        ("8个月", "small"), ("两岁半", "small"), ("6岁", "child"), ("七十二岁", "elder"),
        ("我奶奶", "elder"), ("没怀孕", None), ("孩子烧得厉害", None), ("我明天去", None),
        ("大人都不在家", None), ("", None),
    ],
)  # fmt: skip
def test_who_it_is_for(text: str, whom: str | None) -> None:
    assert whom_word(text) == whom


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("都没有", "none"), ("没有的", "none"), ("冇", "none"), ("一条都没有", "none"),
        ("没得", "none"), ("有", "some"), ("有一条", "some"),
        ("没有车", None), ("有没有人", None), ("还没有好", None),
        ("有高血压，在吃降压药", "some"), ("喝了点酒", "some"), ("要开车", "some"),
        ("没有高血压", None), ("没喝酒", None),
    ],
)  # fmt: skip
def test_whether_any_of_the_list_holds(text: str, answer: str | None) -> None:
    assert list_word(text) == answer


def test_both_in_one_line() -> None:
    assert both_words("大人用，都没有") == ("adult", "none")
    assert both_words("给我妈，有高血压") == ("adult", "some")


@pytest.mark.parametrize(
    ("text", "fetched"),
    [
        ("谁去镇上帮我买盒布洛芬", True), ("顺路带盒感冒灵", True), ("代买一盒退烧药", True),
        ("帮我去卫生院取药", True), ("买不到布洛芬，谁家有", False), ("谁家有布洛芬", False),
        ("借个血氧仪", False), ("药店断货了，谁有退烧药", False),
    ],
)  # fmt: skip
def test_an_errand_to_a_shop_is_none_for_the_box(text: str, fetched: bool) -> None:
    assert is_fetched(text) is fetched


@pytest.mark.parametrize(
    ("text", "pressing"),
    [
        ("谁家有退烧药，急用", True), ("等着吃呢", True), ("急着要个血氧仪", True),
        ("借个梯子，不急", False), ("谁家有布洛芬", False), ("急支糖浆还有吗", True),
    ],
)  # fmt: skip
def test_what_cannot_wait_for_the_morning(text: str, pressing: bool) -> None:
    """Somebody who asks for 急支糖浆 first thing is served as if it pressed; nobody minds."""
    assert presses(text) is pressing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("给了", ("", "")),
        ("药已经给他了", ("药", "")),
        ("我交给她了", ("", "")),
        ("王奶奶拿走了。", ("王奶奶", "")),
        ("给王奶奶了", ("", "王奶奶")),
        ("没给他了", None),
        ("要给王奶奶了", None),
        ("给了吗", None),
        ("给不了", None),
        ("明天给他", None),
    ],
)
def test_what_left_a_box_in_words(text: str, said: tuple[str, str] | None) -> None:
    assert handed_over(text) == said
