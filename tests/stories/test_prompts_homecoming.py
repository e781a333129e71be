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


async def test_to_somebody_who_never_left_it_is_another_question(village: Village) -> None:
    await village.wangxiuying.says("回来要注意啥")
    village.wangxiuying.hears_nothing("回来这几天")


async def test_when_the_days_are_over_it_is_not_said_any_more(village: Village) -> None:
    await came_home(village, "wangqiang", State.OVER)
    await village.wangqiang.says("回来要注意啥")
    village.wangqiang.hears_nothing("回来这几天")
