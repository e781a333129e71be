"""A village answers what is asked there: a cadre says yes, a doctor signs what is about health."""

from __future__ import annotations

import pytest

from tests.stories.village import Village, shown

FEES = "以后有人问水费哪天交，就说每月5号到村部交，带上水折子"
ASKED = "水费哪天交啊？"
HEALTH = "以后有人问卫生室能不能量血压，就说每天上午都能量，不要钱"


@pytest.mark.parametrize(
    "words",
    [FEES, "/faq add 水费哪天交？每月5号到村部交", "/faq 加 水费哪天交，就说每月5号到村部交"],
)
async def test_a_cadre_adds_an_answer_and_villagers_who_ask_get_it(
    village: Village, words: str
) -> None:
    head = village.zhoujianguo
    await head.says(words)
    draft = head.hears("有人问：水费哪天交", "我就答：每月5号到村部交")
    await village.wangxiuying.says(ASKED)
    village.wangxiuying.hears_nothing("每月5号")
    assert "1号" in (await head.taps_on(draft, "就这样") or "")
    await village.zhaoweiguo.says(ASKED)
    village.zhaoweiguo.hears("每月5号到村部交", "周书记")
    village.chenming.hears_nothing("水费")


async def test_what_is_of_another_village_is_not_answered_here(village: Village) -> None:
    await village.zhoujianguo.says(FEES)
    await village.zhoujianguo.taps("就这样")
    await village.luozhiwang.says(ASKED)
    village.luozhiwang.hears_nothing("每月5号")


async def test_what_is_about_health_needs_a_doctors_name(village: Village) -> None:
    await village.zhoujianguo.says(HEALTH)
    village.zhoujianguo.hears("村医点头署名")
    assert "还有人要点头" in (await village.zhoujianguo.taps("就这样") or "")
    await village.wangxiuying.says("卫生室能不能量血压")
    village.wangxiuying.hears_nothing("不要钱")
    asked = village.chenming.hears("周书记", "卫生室能不能量血压", "每天上午都能量")
    await village.chenming.taps_on(asked, "可以用")
    village.zhoujianguo.hears("都点头了", "撤回问答1")
    await village.zhaoweiguo.says("卫生室能不能量血压")
    said = village.zhaoweiguo.hears("每天上午都能量", "陈医生")
    assert "周书记" not in shown(said)
    assert "问医生" in [button.text for button in said.buttons]


async def test_what_names_a_medicine_is_about_health(village: Village) -> None:
    await village.zhoujianguo.says("以后有人问布洛芬还有没有，就说村部有，上午来拿")
    village.zhoujianguo.hears("村医点头署名")
    await village.zhoujianguo.taps("就这样")
    village.chenming.hears("周书记", "布洛芬还有没有")


async def test_a_doctors_answer_waits_for_a_cadre_who_may_refuse_it(village: Village) -> None:
    await village.chenming.says(HEALTH)
    await village.chenming.taps("就这样")
    asked = village.zhoujianguo.hears("陈医生", "行不行")
    await village.zhoujianguo.taps_on(asked, "不用")
    village.chenming.hears("没有通过")
    await village.zhaoweiguo.says("卫生室能不能量血压")
    village.zhaoweiguo.hears_nothing("每天上午")


async def test_an_answer_is_withdrawn_and_listed_no_more(village: Village) -> None:
    head = village.zhoujianguo
    await head.says(FEES)
    await head.taps("就这样")
    await head.says("/faq")
    head.hears("村里自己的", "1号 水费哪天交", "以后有人问")
    await head.says("撤回问答1")
    head.hears("1号问答收回了")
    await village.zhaoweiguo.says(ASKED)
    village.zhaoweiguo.hears_nothing("每月5号")
    await head.says("撤回问答1")
    head.hears("没有在用的1号问答")
    await head.says("/faq")
    assert "村里自己的" not in shown(head.hears("想问就写一句"))


@pytest.mark.parametrize("words", [FEES, "/faq add 水费哪天交？每月5号到村部交"])
async def test_a_villager_adds_no_answer(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    assert await village.row_count("village_answers") == 0


@pytest.mark.parametrize("words", ["/faq add", "/faq add 水费"])
async def test_who_says_too_little_is_shown_how(village: Village, words: str) -> None:
    await village.zhoujianguo.says(words)
    village.zhoujianguo.hears("以后有人问水费哪天交")
    assert await village.row_count("village_answers") == 0


async def test_who_wrote_it_can_leave_it_and_nobody_else_is_asked(village: Village) -> None:
    await village.zhoujianguo.says(HEALTH)
    await village.zhoujianguo.taps("不要")
    village.chenming.hears_nothing("量血压")
    await village.zhaoweiguo.says("卫生室能不能量血压")
    village.zhaoweiguo.hears_nothing("每天上午")
