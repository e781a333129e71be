"""One prompt a day in a group: begun, kept in season, never in mourning, halved in busy weeks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from bot.services.prompts.library import usable
from bot.services.prompts.sending import to_group
from bot.store import accounts, deaths
from bot.store.database import Work
from bot.understanding.times.seasons import in_season
from tests.stories.conftest import VillageAt
from tests.stories.prompting import HAMLETS, per_day, prompts_begun, said_in, seen_in, sends
from tests.stories.village import Village


async def test_nothing_is_said_before_a_cadre_has_begun(village: Village) -> None:
    await village.until("20:30", day=2)
    assert await sends(village) == ()
    assert seen_in(village, village.lixiaofang, "dongwan") == []


async def test_one_a_day_in_every_group_for_two_weeks(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=14)
    library = village.bot.desk.content.prompts
    for hamlet in HAMLETS:
        found = await said_in(village, hamlet)
        assert len(found) >= 13
        assert set(per_day(found).values()) == {1}
        # None of them twice, all of them in season.
        assert len({send.prompt for send in found}) == len(found)
        assert all(in_season(library[s.prompt].season, s.day) for s in found)
    seen = seen_in(village, village.lixiaofang, "dongwan")
    assert len(seen) == len(await said_in(village, "dongwan"))
    # The same in all three, and no two in the same minute.
    same_day = [next(iter(await said_in(village, h))) for h in HAMLETS]
    assert len({send.prompt for send in same_day}) == 1
    assert len({send.at for send in same_day}) == len(HAMLETS)


async def test_mornings_and_evenings_and_never_while_people_rest(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=6)
    zone = village.bot.desk.zone
    hours = {send.at.astimezone(zone).hour for send in await said_in(village, "xiwan")}
    assert hours <= {7, 19}
    assert len(hours) == 2


async def test_a_group_hears_what_it_says_with_its_rhyme_below(village: Village) -> None:
    await prompts_begun(village)
    library = village.bot.desk.content.prompts
    await village.passes(days=14)
    rhymed = [s for s in await said_in(village, "hekou") if library[s.prompt].rhyme]
    assert rhymed
    prompt = library[rhymed[0].prompt]
    message = village.hechunlin.finds(prompt.text, *prompt.rhyme, group="hekou")
    assert [b.text for b in message.buttons] == ["听懂了", "没听懂", "念给我听"]
    assert message.silent


async def test_a_hamlet_in_mourning_hears_none_and_its_neighbours_do(village: Village) -> None:
    await prompts_begun(village)
    last_day = village.bot.desk.today() + timedelta(days=3)

    async def mourn(work: Work) -> None:
        await deaths.put_hush(work, "dongwan", "wangxiuying", last_day)

    await village.bot.desk.database.write(mourn)
    await village.passes(days=7)
    assert all(send.day > last_day for send in await said_in(village, "dongwan"))
    assert any(send.day <= last_day for send in await said_in(village, "xiwan"))
    skipped = [s for s in await sends(village) if s.state == "skipped"]
    assert {(s.unit_id, s.why) for s in skipped} == {("dongwan", "mourning")}
    assert await said_in(village, "dongwan")


async def test_a_death_between_the_hour_and_the_minute_stops_it(village: Village) -> None:
    await prompts_begun(village)
    desk = village.bot.desk
    await village.until("19:30" if desk.today().toordinal() % 2 else "07:30")
    await village.bot.tick()

    async def mourn(work: Work) -> None:
        await deaths.put_hush(work, "liuwan", "wangxiuying", desk.today())

    await desk.database.write(mourn)
    await village.passes(hours=1)
    for hamlet, reader in zip(
        HAMLETS, (village.lixiaofang, village.liucaixia, village.hechunlin), strict=True
    ):
        assert seen_in(village, reader, hamlet) == []
    await village.passes(days=1)
    assert {s.why for s in await sends(village) if s.state == "skipped"} == {"unsaid"}


async def test_while_the_fields_are_busy_every_other_day_and_no_evening(
    village_at: VillageAt,
) -> None:
    async with village_at("2027-05-29 09:00") as village:
        await prompts_begun(village)
        await village.passes(days=8)
        found = await said_in(village, "dongwan")
        zone = village.bot.desk.zone
        assert 3 <= len(found) <= 4
        assert {s.at.astimezone(zone).hour for s in found} <= {6}
        days = sorted(s.day for s in found)
        assert all(b - a == timedelta(days=2) for a, b in pairwise(days))


async def test_a_cadre_says_that_the_fields_are_busy(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/round 开始")
    await village.zhoujianguo.says("/round 农忙")
    await village.passes(days=8)
    assert 3 <= len(await said_in(village, "dongwan")) <= 4


async def test_what_is_only_from_memory_waits_for_a_doctor(village: Village) -> None:
    library = village.bot.desk.content.prompts
    memory = {code for code, prompt in library.items() if prompt.from_memory}
    assert memory

    async def read(work: Work) -> set[str]:
        return set(await usable(work, village.bot.desk, "dongwan"))

    assert not memory & await village.bot.desk.database.read(read)
    await prompts_begun(village)
    await village.passes(days=14)
    assert not memory & {s.prompt for s in await sends(village)}


async def test_a_date_of_the_lunar_year_leads_by_its_days(village_at: VillageAt) -> None:
    # 2027: 腊月廿三 is 30 January, New Year's Day is 6 February.
    async with village_at("2027-01-22 09:00") as village:
        await prompts_begun(village)
        await village.passes(days=16)
        library = village.bot.desk.content.prompts
        lunar = [s for s in await said_in(village, "dongwan") if library[s.prompt].season.lunar]
        assert lunar
        assert all(date(2027, 1, 22) <= s.day <= date(2027, 2, 10) for s in lunar)


async def test_what_had_to_wait_too_long_in_a_group_at_rest_is_not_said(village: Village) -> None:
    await prompts_begun(village)
    desk = village.bot.desk

    async def rest(work: Work) -> None:
        for chat in await accounts.groups_of_unit(work, "dongwan"):
            await accounts.rest_chat(work, chat.id, desk.now() + timedelta(hours=29))

    await desk.database.write(rest)
    await village.passes(hours=34)
    assert seen_in(village, village.lixiaofang, "dongwan") == []
    assert seen_in(village, village.liucaixia, "xiwan")
    await village.passes(days=1)
    assert "unsaid" in {s.why for s in await sends(village) if s.unit_id == "dongwan"}


async def test_the_same_is_not_said_again_in_a_group_before_its_days_are_over(
    village: Village,
) -> None:
    desk = village.bot.desk
    prompt = desk.content.prompts["dog_wash"]

    async def say(work: Work) -> str | None:
        (chat, *_) = await accounts.groups_of_unit(work, "dongwan")
        return await to_group(work, desk, prompt, chat)

    assert await desk.database.write(say) is not None
    await village.passes(days=prompt.every.days - 1)
    assert await desk.database.write(say) is None
    await village.passes(days=1)
    assert await desk.database.write(say) is not None
