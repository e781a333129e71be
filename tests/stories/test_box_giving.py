"""A gift for the box: offered in words, said back once, one tap, counted by the keeper."""

from __future__ import annotations

from datetime import date

from bot.domain.stock import Lot
from bot.services.machine_reading import MachineReading
from bot.store import boxes, stock
from bot.store.database import Work
from bot.understanding.pack import PackDraft
from tests.fakes.readers import FakeFiles, FakePackReader
from tests.stories.village import Person, Village

OFFER = "我这有两盒连花清瘟，明年三月到期"
SOUND = b"OggS"


async def lots(village: Village, item: str) -> list[tuple[Lot, int]]:
    """What lies in the village's box of a thing, with how many."""

    async def look(work: Work) -> list[tuple[Lot, int]]:
        box = (await boxes.find_box(work, "box-liuwan")) or None
        assert box is not None
        shelf = await stock.shelf_of_item(work, item, box.id)
        return [(on.lot, on.amounts.on_hand) for on in shelf]

    return await village.bot.desk.database.read(look)


async def gives(village: Village, giver: Person | None = None) -> None:
    giver = giver or village.wangxiuying
    await giver.says(OFFER)
    await giver.taps("对，送去")


async def test_a_gift_is_said_back_sent_with_one_tap_and_counted_in(village: Village) -> None:
    await village.wangxiuying.says(OFFER)
    asked = village.wangxiuying.hears("连花清瘟2盒", "2027年3月31日", "没拆封", "对吗")
    assert "东湾村口小卖部" in (asked.text or "")
    assert "拍张盒子正面的照片" in (asked.text or "")
    assert [b.text for b in asked.buttons] == ["对，送去", "改一改", "不送了"]
    assert await village.cases() == ()
    await village.wangxiuying.taps("对，送去")
    village.wangxiuying.hears("连花清瘟2盒", "东湾村口小卖部", "每天早七点到晚八点", "小兰")
    village.lixiaofang.hears("连花清瘟2盒")
    card = village.zhangxiaolan.hears("王奶奶", "连花清瘟2盒", "2027年3月31日")
    assert [b.text for b in card.buttons] == ["收到2盒", "数不一样", "不能收"]
    assert await lots(village, "lhqw") == []
    await village.zhangxiaolan.taps("收到2盒")
    village.zhangxiaolan.hears("OTC 标是什么颜色")
    await village.zhangxiaolan.taps("红标")
    village.zhangxiaolan.hears("2027年3月31日", "批号")
    await village.zhangxiaolan.says("A2601")
    village.zhangxiaolan.hears("入库", "连花清瘟2盒", "A2601")
    village.wangxiuying.hears("小兰", "收到了您送的", "连花清瘟2盒", "谢谢您")
    ((lot, there),) = await lots(village, "lhqw")
    case = await village.the_case()
    assert there == 2
    assert (lot.unit, lot.batch, lot.last_day, lot.logo) == (
        "盒",
        "A2601",
        date(2027, 3, 31),
        "red",
    )
    assert (lot.giver_id, lot.household_id) == (case.author_id, case.household_id)
    assert lot.checked_by == case.answered_by
    assert (case.kind, case.outcome, case.final) == ("gift", "received", True)
    await village.passes(days=4)
    village.wangxiuying.hears_nothing("连花清瘟")


