"""Gifts of firms and allocations: read back, counted, thanked for with consent, followed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.stock import OnShelf
from bot.services.stock.donation_seen import distribution
from bot.store import donations, holds, stock
from bot.store.database import Work
from tests.stories.village import Village, shown

FIRM = "/donate 鑫源公司捐口罩500个、抗原200份，值4700元，给石桥村用"


async def read(village: Village, fn: Any) -> Any:
    return await village.bot.desk.database.read(fn)


async def shelf(village: Village, item: str, box: str) -> tuple[OnShelf, ...]:
    found: tuple[OnShelf, ...] = await read(
        village, lambda work: stock.shelf_of_item(work, item, box)
    )
    return found


async def on_hand(village: Village, item: str, box: str) -> int:
    return sum(s.amounts.on_hand for s in await shelf(village, item, box))


async def books_are_right(village: Village) -> None:
    assert await read(village, stock.sums_that_differ) == ()


async def test_a_firms_gift_from_entry_to_thanks_and_to_where_it_went(village: Village) -> None:
    cadre, keeper = village.yangchanghe, village.jiangyuehong
    masks = await on_hand(village, "d_mask", "box-shiqiao")
    await cadre.says(FIRM)
    said = shown(cadre.hears("鑫源公司", "爱心企业", "500个", "200份", "价值 4700 元"))
    assert "石桥药箱" in said
    assert await village.row_count("stock_donations") == 0
    toast = await cadre.taps("对")
    assert toast is not None
    assert "石桥捐0001" in toast
    # A cadre writes, who keeps the box counts; nothing is in it before.
    assert await on_hand(village, "d_mask", "box-shiqiao") == masks
    keeper.hears("石桥捐0001", "请您点数", "500个")
    await keeper.taps("数对")
    assert await on_hand(village, "d_mask", "box-shiqiao") == masks + 500
    cadre.hears("石桥捐0001", "已经点数入箱")
    # Thanks only with the word of the giver, which who entered it brings.
    village.group_hears_nothing("qiaotou")
    cadre.hears("鑫源公司愿意在群里被谢一声吗")
    await cadre.taps("他们同意了")
    await village.settles()
    said = shown(village.group_hears("qiaotou", "谢谢鑫源公司", "500个", "石桥捐0001"))
    assert "4700" not in said
    await village.wangxiuying.says("/donation 石桥捐0001")
    page = shown(village.wangxiuying.hears("石桥捐0001", "价值 4700 元", "石桥药箱还有"))
    assert "500个" in page
    donation = await read(village, lambda w: donations.donation_numbered(w, "石桥捐0001"))
    stranger = village.newcomer("路人甲")
    await stranger.starts(f"d_{donation.id}")
    assert shown(stranger.hears("石桥捐0001")) == page
    await books_are_right(village)


async def test_without_a_yes_nobody_is_thanked_in_public(village: Village) -> None:
    keeper = village.jiangyuehong
    await keeper.says("/donate 鑫源公司捐口罩100个，值200元")
    await keeper.taps("对")
    assert await on_hand(village, "d_mask", "box-shiqiao") == 100
    await keeper.taps("不用", "愿意在群里")
    await village.passes(hours=3)
    village.group_hears_nothing("qiaotou")
    toast = await keeper.taps("他们同意了", "愿意在群里")
    assert toast == "这个已经定了。"
    village.group_hears_nothing("qiaotou")
    await books_are_right(village)


async def test_a_neighbour_who_gives_is_asked_in_person(village: Village) -> None:
    await village.zhangxiaolan.says("/donate 赵卫国捐口罩50个")
    await village.zhangxiaolan.taps("对")
    village.zhaoweiguo.hears("您送的东西收到了", "50个")
    village.zhangxiaolan.hears_nothing("愿意在群里")
    await village.zhaoweiguo.taps("可以")
    village.group_hears("dongwan", "谢谢赵卫国")


async def test_an_allocation_keeps_its_fund_and_the_keeper_says_what_stands_on_the_pack(
    village: Village,
) -> None:
    keeper = village.luoqinghe
    await keeper.says("/allocate 县里拨退烧药80盒，专项经费")
    said = shown(keeper.hears("调拨或采购", "县里", "专项经费", "退烧药 80盒"))
    assert "白鹭镇物资室" in said
    await keeper.taps("对")
    before = await on_hand(village, "para_tab", "depot-bailu")
    await keeper.taps("数对", "白鹭捐0001")
    keeper.hears("/got 白鹭捐0001", "是哪一种")
    assert await on_hand(village, "para_tab", "depot-bailu") == before
    # The line to copy has no day in it: sent back as it is, it records nothing.
    await keeper.says("/got 白鹭捐0001 对乙酰氨基酚片80盒 ？年？月到期")
    keeper.hears("/got 白鹭捐0001", "到期日")
    assert await on_hand(village, "para_tab", "depot-bailu") == before
    await keeper.says("/got 白鹭捐0001 对乙酰氨基酚片78盒，2027年5月到期")
    keeper.hears("白鹭捐0001 点好了")
    assert await on_hand(village, "para_tab", "depot-bailu") == before + 78
    donation = await read(village, lambda w: donations.donation_numbered(w, "白鹭捐0001"))
    (lot,) = await read(village, lambda w: stock.lots_of_donation(w, donation.id))
    assert (lot.fund, lot.source, str(lot.last_day)) == ("special", "allocation", "2027-05-31")
    keeper.hears_nothing("愿意在群里")
    await books_are_right(village)


@pytest.mark.parametrize(
    ("words", "fund", "said"),
    [
        ("用党费买口罩300个", "party_fee", "党费"),
        ("财政资金采购口罩300个", "finance", "财政资金"),
        ("县里下拨口罩300个，专项经费", "special", "专项经费"),
    ],
)
async def test_what_is_bought_or_allocated_says_where_the_money_is_from(
    village: Village, words: str, fund: str, said: str
) -> None:
    await village.zhangxiaolan.says(f"/allocate {words}")
    village.zhangxiaolan.hears("调拨或采购", said, "300个")
    await village.zhangxiaolan.taps("对")
    donation = await read(village, lambda w: donations.donation_numbered(w, "柳湾捐0001"))
    (lot,) = await read(village, lambda w: stock.lots_of_donation(w, donation.id))
    assert (donation.fund, lot.fund, donation.thanks) == (fund, fund, "no")
    await books_are_right(village)


async def test_a_keeper_finds_other_numbers_and_both_stay_on_the_record(village: Village) -> None:
    await village.zhoujianguo.says("/donate 鑫源公司捐口罩500个、抗原200份，值4700元")
    await village.zhoujianguo.taps("对")
    keeper = village.zhangxiaolan
    await keeper.taps("数不一样", "柳湾捐0001")
    keeper.hears("/got 柳湾捐0001")
    before = await on_hand(village, "d_mask", "box-liuwan")
    await keeper.says("/got 柳湾捐0001 口罩480个")
    assert await on_hand(village, "d_mask", "box-liuwan") == before + 480
    village.zhoujianguo.hears("480个（说好 500个）", "200份")
    assert await keeper.taps("数对", "柳湾捐0001") == "这一批已经点过了。"
    assert await on_hand(village, "d_mask", "box-liuwan") == before + 480
    await books_are_right(village)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("鑫源公司捐口罩-3个", "不能是负的"),
        ("鑫源公司捐口罩100000盒", "数目太大"),
        ("鑫源公司捐半瓶碘伏", "要整盒整个的"),
        ("鑫源公司捐口罩20个，值-5元", "价值没看明白"),
        ("鑫源公司捐布洛芬缓释胶囊20盒，2019年3月到期", "到期日不对"),
        ("鑫源公司捐布洛芬缓释胶囊20盒，2月31日到期", "到期日不对"),
        ("鑫源公司捐阿莫西林20盒，2028年3月到期", "不能进村里的药箱"),
        ("鑫源公司", "没看到东西和数目"),
        ("口罩20个", "是谁捐的"),
    ],
)
async def test_what_cannot_be_is_answered_and_nothing_is_written(
    village: Village, words: str, answer: str
) -> None:
    await village.zhangxiaolan.says(f"/donate {words}")
    village.zhangxiaolan.hears(answer)
    assert await village.row_count("stock_orders") == 0
    assert await village.row_count("stock_donations") == 0


async def test_only_who_keeps_or_looks_after_a_box_writes_for_it(village: Village) -> None:
    await village.wangxiuying.says(FIRM)
    village.wangxiuying.hears("由药箱管理员或者村干部来记")
    await village.zhangxiaolan.says(FIRM)
    village.zhangxiaolan.hears("不归您管")
    await village.zhangxiaolan.says(FIRM, group="dongwan")
    village.group_hears("dongwan", "请私下跟我说")
    assert await village.row_count("stock_orders") == 0


async def test_who_waits_is_served_when_a_gift_comes_in(village: Village) -> None:
    await village.zhaoweiguo.says("要一盒板蓝根颗粒")
    await village.passes(minutes=10)
    assert await read(village, lambda w: holds.queue_for(w, "blg"))
    village.hush()
    keeper = village.zhangxiaolan
    await keeper.says("/donate 鑫源公司捐板蓝根颗粒20盒，2028年5月到期")
    await keeper.taps("对")
    assert not await read(village, lambda w: holds.queue_for(w, "blg"))
    kept = sum(s.amounts.reserved for s in await shelf(village, "blg", "box-liuwan"))
    assert kept == 1
    village.zhaoweiguo.hears("板蓝根")
    await books_are_right(village)


async def test_the_doors_of_a_gift_are_for_its_keepers_and_a_look_is_written_down(
    village: Village,
) -> None:
    await village.zhangxiaolan.says("/donate 鑫源公司捐大米20袋，值1600元")
    await village.zhangxiaolan.taps("对")
    await village.zhangxiaolan.says("/deliver 东湾 独居 大米1袋")
    village.zhangxiaolan.hears("大米1袋", "东湾", "独居")
    await village.zhangxiaolan.taps("开单")
    await village.lixiaofang.taps("发了", "柳湾发0001")
    donation = await read(village, lambda w: donations.donation_numbered(w, "柳湾捐0001"))

    async def doors(work: Work) -> Any:
        return await distribution(work, donation.id)

    (share,) = await read(village, doors)
    assert (share.item, share.qty, share.unit_id) == ("x:大米", 1, "dongwan")
    await village.wangxiuying.says("/donation 柳湾捐0001")
    page = shown(village.wangxiuying.hears("东湾：大米 1袋，1 户", "柳湾药箱还有：大米 19袋"))
    assert share.household not in page
    await village.wangxiuying.says("/donation 柳湾捐0001 明细")
    village.wangxiuying.hears_nothing("发到各户")
    await village.zhangxiaolan.says("/donation 柳湾捐0001 明细")
    village.zhangxiaolan.hears("发到各户", share.household)
    looks = await village.row_count("looks WHERE what = 'donation'")
    assert looks == 1
    await books_are_right(village)
