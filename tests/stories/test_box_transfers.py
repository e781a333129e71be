"""Stock moves between boxes; both ends say so, and what nobody confirms is told."""

from __future__ import annotations

from bot.domain.stock import Amounts
from bot.store import rota, stock
from tests.stories.test_box_orders import entries, how_many, shelf
from tests.stories.village import Village


async def on_way(village: Village, box: str, item: str) -> int:
    return sum(on.amounts.moving for on in await shelf(village, box, item))


async def test_both_ends_confirm_and_the_lot_stays_the_lot(village: Village) -> None:
    await village.zhangxiaolan.says("调2盒布洛芬到石桥")
    village.zhangxiaolan.hears("布洛芬缓释胶囊", "2盒", "从柳湾药箱调到石桥药箱")
    await village.zhangxiaolan.taps("对")
    village.zhangxiaolan.hears("在去石桥药箱的路上")
    assert await how_many(village, "box-liuwan", "ibu_er") == 2
    assert await on_way(village, "box-liuwan", "ibu_er") == 2
    assert await how_many(village, "box-shiqiao", "ibu_er") == 1
    village.shihuiqin.hears("2盒", "收到了请点一下")
    await village.jiangyuehong.taps("收到2盒")
    village.zhangxiaolan.hears("2盒到石桥药箱了")
    assert await on_way(village, "box-liuwan", "ibu_er") == 0
    lots = {on.lot.id for on in await shelf(village, "box-liuwan", "ibu_er")}
    came = [e for e in await entries(village, "box-shiqiao", "ibu_er") if e.lot_id in lots]
    assert [(e.verb, e.change, e.by_id) for e in came] == [
        ("in", Amounts(on_hand=2), "jiangyuehong")
    ]
    assert await village.shihuiqin.taps("收到2盒") == "这一笔已经有结果了。"
    assert await how_many(village, "box-shiqiao", "ibu_er") == 3


async def test_who_writes_that_it_came_does_not_count_it_twice(village: Village) -> None:
    await village.zhangxiaolan.says("/transfer 2盒布洛芬到石桥")
    await village.zhangxiaolan.taps("对")
    village.hush()
    await village.jiangyuehong.says("收到布洛芬2盒")
    village.jiangyuehong.hears_nothing("入库")
    village.jiangyuehong.hears("收到了请点一下")
    await village.jiangyuehong.taps("收到2盒")
    assert await how_many(village, "box-shiqiao", "ibu_er") == 3


async def test_one_is_missing_and_it_is_said_why(village: Village) -> None:
    await village.zhangxiaolan.says("/transfer 3盒布洛芬到石桥")
    await village.zhangxiaolan.taps("对")
    await village.jiangyuehong.taps("数不一样")
    village.jiangyuehong.hears("一共多少")
    await village.jiangyuehong.says("5盒")
    village.jiangyuehong.hears("发出来的只有3盒", "没有记")
    await village.jiangyuehong.says("2盒")
    village.jiangyuehong.hears("少的那些")
    await village.jiangyuehong.taps("坏了")
    village.jiangyuehong.hears("收到", "2盒", "坏了")
    await village.jiangyuehong.taps("对")
    village.zhangxiaolan.hears("发了3盒", "2盒", "差1盒", "坏了")
    assert await on_way(village, "box-liuwan", "ibu_er") == 0
    assert await how_many(village, "box-liuwan", "ibu_er") == 1
    assert await how_many(village, "box-shiqiao", "ibu_er") == 3
    lost = [e for e in await entries(village, "box-liuwan", "ibu_er") if e.verb == "lose"]
    assert [(e.change.moving, e.reason) for e in lost] == [(-1, "damaged")]


async def test_what_was_never_packed_is_back_on_the_shelf(village: Village) -> None:
    await village.zhangxiaolan.says("/transfer 2盒布洛芬到石桥")
    await village.zhangxiaolan.taps("对")
    await village.jiangyuehong.taps("数不一样")
    await village.jiangyuehong.says("1")
    await village.jiangyuehong.taps("以前数错、记错")
    await village.jiangyuehong.taps("对", "收到")
    assert await how_many(village, "box-liuwan", "ibu_er") == 3
    assert await how_many(village, "box-shiqiao", "ibu_er") == 2


