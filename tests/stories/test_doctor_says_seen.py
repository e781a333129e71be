"""Who took a matter of illness writes what the buttons say: come, seen, seen and well."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from tests.stories.village import Person, Village


async def asks_for_the_doctor(village: Village, *people: Person) -> None:
    """Each has a matter of their own, and the doctor takes them all."""
    for number, person in enumerate(people, start=1):
        await person.says("我要看病")
        await village.chenming.says(f"柳湾{number:04}")
        await village.chenming.taps("我来办", f"柳湾{number:04}")
    village.hush()


async def test_come_and_seen_of_the_only_one(village: Village) -> None:
    await asks_for_the_doctor(village, village.wangxiuying)
    await village.chenming.says("到了")
    village.wangxiuying.hears("陈医生", "已经到了")
    assert (await village.the_case()).state is State.IN_PROGRESS
    await village.chenming.says("看过了")
    village.wangxiuying.hears("陈医生", "看过了", "办好了没有")
    assert (await village.the_case()).state is State.ANSWERED


@pytest.mark.parametrize(
    "words",
    ["没事", "人没事", "看过了没事", "看过了，没啥大事", "我看过了，没事", "检查过了没问题"],
)
async def test_all_is_well_is_an_answer_and_only_the_villager_closes(
    village: Village, words: str
) -> None:
    await asks_for_the_doctor(village, village.wangxiuying)
    await village.chenming.says(words)
    case = await village.the_case()
    assert case.state is State.ANSWERED
    assert "stood_down" not in await village.timeline(case)
    village.wangxiuying.hears("陈医生", words, "办好了没有")
    await village.wangxiuying.taps("好了，谢谢")
    assert (await village.the_case()).final


async def test_of_several_it_is_asked_which_with_names(village: Village) -> None:
    doctor, red = village.chenming, village.zhaohongxia
    await asks_for_the_doctor(village, village.wangxiuying, red)
    await doctor.says("看过了没事")
    asked = doctor.hears("说的是哪一件")
    assert [b.text for b in asked.buttons] == [
        "柳湾0001 身体不舒服 王奶奶",
        "柳湾0002 身体不舒服 赵红霞",
    ]
    await doctor.taps("柳湾0002 身体不舒服 赵红霞")
    red.hears("陈医生", "办好了没有")
    states = {c.number: c.state for c in await village.cases()}
    assert list(states.values()).count(State.ANSWERED) == 1


async def test_of_more_than_three_the_rest_is_behind_a_button(village: Village) -> None:
    doctor = village.chenming
    people = (village.wangxiuying, village.zhaohongxia, village.zhaoweiguo, village.zhangxiaolan)
    await asks_for_the_doctor(village, *people)
    await doctor.says("到了")
    assert [len(doctor.hears("说的是哪一件").buttons)] == [3]
    await doctor.taps("都不是，看别的")
    labels = [b.text for b in doctor.hears("说的是哪一件").buttons]
    assert len(labels) == 2
    await doctor.taps(labels[-1])
    arrived = [c for c in await village.cases() if c.state is State.IN_PROGRESS]
    assert len(arrived) == 1


async def test_all_is_well_of_a_driver_ends_no_ride(village: Village) -> None:
    await village.wangxiuying.says("明天上午要车去县医院")
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.zhaoweiguo.says("没事")
    assert not (await village.the_case()).final
    assert (await village.the_case()).claimed_by == "zhaoweiguo"


async def test_an_emergency_is_stood_down_as_ever(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    await village.chenming.taps("我这就去")
    await village.chenming.says("人没事")
    assert "stood_down" in await village.timeline(await village.the_case())
