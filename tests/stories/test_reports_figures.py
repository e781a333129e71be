"""Clinics, promises, overdue matters and how reports were kept: counts, no names, no order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.services.reports.promised import lines_of
from bot.services.reports.summary import read_day, summary_values
from bot.store.database import Work
from tests.stories.reporting import begin_reports
from tests.stories.village import Village


@pytest.fixture(autouse=True)
async def reporting(village: Village) -> None:
    """The county has begun it."""
    await begin_reports(village)


async def test_the_clinics_own_people_say_in_one_tap_how_it_stands(village: Village) -> None:
    await village.chenming.says("/clinic")
    village.chenming.hears("今天还没说开不开门")
    await village.chenming.taps("开门")
    await village.chenming.says("医生 1 看发热 5 血氧仪 3")
    village.chenming.hears("柳湾村卫生室", "开门", "看发热 5", "血氧仪 3")
    await village.zhoujianguo.says("/clinic")
    village.zhoujianguo.hears("运行状况", "🟢 柳湾村卫生室 开门", "医生 1")
    await village.sunlimin.says("/clinic")
    village.sunlimin.hears("🟢 柳湾村卫生室", "没说过：", "石桥村")


async def test_what_was_said_yesterday_is_grey_with_its_date(village: Village) -> None:
    await village.chenming.says("卫生室今天不开门")
    village.chenming.hears("🔴", "没开门")
    await village.until("09:00", day=1)
    await village.zhoujianguo.says("/clinic")
    village.zhoujianguo.hears("⚪️ 柳湾村卫生室", "11月23日说的")
    await village.until("17:01")
    village.xujingyi.hears("11月24日", "⚪️ 柳湾村卫生室 11月23日说的：没开门")


async def test_nobody_else_says_how_a_clinic_stands(village: Village) -> None:
    await village.chenming.says("/clinic")
    await village.lixiaofang.says("卫生室今天不开门")
    await village.zhoujianguo.says("/clinic")
    village.zhoujianguo.hears("没说过：柳湾村")


async def test_the_four_promises_are_computed_from_cases_and_say_how(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5")
    await village.chenming.taps("柳湾0001")
    await village.chenming.taps("我来办")
    await village.zhoujianguo.says("/promises")
    text = village.zhoujianguo.hears("柳湾村 近30天", "患病有人管：100%（1/1）").text or ""
    assert "健康有人问" in text
    assert "困难有人帮：还没有" in text
    assert "怎么算的" in text
    assert "陈医生" not in text


async def test_the_township_sees_waits_by_village_and_no_person(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5")
    await village.passes(minutes=12)
    await village.chenming.taps("柳湾0001")
    await village.chenming.taps("我来办")
    await village.sunlimin.says("/promises")
    text = village.sunlimin.hears("白鹭镇 近30天", "柳湾村", "石桥村").text or ""
    assert "有人接：一半在12分钟内" in text
    assert text.index("柳湾村") < text.index("石桥村")
    for name in ("陈", "王"):
        assert name not in text
    await village.lixiaofang.says("/promises")
    village.lixiaofang.hears_nothing("近30天")


async def test_what_is_past_its_rung_is_listed_by_matter_and_never_by_person(
    village: Village,
) -> None:
    await village.wangguihua.says("村口的路灯坏了好几天没人修")
    await village.passes(days=9)
    await village.zhoujianguo.says("/overdue")
    text = village.zhoujianguo.hears("过了时限的事", "柳湾0001").text or ""
    assert "王桂花" not in text
    await village.yangchanghe.says("/overdue")
    village.yangchanghe.hears("没有过时限的事")
    await village.wangguihua.says("/overdue")
    village.wangguihua.hears_nothing("过了时限的事")


async def test_how_reports_were_kept_is_by_name_and_month(village: Village) -> None:
    await village.until("15:01")
    await village.yangchanghe.taps("没有新的事：零报告")
    await village.until("16:05")
    await village.zhoujianguo.says("零报告")
    await village.until("16:30", day=1)
    await village.sunlimin.says("/audit")
    text = village.sunlimin.hears("白鹭镇 2026年11月日报", "按村名排").text or ""
    assert "柳湾村：按时 0，补报 1，未报 1" in text
    assert "石桥村：按时 1，补报 0，未报 1" in text
    assert text.index("柳湾村") < text.index("石桥村")
    await village.zhoujianguo.says("/audit")
    village.zhoujianguo.hears_nothing("按村名排")


async def test_the_county_reads_townships_and_no_village_by_name(village: Village) -> None:
    await village.until("15:01")
    await village.zhoujianguo.taps("没有新的事：零报告")
    await village.until("17:01")
    text = village.tangwenqing.hears("清水县 11月23日", "白鹭镇 1/2 未报1").text or ""
    assert "柳湾" not in text


async def test_a_place_with_few_who_serve_has_no_line_of_its_own(village: Village) -> None:
    """CONDUCT 30: its figures are summed with those of others."""
    desk = village.bot.desk
    reporting = desk.content.reporting
    rules = replace(reporting.rules, least_holders=999)
    few = replace(desk.content, reporting=replace(reporting, rules=rules))
    strict = replace(desk, content=few)

    async def read(work: Work) -> tuple[list[str], list[str]]:
        seen = await read_day(work, strict, desk.today())
        promised = [line.name for line in await lines_of(work, strict, seen, "bailu")]
        county = await summary_values(work, strict, seen, "qingshui")
        return promised, [line["name"] for line in county["lines"]]

    assert await desk.database.read(read) == (["其余合计"], ["其余合计"])
    await village.sunlimin.says("/promises")
    assert "其余合计" not in (village.sunlimin.hears("柳湾村").text or "")
