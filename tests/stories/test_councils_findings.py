"""督查: what was found is of things, the village answers, the inspector closes it."""

from __future__ import annotations

from tests.stories.reporting import begin_reports
from tests.stories.village import Village

LINE = "/finding 柳湾村 药箱两周没盘点，台账没签字 5天内"


async def test_a_finding_is_a_line_for_the_cadre_answered_and_closed_by_the_inspector(
    village: Village,
) -> None:
    inspector = village.person("xuzhengqing")
    await inspector.says(LINE)
    inspector.hears("记下了", "11月28日")
    case = await village.the_case()
    assert (case.kind, case.unit_id, case.author_id) == ("finding", "liuwan", "xuzhengqing")
    village.zhoujianguo.hears("我手上的事", "督查发现")
    for hamlet in ("dongwan", "xiwan"):
        village.group_hears_nothing(hamlet)
    await village.zhoujianguo.says(f"/case {case.number}")
    await village.zhoujianguo.taps("我来办")
    village.zhoujianguo.hears("药箱两周没盘点")
    village.zhoujianguo.hears("11月28日前整改")
    await village.zhoujianguo.taps("办好了")
    inspector.hears(case.number)
    await inspector.taps("好了，谢谢")
    assert (await village.the_case()).state.value == "closed"
    await inspector.says("/findings")
    inspector.hears("督查发现", "销号1条", case.number)


async def test_a_finding_names_nobody(village: Village) -> None:
    inspector = village.person("xuzhengqing")
    for words in ("王秀英家没人去看", "村医电话13800000009打不通", "张某不在岗"):
        await inspector.says(f"/finding 柳湾村 {words}")
        inspector.hears("写事，不写人")
    assert await village.cases() == ()


async def test_only_an_inspector_files_one(village: Village) -> None:
    await village.wangxiuying.says(LINE)
    village.wangxiuying.hears("这是督查用的")
    assert await village.cases() == ()


async def test_what_is_late_stands_first(village: Village) -> None:
    inspector = village.person("xuzhengqing")
    await inspector.says(LINE)
    await inspector.says("/finding 柳湾村 值班表空了两晚 30天内")
    await village.passes(days=6)
    await inspector.says("/findings")
    said = inspector.hears("督查发现", "过期1条", "❗")
    text = said.text or ""
    assert text.index("药箱两周没盘点") < text.index("值班表空了两晚")


async def test_what_inspectors_found_stands_in_the_report_of_the_day(village: Village) -> None:
    await begin_reports(village)
    inspector = village.person("xuzhengqing")
    await inspector.says("/finding 柳湾村 药箱两周没盘点，台账没签字 2天内")
    await village.until("15:01")
    card = village.zhoujianguo.hears("日报", "📋 督查", "督查新发现 1", "督查没销号 1")
    assert "过期" not in (card.text or "")
    assert "药箱两周没盘点" not in (card.text or ""), "figures, not words"
    await village.until("15:01", day=4)
    village.zhoujianguo.hears("日报", "督查没销号 1", "督查过期没改 1")
