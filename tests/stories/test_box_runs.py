"""Lists: kits in three stages, an entitlement, doors with rice; conservation after each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.runs import Run, Stage
from bot.domain.stock import Lot
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import runs, stock
from bot.store.database import Work
from tests.stories.village import Village, shown


async def read(village: Village, fn: Any) -> Any:
    return await village.bot.desk.database.read(fn)


async def on_hand(village: Village, item: str, box: str = "box-liuwan") -> int:
    shelf = await read(village, lambda work: stock.shelf_of_item(work, item, box))
    return sum(s.amounts.on_hand for s in shelf)


async def books_are_right(village: Village) -> None:
    assert await read(village, stock.sums_that_differ) == ()


async def fill(village: Village, item: str, qty: int, unit: str, box: str = "box-liuwan") -> None:
    """So many come into a box, whatever way."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        lot = Lot(desk.ids.new(), item, unit, desk.now(), "count",
                  last_day=desk.today() + timedelta(days=400))  # fmt: skip
        await ledger.receive(work, desk, box, lot, qty, Why("zhangxiaolan"))

    await desk.database.write(write)


async def the_run(village: Village, number: str = "柳湾发0001") -> Run:
    found: Run | None = await read(village, lambda w: runs.run_numbered(w, number))
    assert found is not None
    return found


async def stages(village: Village, number: str = "柳湾发0001") -> list[str]:
    run = await the_run(village, number)
    lines = await read(village, lambda w: runs.lines_of(w, run.id))
    return [line.stage.value for line in lines]


async def test_a_kit_goes_through_three_stages_and_what_is_not_given_comes_back(
    village: Village,
) -> None:
    keeper, liaison = village.zhangxiaolan, village.lixiaofang
    await fill(village, "para_tab", 20, "盒")
    before = {item: await on_hand(village, item) for item in ("para_tab", "d_mask", "d_ag")}
    await village.zhoujianguo.says("/kit 健康包 5户 东湾")
    village.zhoujianguo.hears("健康包", "对乙酰氨基酚片1盒", "口罩5个", "东湾", "共 5 户")
    assert await village.row_count("stock_runs") == 0
    toast = await village.zhoujianguo.taps("开单")
    assert toast is not None
    assert "柳湾发0001" in toast
    keeper.hears("柳湾发0001", "① 分装：还要装 5 份", "周书记开的单")
    liaison.hears_nothing("📋")
    await keeper.taps("装好了 5 份")
    assert await on_hand(village, "para_tab") == before["para_tab"] - 5
    assert await on_hand(village, "d_mask") == before["d_mask"] - 25
    await books_are_right(village)
    # 装车 is anybody's who carries; what they hear has no door in it.
    volunteer = village.zhoushuangquan
    said = shown(volunteer.hears("🚚", "装好了 5 份"))
    assert "家" not in said.replace("大家", "")
    await volunteer.taps("装上车了")
    # 发放: the doors are the liaison's.
    first = liaison.hears("📋", "柳湾发0001", "👉 1.")
    assert [b.text for b in first.buttons] == ["发了", "不在家", "不要"]
    await liaison.taps("发了", "📋")
    await liaison.taps("不在家", "📋", "👉 2.")
    for n in (3, 4, 5):
        await liaison.taps("发了", "📋", f"👉 {n}.")
    standing = liaison.finds("📋", "🚪 不在家")
    assert standing.message_id == first.message_id
    await keeper.taps("收工，剩下放回", "柳湾发0001")
    assert await stages(village) == ["given", "away", "given", "given", "given"]
    for item, each in (("para_tab", 1), ("d_mask", 5), ("d_ag", 2)):
        assert await on_hand(village, item) == before[item] - 4 * each
    village.zhoujianguo.hears("收工", "发了 4", "不在家 1")
    village.group_hears_nothing("dongwan")
    await books_are_right(village)


