"""A keeper's busy day, as it went wrong once: what was mended stays mended."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.stock import Lot, available
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.services.stock.sheets import reason_word
from bot.store import stock
from bot.store.database import Work
from tests.stories.conftest import VillageAt
from tests.stories.stocked import in_order, on_hand
from tests.stories.village import Person, Village

RECALL = "/recall 对乙酰氨基酚片 批号A2601"


async def asked_for(village: Village, person: Person, item: str = "对乙酰氨基酚片") -> None:
    await person.says(f"谁家有{item}")
    if any(b.text == "大人" for b in person.messages()[-1].buttons):
        await person.taps("大人")
    await person.taps("都没有")


async def comes_in(village: Village, item: str, batch: str) -> Lot:
    """Some of it is entered behind the scene, for instance from a list of gifts."""
    desk = village.bot.desk
    lot = Lot(
        id=desk.ids.new(), item=item, unit="盒", received_at=desk.now(), source="purchase",
        batch=batch, last_day=date(2028, 5, 31),
    )  # fmt: skip

    async def write(work: Work) -> Lot | None:
        await ledger.receive(work, desk, "box-liuwan", lot, 2, Why("zhangxiaolan"))
        return await stock.find_lot(work, lot.id)

    found = await desk.database.write(write)
    assert found is not None
    return found


async def free(village: Village, box: str, item: str) -> int:
    desk = village.bot.desk
    shelf = await desk.database.read(lambda work: stock.shelf_of_item(work, item, box))
    return available(shelf, desk.today())


async def test_what_was_kept_of_a_recalled_batch_is_kept_in_the_next_box(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await asked_for(village, wang)
    await keeper.taps("给他留着", "对乙酰")
    village.hush()
    await village.luoqinghe.says(RECALL)
    await village.luoqinghe.taps("对", "召回")
    told = wang.hears("先不能给", "另外给您留着", "柳湾村卫生室")
    assert [b.text for b in told.buttons] == ["去不了，请人送", "不要了"]
    village.chenming.hears("对乙酰氨基酚片", "王奶奶")
    await village.chenming.taps("交给他了", "对乙酰")
    assert await on_hand(village, "clinic-liuwan", "para_tab") == 11
    assert await on_hand(village, "box-liuwan", "para_tab") == 3
    await in_order(village)


async def test_another_lot_of_the_same_box_takes_its_place_and_nobody_notices(
    village: Village,
) -> None:
    wang = village.wangxiuying
    await asked_for(village, wang)
    await comes_in(village, "para_tab", "N1")
    village.hush()
    await village.luoqinghe.says(RECALL)
    await village.luoqinghe.taps("对", "召回")
    wang.hears_nothing()
    await village.zhangxiaolan.taps("交给他了", "对乙酰")
    assert await on_hand(village, "box-liuwan", "para_tab") == 4
    await in_order(village)


async def test_with_none_left_anywhere_whoever_waited_is_in_line_and_served_later(
    village: Village,
) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await asked_for(village, wang)
    await keeper.taps("给他留着", "对乙酰")
    village.hush()
    await village.luoqinghe.says("/recall 对乙酰氨基酚片")
    await village.luoqinghe.taps("对", "召回")
    wang.hears("先不能给", "给您排上了")
    card = keeper.finds("对乙酰", "排着队")
    assert not card.buttons
    village.hush()
    await keeper.says("/in 对乙酰氨基酚片 2盒 2028年5月 批号N2")
    await keeper.taps("对", "入库")
    wang.hears("给您留着")
    card = keeper.finds("💊", "对乙酰氨基酚片", "王奶奶")
    assert [b.text for b in card.buttons] == ["给他留着", "交给他了", "没有了"]
    await keeper.taps("交给他了", "对乙酰")
    assert await on_hand(village, "box-liuwan", "para_tab") == 4
    await in_order(village)


@pytest.mark.parametrize("sort", ["withdrawn", "mercury"])
async def test_what_nobody_may_hand_on_is_locked_up_whatever_way_it_comes(
    village: Village, sort: str
) -> None:
    stocked = village.props.content.stocked
    gone = next(m for m in stocked.all if getattr(m.keeping, sort))
    lot = await comes_in(village, gone.id, "X1")
    assert lot.blocked in ("withdrawn", "mercury")
    assert await free(village, "box-liuwan", gone.id) == 0
    await in_order(village)


async def test_words_about_another_thing_are_no_answer_about_a_gift(village: Village) -> None:
    giver, keeper = village.hechunlin, village.zhangxiaolan
    await giver.says("我家有两盒连花清瘟胶囊，2027年12月到期，送药箱")
    await giver.taps("对，送去")
    await keeper.taps("数不一样")
    await keeper.says("只有1盒，2027年6月")
    keeper.hears("OTC")
    await keeper.says("盘点 布洛芬 3盒")
    keeper.hears("布洛芬缓释胶囊", "少1")
    await keeper.taps("绿标")
    keeper.hears("批号")
    await keeper.says("L0601")
    note = keeper.hears("入库", "连花清瘟1盒", "2027年6月30日")
    assert "血氧" not in note.text
    await in_order(village)


async def test_a_doctor_is_not_rung_every_quarter_of_an_hour_all_night(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 23:00") as village:
        await village.liucaixia.says("谁家有布洛芬缓释胶囊")
        await village.liucaixia.taps("大人")
        await village.liucaixia.taps("有")
        village.chenming.hears("能不能给")
        await village.until("07:00", day=0)
        for doctor in (village.chenming, village.masuqin, village.luoqinghe):
            rung = [m for m in doctor.messages() if "能不能给？" in (m.text or "")]
            assert 1 <= len(rung) <= 8


async def test_after_none_left_nobody_says_that_it_is_still_kept(village: Village) -> None:
    wang, keeper = village.wangqiang, village.zhangxiaolan
    await asked_for(village, wang, "感冒灵颗粒")
    await keeper.taps("没有了", "感冒灵")
    queued = wang.hears("给您排上了")
    assert "0个人" not in queued.text
    await village.passes(hours=6)
    wang.hears_nothing("还给您留着")


async def test_what_is_not_there_after_all_is_put_right_in_two_taps(village: Village) -> None:
    keeper = village.zhangxiaolan
    await asked_for(village, village.wangqiang, "感冒灵颗粒")
    await keeper.taps("没有了", "感冒灵")
    keeper.hears("感冒灵颗粒", "少2", "怎么回事")
    await keeper.taps("不见了")
    await keeper.taps("对", "点到")
    assert await on_hand(village, "box-liuwan", "gml") == 0
    await in_order(village)


async def test_what_was_handed_over_has_nothing_left_to_be_asked(village: Village) -> None:
    await asked_for(village, village.wangxiuying)
    village.hush()
    await village.zhangxiaolan.taps("交给他了", "对乙酰")
    village.zhangxiaolan.hears_nothing()
    for person in (village.zhangxiaolan, village.lixiaofang):
        card = person.finds("对乙酰氨基酚片", "王奶奶")
        assert "还没问到" not in card.text
        assert not card.buttons


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("盘点 布洛芬 3盒 坏了1盒", ("点到", "3盒", "少1", "坏了")),
        ("抗原还剩15份", ("抗原试剂", "少5", "怎么回事")),
        ("感冒灵冇得了", ("感冒灵颗粒", "少2", "怎么回事")),
        ("口罩用掉了20个", ("点到", "40个", "用掉了")),
        ("药箱里清出1盒感冒灵，潮了", ("感冒灵颗粒 1盒", "送到哪里")),
    ],
)
async def test_a_keepers_own_words_are_a_keepers_order(
    village: Village, said: str, read: tuple[str, ...]
) -> None:
    await village.zhangxiaolan.says(said)
    village.zhangxiaolan.hears(*read)
    assert await village.cases() == ()


async def test_a_keepers_own_household_stays_a_household(village: Village) -> None:
    await village.zhangxiaolan.says("我家还剩两盒布洛芬，有没有人要")
    assert await village.row_count("stock_orders") == 0


async def test_the_township_moves_things_with_long_names(village: Village) -> None:
    await village.luoqinghe.says("调20盒对乙酰氨基酚片到石桥")
    village.luoqinghe.hears("20盒", "石桥药箱")


async def test_help_names_what_a_keeper_may_write(village: Village) -> None:
    await village.zhangxiaolan.says("/help")
    said = village.zhangxiaolan.hears("/in")
    for command in ("/count", "/discard", "/transfer", "/recall", "/fix", "/box"):
        assert command in said.text
    await village.wangxiuying.says("/help")
    village.wangxiuying.hears_nothing("/in")


async def test_of_two_boxes_it_is_said_which_one_has_something_waiting(village: Village) -> None:
    await asked_for(village, village.wangxiuying)
    await village.zhangxiaolan.says("/box")
    await village.zhangxiaolan.taps("要给的", "柳湾药箱")
    village.zhangxiaolan.hears("柳湾药箱：要给的", "对乙酰氨基酚片")
    await village.zhangxiaolan.taps("要给的", "东湾便民屋")
    village.zhangxiaolan.hears("东湾便民屋：要给的", "没有")


async def test_the_exported_ledger_speaks_chinese(village: Village) -> None:
    await asked_for(village, village.wangxiuying)
    await village.luoqinghe.says(RECALL)
    await village.luoqinghe.taps("对", "召回")
    await village.zhangxiaolan.says("盘点 口罩 50个 坏了")
    await village.zhangxiaolan.taps("对", "点到")

    desk = village.bot.desk
    rows = await desk.database.read(
        lambda work: work._fetch("SELECT DISTINCT reason FROM stock_entries", {})
    )
    said = {row["reason"]: reason_word(desk, row["reason"]) for row in rows if row["reason"]}
    assert {"counted", "queued", "recalled", "damaged"} <= set(said)
    assert [code for code, word in said.items() if code == word] == []
