"""Where, when open, which number: asked in words, answered in private, kept true."""

from __future__ import annotations

from bot.store import facilities
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def test_hours_and_phone_of_the_hospital_are_told_with_when_they_were_confirmed(
    village: Village,
) -> None:
    asks = village.wangxiuying
    await asks.says("卫生院几点开门")
    told = asks.hears("白鹭镇卫生院", "0551-0000210", "每天8:00-17:30", "30天前核对过")
    assert "0551-0000218" not in told.text, "the green channel is not for everybody"
    assert await village.cases() == ()
    await asks.says("药店在哪")
    asks.hears("康民药店", "十字街")


async def test_each_village_hears_of_its_own_clinic(village: Village) -> None:
    await village.wangxiuying.says("卫生室今天开门吗")
    village.wangxiuying.hears("柳湾村卫生室", "今天开到17:30")
    await village.limanying.says("卫生室电话多少")
    village.limanying.hears("石桥村卫生室", "0551-0000321")


async def test_water_power_and_an_umbrella_are_had_at_the_station(village: Village) -> None:
    await village.liucaixia.says("哪儿能充电借伞")
    village.liucaixia.hears("柳湾驿站", "大柳树")


async def test_a_bed_in_the_home_for_the_old_is_asked_for_by_phone(village: Village) -> None:
    await village.liucaixia.says("养老院有没有床位")
    village.liucaixia.hears("白鹭镇敬老院", "0551-0000404")


async def test_every_paid_car_is_named_to_who_asks_for_one(village: Village) -> None:
    await village.liucaixia.says("出租车电话多少")
    village.liucaixia.hears("13800000801", "13800000802")


async def test_buses_to_the_county_and_home_again(village: Village) -> None:
    asks = village.zhaohongxia
    await asks.says("去县里几点有班车")
    asks.hears("9:40", "柳湾大柳树", "0551-0000601")
    await asks.says("县里回村的客车还有吗")
    asks.hears("11:30", "清水县汽车站上车", "柳湾大柳树")
    assert await village.cases() == ()


async def test_in_a_group_it_is_answered_in_private_and_only_if_the_bot_is_meant(
    village: Village,
) -> None:
    asks = village.wangxiuying
    await asks.says("卫生院电话多少", group="dongwan")
    village.group_hears_nothing("dongwan")
    asks.hears_nothing("白鹭镇卫生院")
    await asks.says("@linli_bot 卫生院电话多少", group="dongwan")
    village.group_hears_nothing("dongwan")
    asks.hears("白鹭镇卫生院", "0551-0000210")


async def test_places_shows_what_is_near_and_one_by_name(village: Village) -> None:
    asks = village.liucaixia
    await asks.says("/places")
    listed = asks.hears("柳湾村卫生室", "康民药店", "柳湾驿站")
    assert "石桥村卫生室" not in listed.text
    assert listed.text.index("白鹭镇卫生院") < listed.text.index("东湾小卖部")
    await asks.says("/places 卫生院")
    asks.hears("白鹭镇卫生院", "1. 到导诊台先说是哪个村转来的")
    await asks.says("/places 理发店")
    asks.hears("没有登记这个地方")


async def test_who_is_ill_gets_no_opening_hours(village: Village) -> None:
    """Danger first: the card of 120, not the hospital's telephone."""
    await village.wangxiuying.says("胸口疼得厉害，卫生院电话多少")
    village.wangxiuying.hears("120")
    village.wangxiuying.hears_nothing("白鹭镇卫生院", "核对过")


async def test_a_cadre_corrects_a_phone_by_words_and_says_yes(village: Village) -> None:
    cadre, asks = village.zhoujianguo, village.wangxiuying
    await cadre.says("卫生院电话改成 0551-0000999")
    cadre.hears("白鹭镇卫生院", "0551-0000999", "原来 0551-0000210", "对吗")
    await asks.says("卫生院电话多少")
    asks.hears("0551-0000210")
    await cadre.taps("对")
    await asks.says("卫生院电话是多少")
    asks.hears("0551-0000999", "今天核对过")


async def test_a_keeper_corrects_hours_in_words_and_no_drops_it(village: Village) -> None:
    doctor = village.chenming
    await doctor.says("卫生室改成周一到周五早八点到晚六点")
    doctor.hears("柳湾村卫生室", "周一到周五 8:00-18:00")
    await doctor.says("不对")
    doctor.hears("没有改")
    await doctor.says("卫生室改成早八点到晚六点")
    await doctor.says("对")
    doctor.hears("改好了")
    await village.wangxiuying.says("卫生室几点开门")
    village.wangxiuying.hears("柳湾村卫生室", "每天8:00-18:00")


async def test_what_a_villager_corrects_is_looked_at_by_who_keeps_it(village: Village) -> None:
    asks, doctor = village.liucaixia, village.chenming
    await village.wangguihua.says("卫生室电话改成 0551-0000777")
    village.wangguihua.hears("谢谢", "陈医生")
    doctor.hears("王桂花说", "柳湾村卫生室", "0551-0000777")
    await village.wangguihua.says("对")
    await doctor.taps("对")
    await asks.says("卫生室电话多少")
    asks.hears("0551-0000777")


async def test_a_keeper_is_asked_once_in_ninety_days_and_one_tap_is_enough(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 09:00") as village:
        keeper, desk = village.zhaohongxia, village.bot.desk
        await village.passes(days=59)
        keeper.hears_nothing("这些还对吗")
        await village.passes(days=2)
        keeper.hears("东湾守望点", "这些还对吗", loud=False)
        await village.passes(days=3)
        keeper.hears_nothing("这些还对吗")
        await keeper.taps("都对")
        place = await desk.database.read(lambda w: facilities.facility_by_id(w, "pl-watch-dw"))
        assert place is not None
        assert place.last_confirmed == desk.today()


async def test_a_home_for_the_old_sees_the_green_channel_first(village: Village) -> None:
    await village.maqiaoling.says("卫生院电话多少")
    told = village.maqiaoling.hears("白鹭镇卫生院", "绿色通道", "0551-0000218")
    assert told.text.index("0551-0000218") < told.text.index("0551-0000210")


async def test_a_broken_step_is_reported_by_one_tap(village: Village) -> None:
    await village.liucaixia.says("/places 卫生院")
    await village.liucaixia.taps("第2步走不通")
    (case,) = await village.cases()
    assert (case.kind, case.category) == ("problem", "refused_care")
    village.sunlimin.hears("看病被拒", "白鹭镇卫生院的第2步走不通", "不用排队")
    await village.liucaixia.taps("第1步走不通")
    assert len(await village.cases()) == 1
