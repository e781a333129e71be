"""A keeper's plain words: what is an order, what is not, and what a question is answered with."""

from __future__ import annotations

from itertools import count

import pytest

from bot.services.incoming import Origin, Pressed
from bot.services.toasts import toast_of
from tests.stories.test_box_orders import entries, how_many, shelf
from tests.stories.village import Village

# Numbers no update of the stage has.
UPDATES = count(900_000_001)


@pytest.mark.parametrize(
    ("said", "read_back"),
    [
        ("收到布洛芬缓释胶囊3盒，效期到2028-05", ("入库", "3盒", "2028年5月31日")),
        ("到货口罩100个，2028年12月", ("入库", "医用外科口罩", "100个")),
        ("盘点 对乙酰氨基酚 3盒", ("盘点", "账上3盒", "点到", "3盒")),
        ("匀2盒布洛芬给石桥", ("从柳湾药箱调到石桥药箱", "2盒")),
        ("召回布洛芬缓释胶囊 批号B1108", ("召回", "B1108")),
    ],
)
async def test_what_a_keeper_says_in_passing_is_read_back(
    village: Village, said: str, read_back: tuple[str, ...]
) -> None:
    before = await village.row_count("stock_entries")
    await village.zhangxiaolan.says(said)
    village.zhangxiaolan.hears(*read_back)
    assert await village.row_count("stock_entries") == before
    assert await village.cases() == ()


@pytest.mark.parametrize(
    "said", ["我妈发烧38.5，家里布洛芬过期扔了", "今天收了3亩稻子", "谁能帮我把门口的垃圾扔了"]
)
async def test_what_is_about_something_else_is_no_order(village: Village, said: str) -> None:
    await village.zhangxiaolan.says(said)
    assert await village.row_count("stock_orders") == 0


async def test_a_villager_who_says_the_same_is_understood_as_ever(village: Village) -> None:
    await village.wangqiang.says("收到布洛芬3盒，效期到2028-05")
    village.wangqiang.hears_nothing("入库")
    village.wangqiang.hears_nothing("只有药箱管理员")
    assert await village.row_count("stock_orders") == 0


async def test_an_answer_that_is_wrong_is_said_so_and_asked_on(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("入库 布洛芬缓释胶囊")
    keeper.hears("一共多少")
    await keeper.says("半盒")
    keeper.hears("只能记整盒")
    await keeper.says("2盒")
    keeper.hears("有效期")
    await keeper.says("2月31日")
    keeper.hears("没有这一天")
    await keeper.says("2028年4月")
    keeper.hears("2盒", "2028年4月30日")
    await keeper.says("算了，不记了")
    keeper.hears("没有记")
    assert await how_many(village, "box-liuwan", "ibu_er") == 4


async def test_a_name_spelt_by_ear_is_asked_before_it_is_believed(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("盘点 布洛分 4盒")
    which = keeper.hears("是哪一种")
    assert [b.text for b in which.buttons] == ["布洛芬缓释胶囊"]
    await keeper.taps("布洛芬缓释胶囊")
    keeper.hears("账上4盒", "点到")


async def test_of_two_boxes_that_have_it_it_is_asked_which(village: Village) -> None:
    deputy = village.lixiaofang
    await deputy.says("盘点")
    which = deputy.hears("盘点哪一个")
    assert {b.text for b in which.buttons} == {"柳湾药箱", "东湾便民屋"}
    await deputy.taps("柳湾药箱")
    deputy.hears("柳湾药箱", "盘点 1/")


async def test_more_than_is_free_because_it_is_kept_for_somebody_is_not_counted_away(
    village: Village,
) -> None:
    await village.wangxiuying.says("谁家有对乙酰氨基酚片")
    await village.wangxiuying.taps("都没有")
    keeper = village.zhangxiaolan
    await keeper.says("/count 对乙酰氨基酚片 0盒")
    await keeper.taps("不见了")
    assert await keeper.taps("对", "点到") == (
        "有些正给人留着，动不了，没有记。等人拿走或者不要了再记。"
    )
    assert await how_many(village, "box-liuwan", "para_tab") == 3


async def test_what_came_in_serves_who_waits_and_then_cannot_be_taken_back(
    village: Village,
) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("/count 对乙酰氨基酚片 0盒")
    await keeper.taps("以前数错、记错")
    await keeper.taps("对", "点到")
    for lot in await shelf(village, "box-liuwan", "para_tab"):
        assert lot.amounts.on_hand == 0
    await keeper.says("/in 对乙酰氨基酚片 5盒 2028年5月")
    await keeper.taps("对", "入库")
    await keeper.says("/discard 对乙酰氨基酚片 2盒 坏了 扔有害垃圾")
    keeper.hears("2盒", "坏了", "有害垃圾")
    await keeper.taps("对", "清出")
    await keeper.says("/fix")
    shown = keeper.hears("最近记的")
    came_in = next(b.text for b in shown.buttons if "+5" in b.text)
    assert await keeper.taps_on(shown, came_in) == "后来又动过，改不回去了。请盘点一下。"
    thrown = next(b.text for b in shown.buttons if "-2" in b.text)
    await keeper.taps_on(shown, thrown)
    await keeper.taps_on(shown, came_in)
    assert await how_many(village, "box-liuwan", "para_tab") == 0
    kinds = [e.verb.value for e in await entries(village, "box-liuwan", "para_tab")]
    assert kinds.count("reverse") == 2


async def test_yes_and_no_may_be_said_instead_of_tapped(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("盘点 布洛芬 3盒 坏了1盒")
    await keeper.says("盘点 对乙酰氨基酚 2盒 丢了")
    keeper.hears("点到", "2盒", "不见了")
    await keeper.says("不对")
    keeper.hears("好，没有记")
    await keeper.says("盘点 对乙酰氨基酚 2盒 丢了")
    await keeper.says("对的")
    keeper.hears("现在有2盒")
    assert await how_many(village, "box-liuwan", "para_tab") == 2


async def test_the_keepers_view_leads_to_the_count_and_to_how_to_write(village: Village) -> None:
    keeper = village.jiangyuehong
    for box, toast in (("box-shiqiao", None), ("box-liuwan", "只有药箱管理员能动药箱里的东西。")):
        for verb in ("box_count", "box_in"):
            outcome = await _press(village, keeper.user_id, verb, box)
            assert outcome == toast
    keeper.hears("盘点 1/4")
    keeper.hears("请这样写")


async def _press(village: Village, user_id: int, verb: str, subject: str) -> str | None:
    """A button of the keeper's view, as it comes in."""
    origin = Origin(
        village.bot.desk.bot, next(UPDATES), user_id, "private", None, user_id, "x"
    )  # fmt: skip
    pressed = Pressed(origin, f"p{origin.update_id}", None, verb, subject, 0)
    outcome = await village.bot.services.taps.press(pressed)
    await village.settles()
    return await toast_of(village.bot.desk, outcome)