async def test_only_as_many_kits_are_packed_as_there_are_parts_for(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("/kit 健康包 8户 东湾")
    keeper.hears("还差对乙酰氨基酚片5盒")
    await keeper.taps("开单")
    await keeper.taps("装好了 3 份")
    assert await stages(village) == ["packed"] * 3 + ["todo"] * 5
    assert await on_hand(village, "para_tab") == 0
    await fill(village, "para_tab", 10, "盒")
    village.zhangxiaolan.hears("柳湾发0001")
    await keeper.taps("装上车了 3 份")
    run = await the_run(village)
    await village.zhangxiaolan.says(f"/run {run.number}")
    village.lixiaofang.hears("📋", "柳湾发0001")
    assert "4." not in shown(village.lixiaofang.finds("📋"))
    await books_are_right(village)


async def test_an_entitlement_says_who_got_it_who_not_and_nobody_gets_it_twice(
    village: Village,
) -> None:
    keeper, liaison, doctor = village.zhangxiaolan, village.lixiaofang, village.chenming
    await fill(village, "para_tab", 60, "盒")
    before = await on_hand(village, "para_tab")
    await village.zhoujianguo.says("/entitle 65岁以上 对乙酰氨基酚片 每人1盒 东湾")
    said = shown(village.zhoujianguo.hears("对乙酰氨基酚片", "每人1盒", "东湾 65岁以上"))
    assert "王秀英" not in said
    await village.zhoujianguo.taps("开单")
    # Another's box gives nothing before its keeper says so.
    keeper.hears("要从您的药箱发，可以吗")
    liaison.hears_nothing("📋")
    await keeper.taps("可以发")
    liaison.hears("📋", "👉 1.", "先问三句")
    doctor.hears_nothing("👩‍⚕️")
    await liaison.taps("发了", "📋")
    assert await on_hand(village, "para_tab") == before - 1
    # 王奶奶 has a phone: what to mind comes to her; nobody else hears of it.
    village.wangxiuying.hears("您领到了对乙酰氨基酚片", "肝病先问医生", "最多吃3天")
    await liaison.taps("不在家", "📋", "👉 2.")
    await liaison.taps("发了", "📋", "👉 3.")
    liaison.hears("没手机的人请念给他听")
    await liaison.taps("不要", "📋", "👉 4.")
    assert (await stages(village))[:4] == ["given", "away", "given", "refused"]
    assert await on_hand(village, "para_tab") == before - 2
    run = await the_run(village)
    await village.zhoujianguo.says(f"/run {run.number}")
    counts = shown(village.zhoujianguo.hears("📊", "发了 2", "不在家 1", "不要 1"))
    assert "王奶奶" not in counts
    village.zhoujianguo.hears_nothing("📋")
    await village.wangqiang.says(f"/run {run.number}")
    village.wangqiang.hears_nothing("📊")
    village.group_hears_nothing("dongwan")
    await books_are_right(village)


async def test_two_who_press_at_once_give_one(village: Village) -> None:
    await fill(village, "para_tab", 30, "盒")
    await village.zhangxiaolan.says("/entitle 65岁以上 对乙酰氨基酚片 东湾")
    await village.zhangxiaolan.taps("开单")
    before = await on_hand(village, "para_tab")
    message = village.lixiaofang.finds("📋", "👉 1.")
    await village.lixiaofang.taps_on(message, "发了", settle=False)
    await village.lixiaofang.taps_on(message, "发了", settle=False)
    await village.settles()
    assert await on_hand(village, "para_tab") == before - 1
    run = await the_run(village)
    await village.lixiaofang.says(f"/run {run.number} 1")
    village.lixiaofang.hears("改回来了")
    assert await on_hand(village, "para_tab") == before
    assert (await stages(village))[0] == "todo"
    await books_are_right(village)


async def test_somebody_the_register_warns_of_waits_for_the_doctor(village: Village) -> None:
    desk = village.bot.desk

    async def ill(work: Any) -> None:
        await work._fetch("UPDATE people SET illness = '肝硬化' WHERE id = 'wangdefa'", {})

    await desk.database.write(ill)
    await fill(village, "para_tab", 30, "盒")
    await village.zhangxiaolan.says("/entitle 65岁以上 对乙酰氨基酚片 东湾")
    village.zhangxiaolan.hears("1 人先请医生看")
    await village.zhangxiaolan.taps("开单")
    village.chenming.hears("👩‍⚕️", "德发大爷", "肝硬化")
    listed = shown(village.lixiaofang.finds("📋"))
    assert "肝" not in listed
    assert "德发大爷（72岁） " in listed
    assert "等医生看" in listed
    await village.chenming.taps("不给", "👩‍⚕️")
    assert (await stages(village)).count(Stage.REFUSED.value) == 1
    village.chenming.finds("👩‍⚕️", "都看过了")


async def test_the_same_within_thirty_days_is_marked_on_the_next_list(village: Village) -> None:
    await fill(village, "para_tab", 60, "盒")
    await village.zhangxiaolan.says("/entitle 65岁以上 对乙酰氨基酚片 东湾")
    await village.zhangxiaolan.taps("开单")
    await village.lixiaofang.taps("发了", "📋")
    await village.passes(days=3)
    await village.zhangxiaolan.says("/entitle 65岁以上 对乙酰氨基酚片 东湾")
    village.zhangxiaolan.hears("1 人 最近领过同样的")
    await village.zhangxiaolan.taps("开单", "最近领过")
    village.lixiaofang.hears("📋", "柳湾发0002", "⚠️最近领过")


async def test_rice_goes_door_by_door_in_pages_and_only_ticked_where_no_book_has_it(
    village: Village,
) -> None:
    liaison = village.lixiaofang
    await village.zhangxiaolan.says("/deliver 东湾 每户 大米1袋、油1桶")
    village.zhangxiaolan.hears("每户大米1袋、油1桶", "只打勾，不动账", "共 16 户")
    await village.zhangxiaolan.taps("开单")
    first = liaison.hears("📋", "第 1/2 页", "👉 1.")
    assert [b.text for b in first.buttons] == ["发了", "不在家", "不要", "下一页"]
    for _ in range(8):
        await liaison.taps("发了", "📋")
    # The next door comes of itself, also on the next page.
    liaison.finds("📋", "第 2/2 页", "👉 9.")
    entries = await village.row_count("stock_entries WHERE reason = 'list'")
    assert entries == 0
    assert (await stages(village)).count("given") == 8


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/kit 春节包 东湾", "现在有：健康包"),
        ("/kit 健康包 困难户", "名册里没有记谁家困难"),
        ("/entitle 65岁以上 退烧药", "有好多种"),
        ("/entitle 对乙酰氨基酚片 每人1盒", "发给谁"),
        ("/entitle 120岁以上 对乙酰氨基酚片", "没有合适的人"),
        ("/deliver 东湾 每户", "发什么"),
    ],
)
async def test_a_line_that_is_no_list_is_answered(
    village: Village, words: str, answer: str
) -> None:
    await village.zhangxiaolan.says(words)
    village.zhangxiaolan.hears(answer)
    assert await village.row_count("stock_runs") == 0


async def test_names_stand_for_those_no_register_lists(village: Village) -> None:
    await village.zhangxiaolan.says("/kit 健康包 王秀英、王德发")
    village.zhangxiaolan.hears("点名的", "共 2 户")
    await village.zhangxiaolan.taps("开单")
    assert await stages(village) == ["todo", "todo"]


async def test_a_villager_opens_no_list_and_moves_no_stock(village: Village) -> None:
    await village.wangxiuying.says("/entitle 65岁以上 对乙酰氨基酚片")
    village.wangxiuying.hears("由药箱管理员或者村干部来记")
    await village.zhangxiaolan.says("/kit 健康包 2户 东湾")
    await village.zhangxiaolan.taps("开单")
    card = village.zhangxiaolan.finds("① 分装")
    data = card.buttons[0]
    assert data.text == "装好了 2 份"
    assert await stages(village) == ["todo", "todo"]
