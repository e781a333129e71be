"""Who comes home: one private welcome, the family chooses; days, health, the old ones at home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.returnees import Area, Health, Returnee, State, days_left
from bot.services.grid.following import stop_all
from bot.services.returnees.figures import returnee_figures
from bot.services.returnees.saying import SAYING
from bot.store import people, places, returnees
from tests.stories.register_books import holds
from tests.stories.stage import Props
from tests.stories.village import Village, a_village

HOME_OF_WANG = "dw01"


async def theirs(village: Village, person: str) -> tuple[Returnee, ...]:
    return await village.bot.desk.database.read(lambda work: returnees.around(work, person))


async def days(village: Village) -> dict[str, int]:
    """How many are left, by household."""

    async def look(work: Any) -> tuple[Returnee, ...]:
        return await returnees.running(work, await places.subtree_ids(work, "liuwan"))

    found = await village.bot.desk.database.read(look)
    today = village.bot.desk.today()
    left = {one.household_id: days_left(one, today) for one in found if one.household_id}
    return {household: n for household, n in left.items() if n}


async def figures(village: Village) -> tuple[int, int]:
    desk = village.bot.desk

    async def look(work: Any) -> tuple[int, int]:
        units = await places.subtree_ids(work, "liuwan")
        return await returnee_figures(work, desk, units, desk.today())

    return await desk.database.read(look)


async def test_who_comes_home_is_welcomed_once_and_nothing_is_kept_but_what_they_choose(
    village: Village,
) -> None:
    await village.wangqiang.says("我从东莞回来了")
    welcome = village.wangqiang.hears("欢迎回家", "不登记一样帮忙")
    assert [b.text for b in welcome.buttons] == ["登记一下", "不用", "给爸妈设好"]
    assert await days(village) == {}
    await village.wangqiang.taps("登记一下")
    village.wangqiang.hears("记下了", "从东莞", "今天到家", "王奶奶年纪大")
    assert await days(village) == {HOME_OF_WANG: 7}
    assert await figures(village) == (1, 1)
    assert "放心" in (await village.wangqiang.taps("都好") or "")
    village.hush()
    await village.wangqiang.says("我回来了")
    village.wangqiang.hears("登记在呢", "第1天")
    village.lixiaofang.hears_nothing("王强")


async def test_not_wished_means_nothing_is_kept_running(village: Village) -> None:
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("不用")
    assert [o.state for o in await theirs(village, "wangqiang")] == [State.DECLINED]
    village.hush()
    await village.passes(days=9)
    assert await figures(village) == (0, 0)
    village.wangqiang.hears_nothing("身体怎么样")


async def test_a_son_who_comes_in_the_twelfth_month_is_asked_about_on_his_day(
    village: Village,
) -> None:
    await village.wangxiuying.says("我儿子腊月二十回来")
    village.wangxiuying.hears("王强回家，好事")
    await village.wangxiuying.taps("登记一下")
    village.wangxiuying.hears("从哪里回来")
    await village.wangxiuying.says("东莞")
    village.wangxiuying.hears("记下了", "从东莞", "1月27日到家", "我回来了")
    (one,) = await theirs(village, "wangxiuying")
    assert (one.person_id, one.state, one.arrives_on) == (
        "wangqiang", State.COMING, date(2027, 1, 27),
    )  # fmt: skip
    assert await figures(village) == (0, 0)


async def test_a_returnee_with_fever_whose_mother_is_red(village: Village) -> None:
    desk = village.bot.desk
    await desk.database.write(lambda work: work.run("set_colour", id="wangxiuying", colour="red"))
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    watches = await village.row_count("round_watches")
    assert watches == 1
    village.hush()
    await village.until("09:40", day=1)
    village.wangqiang.hears("到家第2天", "先离王奶奶远一点")
    assert "马上有人管" in (await village.wangqiang.taps("不舒服") or "")
    case = (await village.cases())[0]
    assert (case.kind, case.subject_id) == ("symptom", "wangqiang")
    seen = village.lixiaofang.hears("王奶奶家里有人刚回来", "看王奶奶一眼")
    assert "王强" not in (seen.text or "")
    await village.wangqiang.says("发烧38.5")
    assert {c.kind for c in await village.cases()} == {"symptom"}
    assert await days(village) == {HOME_OF_WANG: 6}


async def test_who_came_home_and_says_in_words_that_they_are_ill_is_heard_the_same_way(
    village: Village,
) -> None:
    desk = village.bot.desk
    await desk.database.write(lambda work: work.run("set_colour", id="wangxiuying", colour="red"))
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    await village.until("15:00", day=1)
    village.hush()
    await village.wangqiang.says("我发烧38.5")
    assert {c.kind for c in await village.cases()} == {"symptom"}
    village.lixiaofang.hears("王奶奶家里有人刚回来", "看王奶奶一眼")
    (one,) = await theirs(village, "wangqiang")
    told = await desk.database.read(lambda work: returnees.health_of(work, one.id))
    assert told[desk.today()] is Health.UNWELL


async def test_illness_in_the_same_breath_is_helped_first(village: Village) -> None:
    await village.wangqiang.says("我从广州打工回来了，有点发烧")
    assert [c.kind for c in await village.cases()] == ["symptom"]
    village.wangqiang.hears_nothing("欢迎回家")
    await village.passes(hours=2)
    village.wangqiang.hears("欢迎回家")


async def test_after_the_days_it_is_said_once_and_whoever_is_well_may_help(
    village: Village,
) -> None:
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    await village.wangqiang.taps("都好")
    village.hush()
    await village.passes(days=8)
    village.wangqiang.hears("到家第2天")
    village.wangqiang.hears("到家第4天")
    village.wangqiang.hears("到家第7天")
    village.wangqiang.hears("回家满7天", "搭把手")
    assert await days(village) == {}
    assert await figures(village) == (0, 0)
    await village.wangqiang.taps("愿意帮忙")
    village.lixiaofang.hears("王强", "愿意给邻里帮忙")
    await village.lixiaofang.taps("可以")
    village.wangqiang.hears("您进帮忙的人里了")
    held = await village.bot.desk.database.read(
        lambda work: people.roles_of(work, "wangqiang", village.bot.desk.today())
    )
    assert [r.role for r in held] == ["volunteer"]
    village.hush()
    await village.passes(days=3)
    village.wangqiang.hears_nothing("身体怎么样")


async def test_a_liaison_tells_of_somebody_and_the_family_is_asked(village: Village) -> None:
    await village.lixiaofang.says("王秀英家儿子昨天从上海回来了")
    village.lixiaofang.hears_nothing("登记")
    village.wangxiuying.hears("小芳", "说", "回", "不登记一样帮忙")
    assert await days(village) == {}
    await village.wangxiuying.taps("登记一下")
    village.wangxiuying.hears("记下了", "从上海")
    assert await days(village) == {HOME_OF_WANG: 6}
    await village.zhaoweiguo.says("王德发家儿子昨天从上海回来了")
    assert await theirs(village, "zhaoweiguo") == ()


async def test_nothing_said_in_a_group_registers_anybody(village: Village) -> None:
    for words in ("我从东莞回来了", "我儿子腊月二十回来", "我回来了"):
        await village.zhaoweiguo.says(words, group="dongwan")
    await village.lixiaofang.says("王秀英家儿子昨天从上海回来了", group="dongwan")
    assert await village.row_count("returnees") == 0
    village.zhaoweiguo.hears_nothing("登记")
    village.wangxiuying.hears_nothing("登记")


async def test_the_parents_are_set_up_once_and_a_liaison_confirms_who_listens(
    village: Village,
) -> None:
    await village.zhangshuigen.says("我从武汉回来了")
    village.zhangshuigen.hears("欢迎回家")
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("给爸妈设好")
    village.wangqiang.hears("给王奶奶设好")
    await village.wangqiang.taps("每天送饭")
    village.wangqiang.hears("每天中午给王奶奶送饭")
    assert "已经给您" in (await village.wangqiang.taps("消息也给我一份") or "")


async def test_a_pack_of_fourteen_days_holds_while_it_is_on(village: Village) -> None:
    await village.wuqiuxiang.says("/registers 居家观察 开 30天")
    village.wuqiuxiang.hears("打开了")
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    assert await days(village) == {HOME_OF_WANG: 14}


async def test_whoever_wishes_no_more_questions_gets_none(village: Village) -> None:
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    await village.until("09:40", day=1)
    await village.wangqiang.taps("别问了")
    village.hush()
    await village.passes(days=8)
    village.wangqiang.hears_nothing("身体怎么样")
    village.wangqiang.hears_nothing("满7天")


async def test_the_liaison_s_list_is_looked_at_and_forgetting_leaves_nothing(
    village: Village,
) -> None:
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    looks = await village.row_count("looks")
    await village.lixiaofang.says("/returnees")
    village.lixiaofang.hears("王强", "东莞", "第1/7天")
    assert await village.row_count("looks") == looks + 1
    await village.liucaixia.says("/returnees")
    village.liucaixia.hears("现在没有")
    await village.bot.desk.database.write(lambda work: returnees.forget(work, "wangqiang"))
    assert await holds(village, "wangqiang") == []
    assert await holds(village, "东莞") == []


async def test_what_is_said_of_other_ways_home_registers_nobody(village: Village) -> None:
    await village.zhaoweiguo.says("/off 今天")
    village.hush()
    await village.zhaoweiguo.says("我回来了")
    village.zhaoweiguo.hears_nothing("登记")
    await village.wangqiang.says("我从县医院回来了")
    await village.wangqiang.says("我儿子什么时候回来？")
    assert await village.row_count("returnees") == 0


async def test_of_whoever_has_died_nothing_is_asked(village: Village) -> None:
    await village.wangqiang.says("我从东莞回来了")
    await village.wangqiang.taps("登记一下")
    desk = village.bot.desk
    await desk.database.write(lambda work: stop_all(work, desk, "wangqiang", "died"))
    assert [o.state for o in await theirs(village, "wangqiang")] == [State.OVER]
    village.hush()
    await village.until("09:40", day=1)
    village.wangqiang.hears_nothing("到家第2天")
    assert await days(village) == {}


async def test_the_day_is_asked_where_it_was_not_said_and_nothing_is_asked_twice(
    village: Village,
) -> None:
    await village.wangxiuying.says("我儿子过年回来")
    await village.wangxiuying.taps("登记一下")
    village.wangxiuying.hears("哪天到家")
    await village.wangxiuying.says("腊月二十")
    village.wangxiuying.hears("从哪里回来")
    await village.wangxiuying.taps("不说")
    village.wangxiuying.hears("记下了", "1月27日到家")
    village.hush()
    await village.wangqiang.says("我回来了")
    village.wangqiang.hears("记下了", "今天到家")
    assert await days(village) == {HOME_OF_WANG: 7}
    assert len(await theirs(village, "wangqiang")) == 1


async def test_advice_by_origin_comes_from_an_official_list_until_it_expires(
    props: Props, tmp_path: Path
) -> None:
    area = Area("武汉", ("武汉",), "按通知做一次免费检测", "县卫健委3号", date(2026, 11, 30))
    rules = replace(props.content.returnees, areas=(area,))
    content = replace(props.content, returnees=rules)
    async with a_village(props, tmp_path, content=content) as village:
        await village.zhangshuigen.says("我从武汉回来了")
        await village.zhangshuigen.taps("登记一下")
        village.zhangshuigen.hears("按通知做一次免费检测", "县卫健委3号，到11月30日")
    assert not area.holds("武汉", date(2026, 12, 1))
    assert not area.holds("东莞", date(2026, 11, 24))


def test_every_prompt_of_the_days_is_a_message_that_knows_its_values(props: Props) -> None:
    assert {*props.content.returnees.prompts.values()} <= SAYING.keys()
    assert all(pack.days is None or pack.days <= 14 for pack in props.content.packs.values())


async def test_on_the_day_somebody_was_to_come_it_is_asked_once(village: Village) -> None:
    await village.wangqiang.says("我后天从东莞回来")
    await village.wangqiang.taps("登记一下")
    village.hush()
    await village.until("11:00", day=1)
    village.wangqiang.hears_nothing("到了吗")
    await village.until("11:00", day=1)
    village.wangqiang.hears("今天该到家了", "到了吗")
    await village.wangqiang.taps("到家了")
    assert await days(village) == {HOME_OF_WANG: 7}
