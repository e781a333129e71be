"""Looking at the boxes: things and hours for everybody, lots and names for those who keep them."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.stock import Lot
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import boxes
from bot.store.database import Work
from tests.stories.box_looks import a_request, act, keep, lend, looks
from tests.stories.conftest import VillageAt
from tests.stories.village import Village, shown


async def test_a_group_is_told_things_and_hours_once_silently_and_no_names(
    village: Village,
) -> None:
    await keep(village, await a_request(village), "para_tab", 1)
    await lend(village, "d_spo2", "wangxiuying", date(2026, 11, 20))
    await village.wangxiuying.says("/box", group="dongwan")
    said = village.wangxiuying.hears("柳湾药箱", "现在开着，到 20:00", group="dongwan")
    assert said.silent
    assert "药：对乙酰氨基酚片 2盒" in shown(said)
    assert "器具：电子体温计 2支" in shown(said)
    assert "防护和耗材：抗原试剂 20份" in shown(said)
    assert "柳湾村卫生室" in shown(said)
    assert "东湾便民屋" in shown(said)
    for hidden in ("王", "张小兰", "李小芳", "A2601", "2027", "留", "借", "柳湾00"):
        assert hidden not in shown(said)
    assert not said.buttons


async def test_within_a_minute_the_groups_message_is_edited_later_a_new_one_replaces_it(
    village: Village,
) -> None:
    await village.wangxiuying.says("/box", group="dongwan")
    first = village.wangxiuying.hears("对乙酰氨基酚片 3盒", group="dongwan")
    await keep(village, await a_request(village), "para_tab", 2)
    await village.zhaoweiguo.says("/box", group="dongwan")
    village.wangxiuying.hears_nothing(group="dongwan")
    again = village.wangxiuying.finds("柳湾药箱", group="dongwan")
    assert again.message_id == first.message_id
    assert "对乙酰氨基酚片 1盒" in shown(again)
    await village.passes(minutes=5)
    village.hush()
    await village.zhaoweiguo.says("/box", group="dongwan")
    later = village.wangxiuying.hears("柳湾药箱", group="dongwan")
    assert later.message_id != first.message_id
    standing = [m for m in village.wangxiuying.messages(group="dongwan") if "药箱" in shown(m)]
    assert [m.message_id for m in standing] == [later.message_id]


async def test_a_group_that_belongs_nowhere_is_told_to_ask_in_private(village: Village) -> None:
    village.sim.people.add_group(-4711, "亲戚群", [village.wangxiuying.user_id], bot=True)
    await village.settles()
    await village.wangxiuying.says("/box", group=-4711)
    assert any("没有连到村里" in shown(m) for m in village.sim.people.seen(
        village.wangxiuying.user_id, -4711))  # fmt: skip


async def test_a_villager_sees_the_own_village_and_what_is_near(village: Village) -> None:
    await village.wangxiuying.says("/box")
    text = shown(village.wangxiuying.hears("柳湾村的药箱"))
    own, _, near = text.partition("附近")
    assert "柳湾药箱" in own
    assert "东湾村口小卖部" in own
    assert "石桥药箱" in near
    assert "桥头榨油坊" in near
    assert "物资室" not in text
    assert "张小兰" not in text


async def test_one_thing_is_found_in_every_box_with_hours(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 18:30") as village:
        await village.wangxiuying.says("/box 布洛芬")
        text = shown(village.wangxiuying.hears("布洛芬缓释胶囊 4盒"))
        assert "柳湾药箱" in text
        assert "现在开着，到 20:00" in text
        assert "布洛芬混悬液 3瓶" in text
        assert "现在没开，明天 8:00 开" in text
        assert "吗？" not in text
        await village.wangxiuying.says("/box 布洛分")
        village.wangxiuying.hears("您说的是布洛芬吗？", "4盒")


async def test_what_no_box_has_or_nobody_understands_is_said_so(village: Village) -> None:
    await village.wangxiuying.says("/box 轮椅")
    village.wangxiuying.hears("现在没有能拿的轮椅")
    await village.wangxiuying.says("/box 拖鞋")
    village.wangxiuying.hears("没听懂是什么东西")


async def test_a_thing_that_is_lent_is_not_to_be_had_and_nobody_hears_who_has_it(
    village: Village,
) -> None:
    await lend(village, "d_spo2", "wangxiuying", date(2026, 11, 28))
    await village.zhaohongxia.says("/box 血氧仪")
    text = shown(village.zhaohongxia.hears("血氧仪"))
    assert "现在没有空的了" in text
    assert "王" not in text


async def test_a_keeper_sees_lots_by_expiry_and_what_is_kept_by_number(village: Village) -> None:
    case = await a_request(village)
    await keep(village, case, "ibu_er", 1)
    await lend(village, "d_spo2", "wangxiuying", date(2026, 11, 20))
    desk = village.bot.desk
    old = Lot("old", "gml", "盒", desk.now(), "household", "G1", date(2026, 11, 20))
    bad = Lot(
        "bad", "ors", "袋", desk.now(), "household", "S9", date(2028, 1, 1), blocked="recalled"
    )

    async def more(work: Work) -> None:
        await ledger.receive(work, desk, "box-liuwan", old, 1, Why("zhangxiaolan"))
        await ledger.receive(work, desk, "box-liuwan", bad, 2, Why("zhangxiaolan"))

    await act(village, more)
    await village.zhangxiaolan.says("/box")
    said = village.zhangxiaolan.hears("柳湾药箱", "快到期的在前")
    text = shown(said)
    assert text.index("G1") < text.index("G0917") < text.index("B1108")
    assert "过期了，请拿出来" in text
    assert "快过期，还有 25 天" in text
    assert "不能给：召回" in text
    assert f"{case.number}　布洛芬缓释胶囊 1盒" in text
    assert "王奶奶" in text
    assert "过了 3 天" in text
    assert "王奶奶" not in text.partition("借出去的")[0]
    assert [b.text for b in said.buttons] == ["要给的", "盘点", "入库"]
    village.zhangxiaolan.hears("东湾便民屋")
    await village.zhangxiaolan.taps("要给的", "柳湾药箱")
    todo = village.zhangxiaolan.hears(
        "要给的", f"{case.number}　布洛芬缓释胶囊 1盒，留到 今天 12:00"
    )
    assert [b.text for b in todo.buttons] == [case.number]
    assert ("zhangxiaolan", "box-liuwan") in await looks(village)


async def test_a_new_look_takes_the_place_of_the_old_one(village: Village) -> None:
    await village.jiangyuehong.says("/box")
    await village.jiangyuehong.says("/box")
    standing = [m for m in village.jiangyuehong.messages() if "快到期的在前" in shown(m)]
    assert len(standing) == 1
    assert await looks(village) == [("jiangyuehong", "box-shiqiao")] * 2


async def test_who_keeps_the_box_no_more_cannot_turn_its_pages(village: Village) -> None:
    desk = village.bot.desk

    async def fill(work: Work) -> None:
        for n in range(120):
            lot = Lot(f"l{n}", "para_tab", "盒", desk.now(), "firm", f"BATCH{n:05}",
                      date(2027, 1, 1) + timedelta(days=n))  # fmt: skip
            await ledger.receive(work, desk, "box-shiqiao", lot, 1, Why("jiangyuehong"))

    await act(village, fill)
    await village.jiangyuehong.says("/box")
    first = village.jiangyuehong.hears("第 1/")
    assert [b.text for b in first.buttons] == ["要给的", "盘点", "下一页"]
    assert len(shown(first)) <= 4096
    await village.jiangyuehong.taps("下一页")
    second = village.jiangyuehong.hears("第 2/")
    await act(village, lambda work: boxes.set_keepers(work, "box-shiqiao", None, None, None))
    toast = await village.jiangyuehong.taps_on(second, second.buttons[-1].text)
    assert toast == "只有药箱管理员能动药箱里的东西。"
