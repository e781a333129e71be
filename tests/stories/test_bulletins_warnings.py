"""Warnings and what to do about them; a hamlet in mourning is left in peace."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.bulletins import BulletinRules
from bot.simulator import Message
from bot.store import deaths
from bot.store.database import Work
from tests.stories.prompting import prompts_begun, said_in, seen_in
from tests.stories.village import Village, shown

COLD = "天气预警：今晚寒潮来了，最低零下8度。来源：县气象台。到后天"
WARM_UP = "要不要把怎么防也一起告诉大家"


async def warned(village: Village, words: str = COLD) -> Message:
    """By the officer of the township, with what to do."""
    await village.sunlimin.says(words)
    await village.sunlimin.taps("发")
    ask = village.sunlimin.hears(WARM_UP)
    await village.sunlimin.taps_on(ask, ask.buttons[0].text)
    return ask


def rules(village: Village) -> BulletinRules:
    return village.bot.desk.content.bulletins


async def test_only_what_is_warned_of_may_go_with_a_warning(village: Village) -> None:
    library = village.bot.desk.content.prompts
    ask = await warned(village)
    titles = {p.card_title: p.season.event for p in library.values() if p.season.event}
    assert {titles[button.text] for button in ask.buttons} == {"cold"}
    village.group_hears("hekou", library["co_cold_wave"].text)


async def test_a_recall_of_food_does_not_say_that_somebody_is_ill(village: Village) -> None:
    await village.sunlimin.says("食品提醒：某牌豆干召回，买了的退回去。来源：县市监局。到后天")
    await village.sunlimin.taps("发")
    village.group_hears("dongwan", "召回")
    village.sunlimin.hears_nothing(WARM_UP)


async def test_what_follows_of_a_warning_comes_first_in_the_calendar_while_it_holds(
    village: Village,
) -> None:
    await prompts_begun(village)
    await warned(village)
    library = village.bot.desk.content.prompts
    await village.zhoujianguo.says("/prompts 日历")
    village.zhoujianguo.hears("正在说的事：防冻")
    await village.passes(days=6)
    said = [(s.day, library[s.prompt].season.event) for s in await said_in(village, "dongwan")]
    last = village.bot.desk.today() - timedelta(days=4)
    assert (last, "cold") in said
    assert all(event is None for day, event in said if day > last)


async def test_a_warning_taken_back_takes_back_what_was_told_with_it(village: Village) -> None:
    await prompts_begun(village)
    await warned(village)
    await village.sunlimin.says("撤回通知1")
    village.zhaoweiguo.finds("早先那条“煤气”的提醒收回了", group="dongwan")
    assert seen_in(village, village.zhaoweiguo, "dongwan") == []
    await village.zhoujianguo.says("/prompts 日历")
    assert "正在说的事" not in shown(village.zhoujianguo.hears("往后14天"))


async def test_a_call_to_hold_small_feasts_waits_until_a_hamlet_has_buried_its_dead(
    village: Village,
) -> None:
    last_day = village.bot.desk.today() + timedelta(days=1)

    async def mourn(work: Work) -> None:
        await deaths.put_hush(work, "dongwan", "wangxiuying", last_day)

    await village.bot.desk.database.write(mourn)
    await village.zhoujianguo.says("倡议：红白事从简，少聚餐。来源：镇政府。到12月30日")
    await village.zhoujianguo.taps("发")
    village.group_hears("xiwan", "红白事从简")
    await village.until("22:00", day=1)
    village.group_hears_nothing("dongwan")
    await village.until("08:30", day=1)
    village.group_hears("dongwan", "红白事从简")


async def test_a_call_queued_for_the_morning_is_held_where_somebody_dies_in_the_night(
    village: Village,
) -> None:
    await village.until("23:00")
    await village.zhoujianguo.says("倡议：红白事从简，少聚餐。来源：镇政府。到12月30日")
    assert "大家歇着" in (await village.zhoujianguo.taps("发") or "")
    await village.passes(hours=2)
    last_day = village.bot.desk.today() + timedelta(days=1)

    async def mourn(work: Work) -> None:
        await deaths.put_hush(work, "dongwan", "wangxiuying", last_day)

    await village.bot.desk.database.write(mourn)
    await village.until("12:00")
    village.group_hears("xiwan", "红白事从简")
    await village.until("22:00", day=1)
    village.group_hears_nothing("dongwan")
    await village.until("08:30")
    village.group_hears("dongwan", "红白事从简")
    await village.passes(hours=20)
    village.group_hears_nothing("dongwan")


async def test_a_warning_reaches_a_hamlet_in_mourning_too(village: Village) -> None:
    today = village.bot.desk.today()

    async def mourn(work: Work) -> None:
        await deaths.put_hush(work, "dongwan", "wangxiuying", today)

    await village.bot.desk.database.write(mourn)
    await warned(village)
    village.group_hears("dongwan", "寒潮来了")
    village.zhaoweiguo.finds("窗户留条缝", group="dongwan")


async def test_nothing_official_holds_longer_than_the_rules_let_it(village: Village) -> None:
    await village.zhoujianguo.says("通知 场所 活动室改作粮仓。来源：村委会。到2028年5月1日")
    await village.zhoujianguo.taps("发")
    last = village.bot.desk.today() + timedelta(days=rules(village).most_days)
    village.group_hears("dongwan", f"管到{last.month}月{last.day}日")


async def test_what_is_over_before_it_is_sent_is_not_sent(village: Village) -> None:
    await village.zhoujianguo.says("通知 场所 活动室今天不开门。来源：村委会。到今天18点")
    draft = village.zhoujianguo.hears("要发的是这样")
    await village.until("18:30")
    toast = await village.zhoujianguo.taps_on(draft, "发")
    assert toast is not None
    assert "时间已经过了" in toast
    village.group_hears_nothing("dongwan")


async def test_what_was_held_back_until_it_was_over_is_not_said(village: Village) -> None:
    await village.until("23:00")
    village.hush()
    await village.zhoujianguo.says("通知 场所 活动室不开门。来源：村委会。到明天5点")
    await village.zhoujianguo.taps("发")
    await village.until("09:00", day=1)
    village.group_hears_nothing("dongwan")
