"""A gift of somebody without a phone: the liaison enters it in one line."""

from __future__ import annotations

from tests.stories.test_box_giving import lots
from tests.stories.village import Village


async def test_a_gift_of_somebody_without_a_phone_is_entered_in_one_line(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 送药箱两盒连花清瘟 明年三月")
    village.lixiaofang.hears("德发大爷", "连花清瘟2盒", "2027年3月31日", "请转告")
    village.zhangxiaolan.hears("连花清瘟2盒")
    await village.zhangxiaolan.taps("收到2盒")
    await village.zhangxiaolan.taps("红标")
    await village.zhangxiaolan.taps("没有批号")
    village.lixiaofang.hears("收到了您送的", "连花清瘟2盒")
    ((lot, there),) = await lots(village, "lhqw")
    assert there == 2
    assert lot.giver_id == (await village.the_case()).author_id


async def test_a_no_to_somebody_without_a_phone_is_said_to_who_entered_it(
    village: Village,
) -> None:
    await village.lixiaofang.says("报 王德发 送药箱一盒阿莫西林")
    village.lixiaofang.hears("阿莫西林", "抗菌药", "村医")
    assert await village.cases() == ()
