"""The public board: Sunday at 19:00 where it is switched on, numbers and nobody's name."""

from __future__ import annotations

from bot.domain.donations import Donation
from bot.simulator import Message
from bot.store import donations
from bot.store.database import Work
from tests.stories.village import Village, shown


async def errand_done(village: Village) -> None:
    await village.wangxiuying.says("帮我取个快递")
    await village.zhaohongxia.taps("我来办")
    await village.zhaohongxia.taps("办好了")
    await village.wangxiuying.taps("好了，谢谢")


async def given(village: Village, donor: str, *, thanked: bool) -> None:
    desk = village.bot.desk

    async def write(work: Work) -> None:
        number = await donations.take_number(work, "liuwan", "gift")
        thanks = "yes" if thanked else "no"
        gift = Donation(desk.ids.new(), f"捐{number}", "liuwan", "person", donor, desk.now(),
                        thanks=thanks)  # fmt: skip
        await donations.add_donation(work, gift)

    await desk.database.write(write)


def boards(village: Village) -> list[Message]:
    said = village.zhaohongxia.messages(group="dongwan")
    return [message for message in said if "这一周" in shown(message)]


async def test_on_sunday_evening_the_groups_read_the_week_in_one_message(village: Village) -> None:
    await village.zhoujianguo.says("/public 开始")
    village.zhoujianguo.hears("开着")
    await errand_done(village)
    await village.lixiaofang.says("我有点咳嗽")
    await given(village, "德顺粮油店", thanked=True)
    await given(village, "王强", thanked=False)
    village.hush()
    await village.until("18:59", day=6)
    assert boards(village) == []
    await village.passes(minutes=40)
    (board,) = boards(village)
    text = shown(board)
    assert "大家说了1件事，办好1件" in text, "an illness is nobody's news"
    assert "德顺粮油店和不留名的乡亲" in text
    assert "今晚有事打" in text
    assert not any(name in text for name in ("王秀英", "王奶奶", "赵红霞", "王强", "咳"))
    await village.passes(days=6)
    assert len(boards(village)) == 1
    assert board.silent


async def test_a_week_of_illness_alone_says_nothing(village: Village) -> None:
    await village.zhoujianguo.says("/public 开始")
    await village.wangxiuying.says("我有点咳嗽")
    await village.until("20:00", day=6)
    assert boards(village) == []


async def test_where_nobody_switched_it_on_no_week_is_told(village: Village) -> None:
    await errand_done(village)
    await village.zhaohongxia.says("/public 开始")
    village.zhaohongxia.hears("由村干部开")
    await village.until("20:00", day=6)
    assert boards(village) == []


async def test_a_village_that_ends_it_hears_no_more(village: Village) -> None:
    await village.zhoujianguo.says("/public 开始")
    await village.zhoujianguo.says("/public 停")
    village.zhoujianguo.hears("没开")
    await errand_done(village)
    await village.until("20:00", day=6)
    assert boards(village) == []
