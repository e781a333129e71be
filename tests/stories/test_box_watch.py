"""Every box is looked at once a day: what runs out, expires, is not used here, or lies locked."""

from __future__ import annotations

from bot.services.stock import ledger
from bot.services.stock.cover_view import cover_report
from bot.services.stock.ledger import Why
from bot.store import stock
from bot.store.database import Work
from tests.stories.stocked import in_order, on_hand, used_daily
from tests.stories.village import Person, Village


def news(person: Person) -> list[str]:
    """Every message of the daily look somebody has."""
    return [m.text or "" for m in person.messages() if "今天看了一遍" in (m.text or "")]


async def test_what_lasts_under_two_weeks_is_told_with_how_much_to_ask_for(
    village: Village,
) -> None:
    """Ten left at one a day: seventeen more last four weeks. The clinic keeps two weeks too."""
    await used_daily(village, "box-liuwan", "smec", daily=1, left=10)
    await used_daily(village, "clinic-liuwan", "smec", daily=2, left=40)
    await used_daily(village, "clinic-liuwan", "ibu_tab", daily=2, left=0)
    await village.until("07:31")
    told = village.zhangxiaolan.hears("柳湾药箱", "蒙脱石散", "剩10盒", "只够10天", "建议要17盒")
    assert told.silent
    village.chenming.hears("柳湾村卫生室", "布洛芬片", "用完了", "建议要56盒", loud=True)
    assert not any("蒙脱石散" in text for text in news(village.chenming))
    village.lixiaofang.hears_nothing("今天看了一遍")
    await in_order(village)


async def test_nothing_new_is_silence(village: Village) -> None:
    """Also on the day after something was told."""
    await village.until("07:31")
    assert not [p for p in village.everybody if news(p)]
    await used_daily(village, "box-liuwan", "smec", daily=1, left=10)
    await village.until("07:31")
    await village.until("07:31")
    await village.until("07:31")
    assert len(news(village.zhangxiaolan)) == 1
    await in_order(village)


async def test_a_lack_that_is_over_is_news_when_it_comes_again(village: Village) -> None:
    lot = await used_daily(village, "box-liuwan", "smec", daily=2, left=10)
    await village.until("07:31")
    assert len(news(village.zhangxiaolan)) == 1
    desk = village.bot.desk

    async def more(work: Work) -> None:
        await ledger.count(work, desk, "box-liuwan", lot, 60, Why(reason="found"))

    async def fewer(work: Work) -> None:
        await ledger.count(work, desk, "box-liuwan", lot, 5, Why(reason="lost"))

    await desk.database.write(more)
    await village.until("07:31")
    assert len(news(village.zhangxiaolan)) == 1
    await desk.database.write(fewer)
    await village.until("07:31")
    assert len(news(village.zhangxiaolan)) == 2
    await in_order(village)


async def test_a_lot_is_told_once_when_it_comes_within_thirty_days(village: Village) -> None:
    """What a keeper counted in within its band is none; ninety days and thirty are each told."""
    await used_daily(village, "box-liuwan", "smec", left=3, days=5, good_for=32)
    await village.until("07:31")
    village.zhangxiaolan.hears_nothing("蒙脱石散")
    for _ in range(4):
        await village.until("07:31")
    told = [text for text in news(village.zhangxiaolan) if "蒙脱石散" in text]
    assert len(told) == 1
    assert "还有30天到期" in told[0]
    assert not any("感冒灵" in text for text in told)
    await in_order(village)


async def test_what_has_expired_is_heard_and_after_a_week_told_as_locked(village: Village) -> None:
    await used_daily(village, "box-liuwan", "smec", left=3, days=90, good_for=0)
    await village.until("07:31")
    village.zhangxiaolan.hears("蒙脱石散", "3盒过期了", loud=True)
    for _ in range(9):
        await village.until("07:31")
    assert sum("不能发" in text and "蒙脱石散" in text for text in news(village.zhangxiaolan)) == 1
    assert sum("过期了" in text and "蒙脱石散" in text for text in news(village.zhangxiaolan)) == 1
    await in_order(village)


