"""A ride from the wish to home: who is asked, who comes, every step one tap, one card."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.village import Village


async def test_one_message_is_enough_and_the_nearest_driver_comes(village: Village) -> None:
    await village.wangxiuying.says("明早八点送我去县医院复诊，两个人")
    village.wangxiuying.hears("记下了", "明天8:00", "县医院")
    village.wangxiuying.hears_nothing()
    village.zhaoweiguo.hears("要车", "明天8:00", "县医院", "2个人", loud=True)
    village.group_hears_nothing("dongwan")
    card = village.zhaoweiguo.finds("要车")
    assert "东湾1号" not in (card.text or "")
    assert "复诊" not in (card.text or "")
    await village.zhaoweiguo.taps("我接")
    mine = village.zhaoweiguo.finds("要车")
    assert "东湾1号" in (mine.text or "")
    assert "13800000001" in (mine.text or "")
    told = village.wangxiuying.hears("赵卫国", "明天8:00", "暗号", loud=True)
    assert "13800000006" in (told.text or "")
    await village.until("07:00", day=1)
    village.zhaoweiguo.hears("再过一个钟头")
    await village.zhaoweiguo.taps("我会去")
    await village.until("07:55")
    await village.zhaoweiguo.taps("快到了")
    village.wangxiuying.hears("快到了", loud=True)
    await village.zhaoweiguo.taps("接到了")
    await village.zhaoweiguo.taps("送到了")
    village.wangxiuying.hears("办好了")
    await village.wangxiuying.taps("好了，谢谢")
    assert (await village.the_case()).state is State.CLOSED
    assert "13800000006" not in (village.wangxiuying.finds("坐过了").text or "")
