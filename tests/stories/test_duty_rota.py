"""Who is on duty: shown, changed in a sentence, swapped by two taps, a gap found days before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.rota_rules import Turn
from bot.store import duty_changes
from bot.store.database import Work
from tests.stories.conftest import VillageAt
from tests.stories.stage import ZONE
from tests.stories.village import Village


async def turns(village: Village, day: str) -> dict[str, str]:
    """Who is on duty in 柳湾 on a day, by the hour at which it begins."""
    begin = datetime.fromisoformat(day).replace(tzinfo=ZONE)

    async def read(work: Work) -> tuple[Turn, ...]:
        return await duty_changes.turns_between(
            work, ("liuwan",), begin + timedelta(minutes=1), begin + timedelta(hours=23)
        )

    found = await village.bot.desk.database.read(read)
    return {
        f"{turn.starts_at.astimezone(ZONE):%H:%M}": turn.person_id
        for turn in found
        if turn.role == "duty_village" and turn.starts_at >= begin
    }


async def test_who_is_on_duty_is_told_to_whoever_belongs_here(village: Village) -> None:
    await village.wangxiuying.says("今晚谁值班")
    page = village.wangxiuying.hears("柳湾村谁值班", "周书记", "13800000012", "到今天19:00")
    assert "0551-0000310" in (page.text or "")
    assert not page.buttons


async def test_the_command_says_who_is_on_duty_before_ones_own_list(village: Village) -> None:
    await village.wangxiuying.says("要药")
    village.hush()
    await village.lixiaofang.says("/duty")
    village.lixiaofang.hears("谁值班", "周书记")
    village.lixiaofang.hears("我手上的事", "要药")
    await village.wangxiuying.says("/duty")
    village.wangxiuying.hears("谁值班")
    village.wangxiuying.hears_nothing("我手上的事")


async def test_a_stranger_gets_the_numbers_of_the_offices_and_nobodys_own(village: Village) -> None:
    stranger = village.newcomer("过路人")
    await stranger.starts()
    await stranger.says("/oncall")
    page = stranger.hears("谁值班")
    assert "138000" not in (page.text or "")


async def test_the_pinned_card_changes_with_the_turn(village: Village) -> None:
    await village.lixiaofang.says("/tel", group="dongwan")
    card = village.pinned("dongwan")
    assert card is not None
    assert "今天值班 周书记" in (card.text or "")
    await village.until("19:05")
    later = village.pinned("dongwan")
    assert later is not None
    assert later.message_id == card.message_id
    assert "今天值班 吴主任" in (later.text or "")
    assert "接班 许会计" in (later.text or "")


async def test_a_swap_is_agreed_by_both_and_the_village_hears_one_line(village: Village) -> None:
    asks, other = village.wuqiuxiang, village.xushuangquan
    await asks.says("/oncall")
    await asks.taps("换掉24号周二白天")
    asks.hears("想跟谁换", "周二")
    await asks.taps("许会计 24号周二晚上")
    other.hears("想跟您换班", "周二")
    assert await turns(village, "2026-11-24") == {"07:00": "wuqiuxiang", "19:00": "xushuangquan"}
    village.hush()
    await other.taps("行")
    assert await turns(village, "2026-11-24") == {"07:00": "xushuangquan", "19:00": "wuqiuxiang"}
    asks.hears("同意了", "您值", "19:00")
    village.zhoujianguo.hears("换班了", "许会计", "吴主任", loud=False)
    village.group_hears_nothing("dongwan")


async def test_who_cannot_says_so_and_the_turn_stays_where_it_was(village: Village) -> None:
    await village.wuqiuxiang.says("明天白天跟许双全换一下")
    village.wuqiuxiang.hears("去问了")
    await village.xushuangquan.taps("不方便")
    village.wuqiuxiang.hears("不方便", "还是您的班")
    assert (await turns(village, "2026-11-24"))["07:00"] == "wuqiuxiang"
    village.zhoujianguo.hears_nothing("换班")


async def test_a_cadre_puts_in_another_name_with_one_sentence(village: Village) -> None:
    await village.zhoujianguo.says("周三晚上换吴秋香值")
    village.zhoujianguo.hears("周三", "吴主任", "唐书记不用值了")
    village.wuqiuxiang.hears("您值班", "周三")
    village.person("tangxiaozhou").hears("不用值班了")
    assert (await turns(village, "2026-11-25"))["19:00"] == "wuqiuxiang"
    await village.zhoujianguo.taps("改回来")
    assert (await turns(village, "2026-11-25"))["19:00"] == "tangxiaozhou"


async def test_a_villager_changes_no_rota(village: Village) -> None:
    await village.wangqiang.says("周三晚上换许双全值")
    assert (await turns(village, "2026-11-25"))["19:00"] == "tangxiaozhou"


async def test_a_gap_at_two_next_tuesday_is_found_today_told_once_and_filled_in_a_tap(
    village: Village,
) -> None:
    begin = datetime(2026, 12, 1, 2, 0, tzinfo=ZONE)

    async def cut(work: Work) -> None:
        found = await duty_changes.turns_between(
            work, ("liuwan",), begin, begin + timedelta(hours=1)
        )
        (night,) = [turn for turn in found if turn.role == "duty_village"]
        shorter = Turn(night.id, night.unit_id, night.role, night.person_id, night.starts_at, begin)
        await duty_changes.put_turn(work, shorter)

    await village.bot.desk.database.write(cut)
    await village.until("11:45")
    cadre = village.zhoujianguo
    said = cadre.hears("12月1日", "2:00—7:00", "没人", "让")
    named = said.buttons[0].text.removeprefix("就")
    await village.passes(days=2)
    cadre.hears_nothing("没人")
    await cadre.taps_on(said, f"就{named}")
    assert "02:00" in await turns(village, "2026-12-01")
    await cadre.taps_on(said, f"就{named}")
    assert len(await turns(village, "2026-12-01")) == 3


async def test_at_the_change_of_turn_who_comes_hears_what_is_open_and_a_line(
    village: Village,
) -> None:
    await village.wangxiuying.says("要药")
    await village.zhoujianguo.says("交班：东湾的路灯还没修好，电工说明天来")
    village.zhoujianguo.hears("记下了")
    village.hush()
    await village.until("19:01")
    village.wuqiuxiang.hears("交班", "周书记下班", "电工说明天来", "要药", "明天7:00")
    village.xushuangquan.hears_nothing("交班")


async def test_with_nothing_open_and_nothing_said_nobody_hears_of_the_change(
    village: Village,
) -> None:
    await village.until("19:01")
    village.wuqiuxiang.hears_nothing("交班")


async def test_at_night_the_note_makes_no_sound(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 22:00") as village:
        two = datetime(2026, 11, 24, 2, 0, tzinfo=ZONE)

        async def cut(work: Work) -> None:
            found = await duty_changes.turns_between(work, ("liuwan",), two, two)
            (night,) = [turn for turn in found if turn.role == "duty_village"]
            await duty_changes.put_turn(work, replace(night, ends_at=two))
            second = replace(night, id="second", person_id="xushuangquan", starts_at=two)
            await duty_changes.put_turn(work, second)

        await village.bot.desk.database.write(cut)
        await village.wuqiuxiang.says("交班：后半夜下雪，留心张大爷家的烟囱")
        village.hush()
        await village.until("02:01")
        village.xushuangquan.hears("交班", "烟囱", loud=False)
