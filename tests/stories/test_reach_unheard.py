"""Who may not have heard what matters is told in person; who never answers is left alone."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.contacts import Contact, How
from bot.domain.members import DeathReport
from bot.services.contacts import note_contact
from bot.services.reach.figures import reach_lines
from bot.store import contacts, deaths, reach, taps
from bot.store.database import Work
from tests.stories.prompting import prompts_begun, said_to
from tests.stories.reaching import TITLE, counted, on_lists, said_in_group, said_to_one
from tests.stories.rounding import ended
from tests.stories.village import Village
from tests.stories.working import Machine

LIST = "当面说一说"
THURSDAY = 3


async def begun_and_said(village: Village) -> str:
    """The secretary has begun; something severe is said in 东湾 by hand."""
    send = await said_in_group(village)
    await prompts_begun(village)
    return send


async def met_today(village: Village, *people: str) -> None:
    """Somebody stood at their door this afternoon."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        for person in people:
            await note_contact(
                work, desk, person, How.SEEN, source="visit", ref=f"{person}:today", by="liyoufu"
            )

    await desk.database.write(write)


async def seen_by(village: Village, person: str) -> tuple[Contact, ...]:
    desk = village.bot.desk

    async def read(work: Work) -> tuple[Contact, ...]:
        now = desk.now()
        return await contacts.of_person(
            work, person, now - timedelta(days=1), now + timedelta(hours=1)
        )

    return await desk.database.read(read)


async def test_once_a_week_the_liaison_gets_a_list_of_who_has_not_heard(village: Village) -> None:
    send = await begun_and_said(village)
    await village.wangxiuying.taps("听懂了", group="dongwan")
    await village.until("17:00", day=3)
    assert village.now.weekday() == THURSDAY
    assert await on_lists(village, "lixiaofang") == []
    await met_today(village, "zhangyuee")
    await village.until("17:31")
    text = village.lixiaofang.hears(LIST, loud=False).text or ""
    found = await on_lists(village, "lixiaofang")
    # Who has heard is not on it; who has no phone is; who was met today comes first.
    assert found[0] == "zhangyuee"
    assert "wangxiuying" not in found
    assert {"wangdefa", "lishoutian", "zhangshoutian"} <= set(found)
    assert TITLE in text
    assert "没见回音" in text
    village.zhaoweiguo.hears_nothing(LIST, group="dongwan")
    village.zhaoweiguo.hears_nothing("李奶奶", group="dongwan")
    before = (await counted(village, send)).heard
    await village.lixiaofang.says("1 2 说了")
    village.lixiaofang.hears("记下了")
    left = await on_lists(village, "lixiaofang")
    assert left == found[2:]
    assert (await counted(village, send)).heard == before + 2
    assert [c.how for c in await seen_by(village, found[1])] == [How.SEEN]
    await village.lixiaofang.taps("都电话说了", LIST)
    assert await on_lists(village, "lixiaofang") == []
    assert {c.how for c in await seen_by(village, found[-1])} == {How.PHONE}


async def test_the_list_is_one_ask_of_the_day_and_none_comes_again_that_week(
    village: Village,
) -> None:
    await begun_and_said(village)
    await village.until("17:31", day=3)
    day = village.bot.desk.today()
    lines = await village.bot.desk.database.read(
        lambda work: taps.lines(work, day, day, ("liuwan",))
    )
    assert [n.times for n in lines if n.asked_by == "reach_list"] == [1]
    first = await on_lists(village, "lixiaofang", only_open=False)
    await village.passes(days=6)
    assert await on_lists(village, "lixiaofang", only_open=False) == first
    assert len([m for m in village.lixiaofang.messages() if LIST in (m.text or "")]) == 1


async def test_of_who_has_died_nobody_is_told_anything(village: Village) -> None:
    await begun_and_said(village)
    await village.until("17:31", day=3)
    assert "zhangshoutian" in await on_lists(village, "lixiaofang")
    assert "张大爷" in (village.lixiaofang.finds(LIST).text or "")
    await ended(village, "zhangshoutian")
    await village.passes(minutes=2)
    assert "zhangshoutian" not in await on_lists(village, "lixiaofang")
    assert "张大爷" not in (village.lixiaofang.finds(LIST).text or "")
    await village.lixiaofang.taps("都说了", LIST)
    assert await seen_by(village, "zhangshoutian") == ()


