"""What one person is told in private: what is for them, seldom, as they wish, never in grief."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.members import DeathReport
from bot.domain.returnees import Returnee, State
from bot.services.prompts.sending import to_person
from bot.store import deaths, people, prompt_wishes, prompts, returnees
from bot.store.database import Work
from tests.stories.conftest import VillageAt
from tests.stories.prompting import prompts_begun, said_to, seen_in, sends
from tests.stories.rounding import ended
from tests.stories.village import Village


async def answers(village: Village, person: str) -> None:
    """She has understood everything so far."""

    found = await said_to(village, person)

    async def write(work: Work) -> None:
        for send in found:
            await prompts.put_answer(work, send.id, person, prompts.HEARD, send.at)

    await village.bot.desk.database.write(write)


async def test_at_most_two_a_week_and_only_what_is_for_her(village: Village) -> None:
    await prompts_begun(village)
    library = village.bot.desk.content.prompts
    for _ in range(4):
        await village.passes(days=7)
        await answers(village, "wangxiuying")
    found = await said_to(village, "wangxiuying")
    assert len(found) >= 5
    for send in found:
        week = [s for s in found if timedelta(0) <= send.day - s.day < timedelta(days=7)]
        assert len(week) <= 2
        audience = library[send.prompt].audience
        assert audience.of_people
        assert audience.colours or audience.tags or audience.age_from or audience.to == "person"
    seen = seen_in(village, village.wangxiuying)
    assert len(seen) == len(found)
    # 小芳 is 42, well and no driver: nothing of the old and the ill is for her.
    assert not {s.prompt for s in await said_to(village, "lixiaofang")} & {s.prompt for s in found}


async def test_who_lives_far_away_is_not_told_how_to_heat(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=10)
    assert await said_to(village, "wangqiang") == ()
    assert seen_in(village, village.wangqiang) == []


async def test_who_answered_nothing_three_times_is_left_alone(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=35)
    assert len(await said_to(village, "wangxiuying")) == 3


async def test_a_topic_is_stopped_by_words_and_comes_no_more(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=14)
    await answers(village, "wangxiuying")
    before = await said_to(village, "wangxiuying")
    topics = {send.topic for send in before}
    names = village.bot.desk.content.prompting.topics
    village.hush()
    for topic in sorted(topics):
        await village.wangxiuying.says(f"不想听{names[topic]}的")
        village.wangxiuying.hears("不给您发了", names[topic])
    day = village.bot.desk.today()
    await village.passes(days=28)
    after = [s for s in await said_to(village, "wangxiuying") if s.day > day]
    assert not {send.topic for send in after} & topics


@pytest.mark.parametrize("said", ["别发提醒了", "不想听这些了"])
async def test_all_of_them_are_stopped_by_words(village: Village, said: str) -> None:
    await prompts_begun(village)
    await village.wangxiuying.says(said)
    village.wangxiuying.hears("不给您发了")
    await village.passes(days=12)
    assert await said_to(village, "wangxiuying") == ()


async def test_a_topic_is_wished_for_by_words(village_at: VillageAt) -> None:
    async with village_at("2027-06-20 09:00") as village:
        await prompts_begun(village)
        await village.lixiaofang.says("想听防蛇的")
        village.lixiaofang.hears("防蛇", "给您留着")
        await village.passes(days=10)
        assert "snakes" in {send.topic for send in await said_to(village, "lixiaofang")}
        assert "snakes" not in {send.topic for send in await said_to(village, "hechunlin")}


async def test_a_wish_to_see_the_child_is_no_wish_about_prompts(village: Village) -> None:
    await prompts_begun(village)
    for words in ("我想看孩子", "不想听你说了", "别发烧了"):
        await village.wangxiuying.says(words)
        village.wangxiuying.hears_nothing("提醒")


async def test_whoever_is_ill_is_asked_after_and_not_taught(village: Village) -> None:
    await prompts_begun(village)
    await village.wangxiuying.says("我发烧了，38度5")
    case = await village.the_case()
    assert case.kind == "symptom"
    while (village.now.date() - date(2026, 11, 23)).days < 6:
        await village.passes(days=1)
        if not [c for c in await village.cases(only_open=True) if c.id == case.id]:
            break
        assert await said_to(village, "wangxiuying") == ()


async def test_a_house_and_a_hamlet_in_mourning_hear_none(village: Village) -> None:
    desk = village.bot.desk
    prompt = desk.content.prompts["co_stove"]

    async def held(work: Work) -> list[str | None]:
        report = DeathReport("report1", "xiwan", desk.now(), "liushouxin", None)
        await deaths.add_report(work, report)
        await deaths.put_hush(work, "dongwan", "lishoutian", desk.today())
        told = ("liushouxin", "wangxiuying", "chenshuilian")
        return [await to_person(work, desk, prompt, person) for person in told]

    of_the_house, of_the_hamlet, elsewhere = await desk.database.write(held)
    assert of_the_house is None
    assert of_the_hamlet is None
    assert elsewhere is not None
    await village.settles()
    village.chenshuilian.finds(prompt.text)
    assert seen_in(village, village.wangxiuying) == []

    # Danger is told everywhere, at once and with sound.
    async def danger(work: Work) -> str | None:
        return await to_person(work, desk, prompt, "wangxiuying", danger=True)

    assert await desk.database.write(danger) is not None
    await village.settles()
    assert not village.wangxiuying.finds(prompt.text).silent


async def test_in_a_hamlet_in_mourning_nobody_is_told_anything(village: Village) -> None:
    await prompts_begun(village)
    desk = village.bot.desk

    async def mourn(work: Work) -> None:
        until = desk.today() + timedelta(days=9)
        await deaths.put_hush(work, "dongwan", "lishoutian", until)

    await desk.database.write(mourn)
    await village.passes(days=9)
    told = [s for s in await sends(village) if s.person_id]
    assert [s for s in told if s.unit_id == "dongwan"] == []
    assert [s for s in told if s.unit_id == "xiwan"]


async def test_who_has_died_or_moved_is_told_nothing(village: Village) -> None:
    await prompts_begun(village)
    await ended(village, "wangxiuying")
    await ended(village, "liushouxin", "moved")
    await village.passes(days=9)
    assert await said_to(village, "wangxiuying") == ()
    assert await said_to(village, "liushouxin") == ()


async def test_who_came_home_hears_it_on_days_on_which_nothing_is_asked(village: Village) -> None:
    await prompts_begun(village)
    desk = village.bot.desk

    async def home(work: Work) -> None:
        one = Returnee(
            "ret1", "dongwan", State.HOME, "self", 7, desk.now(), "dw01", "wangqiang",
            author_id="wangqiang", arrives_on=desk.today(),
        )  # fmt: skip
        await returnees.put(work, one)

    await desk.database.write(home)
    await village.passes(days=9)
    library, asked = desk.content.prompts, desk.content.returnees.prompts
    found = await said_to(village, "wangqiang")
    home_days = [library[send.prompt].season.home_day for send in found]
    assert {day for day in home_days if day is not None} == {2, 5}
    days = {(send.day - date(2026, 11, 23)).days + 1 for send in found}
    assert not days & set(asked)
    send = next(s for s in found if library[s.prompt].season.home_day == 2)
    assert send.day == date(2026, 11, 25)
    village.wangqiang.finds("到家第4天")
    person = await desk.database.read(lambda work: people.get_person(work, "wangqiang"))
    assert person.household_id is None
    village.wangqiang.finds(library[send.prompt].text)


async def test_a_topic_somebody_stopped_is_counted_for_the_village(village: Village) -> None:
    await prompts_begun(village)
    await village.wangxiuying.says("不想听血压的")
    desk = village.bot.desk
    since = desk.now() - timedelta(days=1)
    counted = await desk.database.read(
        lambda work: prompt_wishes.complaints(work, ("dongwan",), since)
    )
    assert counted == {"hypertension": 1}
