"""A talk that begins while another question stands open in the same chat."""

from __future__ import annotations

from tests.stories.village import Village

OFFER = "我这有两盒连花清瘟，明年三月到期"


async def test_a_gift_offered_while_a_ride_waits_for_details_is_sent_with_its_tap(
    village: Village,
) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    await village.wangxiuying.says(OFFER)
    await village.wangxiuying.taps("对，送去")
    village.zhangxiaolan.hears("王奶奶", "连花清瘟2盒")


async def test_who_offers_the_same_again_is_asked_again(village: Village) -> None:
    await village.wangxiuying.says(OFFER)
    village.wangxiuying.hears("连花清瘟2盒", "对吗")
    village.hush()
    await village.wangxiuying.says(OFFER)
    village.wangxiuying.hears("连花清瘟2盒", "对吗")
    await village.wangxiuying.taps("对，送去")
    village.zhangxiaolan.hears("王奶奶", "连花清瘟2盒")
