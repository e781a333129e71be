"""A line beside what is open: it joins only what it may be about, for a few minutes."""

from __future__ import annotations

import pytest

from tests.stories.village import Village

UNANSWERED = "李喜凤电话没人接"


@pytest.mark.parametrize("line", ["我妈换手机号了", "打印名单", "我明天请假", "我要去县里学习三天"])
async def test_an_unrelated_line_is_not_added_to_what_is_open(village: Village, line: str) -> None:
    await village.lixiaofang.says(UNANSWERED)
    await village.lixiaofang.says(line)
    village.lixiaofang.hears_nothing("上了，经办的人看得到")
    assert line not in village.zhoujianguo.finds("👀 去看一眼").text


@pytest.mark.parametrize(
    "line", ["她有高血压", "昨天还在的", "喜凤家门没锁", "怎么还没人去", "池塘边那家"]
)
async def test_what_may_be_about_it_is_added_and_said_without_a_number(
    village: Village, line: str
) -> None:
    await village.lixiaofang.says(UNANSWERED)
    village.hush()
    await village.lixiaofang.says(line)
    said = village.lixiaofang.hears("记在“去看一眼”上了")
    assert "柳湾0001" not in said.text
    assert line in village.zhoujianguo.finds("👀 去看一眼").text


async def test_hours_later_a_line_is_not_added_any_more(village: Village) -> None:
    await village.lixiaofang.says(UNANSWERED)
    await village.passes(hours=2)
    await village.lixiaofang.says("池塘边那家")
    village.lixiaofang.hears_nothing("记在“")
    village.lixiaofang.hears("没听明白")


async def test_in_an_alarm_whatever_is_said_is_carried_on(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.hush()
    await village.wangxiuying.says("我妈换手机号了")
    village.wangxiuying.hears("也告诉他们了", "还没有人应", "120")


async def test_once_somebody_is_on_the_way_they_hear_it_and_nothing_else_is_promised(
    village: Village,
) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    await village.lixiaofang.taps("我这就去")
    village.hush()
    await village.wangxiuying.says("咋还没得人来")
    village.lixiaofang.hears("咋还没得人来")
    village.wangxiuying.hears_nothing("还没有人应")


async def test_a_look_nobody_takes_is_sent_twice_and_then_only_kept_up_to_date(
    village: Village,
) -> None:
    await village.lixiaofang.says(UNANSWERED)
    await village.passes(hours=3)
    for code in ("zhoujianguo", "xushuangquan", "tangxiaozhou", "sunlimin"):
        copies = [m for m in village.person(code).messages() if "👀 去看一眼" in (m.text or "")]
        assert len(copies) == 2, code
    await village.zhoujianguo.taps("我去看")
    village.hush()
    await village.zhoujianguo.taps("没人应")
    village.xushuangquan.hears("去看一眼", loud=True)


async def test_words_nobody_listens_to_are_sent_twice(village: Village) -> None:
    await village.wangxiuying.says("昨儿个那鸡")
    await village.wangxiuying.says("想儿子了")
    await village.passes(hours=4)
    for code in ("lixiaofang", "chenming", "zhoujianguo", "sunlimin"):
        copies = [m for m in village.person(code).messages() if "想儿子了" in (m.text or "")]
        assert 1 <= len(copies) <= 2, code


async def test_two_who_are_ill_are_stood_in_for_and_are_no_case(village: Village) -> None:
    await village.zhoujianguo.says("许双全和吴秋香都病了，唐晓舟代")
    village.zhoujianguo.hears("许会计", "替的人也告诉了")
    village.zhoujianguo.hears("吴主任", "替的人也告诉了")
    village.xushuangquan.hears("唐书记", "替您")
    village.tangxiaozhou.hears("许会计", "替一下")
    village.tangxiaozhou.hears("吴主任", "替一下")
    assert await village.cases() == ()


async def test_somebody_without_duties_hands_nobody_over(village: Village) -> None:
    await village.wangxiuying.says("许双全病了，唐晓舟代")
    village.tangxiaozhou.hears_nothing("替一下")


async def test_who_is_ill_without_a_stand_in_named_is_an_illness_as_before(
    village: Village,
) -> None:
    await village.zhoujianguo.says("小芳病了")
    village.zhoujianguo.hears("记下了", "身体不舒服")


async def test_an_unrelated_line_is_no_answer_to_what_was_asked(village: Village) -> None:
    await village.wangxiuying.says("我要去县里拿药，没车")
    village.wangxiuying.hears("哪天几点走")
    await village.wangxiuying.says("我妈换手机号了")
    village.wangxiuying.hears("没听明白")
    await village.wangxiuying.says("明天早上八点")
    village.wangxiuying.hears("您要车：明天", "去县里")
