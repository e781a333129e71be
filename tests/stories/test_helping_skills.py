"""What people can do: told in one line; medicine counts once somebody who knows it says so."""

from __future__ import annotations

from bot.store.skills import has_skill
from tests.stories.village import Village


async def can(village: Village, person: str, code: str, *, verified: bool) -> bool:
    return await village.bot.desk.database.read(
        lambda w: has_skill(w, person, code, verified=verified)
    )


async def test_a_nurse_signs_up_and_counts_once_the_doctor_has_nodded(village: Village) -> None:
    nurse, doctor = village.zhaohongxia, village.chenming
    await nurse.says("我是护士，愿意帮忙")
    nurse.hears("记下了", "护士", "点个头")
    doctor.hears("护士", "您认得吗")
    assert await can(village, "zhaohongxia", "nurse", verified=False)
    assert not await can(village, "zhaohongxia", "nurse", verified=True)
    await doctor.taps("是的")
    assert await can(village, "zhaohongxia", "nurse", verified=True)
    nurse.hears("点了头", "护士")


async def test_what_the_doctor_does_not_know_does_not_count(village: Village) -> None:
    await village.zhaohongxia.says("我学过心肺复苏，可以帮大家")
    await village.chenming.taps("不清楚")
    assert not await can(village, "zhaohongxia", "first_aid", verified=False)
    village.zhaohongxia.hears("当面问问")


async def test_who_cuts_hair_needs_nobody_s_word(village: Village) -> None:
    volunteer = village.zhaohongxia
    await volunteer.says("我会理发，愿意帮忙")
    volunteer.hears("记下了", "理发")
    village.chenming.hears_nothing("理发")
    assert await can(village, "zhaohongxia", "hair", verified=False)
    await volunteer.says("/skills")
    volunteer.hears("您会的", "理发")
    await volunteer.says("/skills -理发")
    volunteer.hears("还没记")


async def test_the_doctor_s_own_claim_goes_to_another(village: Village) -> None:
    await village.chenming.says("我学过心肺复苏，可以帮大家")
    village.chenming.hears_nothing("您认得吗")
    village.luoqinghe.hears("急救", "您认得吗")


async def test_asking_for_a_nurse_is_no_sign_up(village: Village) -> None:
    await village.wangxiuying.says("谁是护士，能帮我换个药吗")
    village.wangxiuying.hears_nothing("点个头")
    assert not await can(village, "wangxiuying", "nurse", verified=False)
