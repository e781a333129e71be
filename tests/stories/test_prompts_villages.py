"""Whose village it is: each begins for itself, an officer begins where no cadre can be asked."""

from __future__ import annotations

import pytest

from bot.domain.people import Person
from bot.services.prompts.facts import listeners
from bot.services.prompts.topics import event_name, event_of
from bot.store import accounts, members, people, prompts
from bot.store.database import Work
from tests.stories.prompting import per_day, prompts_begun, said_in, seen_in
from tests.stories.village import Village

EVENTS = ("storm", "cold", "flood", "heat", "co", "food", "mushrooms", "poultry", "rumour")


async def without_office(village: Village, unit: str) -> None:
    """Nobody holds office there any more."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        for one in await people.holders(work, unit, tuple(desk.content.roles), desk.today()):
            await people.end_roles_of_person(work, one.person_id, desk.today())

    await desk.database.write(write)
    await village.passes(days=1)


async def test_two_villages_of_a_township_begin_each_for_itself(village: Village) -> None:
    await prompts_begun(village)
    desk = village.bot.desk

    async def begun(work: Work) -> tuple[bool, bool]:
        found = [await prompts.begun_of(work, unit) for unit in ("liuwan", "shiqiao")]
        return found[0] is not None, found[1] is not None

    assert await desk.database.read(begun) == (True, False)
    await village.yangchanghe.says("/prompts")
    village.yangchanghe.hears("石桥", "没开")
    await village.yangchanghe.says("/prompts 开始")
    await village.zhoujianguo.says("/prompts 停")
    assert await desk.database.read(begun) == (False, True)
    await village.passes(days=2)
    assert await said_in(village, "dongwan") == ()


async def test_a_village_without_a_cadre_is_offered_to_the_township_which_begins_it(
    village: Village,
) -> None:
    await without_office(village, "liuwan")
    await village.passes(days=8)
    village.sunlimin.finds("柳湾", "要不要每天一条健康提醒")
    await village.sunlimin.taps("开始", "柳湾")
    await village.passes(days=2)
    assert await said_in(village, "dongwan")


async def test_an_officer_has_no_say_where_a_village_has_its_cadres(village: Village) -> None:
    await village.sunlimin.says("/prompts 开始")
    village.sunlimin.hears("归村干部管")


async def test_where_nobody_can_be_asked_it_is_offered_once_somebody_can(village: Village) -> None:
    desk = village.bot.desk
    await without_office(village, "liuwan")
    await without_office(village, "bailu")
    await village.passes(days=10)

    async def somebody(work: Work) -> None:
        since = desk.today()
        await people.add_role(work, desk.ids.new(), "lixiaofang", "cadre", "liuwan", since)

    await desk.database.write(somebody)
    await village.passes(days=1.5)
    village.lixiaofang.finds("要不要每天一条健康提醒")


@pytest.mark.parametrize("event", EVENTS)
async def test_everything_that_may_happen_can_be_named(village: Village, event: str) -> None:
    desk = village.bot.desk
    known = {p.season.event for p in desk.content.prompts.values() if p.season.event}
    assert known == set(EVENTS)
    assert event_name(desk, event) != event
    assert event_of(desk, event_name(desk, event)) == event


async def test_a_storm_is_named_as_people_say_it(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 台风")
    village.zhoujianguo.hears("风雨", "先说")
    await village.zhoujianguo.says("/prompts 日历")
    village.zhoujianguo.hears("正在说的事：风雨")


async def test_what_is_ordered_at_night_is_the_prompt_of_the_morning(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("停23号")
    await village.until("22:30")
    await village.zhoujianguo.says("现在发26号")
    village.zhoujianguo.hears("发了")
    await village.passes(days=4)
    assert max(per_day(await said_in(village, "xiwan")).values()) == 1
    zone = village.bot.desk.zone
    assert all(s.day == s.at.astimezone(zone).date() for s in await said_in(village, "xiwan"))
    assert seen_in(village, village.lixiaofang, "dongwan")


async def test_a_child_with_an_account_is_told_nothing_alone(village: Village) -> None:
    desk = village.bot.desk

    async def speaks_for(work: Work, born: str) -> set[str]:
        """Whom prompts reach when her account speaks for somebody born then."""
        child = Person(f"born{born}", "dongwan", "童童", household_id="dw01", born=born)
        await people.add_person(work, child, now=desk.now())
        await members.set_consent(work, child.id, "1", desk.now())
        for account in await accounts.accounts_of_person(work, "wangxiuying"):
            await accounts.link_account(work, account.id, child.id, True)
        return {one.id for one in await listeners(work, desk, "liuwan")}

    assert "born1990" in await desk.database.write(lambda work: speaks_for(work, "1990"))
    assert "born2016" not in await desk.database.write(lambda work: speaks_for(work, "2016"))
