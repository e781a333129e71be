"""慰问走访 in one line: a contact, a line of the register, and what was found there a matter."""

from __future__ import annotations

from datetime import timedelta

from bot.services.roles import covering
from bot.store import contacts, registers, sweeps
from tests.stories.register_books import MONDAY, holds, lines, visits_to
from tests.stories.village import Village


async def test_a_visit_in_one_line_is_a_contact_and_its_trouble_is_one_tap_from_a_matter(
    village: Village,
) -> None:
    await village.wuqiuxiang.says("走访 王秀英家 送了米油 屋顶漏雨")
    village.wuqiuxiang.hears("记下了", "王奶奶", "米油")
    village.wuqiuxiang.hears("您在王奶奶家看到的难处")
    (line,) = await lines(village, "visits")
    assert (line.person_id, line.by_id) == ("wangxiuying", "wuqiuxiang")
    assert line.fields == {"gift": "米油", "note": "屋顶漏雨"}
    (met,) = await visits_to(village, "wangxiuying")
    assert met.by_role == "cadre"
    assert await village.cases() == ()
    assert "开了一件" in (await village.wuqiuxiang.taps("开一件") or "")
    case = await village.the_case()
    assert (case.kind, case.category) == ("problem", "house")
    assert case.subject_id == "wangxiuying"
    assert not village.wuqiuxiang.finds("王奶奶家的事", "开了一件").buttons
    assert len(await village.cases()) == 1


async def test_a_visit_of_yesterday_is_kept_under_its_true_day(village: Village) -> None:
    await village.lixiaofang.says("昨天看望了王德发、李大爷，送了被子")
    village.lixiaofang.hears("记下了", "德发大爷、李大爷", "被子")
    assert [e.day for e in await lines(village, "visits")] == [MONDAY - timedelta(days=1)] * 2
    (met,) = await visits_to(village, "wangdefa")
    assert met.late()


async def test_illness_that_a_visit_finds_waits_for_no_tap(village: Village) -> None:
    await village.lixiaofang.says("走访 王秀英家 她从早上头晕到现在")
    village.lixiaofang.hears("记下了", "王奶奶")
    case = await village.the_case()
    assert (case.kind, case.subject_id) == ("symptom", "wangxiuying")
    (met,) = await visits_to(village, "wangxiuying")
    assert met.found is not None
    assert met.found.value == "unwell"


async def test_a_villager_s_words_about_a_visit_and_a_plan_of_one_are_no_entry(
    village: Village,
) -> None:
    await village.zhaoweiguo.says("看望王秀英 送了米")
    await village.lixiaofang.says("明天走访王秀英家")
    await village.lixiaofang.says("走访 王秀英家 送了米油", group="dongwan")
    assert await lines(village, "visits") == ()
    assert await visits_to(village, "wangxiuying") == []


async def test_of_two_of_one_name_it_is_asked_which(village: Village) -> None:
    await village.zhoujianguo.says("/visit 桂芝 送了鸡蛋")
    village.zhoujianguo.hears("没找到")
    await village.xushuangquan.says("走访 王秀英 送了鸡蛋")
    village.xushuangquan.hears("记下了")
    await village.xushuangquan.says("/visit")
    village.xushuangquan.hears("这个月您看过", "王奶奶")


async def test_forgetting_somebody_leaves_nothing_of_them_in_any_register(
    village: Village,
) -> None:
    await village.lixiaofang.says("走访 王秀英家 送了米油")
    await village.lixiaofang.says("走访 李守田 说王秀英和王奶奶家灯坏了")
    assert "register_entries" in await holds(village, "王秀英")
    desk = village.bot.desk

    async def forget(work):  # type: ignore[no-untyped-def]
        assert await covering(work, desk, "lixiaofang", "dongwan")
        for store in (registers, sweeps, contacts):
            await store.forget(work, "wangxiuying")
            await store.forget(work, "lixiaofang")

    await desk.database.write(forget)
    for word in ("wangxiuying", "王秀英", "lixiaofang"):
        assert await holds(village, word) == []
    assert await lines(village, "visits") == ()
    assert await visits_to(village, "wangxiuying") == []
