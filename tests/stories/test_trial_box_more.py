"""Keepers' sentences as they are said, and what a box says of a thing that is not free."""

from __future__ import annotations

import pytest

from tests.stories.conftest import VillageAt
from tests.stories.stocked import in_order, on_hand, used_daily
from tests.stories.village import Person, Village, shown


def labels(person: Person, *fragments: str) -> list[str]:
    return [button.text for button in person.finds(*fragments).buttons]


async def expired(village: Village, item: str) -> None:
    await used_daily(village, "box-liuwan", item, left=1, good_for=-2)


async def test_what_expired_is_offered_by_name_and_goes(village: Village) -> None:
    keeper = village.zhangxiaolan
    await expired(village, "smec")
    await expired(village, "ors")
    village.hush()
    await keeper.says("过期的扔了")
    keeper.hears("是哪一样")
    assert len(labels(keeper, "是哪一样")) == 2
    await keeper.taps("蒙脱石散")
    keeper.hears("蒙脱石散 1盒", "送到哪里")
    await keeper.taps("卫生院回收点")
    await keeper.taps("对", "清出")
    assert await on_hand(village, "box-liuwan", "smec") == 0
    await in_order(village)


async def test_the_only_thing_that_expired_needs_no_choice(village: Village) -> None:
    await expired(village, "smec")
    await village.zhangxiaolan.says("过期的扔了")
    village.zhangxiaolan.hears("蒙脱石散 1盒", "送到哪里")


async def test_where_nothing_expired_it_is_said(village: Village) -> None:
    await village.zhangxiaolan.says("过期的扔了")
    village.zhangxiaolan.hears("没有过期的")


async def test_a_transfer_without_its_thing_asks_of_what(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("给石桥送两盒")
    keeper.hears("往石桥药箱送什么")
    await keeper.says("布洛芬")
    keeper.hears("布洛芬缓释胶囊", "2盒", "石桥药箱", "对吗")


async def test_packs_brought_back_come_in_after_a_look(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("退了一盒布洛芬")
    await keeper.taps("布洛芬缓释胶囊")
    keeper.hears("有效期")
    await keeper.says("2027年5月")
    keeper.hears("入库", "布洛芬缓释胶囊", "1盒")
    await keeper.taps("对", "入库")
    assert await on_hand(village, "box-liuwan", "ibu_er") == 5


async def test_how_many_are_left_is_answered_as_the_command_does(village: Village) -> None:
    for said in ("布洛芬还有几盒", "感冒灵还剩几盒"):
        await village.zhangxiaolan.says(said)
    village.zhangxiaolan.hears("布洛芬缓释胶囊 4盒")
    village.zhangxiaolan.hears("感冒灵颗粒 2盒")
    village.zhangxiaolan.hears_nothing("愿意送")


async def test_a_mistake_with_nothing_written_is_kindly_answered(village: Village) -> None:
    await village.zhangxiaolan.says("记错了")
    village.zhangxiaolan.hears("最近没有您记的", "盘点")


async def test_a_mistake_about_ones_own_need_is_not_about_the_box(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("明早要车去县医院")
    await keeper.says("记错了")
    keeper.hears_nothing("最近没有您记的")


async def test_a_keeper_who_is_not_understood_reads_how_to_write_to_the_box(
    village: Village,
) -> None:
    await village.zhangxiaolan.says("嗯那个那个")
    village.zhangxiaolan.hears("没听明白", "盘点 布洛芬 5盒")
    await village.wangqiang.says("嗯那个那个")
    village.wangqiang.hears("没听明白")
    village.wangqiang.hears_nothing("盘点")


@pytest.mark.parametrize("said", ["从卫生室拿了3盒布洛芬来", "又来了3盒布洛芬"])
async def test_what_a_keeper_fetched_is_an_entry_and_no_gift(village: Village, said: str) -> None:
    keeper = village.zhangxiaolan
    await keeper.says(said)
    await keeper.taps("布洛芬缓释胶囊")
    await keeper.says("2028年5月")
    keeper.hears("柳湾药箱 入库", "布洛芬缓释胶囊", "3盒")
    keeper.hears_nothing("愿意送")
    assert await village.cases() == ()


async def test_what_is_counted_otherwise_is_asked_for_and_no_gift(village: Village) -> None:
    await village.zhangxiaolan.says("又来了2盒口罩")
    village.zhangxiaolan.hears("口罩", "一共多少个")
    village.zhangxiaolan.hears_nothing("愿意送")


async def test_the_keeper_reads_what_the_borrower_said_of_it(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await wang.says("借个血氧仪")
    await keeper.taps("交给他了")
    village.hush()
    await wang.says("血氧仪还了，摔坏了")
    keeper.hears("王奶奶说", "还了，说坏了", "东西怎么样")


async def test_a_borrower_who_says_nothing_of_it_is_not_quoted(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await wang.says("借个血氧仪")
    await keeper.taps("交给他了")
    await wang.says("血氧仪还了")
    assert "还了。东西怎么样" in shown(keeper.finds("王奶奶说", "东西怎么样"))


async def test_the_doctor_sees_which_list_it_was(village: Village) -> None:
    await village.liucaixia.says("谁家有布洛芬缓释胶囊")
    await village.liucaixia.taps("大人")
    await village.liucaixia.taps("有")
    village.chenming.hears("能不能给", "那几条里有一条", "胃溃疡")


async def test_what_expires_while_it_is_kept_is_kept_elsewhere_without_a_sound(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 21:00") as village:
        await used_daily(village, "box-liuwan", "smec", left=1, good_for=0)
        wang = village.wangqiang
        await wang.says("谁家有蒙脱石散")
        while any(b.text in ("大人", "都没有") for b in wang.messages()[-1].buttons):
            labels = [b.text for b in wang.messages()[-1].buttons]
            await wang.taps("大人" if "大人" in labels else "都没有")
        wang.hears("给您留着", "柳湾药箱")
        village.hush()
        await village.until("00:09", day=1)
        wang.hears_nothing("有效期")
        await village.until("00:12", day=0)
        wang.hears("过了有效期", "另外给您留着", "石桥药箱", loud=False)
        await in_order(village)


async def test_what_is_recalled_is_stopped_and_not_only_gone(village: Village) -> None:
    await village.luoqinghe.says("/recall 对乙酰氨基酚片 批号A2601")
    await village.luoqinghe.taps("对", "召回")
    await village.wangqiang.says("/box 对乙酰氨基酚片")
    said = village.wangqiang.hears("对乙酰氨基酚停发，等通知")
    assert "对乙酰氨基酚片 12盒" in said.text


async def test_what_is_borrowed_or_promised_is_listed_as_such(village: Village) -> None:
    await village.wangxiuying.says("借个血氧仪")
    await village.zhangxiaolan.taps("交给他了")
    await used_daily(village, "box-liuwan", "smec", left=1)
    await village.liucaixia.says("谁家有蒙脱石散")
    village.hush()
    await village.wangqiang.says("药箱里有啥")
    said = village.wangqiang.hears("柳湾药箱").text
    assert "血氧仪 借出" in said
    assert "蒙脱石散 订完" in said


async def test_by_night_a_wish_that_does_not_press_rings_nobody(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 23:30") as village:
        await used_daily(village, "box-liuwan", "bandaid", left=5)
        village.hush()
        await village.liucaixia.says("谁家有创可贴")
        village.liucaixia.hears("给您留着")
        await village.until("06:30", day=1)
        village.nothing_rings()
        await village.until("07:10", day=0)
        village.zhangxiaolan.hears("创可贴")
