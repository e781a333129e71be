"""After an illness: asked on days 1, 3 and 7, by one tap, and never longer than needed."""

from __future__ import annotations

from bot.domain.contacts import How
from bot.store import cards, contacts, people
from tests.stories.village import Village

ILL = "我今天咳嗽，有点发烧37.6"


async def is_over(village: Village, *, hour: str = "17:00") -> None:
    """王秀英 was ill, the doctor settled it, and she said so."""
    await village.wangxiuying.says(ILL)
    case = next(c for c in await village.cases() if c.kind == "symptom")
    await village.chenming.says(f"{case.number}")
    await village.chenming.says("/case " + case.number)
    await village.chenming.taps("我来办", case.number)
    await village.chenming.taps("办好了", case.number)
    await village.wangxiuying.taps("好了，谢谢", case.number)
    village.hush()


async def test_twice_well_and_nobody_asks_again(village: Village) -> None:
    await is_over(village)
    await village.until("10:00", day=1)
    village.wangxiuying.hears("前几天您不舒服")
    assert await village.wangxiuying.taps("好了", "前几天您不舒服") == "那就好，过两天再问您一回。"
    village.hush()
    await village.until("10:00", day=2)
    village.wangxiuying.hears("前几天您不舒服")
    await village.wangxiuying.says("好了，谢谢")
    village.wangxiuying.hears("不再问了")
    village.hush()
    await village.passes(days=6)
    village.wangxiuying.hears_nothing("前几天您不舒服")
    await village.chenming.says("/followups")
    village.chenming.hears("病后回访", "王奶奶（东湾）", "第1天 好了", "第3天 好了")


async def test_not_well_again_is_the_same_matter_and_is_asked_about(village: Village) -> None:
    await is_over(village)
    case = next(c for c in await village.cases() if c.kind == "symptom")
    await village.until("10:00", day=1)
    toast = await village.wangxiuying.taps("又不好", "前几天您不舒服")
    assert toast is not None
    assert "马上告诉医生" in toast
    opened = [c for c in await village.cases(only_open=True) if c.kind == "symptom"]
    assert [c.id for c in opened] == [case.id]
    assert "reopened" in await village.timeline(opened[0])
    village.hush()
    await village.passes(days=3)
    village.wangxiuying.hears_nothing("前几天您不舒服")


async def test_two_in_vain_and_who_stands_by_her_hears_of_it(village: Village) -> None:
    await is_over(village)
    await village.until("10:00", day=1)
    village.wangxiuying.hears("前几天您不舒服")
    await village.until("10:00", day=2)
    village.wangxiuying.hears("前几天您不舒服")
    await village.until("12:00", day=1)
    village.lixiaofang.hears("王奶奶", "问了两回都没回话")
    await village.lixiaofang.taps("好了", "问了两回都没回话")
    desk = village.bot.desk
    last = await desk.database.read(lambda work: contacts.last_of(work, "wangxiuying"))
    assert last is not None
    assert last.how is How.PHONE
    assert last.by_id == "lixiaofang"


async def test_who_does_not_want_to_be_asked_is_not(village: Village) -> None:
    await is_over(village)
    await village.until("10:00", day=1)
    await village.wangxiuying.says("不用问了")
    village.wangxiuying.hears("好，不再问了")
    village.hush()
    await village.passes(days=8)
    village.wangxiuying.hears_nothing("前几天您不舒服")


async def test_whoever_was_met_that_day_and_whoever_lies_in_hospital_is_not_asked(
    village: Village,
) -> None:
    await is_over(village)
    await village.lixiaofang.says("王秀英 住院了")
    await village.until("10:00", day=1)
    village.wangxiuying.hears_nothing("前几天您不舒服")
    await village.lixiaofang.says("王秀英 出院了")
    tags = await village.bot.desk.database.read(
        lambda work: cards.tags_of(work, "wangxiuying", village.now.date())
    )
    assert "in_hospital" not in tags


async def test_a_dead_person_is_not_asked(village: Village) -> None:
    await is_over(village)
    desk = village.bot.desk
    await desk.database.write(
        lambda work: people.end_person(work, "wangxiuying", desk.today(), "died")
    )
    await village.passes(days=8)
    village.wangxiuying.hears_nothing("前几天您不舒服")
    village.lixiaofang.hears_nothing("没回话")


async def test_seen_by_the_doctor_fills_itself_and_the_guardian_has_the_last_word(
    village: Village,
) -> None:
    await village.wangxiuying.says(ILL)
    case = next(c for c in await village.cases() if c.kind == "symptom")
    await village.chenming.says("/case " + case.number)
    await village.chenming.taps("我来办", case.number)
    await village.chenming.taps("办好了", case.number)
    await village.wangxiuying.taps("好了，谢谢", case.number)
    village.lixiaofang.hears("您包保的王奶奶", "身体不舒服", "陈医生", loud=False)
    await village.lixiaofang.says("王秀英的卡")
    village.lixiaofang.hears("见医 11月23日", "陈医生打通电话")
