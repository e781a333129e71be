"""Rumours: one claim, one verdict, told to whoever asked; the groups hear it only from a cadre."""

from __future__ import annotations

import pytest

from bot.simulator import Message
from tests.stories.village import Village, shown

SAID = "听说喝板蓝根能防流感是真的吗"
WHY = "镇卫生院说板蓝根防不了流感，打疫苗才管用"


async def judged(
    village: Village, words: str = SAID, verdict: str = "不实", why: str = WHY
) -> None:
    """王秀英 asked, the doctor said so."""
    await village.wangxiuying.says(words)
    await village.chenming.taps(verdict)
    await village.chenming.says(why)


def in_group(village: Village, *fragments: str) -> Message:
    return village.zhaoweiguo.finds(*fragments, group="dongwan")


async def test_a_rumour_is_answered_and_published(village: Village) -> None:
    await village.wangxiuying.says(SAID)
    village.wangxiuying.hears("喝板蓝根能防流感", "村医", "先别转")
    asked = village.chenming.hears("传言1", "喝板蓝根能防流感")
    assert "王" not in shown(asked)
    assert [button.text for button in asked.buttons] == ["属实", "不实", "说不准"]
    await village.chenming.taps("不实")
    village.chenming.hears("写一句为什么")
    await village.chenming.says(WHY)
    village.chenming.hears("记下了", "问过的1个人")
    village.wangxiuying.hears("不是真的", WHY, "陈医生", "11月23日")
    village.group_hears_nothing("dongwan")
    village.zhoujianguo.hears("传言1", "要不要发到群里")
    toast = await village.zhoujianguo.taps("发到群里")
    assert toast is not None
    assert "3个群" in toast
    for hamlet in ("dongwan", "xiwan", "hekou"):
        post = village.group_hears(hamlet, "喝板蓝根能防流感", "不是真的", WHY)
        assert len(shown(post).splitlines()) == 1
    assert await village.cases() == ()


async def test_three_ask_and_all_three_hear_it_once(village: Village) -> None:
    others = [village.person("liushouxin"), village.person("wangguihua")]
    await village.wangxiuying.says(SAID)
    village.wangxiuying.hears("先别转")
    village.chenming.hears("传言1")
    for one in others:
        await one.says("板蓝根能防流感是真的吗")
        one.hears("有人问过了")
    village.chenming.hears_nothing("传言")
    await village.chenming.taps("不实")
    await village.chenming.says(WHY)
    for one in (village.wangxiuying, *others):
        one.hears("不是真的", WHY)
        one.hears_nothing("板蓝根")
    assert await village.row_count("rumours") == 1
    # Who asks later reads it at once, and the doctor is left alone.
    village.hush()
    late = village.zhaoweiguo
    await late.says("群里说喝板蓝根能防流感，真的假的")
    late.hears("不是真的", WHY)
    village.chenming.hears_nothing()


async def test_nothing_of_a_private_question_reaches_the_group(village: Village) -> None:
    await judged(village, "群里说打疫苗会得病，真的假的", why="疫苗里没有活的病毒，打了不会得流感")
    village.wangxiuying.hears("不是真的", "没有活的病毒")
    await village.passes(days=2)
    for hamlet in ("dongwan", "xiwan", "hekou"):
        village.group_hears_nothing(hamlet)
    assert [case.kind for case in await village.cases()] == []


async def test_a_verdict_corrected_later_reaches_all_who_asked_and_the_groups(
    village: Village,
) -> None:
    await judged(village, "听说喝大蒜水能治流感，是真的吗", "属实", "书上这么写过")
    await village.zhoujianguo.taps("发到群里")
    village.group_hears("dongwan", "是真的")
    village.hush()
    await village.chenming.says("传言1")
    await village.chenming.taps("不实")
    await village.chenming.says("我查了，没有根据，流感要看医生")
    village.wangxiuying.hears("更正", "不是真的", "没有根据")
    village.group_hears_nothing("dongwan")
    now = in_group(village, "更正", "不是真的")
    assert "书上" not in shown(now)


async def test_what_was_published_is_taken_back_where_it_stands(village: Village) -> None:
    await judged(village)
    await village.zhoujianguo.taps("发到群里")
    village.hush()
    await village.zhoujianguo.taps("收回")
    now = in_group(village, "收回了")
    assert WHY not in shown(now)
    village.group_hears_nothing("dongwan")


