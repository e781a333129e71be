"""Too much at once: slowed down once, then left alone; danger is heard in the middle of it."""

from __future__ import annotations

import pytest

from tests.stories.test_group_doubt import WORDS, false_alarms
from tests.stories.village import Person, Village, shown

SLOW = "您说得太快"
LINES = ("要一包盐", "明天想搭车去镇上", "路灯坏了", "想借个梯子", "药快没了", "水管漏水了",
         "想量个血压", "有没有便车", "帮我带袋米", "今天村里开会吗")  # fmt: skip


async def at_once(village: Village, person: Person, lines: list[str], group: str | None) -> None:
    """All of it within a minute, before anything is answered."""
    for line in lines:
        village.sim.people.say(person.user_id, village.chat(group), line)
        village.sim.clock.jump(60 / len(lines))
    await village.settles()


def answers(person: Person, group: str | None = None) -> list[str]:
    return [shown(m) for m in person.messages(group=group) if person.village.is_new(m)]


async def test_two_hundred_messages_in_a_minute_get_a_few_answers_and_one_request(
    village: Village,
) -> None:
    await at_once(village, village.wangchunlin, [f"在吗在吗在吗{n}" for n in range(200)], None)
    said = answers(village.wangchunlin)
    assert len([text for text in said if SLOW in text]) == 1
    assert len(said) <= 16


async def test_the_same_again_and_again_is_left_alone_sooner(village: Village) -> None:
    await at_once(village, village.wangchunlin, ["快点给我办一下这个事"] * 200, None)
    assert len(answers(village.wangchunlin)) <= 6


async def test_danger_in_the_middle_of_a_flood_is_served_at_once(village: Village) -> None:
    lines = [f"在吗在吗在吗{n}" for n in range(200)]
    lines[100] = "我爸胸口疼，喘不上气，出冷汗"
    await at_once(village, village.wangchunlin, lines, None)
    village.wangchunlin.hears("120")
    village.lixiaofang.hears("胸口疼")
    assert len(await village.cases()) == 1 or any(c.emergency for c in await village.cases())


async def test_danger_behind_a_command_is_served_in_a_flood(village: Village) -> None:
    lines = ["/help"] * 100 + ["/mine 着火了，厨房着火了"] + ["/help"] * 99
    await at_once(village, village.wangchunlin, lines, None)
    village.wangchunlin.hears("119")
    assert any(case.emergency for case in await village.cases())


async def test_what_may_be_danger_is_asked_about_in_a_flood(village: Village) -> None:
    lines = [f"谁去镇上带我一个，第{n}遍" for n in range(100)]
    lines[60] = "有烟味"
    await at_once(village, village.zhaohongxia, lines, "dongwan")
    village.group_hears("dongwan", "要是真的着火")
    village.zhaohongxia.hears("您在群里说的", "着火")


async def test_danger_that_is_doubted_is_asked_about_in_a_flood_too(village: Village) -> None:
    await false_alarms(village, 3)
    lines = [f"谁去镇上带我一个，第{n}遍" for n in range(100)]
    lines[60] = WORDS
    await at_once(village, village.zhaohongxia, lines, "dongwan")
    village.zhaohongxia.hears("您在群里说的")


async def test_a_door_that_stays_shut_is_heard_of_in_a_flood(village: Village) -> None:
    lines = [f"谁去镇上带我一个，第{n}遍" for n in range(100)]
    lines[60] = "王奶奶三天没出门，敲门没人应"
    await at_once(village, village.zhaohongxia, lines, "dongwan")
    assert any(case.kind == "look_in" for case in await village.cases())


@pytest.mark.parametrize("words", ["药快没了", "有点头晕"])
async def test_a_wish_that_is_doubted_waits_in_a_flood_like_any_wish(
    village: Village, words: str
) -> None:
    lines = [f"谁去镇上带我一个，第{n}遍" for n in range(100)]
    lines[60] = words
    await at_once(village, village.zhaohongxia, lines, "dongwan")
    village.zhaohongxia.hears_nothing("您在群里说的")


async def test_a_bare_complaint_of_somebody_frail_is_asked_about_in_a_flood(
    village: Village,
) -> None:
    lines = [f"在吗在吗在吗{n}" for n in range(100)]
    lines[60] = "难受"
    await at_once(village, village.wangxiuying, lines, None)
    village.wangxiuying.hears("马上打 120", "您现在怎么样", loud=True)


async def test_a_thumb_that_trembles_says_once_that_somebody_has_come(village: Village) -> None:
    await village.wangxiuying.says("我胸口疼，喘不上气，出冷汗")
    await village.lixiaofang.taps("我这就去")
    shows = village.lixiaofang.finds("🚨🚨")
    village.hush()
    for _ in range(2):
        village.sim.people.press(village.lixiaofang.user_id, shows, "我到了")
    await village.settles()
    assert (await village.timeline(await village.the_case())).count("arrived") == 1
    assert len([text for text in answers(village.wangxiuying) if "到" in text]) <= 1


