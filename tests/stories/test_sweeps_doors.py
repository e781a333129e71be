"""拉网式排查: door by door in one tap, interrupted and gone on with, counts for who began it."""

from __future__ import annotations

from datetime import date

from bot.domain.sweeps import Tally
from bot.services.registers.sweep_figures import sweep_figures
from bot.store import places
from tests.stories.village import Village


async def figures(village: Village) -> Tally:
    desk = village.bot.desk
    return await desk.database.read(_figures(desk))


def _figures(desk):  # type: ignore[no-untyped-def]
    async def look(work):  # type: ignore[no-untyped-def]
        units = await places.subtree_ids(work, "liuwan")
        return await sweep_figures(work, desk, units, desk.today())

    return look


async def test_a_sweep_is_interrupted_and_goes_on_where_it_stopped(village: Village) -> None:
    await village.wuqiuxiang.says("/sweep 取暖 到11月27日")
    village.wuqiuxiang.hears("冬季取暖排查", "问到0")
    card = village.lixiaofang.hears("冬季取暖排查", "您的16户", "还剩16", "炭火")
    assert "记下了" in (await village.lixiaofang.taps("问到了，没事") or "")
    await village.lixiaofang.taps("家里没人")
    village.lixiaofang.finds("问到1，没人1，还剩14")
    await village.passes(days=1)
    village.hush()
    await village.lixiaofang.says("/sweep")
    again = village.lixiaofang.hears("您的16户", "问到1，没人1，还剩14")
    assert again.message_id != card.message_id
    await village.lixiaofang.taps("不愿说")
    counted = await figures(village)
    assert (counted.done, counted.not_home, counted.refused) == (1, 1, 1)
    village.wuqiuxiang.finds("冬季取暖排查", "问到1，没人1，不愿说1")


async def test_a_typed_line_answers_for_a_household_and_a_need_becomes_a_matter(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/sweep 健康")
    await village.lixiaofang.says("排查 王德发家没人")
    village.lixiaofang.hears("回头再去")
    await village.lixiaofang.says("王秀英家：隔壁说都好")
    assert (await figures(village)).done == 1
    await village.lixiaofang.says("李守田家：降压药快没了，要人带药")
    assert [c.kind for c in await village.cases()] != []
    counted = await figures(village)
    assert (counted.done, counted.not_home) == (2, 1)


async def test_a_liaison_sees_and_answers_only_for_the_own_hamlet(village: Village) -> None:
    await village.wuqiuxiang.says("/sweep 困难")
    card = village.liucaixia.hears("您的16户")
    assert "王秀英" not in (card.text or "")
    await village.liucaixia.says("排查 王秀英家没人")
    assert (await figures(village)).not_home == 0
    village.shihuiqin.hears_nothing("排查")
    await village.liucaixia.says("/sweep 用电 问:有没有断闸")
    village.liucaixia.hears("由村干部来")


async def test_own_questions_one_hamlet_and_an_end_by_date(village: Village) -> None:
    await village.wuqiuxiang.says("/sweep 东湾 用电安全 问:插座老不老化;会不会断闸 到11月24日")
    village.lixiaofang.hears("用电安全", "1. 插座老不老化", "2. 会不会断闸")
    village.liucaixia.hears_nothing("用电安全")
    village.hush()
    await village.until("08:45")
    village.lixiaofang.hears("今天最后一天", "还剩16户")
    await village.until("08:10")
    village.wuqiuxiang.hears("用电安全到期结束了", "没走到16")
    assert await figures(village) == Tally()


async def test_without_a_sweep_the_same_line_is_what_it_always_was(village: Village) -> None:
    await village.lixiaofang.says("排查 王秀英家没人")
    village.lixiaofang.hears_nothing("回头再去")
    assert village.bot.desk.today() == date(2026, 11, 23)


async def test_no_words_of_a_group_answer_for_a_door(village: Village) -> None:
    await village.wuqiuxiang.says("/sweep 取暖")
    await village.lixiaofang.says("排查 王秀英家没人", group="dongwan")
    assert (await figures(village)).not_home == 0


async def test_the_doors_of_a_liaison_who_is_off_are_whoever_s_stands_in(
    village: Village,
) -> None:
    await village.lixiaofang.says("/off 这周")
    village.hush()
    await village.wuqiuxiang.says("/sweep 东湾 取暖")
    village.lixiaofang.hears_nothing("取暖")
    village.hechunlin.hears("您的16户", "下一户")
    await village.hechunlin.taps("问到了，没事")
    assert (await figures(village)).done == 1
    await village.wuqiuxiang.taps("到此为止")
    village.wuqiuxiang.finds("已经结束", "问到1")
    assert "已经结束" in (village.hechunlin.finds("取暖").text or "")


async def test_what_is_wanted_at_a_door_becomes_a_matter_at_once(village: Village) -> None:
    await village.wuqiuxiang.says("/sweep 困难")
    await village.lixiaofang.says("王德发家 明早八点要车去县医院")
    (case,) = await village.cases()
    assert (case.category, case.subject_id) == ("ride", "wangdefa")
