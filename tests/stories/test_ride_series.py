"""Rides that come again: set up once, driven by one, taken over, moved, left out, ended."""

from __future__ import annotations

from datetime import date, time

from bot.domain.case import Case
from bot.domain.ride_series import RideSeries, SeriesState
from bot.domain.states import State
from bot.store import ride_series, rides
from tests.stories.village import Village

WISH = "每周一三五早上七点送我去县医院透析，两个人，到12月底"


async def the_series(village: Village) -> RideSeries:
    """The only one that runs."""
    found = await village.bot.desk.database.read(ride_series.running)
    assert len(found) == 1, found
    return found[0]


async def ride_on(village: Village, series: RideSeries, day: date) -> Case | None:
    """The case of that day; None where there is none yet, or no more."""
    made = await village.bot.desk.database.read(lambda w: ride_series.rides_of(w, series.id))
    found = {ride.on: ride.case_id for ride in made}
    return next((c for c in await village.cases() if c.id == found.get(day)), None)


async def set_up(village: Village, words: str = WISH) -> RideSeries:
    await village.wangxiuying.says(words)
    return await the_series(village)


async def drive(village: Village, series: RideSeries) -> None:
    """Zhao Weiguo brings whoever rides today there, and home again."""
    today = await ride_on(village, series, village.now.date())
    assert today is not None
    await village.zhaoweiguo.taps("接到了", today.number)
    await village.zhaoweiguo.taps("送到了", today.number)
    await village.wangxiuying.taps("看完了，来接", today.number)
    await village.wangxiuying.taps("到家了", today.number)


async def test_one_line_makes_a_series_that_is_said_back(village: Village) -> None:
    await village.wangxiuying.says(WISH)
    said = village.wangxiuying.hears("记下了", "每周一、三、五", "7:00", "县医院", "12月31日")
    assert "2个人" in (said.text or "")
    assert [b.text for b in said.buttons] == ["对", "改一改"]
    assert "透析" not in (said.text or "")
    village.wangxiuying.hears_nothing()
    series = await the_series(village)
    assert (series.weekdays, series.purpose) == ((0, 2, 4), "dialysis")
    asked = village.zhaoweiguo.hears("🚗", "7:00", "县医院", "固定接送", loud=True)
    assert "透析" not in (asked.text or "")
    case = await village.the_case()
    need = await village.bot.desk.database.read(lambda w: rides.find_need(w, case.id))
    assert need is not None
    assert (need.series_id, need.seats, need.fixed) == (series.id, 2, True)
    assert await village.wangxiuying.taps("对") == "好，就这么定。"


async def test_a_month_of_dialysis_by_one_driver_with_one_day_left_out(village: Village) -> None:
    series = await set_up(village, "每周一三五早上七点送我去县医院透析，两个人，到12月20日")
    zhao = village.zhaoweiguo
    await zhao.taps("我接")
    taps = 1
    for number in range(2):
        await village.until("19:05", day=1)
        await zhao.taps("记着呢")
        await village.until("07:10")
        await drive(village, series)
        taps += 3
        if number == 0:
            zhao.hears_nothing("跑了两趟")
            await village.until("08:00")
            await zhao.taps("我接")
            taps += 1
    zhao.hears("固定接送", "您跑了两趟", "王奶奶")
    assert not any("跑了两趟" in (m.text or "") for m in village.wangdaman.messages())
    await zhao.taps("都我来")
    taps += 1
    await village.wangxiuying.says("12月4号的透析不去")
    village.wangxiuying.hears("12月4日", "停了", "12月7日", "照常")
    others = {p.code: len(p.messages()) for p in village.everybody}
    driven = 2
    while village.now.date() < date(2026, 12, 18):
        await village.until("19:05")
        mine = [b.text for m in zhao.messages()[-6:] for b in m.buttons]
        tomorrow = village.now.date().toordinal() + 1
        if await ride_on(village, series, date.fromordinal(tomorrow)) is None:
            continue
        assert "记着呢" in mine, (village.now, mine)
        await zhao.taps("记着呢")
        await village.until("07:10")
        await drive(village, series)
        driven += 1
        taps += 3
    assert driven == 10
    assert taps == 33
    for driver in (village.wangdaman, village.chenshuigen, village.dengsixi):
        assert not [m for m in driver.messages()[others[driver.code] :] if "🚗" in (m.text or "")]
    made = [c for c in await village.cases() if c.category == "ride"]
    assert [c.state for c in made].count(State.CLOSED) == 10
    assert await ride_on(village, series, date(2026, 12, 4)) is None
    village.wangxiuying.hears("接送排到12月20日", "还接着排吗")
    await village.wangxiuying.taps("到头了")
    await village.passes(days=4)
    found = await village.bot.desk.database.read(lambda w: ride_series.find_series(w, series.id))
    assert found is not None
    assert found.state is SeriesState.ENDED
    assert len([c for c in await village.cases() if c.category == "ride"]) == 10


async def test_the_first_is_asked_alone_and_the_second_when_he_says_no(village: Village) -> None:
    await set_up(village)
    await village.lixiaofang.says("王秀英的透析 第一司机老赵 第二司机大满")
    village.lixiaofang.hears("司机定了")
    village.zhaoweiguo.hears("请您当王奶奶", "第一司机")
    village.wangdaman.hears("请您当王奶奶", "替补")
    await village.zhaoweiguo.taps("我接")
    await village.until("19:05", day=1)
    await village.zhaoweiguo.taps("记着呢")
    await village.until("06:50")
    village.hush()
    await village.until("07:25")
    village.zhaoweiguo.hears("🚗", "后天", "县医院")
    village.wangdaman.hears_nothing("🚗")
    village.chenshuigen.hears_nothing("🚗")
    await village.zhaoweiguo.taps("这次不行", "后天")
    await village.passes(minutes=2)
    village.wangdaman.hears("🚗", "县医院", loud=True)
    village.chenshuigen.hears_nothing("🚗")
    await village.passes(hours=1)
    village.chenshuigen.hears_nothing("🚗")


