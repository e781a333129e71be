"""What was solved in a week, as numbers in the group: no name, no illness, and not every week."""

from __future__ import annotations

from bot.store import prompts
from bot.store.database import Work
from tests.stories.village import Village, shown


async def begun(village: Village) -> None:
    async def write(work: Work) -> None:
        await prompts.begin(work, "liuwan", "zhoujianguo", village.bot.desk.now())

    await village.bot.desk.database.write(write)


async def errand_done(village: Village) -> None:
    await village.wangxiuying.says("帮我取个快递")
    await village.zhaohongxia.taps("我来办")
    await village.zhaohongxia.taps("办好了")
    await village.wangxiuying.taps("好了，谢谢")


async def test_on_sunday_the_group_reads_what_was_solved_and_nobodys_name(village: Village) -> None:
    await begun(village)
    await errand_done(village)
    village.hush()
    await village.until("09:59", day=6)
    village.hush()
    await village.passes(minutes=40)
    said = village.group_hears("dongwan", "这一周村里办好了1件事", "1件")
    assert not any(name in shown(said) for name in ("王", "赵红霞", "快递单"))
    await village.passes(days=6)
    assert (
        len([m for m in village.zhaohongxia.messages(group="dongwan") if "这一周" in shown(m)]) == 1
    )


async def test_a_week_of_illness_alone_says_nothing(village: Village) -> None:
    await begun(village)
    await village.wangxiuying.says("我有点咳嗽")
    await village.until("11:00", day=6)
    said = [m for m in village.zhaohongxia.messages(group="dongwan") if "这一周" in shown(m)]
    assert said == []


async def test_where_prompts_are_not_begun_no_week_is_told(village: Village) -> None:
    await errand_done(village)
    await village.until("11:00", day=6)
    said = [m for m in village.zhaohongxia.messages(group="dongwan") if "这一周" in shown(m)]
    assert said == []
