"""A card or a passbook that is lost is a matter of the office and no illness."""

from __future__ import annotations

import pytest

from tests.stories.village import Village


@pytest.mark.parametrize(
    "words",
    [
        "医保卡丢了咋办",
        "身份证丢了",
        "社保卡坏了",
        "存折丢了",
        "我妈的医保卡找不到了",
        "合作医疗怎么交",
    ],
)
async def test_the_liaison_and_the_village_hear_and_no_doctor(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("记下了", "问件事")
    village.lixiaofang.hears("我手上的事", "问件事")
    village.chenming.hears_nothing()
    village.group_hears_nothing("dongwan")
    assert (await village.the_case()).kind == "question"


async def test_in_the_group_a_lost_card_stays_talk(village: Village) -> None:
    await village.zhaohongxia.says("身份证丢了", group="dongwan")
    village.group_hears_nothing("dongwan")
    assert await village.cases() == ()


async def test_what_is_asked_of_a_medicine_still_goes_to_the_doctor(village: Village) -> None:
    await village.wangxiuying.says("医保能报降压药吗")
    assert (await village.the_case()).kind == "ask_doctor"
