"""Notices as officers really write them, and as people ask for them."""

from __future__ import annotations

from tests.stories.village import Village


async def test_what_the_weather_office_says_is_half_a_notice_already(village: Village) -> None:
    await village.xujingyi.says("县气象台发布暴雪橙色预警，到明天早上8点")
    village.xujingyi.hears("要发的是这样", "暴雪橙色预警", "来源：县气象台", "8:00")
    await village.xujingyi.taps("发")
    village.group_hears("dongwan", "天气预警", "暴雪橙色预警")


async def test_a_warning_without_words_is_asked_for_them(village: Village) -> None:
    await village.xujingyi.says("发个暴雪预警")
    village.xujingyi.hears("天气预警", "写一句要说的")


async def test_a_villager_asks_what_holds_and_how_the_weather_is(village: Village) -> None:
    await village.wangxiuying.says("今天有啥通知")
    village.wangxiuying.hears("现在没有官方通知")
    await village.xujingyi.says("县气象台发布暴雪橙色预警，到明天早上8点")
    await village.xujingyi.taps("发")
    village.hush()
    for words in ("明天下不下雪", "有啥通知", "天气咋样"):
        await village.wangxiuying.says(words)
        village.wangxiuying.hears("现在管用的通知", "暴雪橙色预警")
    assert await village.cases() == ()


async def test_what_a_villager_says_of_the_weather_office_is_no_notice(village: Village) -> None:
    await village.zhaohongxia.says("县气象台说今晚有暴雪")
    village.zhaohongxia.hears_nothing("要发的是这样")


async def test_a_notice_at_night_says_when_it_will_be_read(village: Village) -> None:
    await village.until("22:30")
    await village.zhoujianguo.says("通知 道路管制 国道修路绕行石桥。来源：县交通局。到11月30日")
    toast = await village.zhoujianguo.taps("发")
    assert toast is not None
    assert "6:30发到群里" in toast
    village.group_hears_nothing("dongwan")
    await village.until("06:40", day=1)
    assert village.group_hears("dongwan", "国道修路").silent
