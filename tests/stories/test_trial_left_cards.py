"""Said of a key person in passing: where the key is, another guardian, a roof that leaks."""

from __future__ import annotations

import pytest

from bot.store import people
from tests.stories.village import Village


async def tied(village: Village, tie: str) -> list[str]:
    found = await village.bot.desk.database.read(
        lambda work: people.ties_of(work, "wangxiuying", tie)
    )
    return [one.other_id for one in sorted(found, key=lambda one: one.rank)]


@pytest.mark.parametrize("line", ["王秀英的钥匙在小兰那里", "王秀英家钥匙在小卖部小兰那里"])
async def test_where_the_key_is_as_people_say_it(village: Village, line: str) -> None:
    await village.lixiaofang.says(line)
    village.lixiaofang.hears("王奶奶", "拿钥匙的人")
    assert (await tied(village, "key_holder"))[0] == "zhangxiaolan"


@pytest.mark.parametrize("line", ["王秀英包保人换成赵卫国", "王秀英换包保人，换成赵卫国"])
async def test_another_guardian_is_asked_about_before_it_is_so(village: Village, line: str) -> None:
    before = await tied(village, "guardian")
    await village.lixiaofang.says(line)
    village.lixiaofang.hears("王奶奶", "包保人现在是", "老赵")
    assert await tied(village, "guardian") == before
    village.zhaoweiguo.hears_nothing("包保")
    await village.lixiaofang.taps("替周书记")
    assert await tied(village, "guardian") == ["lixiaofang", "zhaoweiguo"]
    village.zhaoweiguo.hears("小芳请您包保", "王奶奶")
    village.zhoujianguo.hears("老赵包保", "不用管了")
    assert not village.lixiaofang.finds("往后老赵", "两边都告诉了").buttons


async def test_not_changed_where_it_is_left(village: Village) -> None:
    before = await tied(village, "guardian")
    await village.lixiaofang.says("王秀英包保人换成赵卫国")
    await village.lixiaofang.taps("不换")
    assert await tied(village, "guardian") == before


async def test_nobody_else_changes_a_guardian(village: Village) -> None:
    await village.zhaoweiguo.says("王秀英包保人换成赵卫国")
    village.zhaoweiguo.hears_nothing("包保人现在是")


async def test_a_leaking_roof_seen_at_a_visit_is_a_problem_and_no_errand(village: Village) -> None:
    await village.lixiaofang.says("走访 王德发 屋顶漏雨")
    said = village.lixiaofang.hears("德发大爷家看到的难处", "房子要修")
    assert "跑腿" not in (said.text or "")
    await village.lixiaofang.taps("开一件")
    case = await village.the_case()
    assert (case.kind, case.category, case.subject_id) == ("problem", "house", "wangdefa")


@pytest.mark.parametrize("line", ["排查进度", "排查到哪了"])
async def test_how_far_a_sweep_is_asked_in_words(village: Village, line: str) -> None:
    await village.zhoujianguo.says("/sweep 东湾 棉被")
    village.hush()
    await village.zhoujianguo.says(line)
    village.zhoujianguo.hears("棉被", "还剩16")
