"""What a box cannot take: each offer is answered kindly and clearly, nothing is written down."""

from __future__ import annotations

import pytest

from tests.stories.test_box_giving import lots
from tests.stories.village import Village

REFUSED = {
    "我有一盒阿莫西林送药箱": ("阿莫西林", "抗菌药", "村医"),
    "送药箱一支胰岛素": ("胰岛素", "处方药", "村医"),
    "我有两盒要放冰箱的培菲康送药箱": ("冰箱", "留着自己用"),
    "我有开过的止咳糖浆送给药箱": ("拆过封的药水", "回收点"),
    "连花清瘟 二十块一盒": ("不买不卖", "药品管理法"),
    "拿两盒连花清瘟换一盒布洛芬": ("不换东西", "直接说"),
    "我有100000盒连花清瘟送药箱": ("数太大", "最多500"),
    "我有-3盒连花清瘟送药箱": ("比零大", "几盒"),
    "我有半瓶没过期": ("半瓶的不收", "回收点"),
    "我有半瓶没过期的布洛芬混悬液送药箱": ("拆过封", "回收点"),
    "两盒连花清瘟，2月31日到期，送药箱": ("日历上没有这一天",),
    "两盒连花清瘟，2019年到期，送药箱": ("2019年12月31日", "已经过了", "回收点", "别冲下水道"),
    "我有两盒连花清瘟送药箱，下个月1号到期": ("只剩8天", "不到30天", "留着自己用"),
}


@pytest.mark.parametrize("offer", REFUSED)
async def test_each_no_is_kind_and_writes_nothing(village: Village, offer: str) -> None:
    village.hush()
    await village.wangxiuying.says(offer)
    said = village.wangxiuying.hears(*REFUSED[offer])
    assert len(said.text or "") < 120
    village.is_silent()
    assert await village.cases() == ()
    assert await lots(village, "lhqw") == []


async def test_a_wrong_number_is_put_right_in_the_same_talk(village: Village) -> None:
    await village.wangxiuying.says("我有-3盒连花清瘟送药箱，明年三月到期")
    await village.wangxiuying.says("3盒")
    village.wangxiuying.hears("连花清瘟3盒", "2027年3月31日", "对吗")


async def test_a_wrong_day_is_put_right_in_the_same_talk(village: Village) -> None:
    await village.wangxiuying.says("两盒连花清瘟，2月31日到期，送药箱")
    await village.wangxiuying.says("2027年2月28日")
    village.wangxiuying.hears("连花清瘟2盒", "2027年2月28日", "对吗")


async def test_money_asked_for_in_the_middle_of_a_gift_ends_it(village: Village) -> None:
    await village.wangxiuying.says("我这有两盒连花清瘟，明年三月到期")
    await village.wangxiuying.says("连花清瘟二十块一盒")
    village.wangxiuying.hears("不买不卖")
    assert await village.wangxiuying.taps("对，送去") == "这一句说过去了。要送东西，再跟我说一遍。"
    assert await village.cases() == ()


async def test_a_name_nobody_knows_is_looked_at_and_never_written_down(village: Village) -> None:
    await village.wangxiuying.says("我有两盒神仙大力丸送药箱")
    village.wangxiuying.hears("没认出来", "照片", "小兰")
    assert await village.cases() == ()
    await village.wangxiuying.says("就是神仙大力丸")
    village.wangxiuying.hears("没查到", "不敢随便收")
    await village.wangxiuying.taps("请小卖部小兰看一眼", "没查到")
    village.wangxiuying.hears("请小卖部小兰先看一眼")
    card = village.zhangxiaolan.hears("认不出是什么", "神仙大力丸")
    assert [b.text for b in card.buttons] == ["东西到了", "不能收"]
    await village.zhangxiaolan.taps("东西到了")
    village.zhangxiaolan.hears("盒子正面写的是什么")
    await village.zhangxiaolan.says("神仙大力丸")
    village.zhangxiaolan.hears("目录里没查到")
    await village.zhangxiaolan.says("还是神仙大力丸")
    village.wangxiuying.hears("目录里没有这种药", "村医")
    assert await village.row_count("stock_lots") == len(village.props.village.stock)


async def test_of_a_picture_alone_the_keeper_says_what_it_is(village: Village) -> None:
    await village.wangxiuying.says("我有药要送药箱")
    village.wangxiuying.hears("送的是什么")
    await village.wangxiuying.shows_photo()
    village.wangxiuying.hears("照片收到了", "请小卖部小兰看一眼")
    await village.wangxiuying.taps("请小卖部小兰看一眼", "照片收到了")
    card = village.zhangxiaolan.hears("认不出是什么")
    assert card.kind == "photo"
    await village.zhangxiaolan.taps("东西到了")
    await village.zhangxiaolan.says("连花清瘟胶囊")
    village.zhangxiaolan.hears("实到几盒")
    await village.zhangxiaolan.says("2")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.says("2027年3月，批号 A1")
    ((lot, there),) = await lots(village, "lhqw")
    assert (there, lot.batch) == (2, "A1")
    assert lot.photo


async def test_a_voice_note_goes_to_a_listener_and_records_nothing(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    village.lixiaofang.hears("请听一下")
    assert [case.kind for case in await village.cases()] == ["message"]
    assert await village.row_count("stock_lots") == len(village.props.village.stock)


async def test_a_voice_note_in_the_middle_of_a_gift_is_heard_too(village: Village) -> None:
    await village.zhaoweiguo.says("我有连花清瘟送药箱")
    await village.zhaoweiguo.speaks()
    village.lixiaofang.hears("请听一下")
    await village.zhaoweiguo.says("2盒 明年三月")
    village.zhaoweiguo.hears("连花清瘟2盒", "对吗")


async def test_somebody_ill_is_heard_in_the_middle_of_a_gift(village: Village) -> None:
    await village.wangxiuying.says("我有连花清瘟送药箱")
    await village.wangxiuying.says("我胸口压得慌出冷汗喘不上气")
    village.wangxiuying.hears("120")