async def test_what_will_not_be_used_here_goes_to_the_box_that_uses_it(village: Village) -> None:
    """One tap starts the transfer: it is read back, and moves when the keeper says yes."""
    await used_daily(village, "box-liuwan", "smec", left=6, good_for=60)
    await used_daily(village, "box-shiqiao", "smec", daily=1, left=30, good_for=300)
    await village.until("07:31")
    keeper = village.zhangxiaolan
    keeper.hears("蒙脱石散", "用不完6盒", "石桥药箱用得上", "调6盒")
    await keeper.taps("把蒙脱石散调过去")
    keeper.hears("蒙脱石散", "6盒", "从柳湾药箱调到石桥药箱")
    assert await on_hand(village, "box-liuwan", "smec") == 6
    await keeper.taps("对")
    village.jiangyuehong.hears("蒙脱石散", "6盒")
    assert await on_hand(village, "box-liuwan", "smec") == 0
    await in_order(village)


async def test_three_days_of_silence_are_one_message(village: Village) -> None:
    """The machine was off: what became new in the meantime is told once, folded."""
    await used_daily(village, "box-liuwan", "smec", left=3, days=5, good_for=32)
    await used_daily(village, "box-liuwan", "ibu_tab", daily=1, left=8)
    village.sim.clock.jump(3 * 24 * 3600)
    await village.passes(minutes=5)
    told = news(village.zhangxiaolan)
    assert len(told) == 1
    assert "蒙脱石散" in told[0]
    assert "布洛芬片" in told[0]
    await village.passes(hours=6)
    assert len(news(village.zhangxiaolan)) == 1
    await in_order(village)


async def test_more_than_eight_are_counted(village: Village) -> None:
    everything = [m.id for m in village.bot.desk.content.stocked.all if m.unit == "盒"]
    for item in everything[:11]:
        await used_daily(village, "box-liuwan", item, daily=1, left=5)
    await village.until("07:31")
    told = village.zhangxiaolan.hears("今天看了一遍", "还有3样")
    assert (told.text or "").count("🟡") == 8


async def test_what_is_asked_for_climbs_is_sent_and_ends_when_it_came(village: Village) -> None:
    """From the keeper's tap over the township's store to the box, and what came closes it."""
    await used_daily(village, "box-liuwan", "smec", daily=1, left=10)
    await used_daily(village, "depot-bailu", "smec", left=100)
    await village.until("07:31")
    keeper, depot = village.zhangxiaolan, village.luoqinghe
    await keeper.taps("报上去要")
    case = await village.the_case()
    assert case.kind == "supply"
    village.group_hears_nothing("dongwan")
    await keeper.taps("报上去要")
    assert len(await village.cases()) == 1
    await village.passes(hours=5)
    depot.hears("柳湾药箱", "蒙脱石散", "17盒", "供需")
    await depot.taps("从我这儿调")
    depot.hears("蒙脱石散", "17盒", "从白鹭镇物资室调到柳湾药箱")
    await depot.taps("对")
    depot.finds("蒙脱石散", "运输")
    await keeper.taps("收到17盒")
    await village.passes(minutes=2)
    case = await village.the_case()
    assert (case.final, case.outcome) == (True, "received")
    assert await on_hand(village, "box-liuwan", "smec") == 27
    await in_order(village)


async def test_a_locked_lot_that_still_lies_there_is_told_after_a_week(village: Village) -> None:
    lot = await used_daily(village, "box-liuwan", "smec", left=3)
    desk = village.bot.desk

    async def lock(work: Work) -> None:
        await ledger.block(work, desk, lot, "quarantined", Why(by="zhangxiaolan"))

    await desk.database.write(lock)
    for _ in range(7):
        await village.until("07:31")
    assert not news(village.zhangxiaolan)
    await village.until("07:31")
    await village.until("07:31")
    assert sum("不能发" in text for text in news(village.zhangxiaolan)) == 1
    assert await desk.database.read(stock.sums_that_differ) == ()


async def test_the_township_reads_how_long_everything_lasts(village: Village) -> None:
    """Short ones first, with what to ask for; what is not known is said to be unknown."""
    await used_daily(village, "box-liuwan", "smec", daily=1, left=10)
    desk = village.bot.desk
    rows = await desk.database.read(lambda work: cover_report(work, desk, "bailu"))
    assert (rows[0].box_id, rows[0].item, rows[0].ask) == ("box-liuwan", "smec", 18)
    assert rows[0].days is not None
    assert round(rows[0].days) == 10
    assert {row.box_id for row in rows} >= {"clinic-liuwan", "depot-bailu"}
    known = [row for row in rows if row.days is not None]
    assert len(known) == 1
