"""A batch is recalled: locked up everywhere, and whoever has some of it hears what to do."""

from __future__ import annotations

from tests.stories.test_box_orders import how_many, shelf
from tests.stories.village import Person, Village

ORDER = "/recall 对乙酰氨基酚片 批号A2601"


async def take_one(village: Village) -> None:
    """王奶奶 gets one of that batch from the keeper."""
    await village.wangxiuying.says("谁家有对乙酰氨基酚片")
    await village.wangxiuying.taps("都没有")
    await village.zhangxiaolan.taps("交给他了")
    await village.wangxiuying.taps("好了，谢谢")
    village.hush()


async def recall(person: Person, said: str = ORDER) -> None:
    await person.says(said)
    await person.taps("对", "召回")


async def test_keepers_lock_it_up_and_the_taker_hears_what_to_do(village: Village) -> None:
    await take_one(village)
    await village.chenming.says("召回对乙酰氨基酚片 批号A2601")
    village.chenming.hears("对乙酰氨基酚片", "批号A2601", "马上停发")
    await village.chenming.taps("对", "召回")
    done = village.chenming.hears("2个点", "8件", "1人")
    assert "王" not in done.text
    for code in ("zhangxiaolan", "lixiaofang"):
        village.person(code).hears("A2601", "柳湾药箱", "2件", "锁好")
    village.jiangyuehong.hears("A2601", "石桥药箱", "6件", "锁好")
    village.wangxiuying.hears("对乙酰氨基酚片", "先不要用", "带回药箱", "120")
    village.group_hears_nothing("dongwan")
    for box in ("box-liuwan", "box-shiqiao"):
        assert {on.lot.blocked for on in await shelf(village, box, "para_tab")} == {"recalled"}
    await village.zhangxiaolan.says("/transfer 1盒对乙酰氨基酚片到石桥")
    village.zhangxiaolan.hears("能动的只有0")


async def test_who_took_it_long_ago_is_left_in_peace(village: Village) -> None:
    await take_one(village)
    await village.passes(days=31)
    village.hush()
    await recall(village.chenming)
    village.chenming.hears("2个点", "没有人拿过")
    village.wangxiuying.hears_nothing("先不要用")


async def test_a_grandfather_without_a_phone_is_told_by_the_liaison(village: Village) -> None:
    liaison = village.lixiaofang
    await liaison.says("报 王德发 要一盒扑热息痛")
    village.hush()
    await village.zhangxiaolan.taps("交给他了")
    village.hush()
    await recall(village.chenming)
    told = liaison.hears("先不要用", "德发大爷")
    assert "对乙酰氨基酚片" in told.text
    village.chenming.hears("1人")


async def test_the_end_of_it_lets_it_go_again_and_a_new_pack_of_the_batch_is_locked_up(
    village: Village,
) -> None:
    await recall(village.luoqinghe)
    await village.zhangxiaolan.says("/in 对乙酰氨基酚片 1盒 2028年5月 批号A2601")
    await village.zhangxiaolan.taps("对", "入库")
    lots = [on.lot for on in await shelf(village, "box-liuwan", "para_tab")]
    assert [lot.blocked for lot in lots] == ["recalled", "recalled"]
    await village.luoqinghe.says(ORDER)
    village.luoqinghe.hears("已经停发了")
    await village.luoqinghe.says("/unblock 对乙酰氨基酚片 批号A2601")
    await village.luoqinghe.taps("对", "解封")
    village.luoqinghe.hears("解封了")
    village.jiangyuehong.hears("解封了", "石桥药箱", "6件")
    assert {on.lot.blocked for on in await shelf(village, "box-liuwan", "para_tab")} == {None}


async def test_a_batch_that_never_came_and_a_villager_change_nothing(village: Village) -> None:
    await village.chenming.says("/recall 布洛芬 批号X9999")
    await village.chenming.taps("布洛芬缓释胶囊")
    village.chenming.hears("哪个药箱都没有进过")
    await village.wangxiuying.says("/recall 布洛芬 批号B1108")
    village.wangxiuying.hears("只有药箱管理员")
    await village.wangxiuying.says("召回布洛芬缓释胶囊 批号B1108")
    village.wangxiuying.hears_nothing("马上停发")
    assert {on.lot.blocked for on in await shelf(village, "box-liuwan", "ibu_er")} == {None}
    assert await how_many(village, "box-liuwan", "ibu_er") == 4


async def test_who_borrowed_it_is_told_too(village: Village) -> None:
    await village.wangqiang.says("借个血氧仪")
    await village.zhangxiaolan.taps("交给他了")
    village.hush()
    await village.luoqinghe.says("召回血氧仪")
    village.luoqinghe.hears("所有批号")
    await village.luoqinghe.taps("对", "召回")
    village.luoqinghe.hears("0个点", "1人")
    village.wangqiang.hears("血氧仪", "先不要用")


async def test_a_batch_named_in_passing_is_not_taken_for_all_batches(village: Village) -> None:
    await village.chenming.says("B1108那批布洛芬有问题，停用")
    village.chenming.hears("召回", "布洛芬缓释胶囊", "批号B1108")
