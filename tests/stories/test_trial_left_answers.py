"""A cadre answers in words: all quiet today, what was found is put right."""

from __future__ import annotations

import pytest

from bot.store import reports
from tests.stories.reporting import begin_reports
from tests.stories.test_reports_daily import TODAY
from tests.stories.village import Village

FINDING = "/finding 柳湾村 药箱里过期药没清理 5天内"


@pytest.mark.parametrize("line", ["今天没事", "今天一切正常", "村里今天没什么情况"])
async def test_all_quiet_is_a_zero_report_of_who_confirms_it(village: Village, line: str) -> None:
    await begin_reports(village)
    await village.until("15:05")
    await village.zhoujianguo.says(line)
    village.zhoujianguo.hears("报上去了")
    read = village.bot.desk.database.read
    (only,) = await read(lambda work: reports.versions(work, "liuwan", TODAY))
    assert only.zero
    assert only.by_id == "zhoujianguo"


async def test_before_the_report_is_drawn_it_says_when(village: Village) -> None:
    await begin_reports(village)
    await village.zhoujianguo.says("今天没事")
    village.zhoujianguo.hears("15:00", "出来")


async def test_of_who_confirms_nothing_it_reports_nothing(village: Village) -> None:
    await begin_reports(village)
    await village.until("15:05")
    await village.wangxiuying.says("今天没事")
    read = village.bot.desk.database.read
    assert await read(lambda work: reports.versions(work, "liuwan", TODAY)) == ()


async def test_what_was_found_is_answered_in_words(village: Village) -> None:
    inspector = village.person("xuzhengqing")
    await inspector.says(FINDING)
    case = await village.the_case()
    await village.zhoujianguo.says("过期药已经清理了")
    assert (await village.the_case()).state.value == "answered"
    inspector.hears(case.number, "清理了")


async def test_of_several_it_is_asked_which(village: Village) -> None:
    inspector = village.person("xuzhengqing")
    await inspector.says(FINDING)
    await inspector.says("/finding 柳湾村 值班表空了两晚 30天内")
    await village.zhoujianguo.says("已经清理了")
    village.zhoujianguo.hears("哪")


async def test_without_a_finding_it_answers_none(village: Village) -> None:
    await village.zhoujianguo.says("已经清理了")
    village.zhoujianguo.hears("没听明白")