async def test_who_has_come_says_so_once_though_another_came_in_between(village: Village) -> None:
    await village.wangxiuying.says("我胸口疼，喘不上气，出冷汗")
    await village.lixiaofang.taps("我这就去")
    for who in (village.lixiaofang, village.chenming):
        await who.says("我到了", reply_to=who.finds("🚨🚨"))
    village.hush()
    await village.lixiaofang.says("我到了", reply_to=village.lixiaofang.finds("🚨🚨"))
    village.wangxiuying.hears_nothing()
    assert (await village.timeline(await village.the_case())).count("arrived") == 2


async def test_ten_lines_in_a_minute_are_all_served(village: Village) -> None:
    await at_once(village, village.wangchunlin, list(LINES), None)
    village.wangchunlin.hears_nothing(SLOW)
    assert len(await village.cases()) >= 8
    await village.wangchunlin.says("/tel")
    village.wangchunlin.hears("电话卡")


async def test_after_a_minute_of_rest_one_is_heard_again(village: Village) -> None:
    await at_once(village, village.wangchunlin, [f"在吗在吗在吗{n}" for n in range(60)], None)
    village.sim.clock.jump(61)
    before = len(await village.cases())
    await village.wangchunlin.says("想借个轮椅")
    assert len(await village.cases()) == before + 1


async def test_others_are_heard_while_one_floods(village: Village) -> None:
    for n in range(60):
        village.sim.people.say(village.wangchunlin.user_id, None, f"在吗在吗在吗{n}")
    village.sim.people.say(village.liyoufu.user_id, None, "想借个轮椅")
    await village.settles()
    assert len(await village.cases()) >= 1


async def test_a_group_hears_nothing_of_a_flood_in_it(village: Village) -> None:
    lines = [f"谁去镇上带我一个，第{n}遍" for n in range(200)]
    await at_once(village, village.wangchunlin, lines, "dongwan")
    assert [text for text in answers(village.wangchunlin, "dongwan") if SLOW in text] == []
    assert len(answers(village.wangchunlin, "dongwan")) <= 16
    assert len(await village.cases()) <= 15


async def test_a_group_in_which_all_shout_at_once_is_not_answered_without_end(
    village: Village,
) -> None:
    people = [village.newcomer(f"路人{n}", 990100 + n) for n in range(30)]
    group = village.chat("dongwan")
    for person in people:
        village.sim.people.join(person.user_id, group)
    for n in range(300):
        person = people[n % len(people)]
        village.sim.people.say(person.user_id, group, f"谁去镇上带我一个，第{n}遍")
    village.sim.people.say(people[0].user_id, group, "着火了！老王家着火了，快来人")
    await village.settles()
    assert any(case.emergency for case in await village.cases())
    assert len(await village.cases()) <= 91


SPAM = (
    "急需用钱的看这里 https://dai.example.com 马上到账",
    "免费送药，加群 t.me/songyao",
    "谁要去镇上，拼车点 www.pinche.example 下单",
    "高价收粮，要帮忙的点 shouliang.vip",
)


@pytest.mark.parametrize("words", SPAM)
async def test_a_strangers_link_in_a_group_is_nobodys_matter(village: Village, words: str) -> None:
    stranger = village.newcomer("发财树")
    village.sim.people.join(stranger.user_id, village.chat("dongwan"))
    village.hush()
    await stranger.says(words, group="dongwan")
    assert await village.cases() == ()
    village.is_silent()


async def test_what_a_neighbour_says_with_a_link_is_heard_as_ever(village: Village) -> None:
    await village.wangchunlin.says("谁明天去镇上带我一个 https://map.example.com", group="dongwan")
    assert len(await village.cases()) == 1


async def test_a_stranger_who_calls_for_help_with_a_link_is_heard(village: Village) -> None:
    stranger = village.newcomer("过路人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan"))
    await stranger.says("着火了，快打119！在这 https://map.example.com/x", group="dongwan")
    assert any(case.emergency for case in await village.cases())


async def test_two_hundred_presses_in_a_minute_are_told_to_wait(village: Village) -> None:
    await village.wangchunlin.says("/help")
    await village.wangchunlin.says("想借个轮椅")
    message = next(m for m in reversed(village.wangchunlin.messages()) if m.buttons)
    toasts = [
        await village.wangchunlin.taps_on(message, message.buttons[0].text) for _ in range(100)
    ]
    assert any("太快" in (toast or "") for toast in toasts)