async def test_a_silent_first_driver_is_waited_for_two_hours(village: Village) -> None:
    series = await set_up(village)
    await village.lixiaofang.says("王秀英的透析 第一司机老赵 第二司机大满")
    await village.zhaoweiguo.taps("我接")
    await village.until("19:05", day=1)
    await village.zhaoweiguo.taps("记着呢")
    await village.until("07:05")
    await drive(village, series)
    village.hush()
    await village.passes(minutes=105)
    village.wangdaman.hears_nothing("🚗")
    await village.passes(minutes=30)
    village.wangdaman.hears("🚗", "县医院")
    village.chenshuigen.hears_nothing("🚗")
    await village.passes(hours=3)
    assert any("🚗" in (m.text or "") for m in village.chenshuigen.messages())


async def test_the_second_takes_over_when_the_first_is_ill(village: Village) -> None:
    series = await set_up(village)
    await village.lixiaofang.says("王秀英的透析 第一司机老赵 第二司机大满")
    await village.zhaoweiguo.says("以后都我来")
    village.zhaoweiguo.hears("都记在您名下")
    await village.until("19:05", day=1)
    await village.zhaoweiguo.taps("记着呢")
    first = await ride_on(village, series, date(2026, 11, 25))
    assert first is not None
    assert first.claimed_by == "zhaoweiguo"
    await village.until("07:10")
    await drive(village, series)
    await village.until("08:00")
    second = await ride_on(village, series, date(2026, 11, 27))
    assert second is not None
    assert second.claimed_by == "zhaoweiguo"
    village.hush()
    await village.zhaoweiguo.says("今天我跑不了，发烧了")
    await village.passes(minutes=1)
    village.wangdaman.hears("🚗", "县医院")
    village.chenshuigen.hears_nothing("🚗")
    await village.wangdaman.taps("我接")
    village.wangxiuying.hears("大满")


async def test_at_seven_in_the_evening_a_ride_without_driver_goes_to_all(village: Village) -> None:
    await set_up(village)
    await village.lixiaofang.says("王秀英的透析 第一司机老赵")
    await village.until("18:59", day=1)
    village.hush()
    await village.until("19:01")
    for person in (village.zhaoweiguo, village.wangdaman, village.luoqinghe):
        person.hears("🚗", "7:00", loud=True)


async def test_a_driver_lost_at_five_for_seven_rings_everybody_at_once(village: Village) -> None:
    await set_up(village)
    await village.zhaoweiguo.taps("我接")
    await village.until("19:01", day=1)
    await village.zhaoweiguo.taps("记着呢")
    await village.until("05:00")
    village.hush()
    await village.zhaoweiguo.taps("去不了", "明天7:00")
    await village.passes(minutes=1)
    village.wangxiuying.hears("原来那位来不了", loud=True)
    for person in (village.wangdaman, village.hexiaoyue):
        person.hears("🚗", "7:00", loud=True)
    village.zhaoweiguo.hears_nothing("🚗")


async def test_a_son_far_away_sets_it_up_and_changes_it(village: Village) -> None:
    await village.wangqiang.says("每周一三五早上七点送我妈去县医院透析，两个人，坐轮椅，到12月底")
    village.wangqiang.hears("记下了", "王奶奶", "要放轮椅", "县医院")
    village.wangxiuying.hears("固定接送", "县医院")
    series = await the_series(village)
    assert (series.person_id, series.author_id) == ("wangxiuying", "wangqiang")
    await village.zhaoweiguo.taps("我接")
    assert "东湾1号" in (village.zhaoweiguo.finds("🚗", "暗号").text or "")
    village.hush()
    await village.wangxiuying.says("周三不去了")
    village.wangxiuying.hears("后天", "停了")
    village.wangqiang.hears("后天", "停了")
    await village.wangqiang.says("周五的透析推迟一个小时")
    village.wangqiang.hears("11月27日", "8:00", "就这一次")


async def test_without_an_account_the_liaison_sets_it_up(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 每周二早上八点去县医院透析，要车，到12月底")
    series = await the_series(village)
    assert (series.person_id, series.proxy_id) == ("wangdefa", "lixiaofang")
    village.lixiaofang.hears("每周二", "8:00", "县医院")
    await village.lixiaofang.says("王德发下周二不去了")
    village.lixiaofang.hears("停了")
    assert series.clock == time(8)


async def test_what_is_missing_is_asked_two_questions_at_most(village: Village) -> None:
    await village.wangxiuying.says("每周一三五上午送我去县医院透析")
    village.wangxiuying.hears("几点走")
    await village.wangxiuying.says("七点")
    village.wangxiuying.hears("每周一、三、五", "7:00")
    series = await the_series(village)
    assert series.clock == time(7)
    assert series.last == date(2026, 12, 20)


async def test_where_no_end_is_said_it_is_four_weeks_or_what_is_tapped(village: Village) -> None:
    await village.wangxiuying.says("每周一三五早上七点送我去县医院透析")
    village.wangxiuying.hears("要排到哪天", "12月20日")
    await village.wangxiuying.taps("两个月")
    series = await the_series(village)
    assert series.last == date(2027, 1, 21)
    await village.wangxiuying.taps("改一改")
    await village.wangxiuying.says("早上六点半")
    village.wangxiuying.hears("6:30")
    assert (await the_series(village)).clock == time(6, 30)
