"""Home from hospital: the same questions on days 1, 3 and 7, whether or not it began as a case."""

from __future__ import annotations

from bot.store import followups
from tests.stories.village import Village


async def home_again(village: Village) -> None:
    await village.lixiaofang.says("王秀英 住院了")
    await village.passes(days=5)
    await village.lixiaofang.says("王秀英 出院了")
    village.hush()


async def test_home_from_hospital_she_is_asked_on_day_1_and_3(village: Village) -> None:
    await home_again(village)
    await village.until("10:00", day=1)
    village.wangxiuying.hears("您出院了，在家怎么样")
    await village.wangxiuying.taps("好了", "出院")
    village.hush()
    await village.until("10:00", day=1)
    village.wangxiuying.hears_nothing("出院")
    await village.until("10:00", day=1)
    village.wangxiuying.hears("您出院了")


async def test_who_never_was_in_hospital_is_not_asked(village: Village) -> None:
    await village.lixiaofang.says("王秀英 出院了")
    village.hush()
    await village.passes(days=2)
    village.wangxiuying.hears_nothing("出院")


async def test_not_well_at_home_is_a_complaint_of_its_own(village: Village) -> None:
    await home_again(village)
    await village.until("10:00", day=1)
    await village.wangxiuying.taps("又不好", "出院")
    village.wangxiuying.hears("120")
    (case,) = [c for c in await village.cases() if c.subject_id == "wangxiuying"]
    assert case.kind == "symptom"
    assert await village.bot.desk.database.read(followups.next_due) is None


async def test_not_well_in_the_words_of_her_guardian_reaches_the_doctor(village: Village) -> None:
    await village.zhaohongxia.says("李守田 住院了")
    await village.passes(days=5)
    await village.zhaohongxia.says("李守田 出院了")
    village.hush()
    await village.until("10:00", day=1)
    await village.zhaohongxia.taps("又不好", "李大爷", "出院")
    (case,) = [c for c in await village.cases() if c.subject_id == "lishoutian"]
    assert (case.kind, case.author_id) == ("symptom", "zhaohongxia")
