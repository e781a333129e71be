"""Who came home asks what to mind, and reads what the library says to them on their days."""

from __future__ import annotations

import pytest

from bot.domain.returnees import Returnee, State
from bot.store import returnees
from bot.store.database import Work
from tests.stories.village import Village


async def came_home(village: Village, person: str, state: State = State.HOME) -> None:
    desk = village.bot.desk

    async def home(work: Work) -> None:
        one = Returnee(
            "ret1", "dongwan", state, "self", 7, desk.now(), "dw01", person,
            author_id=person, arrives_on=desk.today(),
        )  # fmt: skip
        await returnees.put(work, one)

    await desk.database.write(home)


@pytest.mark.parametrize(
    "words", ["回来要注意啥", "我刚回来要注意什么？", "回来了，要注意些啥", "回家要注意哪些"]
)
async def test_who_came_home_reads_what_is_said_on_the_days_of_it(
    village: Village, words: str
) -> None:
    await came_home(village, "wangqiang")
    village.hush()
    await village.wangqiang.says(words)
    shown = village.wangqiang.hears("回来这几天").text or ""
    library = village.props.content.prompts.values()
    days = {p.season.home_day: p.text for p in library if p.season.home_day is not None}
    assert len(days) >= 2
    for day, text in days.items():
        assert day is not None
        assert f"第{day + 1}天：{text}" in shown


@pytest.mark.parametrize("state", [None, State.OVER, State.DECLINED])
async def test_so_does_everybody_else_who_asks(village: Village, state: State | None) -> None:
    if state is not None:
        await came_home(village, "wangqiang", state)
    village.hush()
    await village.wangqiang.says("回来要注意啥")
    village.wangqiang.hears("回来这几天", "第3天")
    village.is_silent()
    assert await village.cases() == ()


async def test_a_stranger_whom_no_register_knows_reads_it_too(village: Village) -> None:
    stranger = village.newcomer("路人")
    await stranger.starts()
    village.hush()
    await stranger.says("刚回来，要注意些啥")
    stranger.hears("回来这几天", "第3天")
    village.is_silent()


async def test_asked_of_the_bot_in_the_group_it_is_answered_in_private_alone(
    village: Village,
) -> None:
    await came_home(village, "zhangshuigen")
    village.hush()
    await village.zhangshuigen.says("@linli_bot 回来要注意啥", group="dongwan")
    village.zhangshuigen.hears("回来这几天", "第3天")
    village.is_silent()


async def test_asked_among_neighbours_it_is_theirs_to_answer(village: Village) -> None:
    await came_home(village, "zhangshuigen")
    village.hush()
    await village.zhangshuigen.says("回来要注意啥", group="dongwan")
    village.is_silent()


async def test_asked_in_the_group_by_whom_we_cannot_write_to_it_is_not_told_to_the_group(
    village: Village,
) -> None:
    village.sim.people.block(village.zhangshuigen.user_id)
    await village.settles()
    village.hush()
    await village.zhangshuigen.says("@linli_bot 回来要注意啥", group="dongwan")
    assert not [m for m in village.said() if "回来这几天" in (m.text or "")]
