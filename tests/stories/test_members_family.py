"""Family far away: help at once, news after one tap, and of what the parent lets them hear."""

from __future__ import annotations

from bot.domain.contacts import Found, How
from bot.services.contacts import note_contact
from bot.store import people
from bot.store.database import Work
from tests.stories.village import Village

WORDS = "我是东湾王德发的儿子王勇，在东莞打工，我爸腿疼走不了路"


async def met(village: Village, person: str, how: How, found: Found | None, ref: str) -> None:
    desk = village.bot.desk

    async def write(work: Work) -> None:
        await note_contact(
            work, desk, person, how, source="story", ref=ref, by="lixiaofang", role="liaison",
            found=found,
        )  # fmt: skip

    await desk.database.write(write)


async def test_a_son_in_dongguan_is_helped_at_once_and_hears_news_after_one_tap(
    village: Village,
) -> None:
    son = village.newcomer("阿勇")
    await son.starts()
    village.hush()
    await son.says(WORDS)
    case = await village.the_case()
    assert (case.kind, case.subject_id, case.unit_id) == ("symptom", "wangdefa", "dongwan")
    village.lixiaofang.hears("德发大爷", "儿子", "王勇", "认得吗")
    village.hush()
    await village.lixiaofang.says("我来")
    assert (await village.the_case()).claimed_by == "lixiaofang"
    son.hears_nothing("小芳")
    assert await village.lixiaofang.taps("是的") == "好，跟这位家人说了。"
    son.hears("联络员认得您了", "德发大爷")
    son.hears(case.number, "小芳")
    ties = await village.bot.desk.database.read(lambda w: people.ties_of(w, "wangdefa", "kin"))
    assert "lixiaofang" in [tie.confirmed_by for tie in ties]
    village.lixiaofang.hears("跟王勇说多少", "问过再点")
    assert await village.lixiaofang.taps("是的", "认得吗") == "这一条点过了。"


async def test_whom_the_liaison_does_not_know_hears_nothing_and_is_helped_all_the_same(
    village: Village,
) -> None:
    stranger = village.newcomer("阿勇")
    await stranger.starts()
    await stranger.says(WORDS)
    village.hush()
    assert await village.lixiaofang.taps("不认识") == "好，不跟这个人说什么。"
    stranger.hears("还不认得您")
    await village.lixiaofang.says("我来")
    stranger.hears_nothing()
    assert not (await village.the_case()).final


async def test_who_only_says_whose_child_they_are_is_asked_what_is_needed(
    village: Village,
) -> None:
    son = village.newcomer("阿勇")
    await son.starts()
    village.hush()
    await son.says("我是王德发的儿子")
    son.hears("要帮什么，您现在就说")
    village.lixiaofang.hears("德发大爷", "阿勇", "认得吗")
    await son.says("我是王德发的儿子")
    village.lixiaofang.hears_nothing()


async def test_once_a_day_the_far_child_hears_of_todays_real_contact(village: Village) -> None:
    await village.wangxiuying.says("/family")
    await village.wangxiuying.taps("都告诉")
    await village.until("09:20")
    await met(village, "wangxiuying", How.KNOCK, Found.FINE, "a")
    village.hush()
    await village.until("19:40")
    village.wangqiang.hears("王奶奶", "09:20", "小芳", "敲门见到了", "人好")
    await met(village, "wangxiuying", How.PHONE, Found.FINE, "b")
    await village.passes(minutes=30)
    village.wangqiang.hears_nothing()
    await village.passes(days=2)
    village.wangqiang.hears_nothing()


async def test_who_only_says_that_they_are_well_is_silent_on_a_bad_day(village: Village) -> None:
    await village.wangxiuying.says("/family")
    await village.wangxiuying.taps("只报平安")
    await met(village, "wangxiuying", How.KNOCK, Found.UNWELL, "a")
    village.hush()
    await village.until("20:00")
    village.wangqiang.hears_nothing()
    await village.until("10:00")
    await met(village, "wangxiuying", How.KNOCK, Found.FINE, "b")
    await village.until("20:00")
    said = village.wangqiang.hears("王奶奶", "平安")
    assert "小芳" not in (said.text or "")


async def test_nothing_is_told_without_the_parents_leave(village: Village) -> None:
    await met(village, "wangxiuying", How.KNOCK, Found.FINE, "a")
    village.hush()
    await village.until("20:00")
    village.wangqiang.hears_nothing()
    await village.wangqiang.says("/family 王秀英")
    village.wangqiang.hears("老人自己或者联络员")
    await village.passes(days=1)
    village.wangqiang.hears_nothing()


async def test_somebody_carries_the_word_for_who_has_no_phone(village: Village) -> None:
    await village.lixiaofang.says("/proxy 王德发 赵卫国")
    village.lixiaofang.hears("德发大爷的话由老赵")
    village.zhaoweiguo.hears("德发大爷没有手机")
    ties = await village.bot.desk.database.read(lambda w: people.ties_of(w, "wangdefa", "proxy"))
    assert ("zhaoweiguo", "lixiaofang") in [(tie.other_id, tie.confirmed_by) for tie in ties]
    await village.lixiaofang.says("/proxy 王德发 赵卫国 停")
    ties = await village.bot.desk.database.read(lambda w: people.ties_of(w, "wangdefa", "proxy"))
    assert "zhaoweiguo" not in [tie.other_id for tie in ties]
    await village.zhangxiaolan.says("/proxy 王德发 赵卫国")
    village.zhangxiaolan.hears("由联络员和村干部来定")
