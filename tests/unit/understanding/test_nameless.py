"""What is kept of words that were not understood says nothing about anybody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.nameless import nameless

NAMES = ("王秀英", "王奶奶", "李小芳", "小芳", "欧阳建国", "赵六")
DOORS = ("东湾3号", "老槐树旁")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("王秀英脑壳恍", "某某脑壳恍"),
        ("秀英脑壳恍", "某某脑壳恍"),
        ("建国叔的车走没走", "某某叔的车走没走"),
        ("李医生几时在", "某某医生几时在"),
        ("张二哥的三轮借一哈", "某某二哥的三轮借一哈"),
        ("老刘喊你去", "某某喊你去"),
        ("我叫周大山，想匀点药", "我叫某某，想匀点药"),
        ("我是陈家旺的儿子", "我是某某的儿子"),
        ("免贵姓钱", "免贵姓某某"),
        ("报 刘根生 心口慌 要车", "报 某某 心口慌 要车"),
        ("我住东湾3号", "我住某处"),
        ("在马家沟22号", "在某处"),
        ("2单元301室没水", "某处没水"),
        ("打138 0013 8000", "打电话"),
        ("打１３８００１３８０００", "打电话"),
        ("打幺三八零零一三八零零零", "打电话"),
        ("打0558-1234567", "打电话"),
        ("打+86 13800138000", "打电话"),
        ("34122119700101123X是我", "号码是我"),
        ("卡号62225", "卡号号码"),
        ("王\u200b秀英在不", "某某在不"),
    ],
)
def test_names_numbers_and_doors_are_taken_out(said: str, kept: str) -> None:
    assert nameless(said, names=NAMES, places=DOORS) == kept


@pytest.mark.parametrize(
    "said",
    [
        "我是高血压，头有点恍",
        "血压160/95，体温38.5",
        "五号去医院，12号回来",
        "老毛病又犯了",
        "烧得老高了",
        "周末有车没",
        "马上方便的时候来",
        "大家都在，自家人",
        "报名在哪里报",
        "小时候打过针",
        "黄牛不吃草",
        "叫车去县城",
    ],
)
def test_what_is_nobodys_stays_as_it_was_said(said: str) -> None:
    assert nameless(said, names=NAMES, places=DOORS) == said


LETTERS = st.sampled_from(
    [*"王秀英李小芳欧阳建国赵六某的家在报叫我是号", *"0159８一零-+ X，:\u200b\n@"]
)
WORDS = st.lists(st.one_of(LETTERS, st.sampled_from(NAMES), st.characters()), max_size=40).map(
    "".join
)


@given(WORDS)
def test_no_long_number_and_no_name_of_the_register_survives(words: str) -> None:
    kept = nameless(words, names=NAMES, places=DOORS)
    assert not re.search(r"\d{5}", kept)
    assert [name for name in (*NAMES, *DOORS) if name in kept] == []
