"""The daily round: who is asked in the morning, who is not, and what follows on silence."""

from __future__ import annotations

from bot.domain.contacts import Found, How
from bot.domain.lanes import Lane, Owed
from bot.services.telling import Message, tell_person
from bot.store.database import Work
from tests.stories.conftest import VillageAt
from tests.stories.rounding import (
    begun,
    coloured,
    ended,
    first_morning,
    last_contact,
    look_ins,
    state_of,
)
from tests.stories.village import Village


async def test_a_first_morning_to_the_first_round(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await village.zhoujianguo.says("/round")
    village.zhoujianguo.hears("每天问平安还没开始", "红的")
    await village.zhoujianguo.taps("明早开始")
    await village.until("07:29", day=1)
    village.wangxiuying.hears_nothing("身体怎么样")
    await village.until("07:31")
    village.wangxiuying.hears("王奶奶", "今天身体怎么样")
    # Yellow, and no season: nobody asks.
    assert await state_of(village, "zhangyuee") == "none"
    village.lixiaofang.hears_nothing("去看一眼")
    # Who has no account stands on the list of the guardian.
    village.zhaohongxia.hears("要问平安的", "李大爷", "还没有过联系")
    assert await village.wangxiuying.taps("平安") == "好，记下了。"
    village.wangxiuying.finds("知道您今天好好的")
    contact = await last_contact(village, "wangxiuying")
    assert contact is not None
    assert (contact.how, contact.found) == (How.TAP, Found.FINE)
    await village.zhoujianguo.says("/round")
    assert "王奶奶" not in village.zhoujianguo.finds("今天问平安").text
    village.hush()
    await village.until("21:30")
    assert await look_ins(village, "wangxiuying") == []
    village.wangxiuying.hears_nothing("身体")


async def test_a_key_person_silent_for_a_day_climbs_step_by_step(village: Village) -> None:
    await first_morning(village, "wangxiuying")
    village.wangxiuying.hears("身体怎么样")
    for away in ("lixiaofang", "zhoujianguo", "wuqiuxiang"):
        village.person(away).hears_nothing("去看一眼")
    await village.until("09:29")
    village.wangxiuying.hears_nothing()
    await village.until("09:31")
    village.wangxiuying.hears("还没听到您的消息")
    village.lixiaofang.hears_nothing("去看一眼")
    await village.until("11:29")
    assert await look_ins(village, "wangxiuying") == []
    await village.until("11:31")
    (case,) = await look_ins(village, "wangxiuying")
    assert case.category == "round"
    # The second guardian first; the liaison knocks two hours later.
    village.zhoujianguo.hears("去看一眼", "王奶奶", "没有回音")
    village.lixiaofang.hears_nothing("去看一眼", "王奶奶")
    await village.until("13:29")
    village.lixiaofang.hears_nothing("去看一眼", "王奶奶")
    await village.until("13:31")
    village.lixiaofang.hears("去看一眼", "王奶奶")
    village.wuqiuxiang.hears_nothing("去看一眼", "王奶奶")
    await village.until("19:29")
    village.wuqiuxiang.hears_nothing("去看一眼", "王奶奶")
    await village.until("19:31")
    village.wuqiuxiang.hears("去看一眼", "王奶奶")
    village.group_hears_nothing("dongwan")


async def test_who_opens_the_door_ends_it_for_everybody(village: Village) -> None:
    await first_morning(village, "wangxiuying", "11:31")
    await village.zhoujianguo.taps("我去看", "王奶奶")
    # Silence sent him: nobody asked, who could know it now.
    assert await village.zhoujianguo.taps("见到了，平安", "王奶奶") == "好，记下了，谢谢您跑一趟。"
    assert await state_of(village, "wangxiuying") == "heard"
    contact = await last_contact(village, "wangxiuying")
    assert contact is not None
    assert (contact.how, contact.by_id) == (How.SEEN, "zhoujianguo")
    village.hush()
    await village.until("19:31")
    village.lixiaofang.hears_nothing("去看一眼", "王奶奶")


async def test_she_answers_at_last_and_who_was_sent_is_called_back(village: Village) -> None:
    await first_morning(village, "wangxiuying", "11:31")
    await village.zhoujianguo.taps("我去看", "王奶奶")
    await village.wangxiuying.taps("平安")
    assert await look_ins(village, "wangxiuying") == []
    village.zhoujianguo.finds("没有回音", "王奶奶", "不用去了")


async def test_the_guardian_is_ill_and_the_second_has_the_list(village: Village) -> None:
    await village.zhaohongxia.says("我发烧了，38度5")
    await begun(village)
    await village.until("07:31", day=1)
    village.xushuangquan.hears("要问平安的", "李大爷")
    village.zhaohongxia.hears_nothing("李大爷")


async def test_who_wrote_this_morning_is_not_asked(village: Village) -> None:
    await first_morning(village, "wangxiuying", "07:00")
    await village.wangxiuying.says("今天有班车吗")
    village.hush()
    await village.until("21:00")
    village.wangxiuying.hears_nothing("身体怎么样")
    assert await state_of(village, "wangxiuying") == "none"


async def test_group_talk_is_no_contact(village: Village) -> None:
    await first_morning(village, "wangxiuying", "07:00")
    await village.wangxiuying.says("今天天气真好", group="dongwan")
    await village.until("07:31")
    village.wangxiuying.hears("身体怎么样")


async def test_a_dead_person_is_never_asked_again(village: Village) -> None:
    await first_morning(village, "wangxiuying")
    village.wangxiuying.hears("身体怎么样")
    await ended(village, "wangxiuying")
    await ended(village, "lishoutian")
    await village.settles()
    village.hush()
    await village.passes(days=2)
    village.wangxiuying.hears_nothing("身体")
    village.zhaohongxia.hears_nothing("李大爷")
    for somebody in village.everybody:
        somebody.hears_nothing("王奶奶", "平安")
    assert await look_ins(village, "wangxiuying") == []
    assert await look_ins(village, "lishoutian") == []


async def test_unwell_opens_the_questions_and_stops_the_round(village: Village) -> None:
    await first_morning(village, "wangxiuying")
    await village.wangxiuying.taps("不舒服")
    village.wangxiuying.hears("120")
    assert await state_of(village, "wangxiuying") == "unwell"
    village.hush()
    # CONDUCT 1: no word for a quarter of an hour rings the guardians.
    await village.passes(minutes=16)
    village.lixiaofang.hears("王奶奶")
    assert await look_ins(village, "wangxiuying") == []


async def test_call_me_back_is_a_task_within_two_hours(village: Village) -> None:
    await first_morning(village, "wangxiuying")
    await village.wangxiuying.says("回电话")
    village.wangxiuying.hears("马上叫人给您打电话")
    village.lixiaofang.hears("回个电话", "王奶奶")
    village.wuqiuxiang.hears_nothing("王奶奶")
    await village.until("09:02")
    village.wuqiuxiang.hears("回个电话", "王奶奶")
    await village.lixiaofang.taps("我来办", "王奶奶")
    await village.lixiaofang.taps("办好了", "王奶奶")
    contact = await last_contact(village, "wangxiuying")
    assert contact is not None
    assert (contact.how, contact.by_id) == (How.PHONE, "lixiaofang")
    assert await look_ins(village, "wangxiuying") == []


async def test_nobody_is_asked_by_night(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 20:50") as village:
        await coloured(village, "wangxiuying")
        await begun(village)
        await village.until("07:29")
        village.wangxiuying.hears_nothing()
        village.zhaohongxia.hears_nothing()
        await village.until("07:31")
        village.wangxiuying.hears("身体怎么样")


async def test_in_the_harvest_it_is_asked_before_the_fields(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await coloured(village, "liushouxin", "yellow")
    await village.liushouxin.says("每天问我一声")
    village.liushouxin.hears("每天早上问您一声")
    await begun(village)
    await village.zhoujianguo.says("/round 农忙")
    village.zhoujianguo.hears("下地前问")
    village.hush()
    await village.until("06:29", day=1)
    village.liushouxin.hears_nothing()
    await village.until("06:31")
    village.wangxiuying.hears("身体怎么样")
    village.liushouxin.hears("身体怎么样")
    await village.until("18:29")
    village.liushouxin.hears_nothing()
    await village.until("18:31")
    village.liushouxin.hears("还没听到您的消息")


async def test_a_list_that_a_budget_held_back_has_not_been_told(village: Village) -> None:
    """CONDUCT 20: the next one hears it, and no clock of the held person runs."""
    await begun(village)
    await village.until("06:45", day=1)
    desk = village.bot.desk

    async def write(work: Work) -> None:
        for n in range(3):
            message = Message(
                "checkins.nothing", f"full:{n}", {}, Lane.REMINDER, Owed.LOOSE, unasked=True
            )
            await tell_person(work, desk, "zhaohongxia", message)

    await desk.database.write(write)
    await village.settles()
    await village.until("09:29")
    village.zhaohongxia.hears_nothing("李大爷")
    village.xushuangquan.hears_nothing("李大爷")
    await village.until("09:31")
    village.xushuangquan.hears("去看一眼", "李大爷")
    assert len(await look_ins(village, "lishoutian")) == 1


async def test_the_guardian_falls_ill_with_the_list_in_hand(village: Village) -> None:
    await begun(village)
    await village.until("07:31", day=1)
    village.zhaohongxia.hears("要问平安的", "李大爷")
    await village.zhaohongxia.says("我发烧了，38度5")
    village.xushuangquan.hears_nothing("要问平安的")
    await village.until("09:31")
    village.xushuangquan.hears("要问平安的", "李大爷")


async def test_the_household_s_account_answers_for_him(village: Village) -> None:
    await begun(village)
    await village.until("07:31", day=1)
    village.chenshuilian.hears("金水叔", "身体怎么样")
    await village.chenshuilian.taps("平安", "金水叔")
    assert await state_of(village, "hejinshui") == "heard"


async def test_who_is_no_cadre_begins_no_round(village: Village) -> None:
    await village.lixiaofang.says("/round 开始")
    village.lixiaofang.hears("由村干部来定")
    await village.wangxiuying.says("/round")
    village.wangxiuying.hears("没有要问平安的人")
    await village.until("07:31", day=1)
    village.zhaohongxia.hears_nothing("要问平安的")


async def test_in_the_high_season_a_yellow_person_is_asked_too(village: Village) -> None:
    await begun(village)
    await village.zhoujianguo.says("/round 高发")
    village.zhoujianguo.hears("黄的也每天问")
    await village.until("07:31", day=1)
    village.wangxiuying.hears("今天身体怎么样")
    await village.wangxiuying.says("都好")
    village.wangxiuying.hears("好，记下了")
    await village.zhoujianguo.says("/round 停")
    village.zhoujianguo.hears("不再每天问")
    village.hush()
    await village.until("07:31", day=1)
    village.wangxiuying.hears_nothing("身体")
