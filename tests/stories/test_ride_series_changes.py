"""Rides that come again, changed: a day left out, another hour, all of it stopped, gone on with."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.ride_series import SeriesState
from bot.store import ride_series
from tests.stories.test_ride_series import drive, ride_on, set_up, the_series
from tests.stories.village import Village


async def test_one_ride_at_another_hour_and_one_on_another_day(village: Village) -> None:
    series = await set_up(village)
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says("周三的透析改到八点")
    village.wangxiuying.hears("后天", "8:00", "就这一次")
    village.zhaoweiguo.hears("改了", "8:00", loud=True)
    moved = await ride_on(village, series, date(2026, 11, 25))
    assert moved is not None
    assert moved.claimed_by == "zhaoweiguo"
    await village.wangxiuying.says("这周五改到周六去")
    village.wangxiuying.hears("11月27日", "11月28日")
    await village.until("12:00", day=3)
    assert await ride_on(village, series, date(2026, 11, 27)) is None
    assert await ride_on(village, series, date(2026, 11, 28)) is not None


async def test_from_now_on_other_days_and_another_hour(village: Village) -> None:
    series = await set_up(village)
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says("以后透析改成二四六")
    village.wangxiuying.hears("每周二、四、六", "7:00")
    village.zhaoweiguo.hears("不用去了")
    changed = await the_series(village)
    assert changed.weekdays == (1, 3, 5)
    await village.passes(minutes=1)
    assert await ride_on(village, series, date(2026, 11, 25)) is None
    assert await ride_on(village, series, date(2026, 11, 24)) is not None


async def test_a_day_left_out_frees_its_driver_at_once_and_may_come_back(village: Village) -> None:
    series = await set_up(village)
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says("这周三不去了")
    village.wangxiuying.hears("后天", "停了", "11月27日", "照常")
    village.zhaoweiguo.hears("不用去了", loud=True)
    assert await ride_on(village, series, date(2026, 11, 25)) is None
    await village.wangxiuying.says("周三还是要去")
    await village.passes(minutes=1)
    assert await ride_on(village, series, date(2026, 11, 25)) is not None


async def test_all_of_it_stops_and_nobody_is_asked_again(village: Village) -> None:
    series = await set_up(village)
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await village.wangxiuying.says("透析的车以后都不用了")
    village.wangxiuying.hears("接送停了")
    village.zhaoweiguo.hears("不用去了")
    found = await village.bot.desk.database.read(lambda w: ride_series.find_series(w, series.id))
    assert found is not None
    assert found.state is SeriesState.ENDED
    village.hush()
    await village.passes(days=5)
    assert len([c for c in await village.cases() if c.category == "ride"]) == 1


async def test_of_two_series_it_is_asked_which(village: Village) -> None:
    first = await set_up(village)
    await village.wangxiuying.says("每周三下午两点送我去镇卫生院做针灸，到12月底")
    both = await village.bot.desk.database.read(ride_series.running)
    assert [one.weekdays for one in both] == [(0, 2, 4), (2,)]
    village.hush()
    await village.wangxiuying.says("这周三不去了")
    asked = village.wangxiuying.hears("说的是哪一个")
    labels = [b.text for b in asked.buttons]
    assert len(labels) == 2
    assert any("镇卫生院" in label for label in labels)
    await village.wangxiuying.taps(next(label for label in labels if "镇卫生院" in label))
    village.wangxiuying.hears("后天", "停了", "12月2日", "照常")
    assert await ride_on(village, first, date(2026, 11, 25)) is not None
    assert await ride_on(village, both[1], date(2026, 11, 25)) is None
    await village.wangxiuying.says("周五的透析不去了")
    village.wangxiuying.hears("11月27日", "停了")


async def test_it_goes_on_where_that_is_tapped(village: Village) -> None:
    series = await set_up(village, "每周一三五早上七点送我去县医院透析，到12月4号")
    await village.lixiaofang.says("王秀英的透析 第一司机老赵 第二司机大满")
    await village.zhaoweiguo.says("以后都我来")
    for _ in range(4):
        await village.until("19:05")
        while await ride_on(village, series, village.now.date() + timedelta(days=1)) is None:
            await village.until("19:05")
        await village.zhaoweiguo.taps("记着呢")
        await village.until("07:10")
        await drive(village, series)
    await village.until("19:00")
    village.wangxiuying.hears("排到后天", "还接着排吗")
    assert await village.wangxiuying.taps("再排四周") == "好，再排四周。"
    again = await the_series(village)
    assert (again.id, again.last) == (series.id, date(2027, 1, 1))
    assert await village.wangxiuying.taps("再排四周") == "已经接着排了。"
