"""Danger behind a command or in a report is danger as everywhere; the command is obeyed as well."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.reporting import begin_reports
from tests.stories.village import Village


@pytest.mark.parametrize("said", ["/flash 王秀英倒在院里叫不醒", "速报：王秀英倒在院里叫不醒"])
async def test_somebody_who_does_not_wake_up_is_more_than_a_report(
    village: Village, said: str
) -> None:
    await begin_reports(village)
    await village.lixiaofang.says(said)
    village.lixiaofang.hears("先打 120")
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)
    village.sunlimin.hears("速报", "叫不醒")


async def test_a_question_to_the_doctor_that_cannot_wait(village: Village) -> None:
    await village.wangxiuying.says("/ask 胸口压得慌出冷汗")
    village.wangxiuying.hears("先打 120")
    village.chenming.hears("🚨🚨", loud=True)


@pytest.mark.parametrize(
    ("asked", "acuity"),
    [
        ("我妈发烧39度", Acuity.SAME_DAY),
        ("我妈发烧39度怎么办", Acuity.SAME_DAY),
        ("我妈吃什么吐什么", Acuity.URGENT),
    ],
)
async def test_an_illness_behind_the_word_ask_is_an_illness(
    village: Village, asked: str, acuity: Acuity
) -> None:
    await village.wangqiang.says(f"/ask {asked}")
    case = await village.the_case()
    assert (case.kind, case.subject_id, case.acuity) == ("symptom", "wangxiuying", acuity)
    village.chenming.hears("王奶奶", case.number)


@pytest.mark.parametrize("asked", ["感冒能不能吃鸡蛋", "看发烧的人要戴什么口罩", "咳嗽吃点啥好"])
async def test_a_question_about_an_illness_stays_a_question(village: Village, asked: str) -> None:
    await village.wangqiang.says(f"/ask {asked}")
    assert (await village.the_case()).kind == "ask_doctor"


async def test_a_command_without_danger_raises_nothing(village: Village) -> None:
    await village.lixiaofang.says("/flash 卫生室今天收了5个拉肚子的")
    await village.wangxiuying.says("/forget 王德发")
    assert [case for case in await village.cases() if case.emergency] == []


async def test_behind_a_command_in_a_group_it_is_danger_too(village: Village) -> None:
    await village.lixiaofang.says("/flash 王秀英倒在院里叫不醒", group="dongwan")
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)


async def test_what_a_prompt_is_called_is_no_danger_behind_a_command_that_names_it(
    village: Village,
) -> None:
    await village.wangqiang.says("/voice 这些打120")
    assert await village.cases() == ()
    await village.wangqiang.says("/voice 我喘不上气，快打120")
    assert len(await village.cases()) == 1