async def _on_duty(village: Village, *units: str) -> tuple[str, ...]:
    desk = village.bot.desk
    found = [await desk.database.read(lambda w, u=u: rota.on_duty(w, u, "duty_village", desk.now()))
             for u in units]  # fmt: skip
    return tuple(code for codes in found for code in codes)


async def test_nobody_confirms_and_both_keepers_and_the_cadre_hear_once(village: Village) -> None:
    await village.zhangxiaolan.says("/transfer 1盒布洛芬到石桥")
    await village.zhangxiaolan.taps("对")
    await village.passes(hours=47)
    village.hush()
    await village.passes(hours=4)
    village.zhangxiaolan.hears("2天了那边还没有点收到")
    village.jiangyuehong.hears("2天了还没有点收到")
    cadres = [village.person(code) for code in await _on_duty(village, "liuwan", "shiqiao")]
    assert cadres
    for cadre in cadres:
        cadre.hears("两头还没有对上")
    await village.passes(hours=30)
    village.jiangyuehong.hears_nothing("2天了还没有点收到")
    await village.jiangyuehong.taps("没收到")
    village.zhangxiaolan.hears("还没有收到", "退回")
    await village.zhangxiaolan.taps("没发出去，退回")
    village.jiangyuehong.hears("退回柳湾药箱了")
    assert await how_many(village, "box-liuwan", "ibu_er") == 4
    assert await on_way(village, "box-liuwan", "ibu_er") == 0


async def test_the_township_asks_and_the_sending_keeper_decides(village: Village) -> None:
    officer = village.sunlimin
    await officer.says("从石桥调2盒对乙酰氨基酚到柳湾")
    officer.hears("对乙酰氨基酚片", "从石桥药箱调到柳湾药箱", "先问")
    await officer.taps("对")
    officer.hears("已经问石桥药箱的管理员")
    assert await how_many(village, "box-shiqiao", "para_tab") == 6
    village.shihuiqin.hears("孙主任", "能调吗")
    await village.jiangyuehong.taps("可以，发出")
    officer.hears("发去柳湾药箱了")
    await village.lixiaofang.taps("收到2盒")
    officer.hears("到柳湾药箱了")
    assert await how_many(village, "box-shiqiao", "para_tab") == 4
    assert await how_many(village, "box-liuwan", "para_tab") == 5


async def test_who_keeps_the_depot_may_ask_a_village_for_what_the_depot_has_not(
    village: Village,
) -> None:
    await village.luoqinghe.says("/transfer 从石桥调1盒蒙脱石散到柳湾")
    village.luoqinghe.hears("从石桥药箱调到柳湾药箱", "先问")
    await village.luoqinghe.says("/transfer 20盒对乙酰氨基酚到石桥")
    village.luoqinghe.hears("20盒", "从白鹭镇物资室调到石桥药箱")
    await village.luoqinghe.taps("对", "20盒")
    village.jiangyuehong.hears("20盒", "收到了请点一下")


async def test_what_cannot_be_spared_stays(village: Village) -> None:
    await village.sunlimin.says("/transfer 从石桥调1盒蒙脱石散到柳湾")
    await village.sunlimin.taps("对")
    await village.jiangyuehong.taps("调不出")
    village.sunlimin.hears("回话", "调不出")
    assert await how_many(village, "box-shiqiao", "smec") == 2
    assert await village.row_count("stock_transfers") == 1
    assert await village.jiangyuehong.taps("可以，发出") == "这一笔已经有结果了。"


async def test_a_keeper_sends_only_from_the_own_box_and_only_what_is_free(village: Village) -> None:
    before = await village.row_count("stock_entries")
    await village.zhangxiaolan.says("/transfer 从石桥调1盒布洛芬到柳湾")
    village.zhangxiaolan.hears("只有药箱管理员")
    await village.zhangxiaolan.says("/transfer 9盒布洛芬到石桥")
    village.zhangxiaolan.hears("能动的只有4", "没有记")
    assert await village.row_count("stock_entries") == before
    assert await village.row_count("stock_transfers") == 0
    assert await village.bot.desk.database.read(stock.sums_that_differ) == ()
