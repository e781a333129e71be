"""Somebody shops for a neighbour: the list, the limit, the money, which both sides confirm."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.purchases import Money, Purchase
from bot.store import purchases
from tests.stories.village import Village, shown

LIST = "帮我带两斤肉一把青菜，五十块以内"


async def shopping(village: Village, text: str = LIST) -> Case:
    """王奶奶 asks, 赵红霞 takes it from the group's card."""
    await village.wangxiuying.says(text)
    await village.zhaohongxia.taps("我来", "代购", group="dongwan")
    return (await village.cases())[0]


async def bought(village: Village, case: Case) -> Purchase:
    found = await village.bot.desk.database.read(lambda w: purchases.find_purchase(w, case.id))
    assert found is not None
    return found


async def test_a_list_with_a_limit_is_bought_and_both_confirm_the_money(village: Village) -> None:
    wang, zhao = village.wangxiuying, village.zhaohongxia
    await wang.says(LIST)
    wang.hears("代购", "肉2斤")
    card = zhao.hears("代购", "肉2斤", group="dongwan")
    assert "50" not in shown(card)
    assert "五十" not in shown(card)
    await zhao.taps("我来", "代购", group="dongwan")
    mine = zhao.hears("代购", "50元以内", "13800000001")
    assert "东湾1号" in shown(mine)
    wang.hears("赵红霞", "接了您的事", "13800000010")
    village.hush()
    await zhao.says("一共38块5")
    wang.hears("赵红霞", "38.5元")
    zhao.hears("记下了", "38.5元")
    await wang.taps("钱对，给了")
    await zhao.taps("收到了")
    wang.hears("38.5元", "对上了")
    found = await bought(village, (await village.cases())[0])
    assert (found.state, found.spent, found.budget) == (Money.SETTLED, 3850, 5000)


async def test_no_group_and_nobody_else_hears_of_money(village: Village) -> None:
    case = await shopping(village)
    await village.zhaohongxia.says("一共38块5")
    await village.wangxiuying.taps("不对")
    await village.wangxiuying.says("30")
    two = {village.wangxiuying.code, village.zhaohongxia.code}
    for message in village.said():
        assert "元" not in shown(message) or message.chat_id > 0
    for person in village.everybody:
        if person.code not in two:
            assert not [m for m in person.messages() if "38.5元" in shown(m) or "50元" in shown(m)]
    assert (await bought(village, case)).state is Money.DIFFERS


async def test_above_the_limit_the_one_who_asked_is_asked_before_anything_is_owed(
    village: Village,
) -> None:
    case = await shopping(village)
    wang, zhao = village.wangxiuying, village.zhaohongxia
    village.hush()
    await zhao.says("肉涨价了，一共要62块")
    wang.hears("50元以内", "62元", "买不买")
    zhao.hears("62元超了", "等回话再买")
    wang.hears_nothing("钱当面给")
    assert (await bought(village, case)).state is Money.OVER
    await wang.taps("可以")
    zhao.hears("62元可以")
    found = await bought(village, case)
    assert (found.state, found.budget) == (Money.TOLD, 6200)


async def test_too_dear_is_not_bought(village: Village) -> None:
    case = await shopping(village)
    village.hush()
    await village.zhaohongxia.says("一共62块")
    await village.wangxiuying.taps("太贵了，不要")
    village.zhaohongxia.hears("太贵了，不要", "50元以内")
    found = await bought(village, case)
    assert (found.state, found.spent, found.budget) == (Money.OPEN, None, 5000)
    await village.zhaohongxia.says("只买了肉，一共30块")
    village.wangxiuying.hears("30元")
    assert (await bought(village, case)).state is Money.TOLD


async def test_receipts_disagree_each_is_asked_once_and_then_the_liaison(village: Village) -> None:
    case = await shopping(village)
    wang, zhao, liaison = village.wangxiuying, village.zhaohongxia, village.lixiaofang
    await zhao.says("一共38块5")
    await wang.taps("不对")
    wang.hears("给了多少")
    await wang.says("给了30")
    for side in (wang, zhao):
        side.hears("38.5元", "30元", "再看一眼")
    liaison.hears_nothing("38.5")
    await zhao.taps("是38.5元")
    liaison.hears_nothing("38.5")
    await wang.taps("是30元")
    told = liaison.hears("38.5元", "30元", "对不上")
    assert "别怪谁" in shown(told)
    found = await bought(village, case)
    assert (found.state, found.spent, found.paid) == (Money.SPLIT, 3850, 3000)
    read = village.bot.desk.database.read
    steps = await read(lambda w: purchases.steps_of(w, case.id))
    assert [step.fen for step in steps if step.what in ("spent", "paid")] == [3850, 3000]
    for message in village.said():
        assert message.chat_id > 0 or "38.5" not in shown(message)


