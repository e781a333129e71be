"""A gift by other ways: offered in a group, forgotten, called off; and who may not take it in."""

from __future__ import annotations

from bot.domain.stock import Verb
from bot.services.incoming import Origin, Pressed
from bot.services.stock import ledger
from bot.store.database import Work
from tests.stories.stage import BOT
from tests.stories.test_box_giving import gives, lots
from tests.stories.village import Person, Village


async def presses(village: Village, who: Person, verb: str, subject: str, choice: str) -> str:
    """A button nobody was shown."""
    update = 10_000_000 + who.user_id
    origin = Origin(BOT, update, who.user_id, "private", None, who.user_id, who.name)
    pressed = Pressed(origin, "x", None, verb, subject, 0, choice)
    outcome = await village.bot.services.taps.press(pressed)
    return str(getattr(outcome, "reason", None))


async def test_a_group_gets_a_mark_and_the_author_a_question_in_private(village: Village) -> None:
    village.hush()
    await village.zhaoweiguo.says("家里有两盒连花清瘟用不上了，谁要，明年三月到期", group="dongwan")
    village.group_hears_nothing("dongwan")
    asked = village.zhaoweiguo.hears("连花清瘟", "送进药箱", "不要钱")
    assert [b.text for b in asked.buttons] == ["送进药箱", "不用了"]
    village.is_silent()
    await village.zhaoweiguo.taps("送进药箱")
    village.zhaoweiguo.hears("连花清瘟2盒", "2027年3月31日", "对吗")
    await village.zhaoweiguo.taps("对，送去")
    village.zhangxiaolan.hears("连花清瘟2盒")
    village.group_hears_nothing("dongwan")


async def test_who_says_no_in_private_is_asked_no_more(village: Village) -> None:
    await village.zhaoweiguo.says("家里有两盒连花清瘟用不上了，谁要", group="dongwan")
    assert await village.zhaoweiguo.taps("不用了") == "好，先不送。什么时候想送再说一声。"
    village.hush()
    await village.passes(days=3)
    village.zhaoweiguo.hears_nothing("连花清瘟")
    assert await village.cases() == ()


async def test_a_gift_nobody_brings_is_asked_after_once_and_let_go(village: Village) -> None:
    await gives(village)
    village.hush()
    await village.passes(days=3)
    village.wangxiuying.hears("还方便送来吗", "连花清瘟2盒", "东湾村口小卖部")
    await village.passes(days=3)
    village.wangxiuying.hears_nothing("连花清瘟")
    await village.passes(days=2)
    village.wangxiuying.hears("先收起来了", "没关系")
    case = await village.the_case()
    assert (case.final, case.end_reason) == (True, "not_brought")
    assert await lots(village, "lhqw") == []
    await village.passes(days=4)
    village.wangxiuying.hears_nothing("连花清瘟")


async def test_a_gift_is_called_off_with_one_tap(village: Village) -> None:
    await gives(village)
    await village.wangxiuying.taps("不送了", "编号")
    case = await village.the_case()
    assert case.final
    outcome = await presses(village, village.zhangxiaolan, "gift_in", case.id, "all")
    assert outcome == "case.refused.ended"


async def test_only_who_keeps_the_box_takes_it_in(village: Village) -> None:
    await gives(village)
    case = await village.the_case()
    for other in (village.wangxiuying, village.chenming, village.zhoujianguo):
        outcome = await presses(village, other, "gift_in", case.id, "all")
        assert outcome == "stock.no.keeper"
    assert await lots(village, "lhqw") == []
    assert not (await village.the_case()).final


async def test_the_deputy_may_take_it_in_and_the_second_tap_finds_it_done(
    village: Village,
) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.lixiaofang.taps("收到2盒", "王奶奶")
    await village.lixiaofang.taps("红标")
    await village.lixiaofang.taps("没有批号")
    village.wangxiuying.hears("小芳", "收到了您送的")
    assert await village.zhangxiaolan.taps("红标") == "这件事已经结了。"
    assert [there for _, there in await lots(village, "lhqw")] == [2]


async def test_who_gave_can_ask_where_it_went_and_hears_no_name(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.taps("没有批号")
    await village.wangxiuying.taps("用到哪了")
    village.wangxiuying.hears("连花清瘟", "药箱里还有2盒")
    desk = village.bot.desk

    async def out(work: Work) -> None:
        await ledger.take_out(work, desk, "box-liuwan", "lhqw", 1, Verb.OUT, ledger.Why())

    await desk.database.write(out)
    await village.wangxiuying.taps("用到哪了")
    village.wangxiuying.hears("1盒给了用得上的人", "药箱里还有1盒")
    case = await village.the_case()
    outcome = await presses(village, village.zhaoweiguo, "gift_where", case.id, "x")
    assert outcome == "case.refused.only_the_author"


async def test_whoever_waits_for_it_hears_as_soon_as_it_is_in(village: Village) -> None:
    await village.zhaoweiguo.says("我想要一盒连花清瘟")
    await gives(village)
    village.hush()
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.taps("没有批号")
    village.zhaoweiguo.hears("连花清瘟")
