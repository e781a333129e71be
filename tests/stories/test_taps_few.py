"""Few taps are asked of whoever serves: counted by what asked, capped a day, danger apart."""

from __future__ import annotations

from bot.domain.lanes import Lane
from bot.services.tapcount.listing import tap_lines
from bot.services.telling import Message, tell_person
from bot.store import taps
from bot.store.database import Work
from tests.stories.village import Village


async def asked(village: Village, who: str, times: int) -> None:
    """So many taps were asked of somebody today already."""

    async def ask(work: Work) -> None:
        for _ in range(times):
            await taps.count(work, who, village.bot.desk.today())

    await village.bot.desk.database.write(ask)


async def test_taps_are_counted_by_what_asked_and_never_by_who(village: Village) -> None:
    await village.wangxiuying.says("要药")
    await village.wangxiuying.says("谁送我去县医院，现在就走")
    await village.zhoujianguo.says("/taps")
    said = village.zhoujianguo.hears("今天请大家点了", "一天最多12下").text or ""
    assert "村民的事" in said
    assert not [p.name for p in village.everybody if p.name in said]
    lines = await tap_lines(village.bot.desk, "liuwan", 7)
    assert {line["place"] for line in lines} == {"柳湾村"}
    assert all(set(line) == {"day", "place", "asked_by", "taps"} for line in lines)
    await village.wangxiuying.says("/taps")
    village.wangxiuying.hears("没有要您点的")


async def test_who_was_asked_enough_is_no_rung_and_the_next_one_hears_it(village: Village) -> None:
    await asked(village, "lixiaofang", 12)
    await village.wangqiang.says("给我妈打电话打不通，谁去看一眼")
    case = await village.the_case()
    told = await village.bot.desk.database.read(lambda w: w.all("told_of", case=case.id))
    reached = {row["person_id"]: bool(row["reached"]) for row in told}
    assert reached["lixiaofang"] is False, "the record says that it was not told"
    assert True in reached.values(), "the next one heard it at once"
    village.lixiaofang.hears("我手上的事", "去看一眼")


async def test_danger_passes_whatever_was_asked_before(village: Village) -> None:
    await asked(village, "lixiaofang", 40)
    await village.wangxiuying.says("我胸口疼得厉害，喘不上气")
    village.lixiaofang.hears("120", "王奶奶", loud=True)


async def test_what_is_over_the_number_comes_in_the_morning_or_when_it_is_asked_for(
    village: Village,
) -> None:
    await asked(village, "zhoujianguo", 12)
    desk = village.bot.desk

    async def tell(work: Work) -> None:
        message = Message("privacy.forget_ask", "t1", {"person": "wangxiuying"}, Lane.CASE)
        await tell_person(work, desk, "zhoujianguo", message)

    await desk.database.write(tell)
    await village.settles()
    village.zhoujianguo.hears_nothing("要我忘掉")
    await village.zhoujianguo.says("都拿来")
    village.zhoujianguo.hears("要我忘掉王奶奶")


async def test_in_the_morning_it_is_there_by_itself(village: Village) -> None:
    await asked(village, "zhoujianguo", 12)
    desk = village.bot.desk

    async def tell(work: Work) -> None:
        message = Message("privacy.forget_ask", "t1", {"person": "wangxiuying"}, Lane.CASE)
        await tell_person(work, desk, "zhoujianguo", message)

    await desk.database.write(tell)
    await village.until("06:00", day=1)
    village.zhoujianguo.hears_nothing("要我忘掉")
    await village.until("07:31")
    village.zhoujianguo.hears("要我忘掉王奶奶")