async def test_the_keeper_counts_what_really_arrived(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("数不一样")
    asked = village.zhangxiaolan.hears("实到几盒")
    assert [b.text for b in asked.buttons] == ["1盒", "3盒"]
    await village.zhangxiaolan.taps("1盒")
    await village.zhangxiaolan.taps("绿标")
    await village.zhangxiaolan.taps("没有批号")
    village.wangxiuying.hears("连花清瘟1盒", "说好2盒，实到1盒")
    ((lot, there),) = await lots(village, "lhqw")
    assert (there, lot.batch, lot.logo) == (1, None, "green")


async def test_what_was_booked_is_owed_to_the_keeper_over_a_bad_line(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("红标")
    village.sim.faults.fail("sendMessage", 502, times=9)
    await village.zhangxiaolan.says("A2601")
    village.sim.faults.clear()
    await village.passes(minutes=3)
    village.zhangxiaolan.finds("入库", "连花清瘟2盒", "A2601")


async def test_only_one_came_may_be_said_in_words(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.says("只到了一盒")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.says("批号 B77")
    village.wangxiuying.hears("连花清瘟1盒", "说好2盒，实到1盒")
    ((lot, there),) = await lots(village, "lhqw")
    assert (there, lot.batch) == (1, "B77")


async def test_two_things_of_one_message_go_one_after_the_other(village: Village) -> None:
    await village.wangxiuying.says("我有两盒连花清瘟和一盒阿莫西林、20个口罩送药箱，明年三月到期")
    village.wangxiuying.hears("连花清瘟2盒", "2027年3月31日", "对吗")
    await village.wangxiuying.taps("对，送去")
    village.wangxiuying.hears("阿莫西林", "抗菌药", "村医")
    village.wangxiuying.hears("口罩20个", "有效期到哪天")
    assert [case.kind for case in await village.cases()] == ["gift"]


async def test_what_is_missing_is_asked_in_one_question(village: Village) -> None:
    await village.wangxiuying.says("我有连花清瘟送药箱")
    village.wangxiuying.hears("有几盒", "有效期到哪天")
    await village.wangxiuying.says("2盒 明年三月")
    village.wangxiuying.hears("连花清瘟2盒", "2027年3月31日", "对吗")


async def test_after_two_questions_the_rest_is_seen_at_the_hand_over(village: Village) -> None:
    await village.wangxiuying.says("我有连花清瘟送药箱")
    await village.wangxiuying.says("两盒")
    asked = village.wangxiuying.hears("连花清瘟2盒", "有效期到哪天")
    assert "看不清，当面看" in [b.text for b in asked.buttons]
    await village.wangxiuying.taps("看不清，当面看")
    await village.wangxiuying.taps("对，送去")
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("绿标")
    village.zhangxiaolan.hears("有效期到哪天", "批号")
    await village.zhangxiaolan.says("270331 批号A9")
    ((lot, there),) = await lots(village, "lhqw")
    assert (there, lot.last_day, lot.batch) == (2, date(2027, 3, 31), "A9")


async def test_a_day_nobody_can_read_locks_the_lot(village: Village) -> None:
    await village.wangxiuying.says("我有两盒连花清瘟送药箱")
    await village.wangxiuying.says("看不清")
    await village.wangxiuying.says("对")
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("绿标")
    await village.zhangxiaolan.says("糊成一片了")
    village.zhangxiaolan.hears("没看懂")
    await village.zhangxiaolan.says("还是一团黑")
    await village.zhangxiaolan.taps("没有批号")
    village.zhangxiaolan.hears("有效期没看清", "先锁着不发")
    ((lot, there),) = await lots(village, "lhqw")
    assert (there, lot.blocked, lot.last_day) == (2, "unread", None)
    assert not lot.usable(date(2026, 11, 23))


async def test_a_gift_is_put_right_before_it_goes(village: Village) -> None:
    await village.wangxiuying.says(OFFER)
    await village.wangxiuying.taps("改一改")
    await village.wangxiuying.says("三盒")
    village.wangxiuying.hears("连花清瘟3盒", "2027年3月31日")
    await village.wangxiuying.says("明年五月到期")
    village.wangxiuying.hears("连花清瘟3盒", "2027年5月31日")
    await village.wangxiuying.says("不送了")
    village.wangxiuying.hears("先不送")
    assert await village.cases() == ()
    village.zhangxiaolan.hears_nothing("连花清瘟")


async def test_a_picture_of_the_pack_goes_with_the_gift(village: Village) -> None:
    await village.wangxiuying.says(OFFER)
    await village.wangxiuying.shows_photo()
    village.wangxiuying.hears("连花清瘟2盒", "照片收到了")
    await village.wangxiuying.taps("对，送去")
    card = village.zhangxiaolan.hears("连花清瘟2盒")
    assert card.kind == "photo"
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("绿标")
    await village.zhangxiaolan.taps("没有批号")
    ((lot, _),) = await lots(village, "lhqw")
    assert lot.photo


async def test_a_keeper_takes_the_picture_at_the_hand_over(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.shows_photo()
    await village.zhangxiaolan.taps("绿标")
    await village.zhangxiaolan.taps("没有批号")
    ((lot, _),) = await lots(village, "lhqw")
    assert lot.photo
    assert len(await village.cases()) == 1


async def test_a_picture_with_words_under_it_begins_a_gift(village: Village) -> None:
    await village.wangxiuying.shows_photo("我有两盒连花清瘟送药箱，明年三月到期")
    village.wangxiuying.hears("连花清瘟2盒", "2027年3月31日", "照片收到了")


async def test_what_a_machine_read_on_the_pack_counts_with_a_yes(village: Village) -> None:
    await village.wangxiuying.says("我有两盒连花清瘟送药箱")
    await village.wangxiuying.taps("看不清，当面看")
    await village.wangxiuying.shows_photo()
    await village.wangxiuying.taps("对，送去")
    reader = FakePackReader({SOUND: PackDraft("连花清瘟胶囊", "2027-04", "220513")})
    await MachineReading(village.bot.desk, FakeFiles(), None, reader).run()
    await village.settles()
    await village.wangxiuying.taps("对")
    village.zhangxiaolan.finds("2027年4月30日", "220513")
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("绿标")
    ((lot, _),) = await lots(village, "lhqw")
    assert (lot.last_day, lot.batch) == (date(2027, 4, 30), "220513")


async def test_a_second_look_at_what_is_in_hand(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("没有标")
    await village.zhangxiaolan.taps("没有批号")
    village.zhangxiaolan.hears("没有入库", "OTC 标", "村医")
    village.wangxiuying.hears("小兰", "OTC 标", "村医")
    assert await lots(village, "lhqw") == []
    assert (await village.the_case()).outcome == "not_accepted"


async def test_the_day_on_the_pack_stands_above_what_was_said(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.says("有效期到2026年8月")
    village.wangxiuying.hears("过了有效期", "乡镇卫生院回收点")
    assert await lots(village, "lhqw") == []


async def test_the_keeper_says_no_and_why(village: Village) -> None:
    await gives(village)
    await village.zhangxiaolan.taps("不能收")
    village.zhangxiaolan.hears("为什么不能收")
    await village.zhangxiaolan.taps("拆过封")
    village.wangxiuying.hears("小兰", "拆过封", "回收点", "谢谢您的心意")
    assert await lots(village, "lhqw") == []


async def test_a_thermometer_has_no_expiry_and_no_logo(village: Village) -> None:
    before = await lots(village, "d_bp")
    await village.wangxiuying.says("送个血压计给药箱")
    village.wangxiuying.hears("血压计1", "对吗")
    await village.wangxiuying.taps("对，送去")
    village.zhangxiaolan.finds("血压计1")
    card = village.zhangxiaolan.finds("血压计1")
    await village.zhangxiaolan.taps_on(card, card.buttons[0].text)
    village.wangxiuying.hears("收到了您送的", "血压计")
    assert len(await lots(village, "d_bp")) == len(before) + 1
