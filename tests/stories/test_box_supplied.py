"""What a shelf lacks, from asking over buying to a gift that ends it; and who all may give."""

from __future__ import annotations

import pytest

from tests.stories.stocked import in_order, on_hand, used_daily
from tests.stories.village import Village, shown


async def test_a_gift_ends_what_the_clinic_asked_for(village: Village) -> None:
    """The doctor asks for what the clinic lacks; a firm brings it, and the book closes it."""
    await used_daily(village, "clinic-liuwan", "smec", daily=1, left=10)
    await village.until("07:31")
    doctor = village.chenming
    await doctor.taps("报上去要")
    assert (await village.the_case()).kind == "supply"
    await doctor.says("/donate 鑫源公司捐蒙脱石散20盒，2028年5月到期")
    doctor.hears("鑫源公司", "蒙脱石散", "20盒", "柳湾村卫生室")
    await doctor.taps("对", "鑫源公司")
    await village.passes(minutes=10)
    assert await on_hand(village, "clinic-liuwan", "smec") == 30
    case = await village.the_case()
    assert (case.final, case.outcome) == (True, "received")
    await in_order(village)


async def test_the_card_says_who_gets_it_and_when_it_is_there(village: Village) -> None:
    await used_daily(village, "box-liuwan", "smec", daily=1, left=10)
    await used_daily(village, "depot-bailu", "smec", left=100)
    await village.until("07:31")
    keeper, depot = village.zhangxiaolan, village.luoqinghe
    await keeper.taps("报上去要")
    await village.passes(hours=5)
    depot.finds("蒙脱石散", "供需 ← 采购 储备 运输 发放", "还没人办")
    await depot.taps("我来办", "蒙脱石散")
    depot.finds("蒙脱石散", "供需 ✓ 采购 ← 储备 运输 发放")
    await depot.taps("从我这儿调", "蒙脱石散")
    await depot.taps("对", "从白鹭镇物资室调到柳湾药箱")
    await keeper.taps("收到17盒")
    await village.passes(minutes=2)
    depot.finds("蒙脱石散", "运输 ✓ 发放 ✓")
    await in_order(village)


@pytest.mark.parametrize(
    ("donor", "kind"),
    [
        ("鑫源公司", "爱心企业"),
        ("市红十字会", "公益组织"),
        ("县人民医院", "单位"),
        ("赵卫国", "爱心个人"),
    ],
)
async def test_who_gives_stands_with_the_kind_of_giver(
    village: Village, donor: str, kind: str
) -> None:
    keeper = village.zhangxiaolan
    await keeper.says(f"/donate {donor}捐口罩50个")
    assert f"{kind}：{donor}" in shown(keeper.hears(donor, "50个"))
    await keeper.taps("对")
    await village.zhangxiaolan.says("/donation 柳湾捐0001")
    assert kind in shown(keeper.hears("柳湾捐0001", "柳湾药箱还有"))
