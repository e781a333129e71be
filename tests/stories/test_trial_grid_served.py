"""What a liaison, a cadre and a doctor's patient stumble over: buttons that refuse, dead ends."""

from __future__ import annotations

from tests.stories.rounding import begun
from tests.stories.village import Village


async def test_a_liaison_is_shown_no_button_that_refuses_her(village: Village) -> None:
    await village.lixiaofang.says("/round")
    said = village.lixiaofang.hears("每天问平安还没开始", "由村干部来定")
    assert said.buttons == []
    await village.zhoujianguo.says("/round")
    assert [b.text for b in village.zhoujianguo.hears("还没开始").buttons] == ["明早开始"]


async def test_a_liaison_is_told_of_no_orders_that_are_not_hers(village: Village) -> None:
    await begun(village)
    await village.until("07:31", day=1)
    await village.lixiaofang.says("/round")
    said = village.lixiaofang.hears("今天问平安")
    assert "/round 停" not in (said.text or "")


async def test_a_swap_on_a_day_that_is_not_theirs_shows_which_are(village: Village) -> None:
    await village.zhoujianguo.says("明天白天跟许双全换一下")
    village.zhoujianguo.hears("那天没排您的班")
    said = village.zhoujianguo.hears("谁值班")
    assert any(b.text.startswith("换掉") for b in said.buttons)


async def test_a_question_about_a_medicine_goes_to_the_doctor_who_was_meant(
    village: Village,
) -> None:
    await village.wangxiuying.says("我想问问医生")
    village.wangxiuying.hears("想问医生什么")
    await village.wangxiuying.says("降压药忘吃了一顿要补吗")
    assert (await village.the_case()).kind == "ask_doctor"


async def test_what_is_grave_is_no_question_whatever_was_asked_before(village: Village) -> None:
    await village.wangxiuying.says("我想问问医生")
    await village.wangxiuying.says("我胸口疼得厉害要不要紧")
    village.wangxiuying.hears("120")
    assert "ask_doctor" not in {case.kind for case in await village.cases()}


async def test_who_is_well_unasked_is_heard_and_nobody_is_called_for_it(village: Village) -> None:
    await village.wangxiuying.says("都好着呢")
    village.wangxiuying.hears("知道您好好的")
    await village.wangxiuying.says("平安")
    village.wangxiuying.hears("知道您好好的")
    assert await village.cases() == ()


async def test_a_new_number_is_read_back_with_what_is_known(village: Village) -> None:
    await village.lixiaofang.says("李守田手机号改成13911113333")
    village.lixiaofang.hears("李守田：1946年生", "13911113333", "对吗")
    await village.lixiaofang.taps("对")
    await village.lixiaofang.says("李守田电话")
    village.lixiaofang.hears("13911113333")
    await village.wangxiuying.says("李守田手机号改成13911113333")
    village.wangxiuying.hears_nothing("1946年生")
