"""The report of a village for a day: drawn by itself, one tap, and silence is never zero."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.report_sums import Filed
from bot.services.reports.summary import read_day, roll_up_of
from bot.store import reports, taps
from bot.store.database import Work
from tests.stories.reporting import begin_reports
from tests.stories.rounding import begun
from tests.stories.village import Village


@pytest.fixture(autouse=True)
async def reporting(village: Village) -> None:
    """The county has begun it."""
    await begin_reports(village)


TODAY = date(2026, 11, 23)


async def filed(village: Village, unit: str = "liuwan", day: date = TODAY) -> tuple[Filed, ...]:
    return await village.bot.desk.database.read(lambda work: reports.versions(work, unit, day))


async def test_the_days_report_draws_itself_and_goes_up_in_one_tap(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5，咳嗽")
    await village.until("15:01")
    card = village.zhoujianguo.hears("柳湾村 11月23日 日报", "新增发热 1", "新增咳嗽咽痛 1")
    assert "王" not in (card.text or "").split("没联系上")[0]
    assert [b.text for b in card.buttons] == ["对，上报", "改一个数"]
    await village.zhoujianguo.taps("对，上报")
    (only,) = await filed(village)
    assert (only.version, only.late, only.by_id, only.by_role) == (
        1, False, "zhoujianguo", "secretary",
    )  # fmt: skip
    assert only.figures["fever_new"] == 1
    village.zhoujianguo.finds("✅", "15:01报的", "周书记报的")


async def test_a_report_at_one_minute_to_four_is_on_time(village: Village) -> None:
    await village.until("15:59")
    await village.zhoujianguo.taps("没有新的事：零报告")
    (only,) = await filed(village)
    assert (only.late, only.zero) == (False, True)


async def test_a_day_on_which_nothing_happened_names_whom_nobody_reached(village: Village) -> None:
    await begun(village)
    await village.until("15:01", day=1)
    village.zhoujianguo.hears("日报", "没联系上", "李大爷")


async def test_before_rounds_are_begun_nobody_is_said_to_be_unreached(village: Village) -> None:
    await village.until("15:01")
    card = village.zhoujianguo.hears("今天没有新发生的事", "还没开始问平安")
    assert "没联系上" not in (card.text or "")
    assert "李大爷" not in (card.text or "")


async def test_a_report_at_one_minute_past_four_is_late_and_nobody_is_blamed(
    village: Village,
) -> None:
    await village.until("16:01")
    village.zhoujianguo.finds("过了16:00还没报，现在报也行")
    await village.zhoujianguo.taps("没有新的事：零报告")
    (only,) = await filed(village)
    assert only.late
    await village.until("17:01")
    text = village.sunlimin.hears("白鹭镇 11月23日", "柳湾村 16:01补报").text or ""
    assert "周书记" not in text
    assert "批评" not in text


async def test_zero_has_to_be_said_and_a_missing_village_is_red_and_never_zero(
    village: Village,
) -> None:
    await village.until("15:01")
    await village.zhoujianguo.taps("没有新的事：零报告")
    await village.until("17:01")
    summary = village.sunlimin.hears("2个村，报了1个（零报告1个）", "未报1个")
    assert "✅ 柳湾村 15:01 零报告" in (summary.text or "")
    assert "🔴 石桥村 未报" in (summary.text or "")
    assert "未报的没算在里面" in (summary.text or "")
    assert await filed(village, "shiqiao") == ()
    desk = village.bot.desk
    seen = await desk.database.read(lambda work: read_day(work, desk, TODAY))
    total = roll_up_of(desk, seen, "bailu")
    assert (total.units, total.reported, total.zero, total.missing) == (2, 1, 1, ("shiqiao",))


async def test_the_village_that_comes_later_stands_in_the_same_message(village: Village) -> None:
    await village.until("17:01")
    before = village.sunlimin.hears("2个村，报了0个", "未报2个")
    await village.until("17:30")
    await village.yangchanghe.taps("没有新的事：零报告")
    village.sunlimin.hears_nothing("个村，报了")
    after = village.sunlimin.finds("2个村，报了1个", "石桥村 17:30补报 零报告")
    assert after.message_id == before.message_id


async def test_the_first_secretary_may_confirm_and_both_names_are_kept(village: Village) -> None:
    await village.until("15:01")
    village.zhoujianguo.hears("日报")
    village.tangxiaozhou.hears_nothing("日报")
    await village.tangxiaozhou.says("/report")
    await village.tangxiaozhou.taps("没有新的事：零报告")
    (only,) = await filed(village)
    assert (only.by_id, only.by_role) == ("tangxiaozhou", "first_secretary")
    await village.zhoujianguo.says("走访 3 改 4")
    first, second = await filed(village)
    assert (first.by_id, second.by_id) == ("tangxiaozhou", "zhoujianguo")


async def test_only_who_is_late_is_reminded_and_only_once(village: Village) -> None:
    await village.until("15:01")
    await village.yangchanghe.taps("没有新的事：零报告")
    village.hush()
    await village.until("15:46")
    village.zhoujianguo.hears("今天的日报还没点，16:00前")
    village.tangxiaozhou.hears("柳湾村 11月23日 日报")
    village.yangchanghe.hears_nothing("日报")
    village.jiangyuqing.hears_nothing("日报")
    await village.until("16:30")
    village.zhoujianguo.hears_nothing("日报")
    village.tangxiaozhou.hears_nothing("日报")


async def test_nothing_is_asked_of_the_cadre_twice(village: Village) -> None:
    await village.until("15:01")
    await village.zhoujianguo.taps("没有新的事：零报告")
    village.hush()
    await village.until("21:00")
    for cadre in (village.zhoujianguo, village.tangxiaozhou, village.wuqiuxiang):
        cadre.hears_nothing("日报")


async def test_who_may_not_confirm_is_told_so(village: Village) -> None:
    await village.until("15:01")
    card = village.zhoujianguo.finds("日报")
    before = len(await filed(village))
    await village.lixiaofang.says("/report")
    village.lixiaofang.hears_nothing("上报")
    await village.lixiaofang.says("零报告")
    assert len(await filed(village)) == before == 0
    assert card.buttons


async def test_a_correction_before_the_cut_off_is_one_line(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5")
    await village.until("15:01")
    await village.zhoujianguo.taps("改一个数")
    village.zhoujianguo.hears("哪个数不对")
    await village.zhoujianguo.says("发热 2")
    village.zhoujianguo.hears("新增发热 1 改成 2")
    village.zhoujianguo.finds("新增发热 2（原1）")
    await village.zhoujianguo.taps("对，上报")
    (only,) = await filed(village)
    assert (only.figures["fever_new"], only.changed) == (2, {"fever_new": 1})


async def test_a_correction_after_the_cut_off_is_a_version_that_the_township_sees(
    village: Village,
) -> None:
    await village.wangxiuying.says("我发烧38.5")
    await village.until("15:01")
    await village.zhoujianguo.taps("对，上报")
    await village.until("17:05")
    village.sunlimin.hears("新增发热 1")
    await village.zhoujianguo.says("发热 1 改 2，下湾还有一个")
    village.zhoujianguo.hears("新增发热 1 改成 2", "第2版", "原来的也留着")
    first, second = await filed(village)
    assert (first.figures["fever_new"], second.figures["fever_new"]) == (1, 2)
    assert (second.late, second.first_late, second.by_id) == (True, False, "zhoujianguo")
    assert second.why_said is not None
    text = village.sunlimin.finds("新增发热 2").text or ""
    assert "✅ 柳湾村 15:01 ✏️改过（第2版）" in text


async def test_the_confirmed_report_is_one_block_of_text(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5")
    await village.until("15:01")
    await village.zhoujianguo.taps("对，上报")
    await village.zhoujianguo.taps("要一段文字")
    text = village.zhoujianguo.hears("【柳湾村11月23日日报】").text or ""
    assert "新增发热1；" in text
    assert "去世0；" in text
    assert "王" not in text


async def test_what_happens_after_three_stands_in_tomorrows_report(village: Village) -> None:
    await village.until("15:01")
    await village.zhoujianguo.taps("没有新的事：零报告")
    await village.wangxiuying.says("我发烧38.5")
    await village.until("15:01", day=1)
    village.zhoujianguo.hears("11月24日 日报", "新增发热 1")


async def test_where_nobody_has_begun_it_nothing_comes_and_it_ends_with_one_word(
    village: Village,
) -> None:
    await begin_reports(village, "nowhere")
    await village.sunlimin.says("/report 停")
    village.sunlimin.hears("日报停了")
    await village.until("17:30")
    village.zhoujianguo.hears_nothing("日报")
    village.sunlimin.hears_nothing("个村")
    await village.zhoujianguo.says("/report")
    village.zhoujianguo.hears("日报还没开始", "/report 开始")
    await village.zhoujianguo.says("/report 开始")
    village.zhoujianguo.hears("每天下午三点出日报")
    await village.until("15:01", day=1)
    village.zhoujianguo.hears("柳湾村", "日报")
    village.person("yangchanghe").hears_nothing("日报")


async def test_who_was_asked_enough_today_is_passed_over_for_the_next_in_turn(
    village: Village,
) -> None:
    """CONDUCT 20: what a cap would hold back goes to somebody who has room."""

    async def ask(work: Work) -> None:
        for _ in range(12):
            await taps.count(work, "zhoujianguo", village.bot.desk.today())

    await village.bot.desk.database.write(ask)
    await village.until("15:01")
    village.zhoujianguo.hears_nothing("日报")
    village.person("tangxiaozhou").hears("柳湾村", "日报")
