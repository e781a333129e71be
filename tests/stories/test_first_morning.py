"""A first morning: the list is read in the afternoon, and next day the round knows everybody."""

from __future__ import annotations

from pathlib import Path

from bot.paper.workbook import Column, Sheet, write_workbook
from tests.stories.reporting import begin_reports
from tests.stories.rounding import begun, red_only, state_of
from tests.stories.test_roster_sent import named
from tests.stories.village import Person, Village

HEAD = (
    "姓名",
    "组",
    "户主",
    "门牌",
    "出生",
    "电话",
    "独居",
    "什么病",
    "颜色",
    "颜色原因",
    "包保人1",
)
ROWS = (
    ("赵新一", "东湾", "赵新一", "91号", "1941", "", "是", "高血压", "红", "腿脚不便", "李小芳"),
    ("赵新二", "东湾", "赵新二", "92号", "1995", "13900000077", "", "", "", "", ""),
)


async def sends_list(who: Person, folder: Path) -> None:
    file = folder / "名册.xlsx"
    write_workbook(
        file, [Sheet("人员", tuple(Column(title) for title in HEAD), ROWS)], title="list"
    )
    who.village.sim.people.upload(who.user_id, None, file.read_bytes(), file.name)
    await who.village.passes(minutes=1)


async def test_who_was_imported_yesterday_is_on_the_guardians_list_this_morning(
    village: Village, tmp_path: Path
) -> None:
    await red_only(village)
    cadre = village.wuqiuxiang
    await sends_list(cadre, tmp_path)
    cadre.hears("名册看完了", "新增2人")
    await cadre.taps("导入")
    await village.passes(minutes=1)
    cadre.hears("写好了")
    (old,), (young,) = await named(village, "赵新一"), await named(village, "赵新二")
    await begin_reports(village)
    await begun(village)
    await village.until("07:31", day=1)

    guardian = village.lixiaofang
    listed = guardian.hears("要问平安的", "还有1位", "赵新一", "91号", "上次：还没有过联系")
    assert "赵新二" not in (listed.text or ""), "a young and healthy person is asked of nobody"
    assert await state_of(village, young) == "none"
    await guardian.says("赵新一 见了，精神好")
    guardian.hears("记下了", "赵新一：见面")
    assert await state_of(village, old) == "heard"
    village.hush()
    await village.until("15:01")
    village.zhoujianguo.hears("日报", "红色该问 1", "红色问到 1")
    guardian.hears_nothing("没有消息")
    assert len(await village.cases()) == 0, "nothing was opened for who was heard from"