async def test_panic_is_no_days_prompt_and_sounds_at_once(village: Village) -> None:
    await village.wangxiuying.says("盐能防辐射吗，大家都在抢")
    village.wangxiuying.hears("盐能防辐射", "先别转")
    await village.chenming.taps("不实")
    await village.chenming.says("吃盐防不了辐射，村里盐够用")
    await village.until("22:30")
    village.hush()
    await village.zhoujianguo.taps("发到群里")
    post = village.group_hears("dongwan", "盐能防辐射", "不是真的")
    assert not post.silent


async def test_two_on_one_day_the_second_waits_for_tomorrow(village: Village) -> None:
    await judged(village)
    await village.zhoujianguo.taps("发到群里", "板蓝根")
    village.group_hears("dongwan", "板蓝根")
    await village.wangxiuying.says("听说明年合作医疗要交600块是真的吗")
    head = village.zhoujianguo
    asked = head.hears("传言2", "合作医疗")
    await head.taps_on(asked, "说不准")
    await head.says("镇里还没有通知，有了再说")
    village.wangxiuying.hears("还说不准", "镇里还没有通知")
    village.hush()
    toast = await head.taps("发到群里", "合作医疗")
    assert toast is not None
    assert "明天再发" in toast
    village.group_hears_nothing("dongwan")
    await village.until("09:00", day=1)
    village.group_hears("dongwan", "合作医疗", "还说不准")


async def test_nobody_answers_for_a_day_and_those_above_are_asked(village: Village) -> None:
    await village.wangxiuying.says(SAID)
    village.chenming.hears("传言1")
    officer = village.luoqinghe
    officer.hears_nothing("传言")
    await village.passes(days=3)
    officer.hears("传言1", "板蓝根")
    await officer.taps("不实")
    await officer.says(WHY)
    village.wangxiuying.hears("不是真的", WHY, "罗院长")
    # The doctor's message shows it, too, and asks no more.
    village.chenming.finds("传言1", "不是真的", WHY)


async def test_what_is_said_of_a_neighbour_is_no_rumour_to_check(village: Village) -> None:
    await village.wangxiuying.says("听说李小芳要搬走了，是真的吗")
    village.wangxiuying.hears("别人家的事")
    assert await village.row_count("rumours") == 0
    assert await village.cases() == ()
    village.is_silent()


@pytest.mark.parametrize(
    "words",
    [
        "听说喝农药一点没事是真的吗",
        "我妈喘不上气了，听说喝姜汤能好，是真的吗",
        "听说胸口疼喝醋就好，我现在胸口疼得厉害，真的假的",
    ],
)
async def test_danger_inside_a_rumour_goes_first(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("120")
    assert await village.row_count("rumours") == 0


async def test_cadres_read_how_much_was_asked_and_never_who(village: Village) -> None:
    await judged(village)
    await village.person("liushouxin").says("听说明天要封路是真的吗")
    await village.zhoujianguo.says("/rumours")
    listed = village.zhoujianguo.hears("近30天", "停水停电封路：1条，1人问", "板蓝根", "不是真的")
    assert "王" not in shown(listed).replace("王国", "")
    await village.wangxiuying.says("/rumours")
    village.wangxiuying.hears("不说是谁问的")


async def test_in_a_group_only_who_speaks_to_the_bot_is_answered_and_in_private(
    village: Village,
) -> None:
    await judged(village)
    village.hush()
    asker = village.zhaoweiguo
    await asker.says("@linli_bot 听说喝板蓝根能防流感是真的吗", group="dongwan")
    asker.hears("不是真的", WHY)
    village.group_hears_nothing("dongwan")


async def test_a_villager_judges_and_publishes_nothing(village: Village) -> None:
    await judged(village)
    village.hush()
    await village.wangxiuying.says("传言1")
    village.wangxiuying.hears_nothing("要改")
    assert await village.row_count("rumours") == 1


async def test_another_matter_is_not_taken_for_the_reason(village: Village) -> None:
    await village.wangxiuying.says(SAID)
    await village.chenming.taps("不实")
    await village.chenming.says("王德发 发烧38.5 要车")
    village.wangxiuying.hears_nothing("不是真的")
    await village.chenming.says(WHY)
    village.wangxiuying.hears("不是真的", WHY)