async def test_what_is_open_goes_to_the_new_list_with_its_number(village: Village) -> None:
    await said_in_group(village)
    await village.wangxiuying.taps("没听懂", group="dongwan")
    await village.passes(days=1)
    await village.zhaoweiguo.taps("没听懂", group="dongwan")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying", "zhaoweiguo"]
    old, new = [m for m in village.lixiaofang.messages() if LIST in (m.text or "")]
    assert "新的名单" in old.text
    assert not old.buttons
    assert "还有2位" in new.text


async def test_after_three_without_an_answer_it_is_quiet_and_a_tap_begins_it_again(
    village: Village,
) -> None:
    await prompts_begun(village)
    await village.passes(days=35)
    assert len(await said_to(village, "wangxiuying")) == 3
    told = [m for m in village.lixiaofang.messages() if "都没回" in (m.text or "")]
    assert len([m for m in told if "王奶奶" in (m.text or "")]) == 1
    await village.wangxiuying.taps("听懂了")
    await village.passes(days=10)
    assert len(await said_to(village, "wangxiuying")) > 3


async def test_a_word_on_what_the_group_heard_begins_it_again_too(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=30)
    assert len(await said_to(village, "wangxiuying")) == 3
    desk = village.bot.desk
    (since, woke) = await desk.database.read(_quiet)
    assert since is not None
    assert woke is None
    await village.wangxiuying.taps("听懂了", group="dongwan")
    (since, woke) = await desk.database.read(_quiet)
    assert since is None
    assert woke == desk.today()
    await village.passes(days=10)
    assert len(await said_to(village, "wangxiuying")) > 3


async def _quiet(work: Work) -> tuple[object, object]:
    return (await reach.quiet(work, ("dongwan",)))["wangxiuying"]


async def test_a_process_that_ends_between_press_and_list_loses_neither(machine: Machine) -> None:
    async with machine.on() as village:
        send = await said_to_one(village, "wangxiuying")
        await village.wangxiuying.taps("没听懂", settle=False)
        await village.bot.poll()
        await village.bot.drain()
    async with machine.on() as village:
        await village.passes(minutes=2)
        assert (await counted(village, send)).unclear == 1
        listed = [m for m in village.lixiaofang.messages() if LIST in (m.text or "")]
        plainer = [m for m in village.wangxiuying.messages() if "换个说法" in (m.text or "")]
        assert len(listed) == 1
        assert len(plainer) == 1


async def test_a_cadre_reads_counts_and_no_name(village: Village) -> None:
    await begun_and_said(village)
    await village.wangxiuying.taps("听懂了", group="dongwan")
    await village.zhaoweiguo.taps("没听懂", group="dongwan")
    await village.lixiaofang.taps("都说了", LIST)
    village.hush()
    await village.zhoujianguo.says("/prompts")
    text = village.zhoujianguo.hears("近7天", "发了1次", "2人次听懂", "说到1位").text or ""
    assert "老赵" not in text
    assert "王奶奶" not in text
    (all_in_one,) = await reach_lines(village.bot.desk, "liuwan")
    assert (all_in_one["heard"], all_in_one["to_tell"], all_in_one["told"]) == (2, 1, 1)


async def test_nobody_is_sent_to_a_house_in_which_somebody_may_have_died(village: Village) -> None:
    desk = village.bot.desk
    await said_in_group(village)
    await village.wangxiuying.taps("没听懂", group="dongwan")
    village.lixiaofang.hears(LIST, "王奶奶")

    async def may_have_died(work: Work) -> None:
        await deaths.add_report(
            work, DeathReport("report1", "dongwan", desk.now(), "wangxiuying", None)
        )

    await desk.database.write(may_have_died)
    await village.zhaoweiguo.taps("没听懂", group="dongwan")
    shown = village.lixiaofang.finds(LIST).text or ""
    assert "老赵" in shown
    assert "王奶奶" not in shown
    await village.lixiaofang.taps("都说了", LIST)
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]


async def test_a_list_that_a_downtime_swallowed_is_made_the_next_evening(machine: Machine) -> None:
    async with machine.on() as village:
        await begun_and_said(village)
        await village.until("17:31", day=3)
        first = await on_lists(village, "lixiaofang")
        assert first
        await village.lixiaofang.taps("都说了", LIST)
        await village.passes(days=5)
    machine.off_for(days=3)
    async with machine.on() as village:
        assert village.now.weekday() == THURSDAY + 1
        await village.until("17:31")
        lists = [m for m in village.lixiaofang.messages() if LIST in (m.text or "")]
        assert len(lists) == 2
        await village.passes(days=3)
        assert len([m for m in village.lixiaofang.messages() if LIST in (m.text or "")]) == 2