async def test_who_looks_again_and_agrees_needs_no_liaison(village: Village) -> None:
    case = await shopping(village)
    await village.zhaohongxia.says("一共38块5")
    await village.wangxiuying.taps("不对")
    await village.wangxiuying.says("30")
    await village.wangxiuying.taps("是38.5元")
    await village.zhaohongxia.taps("是38.5元")
    village.zhaohongxia.hears("38.5元", "对上了")
    await village.passes(days=2)
    village.lixiaofang.hears_nothing("对不上")
    assert (await bought(village, case)).state is Money.SETTLED


async def test_two_sums_nobody_looks_at_again_are_the_liaisons_after_a_day(
    village: Village,
) -> None:
    await shopping(village)
    await village.zhaohongxia.says("一共38块5")
    await village.wangxiuying.taps("不对")
    await village.wangxiuying.says("30")
    await village.passes(hours=20)
    village.lixiaofang.hears_nothing("对不上")
    await village.passes(hours=6)
    village.lixiaofang.hears("38.5元", "30元", "对不上")


async def test_a_slip_with_the_sum_under_it_is_kept_and_shown_to_nobody(village: Village) -> None:
    case = await shopping(village)
    village.hush()
    await village.zhaohongxia.shows_photo("小票 38.5元")
    village.wangxiuying.hears("38.5元", "钱当面给")
    read = village.bot.desk.database.read
    slips = await read(lambda w: purchases.receipts_of_case(w, case.id))
    assert [slip.fen for slip in slips] == [3850]


async def test_done_with_the_sum_in_one_line_is_both(village: Village) -> None:
    case = await shopping(village)
    village.hush()
    await village.zhaohongxia.says("办好了，一共38块5")
    village.wangxiuying.hears("38.5元", "钱当面给")
    answer = village.wangxiuying.hears("代购", "您看办好了没有")
    assert "38" not in shown(answer)
    assert (await bought(village, case)).spent == 3850


async def test_brought_without_a_word_of_money_the_buyer_is_asked_once(village: Village) -> None:
    await shopping(village)
    village.hush()
    await village.zhaohongxia.taps("我到了", "代购")
    await village.zhaohongxia.taps("办好了", "代购")
    village.zhaohongxia.hears("一共多少钱")
    await village.zhaohongxia.says("38.5")
    village.wangxiuying.hears("38.5元", "钱当面给")


async def test_only_what_is_missing_is_asked(village: Village) -> None:
    await village.wangxiuying.says("谁能帮我代买点东西")
    village.wangxiuying.hears("要买什么")


async def test_who_has_no_telephone_pays_at_the_door(village: Village) -> None:
    """Her liaison said it; the money is between the two at the door."""
    await village.lixiaofang.says("报 王德发 要人帮忙买一袋米，五十块以内")
    case = (await village.cases())[0]
    assert case.category == "shopping"
    await village.zhaohongxia.taps("我来", "代购", group="dongwan")
    village.hush()
    await village.zhaohongxia.says("一共48块")
    village.zhaohongxia.hears("48元", "当面")
    village.lixiaofang.hears_nothing("48")
    await village.zhaohongxia.taps("收到了")
    assert (await bought(village, case)).state is Money.SETTLED


async def test_bags_for_the_field_are_bought_like_anything_else(village: Village) -> None:
    await village.wangxiuying.says("家里要三袋尿素")
    village.wangxiuying.hears("代购", "尿素 3袋")
    (case,) = await village.cases()
    assert case.category == "shopping"


async def test_hands_for_the_field_are_no_shopping(village: Village) -> None:
    await village.wangxiuying.says("家里要三个人收麦子")
    assert [case.category for case in await village.cases()] != ["shopping"]
