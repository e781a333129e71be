"""One sentence about a gift of a firm, and one line about a list."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.giving_words import SaidThing, read_gift, read_things
from bot.understanding.run_words import SaidRun, read_run

TODAY = date(2026, 11, 23)
MASKS = SaidThing("口罩", 500, "个")
TESTS = SaidThing("抗原", 200, "份")


@pytest.mark.parametrize(
    ("text", "donor", "things", "value", "purpose"),
    [
        ("鑫源公司捐口罩500个、抗原200份，值4700元，给石桥村用", "鑫源公司", [MASKS, TESTS],
         470000, "石桥村"),
        ("县里拨退烧药80盒，专项经费", "县里", [SaidThing("退烧药", 80, "盒")], None, ""),
        ("市红十字会捐赠防疫物资：口罩500个，价值人民币75,000元", "市红十字会", [MASKS],
         7500000, ""),
        ("爱心超市给石桥村送来大米50袋和食用油50桶，价值7.5万元", "爱心超市",
         [SaidThing("大米", 50, "袋"), SaidThing("食用油", 50, "桶")], 7500000, ""),
        ("用党费买口罩500个", "党费", [MASKS], None, ""),
        ("鑫源公司捐抗原200份，2027年5月到期，批号A12", "鑫源公司",
         [SaidThing("抗原", 200, "份", last_day="2027-05", batch="A12")], None, ""),
        ("王德发捐口罩500个", "王德发", [MASKS], None, ""),
    ],
)  # fmt: skip
def test_giver_things_value_and_purpose_are_read(
    text: str, donor: str, things: list[SaidThing], value: int | None, purpose: str
) -> None:
    found = read_gift(text, TODAY, 20000)
    assert (found.donor, list(found.things)) == (donor, things)
    assert (found.value_fen, found.value_fault, found.purpose) == (value, False, purpose)


@pytest.mark.parametrize(
    ("words", "fault"),
    [("口罩-3个", "negative"), ("口罩30000个", "too_many"), ("口罩1000000个", "too_many"),
     ("半瓶碘伏", "part"), ("口罩0个", "zero")],
)  # fmt: skip
def test_a_number_that_is_none_is_named(words: str, fault: str) -> None:
    (thing,) = read_gift(f"鑫源公司捐{words}", TODAY, 20000).things
    assert (thing.fault, thing.qty) == (fault, None)


@pytest.mark.parametrize(
    ("words", "fault"), [("2019年3月到期", "past"), ("2月31日到期", "no_such_day")]
)
def test_a_day_that_is_none_is_named(words: str, fault: str) -> None:
    (thing,) = read_gift(f"鑫源公司捐布洛芬20盒，{words}", TODAY, 20000).things
    assert thing.date_fault == fault


@pytest.mark.parametrize("value", ["值-5元", "值0元", "值999999999999元"])
def test_a_value_that_is_none_is_named(value: str) -> None:
    found = read_gift(f"鑫源公司捐口罩5个，{value}", TODAY, 20000)
    assert (found.value_fen, found.value_fault) == (None, True)


def test_a_keeper_names_only_what_differs_and_what_the_pack_says() -> None:
    found = read_things("口罩480个、退烧片 2027-05", TODAY, 20000)
    assert found == (SaidThing("口罩", 480, "个"), SaidThing("退烧片", last_day="2027-05"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("健康包 30户 东湾", SaidRun(most=30, words=("健康包", "东湾"))),
        ("65岁以上 对乙酰氨基酚片 每人1盒",
         SaidRun(over=65, each=1, unit="盒", words=("对乙酰氨基酚片",))),
        ("满70周岁 布洛芬 每人两盒", SaidRun(words=("满70周岁", "布洛芬", "每人两盒"))),
        ("14岁以下 口罩 每人5个", SaidRun(under=14, each=5, unit="个", words=("口罩",))),
    ],
)  # fmt: skip
def test_a_line_about_a_list_is_taken_apart(text: str, said: SaidRun) -> None:
    found = read_run(text)
    assert (found.over, found.under, found.most, found.each, found.unit, found.words) == (
        said.over, said.under, said.most, said.each, said.unit, said.words,
    )  # fmt: skip
