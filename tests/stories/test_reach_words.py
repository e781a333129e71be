"""Words do what buttons do where they answer a prompt; a complaint slows a topic."""

from __future__ import annotations

import pytest

from bot.services.prompts.facts import ground_of
from bot.store import prompt_wishes
from bot.store.database import Work
from tests.stories.prompting import seen_in
from tests.stories.reaching import HEATING, SEVERE, counted, on_lists, said_in_group, said_to_one
from tests.stories.village import Person, Village


async def slowed(village: Village) -> frozenset[str]:
    """As those who choose the prompts of the village know it."""
    desk = village.bot.desk
    ground = await desk.database.read(lambda work: ground_of(work, desk, "liuwan"))
    return ground.slowed


async def off(village: Village, person: str) -> dict[str, bool]:
    async def read(work: Work) -> dict[str, bool]:
        found = await prompt_wishes.wishes_in(work, ("dongwan",))
        return found.get(person, {})

    return await village.bot.desk.database.read(read)


async def complains(village: Village, person: Person, words: str = "天天发这个，烦死了") -> None:
    """As a reply to the prompt that stands in the group."""
    shown = person.finds("🔔", group="dongwan")
    await person.says(words, group="dongwan", reply_to=shown)


@pytest.mark.parametrize("words", ["听懂了", "我都听明白了，谢谢", "懂了"])
async def test_right_after_a_prompt_the_words_are_the_button(village: Village, words: str) -> None:
    send = await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says(words)
    assert (await counted(village, send)).heard == 1
    assert "✅ 听懂了，好。" in seen_in(village, village.wangxiuying)[0]


async def test_i_know_is_an_answer_only_as_a_reply(village: Village) -> None:
    send = await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("知道了")
    assert (await counted(village, send)).heard == 0
    shown = village.wangxiuying.finds("🔔")
    await village.wangxiuying.says("知道了", reply_to=shown)
    assert (await counted(village, send)).heard == 1


@pytest.mark.parametrize("words", ["没听懂", "这是啥意思", "看不懂"])
async def test_not_understood_in_words_is_told_in_person(village: Village, words: str) -> None:
    await said_to_one(village, "wangxiuying")
    village.hush()
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("换个说法")
    village.lixiaofang.hears("王奶奶", "没听懂")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]


async def test_read_it_in_words_is_read(village: Village) -> None:
    await said_to_one(village, "zhaoweiguo")
    village.hush()
    await village.zhaoweiguo.says("念一下")
    village.zhaoweiguo.hears("🔊", "打幺二零")


async def test_long_after_or_with_something_between_they_are_of_something_else(
    village: Village,
) -> None:
    send = await said_to_one(village, "zhaoweiguo")
    await village.zhaoweiguo.says("/help")
    await village.zhaoweiguo.says("听懂了")
    assert (await counted(village, send)).heard == 0
    await said_to_one(village, "chenming")
    await village.passes(hours=8)
    village.hush()
    await village.chenming.says("没听懂")
    village.chenming.hears_nothing("换个说法")


async def test_in_a_group_only_a_reply_to_the_prompt_counts(village: Village) -> None:
    send = await said_in_group(village)
    village.hush()
    await village.zhaoweiguo.says("听懂了", group="dongwan")
    assert (await counted(village, send)).heard == 0
    shown = village.zhaoweiguo.finds("🔔", group="dongwan")
    await village.zhaoweiguo.says("听懂了", group="dongwan", reply_to=shown)
    assert (await counted(village, send)).heard == 1
    village.group_hears_nothing("dongwan")


async def test_three_who_are_annoyed_slow_the_topic_and_chatter_never_does(
    village: Village,
) -> None:
    send = await said_in_group(village, HEATING)
    village.hush()
    for person in (village.zhaoweiguo, village.chenming, village.zhangxiaolan):
        await person.says("烦死了", group="dongwan")
    assert await slowed(village) == frozenset()
    for person in (village.zhaoweiguo, village.chenming):
        await complains(village, person)
        await complains(village, person, "别发了")
    assert await slowed(village) == frozenset()
    await complains(village, village.zhangxiaolan, "别发了")
    assert await slowed(village) == {"co"}
    assert await off(village, "zhangxiaolan") == {"co": False}
    # A reaction and nothing else; nothing of it is an answer.
    village.group_hears_nothing("dongwan")
    assert await counted(village, send) == await counted(village, "nothing")


@pytest.mark.parametrize("words", ["天天发这个", "烦死了", "别发了", "又来了"])
async def test_a_complaint_in_private_is_answered_in_one_line(village: Village, words: str) -> None:
    await said_to_one(village, "zhaoweiguo", SEVERE)
    village.hush()
    await village.zhaoweiguo.says(words)
    village.zhaoweiguo.hears("不给您发了", "重症苗头")
    assert await off(village, "zhaoweiguo") == {"severe": False}
    village.zhaoweiguo.hears_nothing()


async def test_who_is_not_of_the_village_slows_nothing(village: Village) -> None:
    await said_in_group(village, HEATING)
    guest = village.newcomer("过路人")
    group = village.chat("dongwan")
    assert isinstance(group, int)
    village.sim.people.join(guest.user_id, group)
    await complains(village, guest)
    assert await village.row_count("prompt_complaints") == 0
