"""Who has a matter and who asked for it speak with each other through the bot."""

from __future__ import annotations

from tests.stories.village import Village


async def test_what_a_driver_says_about_the_ride_reaches_who_asked(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    await village.zhaoweiguo.taps("我来", group="dongwan")
    village.hush()
    await village.zhaoweiguo.says("明早七点半到你家门口")
    village.wangxiuying.hears("老赵", "给您回话", "七点半到你家门口")
    village.is_silent()
    card = village.zhaoweiguo.finds("🚗", "暗号")
    await village.zhaoweiguo.says("路上堵，晚十分钟到", reply_to=card)
    village.wangxiuying.hears("老赵", "晚十分钟")
    village.zhaoweiguo.hears("告诉对方了")
    await village.wangxiuying.says("我在村口等你")
    village.zhaoweiguo.hears("王奶奶", "我在村口等你")
    village.wangxiuying.hears("告诉对方了")
    village.is_silent()
    assert len(await village.cases()) == 1
    village.group_hears_nothing("dongwan")


async def test_what_is_said_about_violence_is_never_passed_on(village: Village) -> None:
    await village.wuaihua.says("我老公又打我了")
    await village.zhoujianguo.taps("我这就去")
    village.hush()
    await village.wuaihua.says("他出门去了")
    village.wuaihua.hears("有事随时说一声")
    village.is_silent()


async def test_who_only_knocks_is_answered_and_nothing_is_opened(village: Village) -> None:
    await village.wangxiuying.says("你好，在吗")
    village.wangxiuying.hears("我在呢", "快来人")
    assert await village.cases() == ()


async def test_a_call_that_sounds_like_a_greeting_is_a_call(village: Village) -> None:
    await village.wangxiuying.says("有人吗，救命")
    village.wangxiuying.hears("120")
