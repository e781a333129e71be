"""How much the bot says in a group: four an hour, fifteen a day, a board for the rest, and rest."""

from __future__ import annotations

from tests.stories.village import Village

RIDERS = ("wangxiuying", "zhaohongxia", "zhangxiaolan", "zhoushuangquan", "wangchunlin", "liyoufu")


async def test_at_most_four_cards_an_hour_the_rest_stand_on_one_pinned_board(
    village: Village,
) -> None:
    for code in RIDERS:
        await village.person(code).says("明早有车去县医院不", group="dongwan")
    for case in (await village.cases())[:4]:
        village.group_hears("dongwan", "谁能搭把手", case.number)
    board = village.group_hears("dongwan", "还有几件")
    notice = village.group_hears("dongwan")
    assert (notice.service, board.silent) == ("pinned", True)
    village.group_hears_nothing("dongwan")
    assert village.pinned("dongwan") is board
    waiting = [case.number for case in await village.cases()][4:]
    assert all(number in board.text for number in waiting)
    await village.passes(minutes=65)
    for _ in waiting:
        village.group_hears("dongwan", "谁能搭把手")
    assert village.pinned("dongwan") is None


async def test_danger_is_not_measured(village: Village) -> None:
    for code in RIDERS:
        await village.person(code).says("明早有车去县医院不", group="dongwan")
    village.hush()
    await village.liyoufu.says("着火了快来人", group="dongwan")
    village.group_hears("dongwan", "先打 119")


async def test_a_card_that_waited_until_somebody_took_the_matter_is_not_said(
    village: Village,
) -> None:
    for code in RIDERS[:5]:
        await village.person(code).says("明早有车去县医院不", group="dongwan")
    last = (await village.cases())[-1]
    await village.lixiaofang.says(f"/case {last.number}")
    await village.lixiaofang.taps("我来办", last.number)
    village.hush()
    await village.passes(hours=2)
    village.group_hears_nothing("dongwan")


async def test_fifteen_a_day_and_no_more_before_the_next_morning(village: Village) -> None:
    for _ in range(4):
        for code in RIDERS[:4]:
            await village.person(code).says("明早有车去县医院不", group="dongwan")
        await village.passes(minutes=61)
    assert _cards(village) == 15
    await village.passes(hours=4)
    assert _cards(village) == 15


def _cards(village: Village) -> int:
    said = village.wangqiang.messages(group="dongwan")
    return len([m for m in said if "谁能搭把手" in (m.text or "")])


async def test_a_cadre_rests_the_bot_until_tomorrow_and_danger_passes(village: Village) -> None:
    await village.zhoujianguo.says("/rest", group="dongwan")
    village.group_hears("dongwan", "今天我在这个群不说话了", "7:30")
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    village.wangxiuying.hears("记下了", "要车")
    village.group_hears_nothing("dongwan")
    await village.zhaohongxia.says("着火了快来人", group="dongwan")
    village.group_hears("dongwan", "先打 119")
    await village.zhaohongxia.taps("没事了")
    village.hush()
    await village.until("07:45")
    village.group_hears("dongwan", "要车", "谁能搭把手")


async def test_a_villager_cannot_rest_the_bot(village: Village) -> None:
    await village.zhaohongxia.says("/rest", group="dongwan")
    village.group_hears("dongwan", "要在群里由村干部来说")
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    village.group_hears("dongwan", "要车")


async def test_a_cadre_of_another_village_does_not_rest_this_group(village: Village) -> None:
    chat = village.chat("dongwan")
    assert chat is not None
    village.sim.people.join(village.yangchanghe.user_id, chat)
    await village.yangchanghe.says("/rest", group="dongwan")
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    village.group_hears("dongwan", "要车")
