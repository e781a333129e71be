"""家属观察: a household of which somebody was taken in is noted, only where that is switched on."""

from __future__ import annotations

import pytest

from bot.domain import closing
from bot.domain.case import Case
from bot.domain.moved import Moved
from bot.services.feedback import settle
from bot.store import cases
from bot.store.database import Work
from tests.stories.register_books import lines
from tests.stories.village import Village

CODE = "family_watch"


async def ends(village: Village, outcome: str) -> Case:
    """王秀英 is ill, and the village doctor says what came of it."""
    await village.wangxiuying.says("我发烧39度")
    desk, case = village.bot.desk, await village.the_case()

    async def answers(work: Work) -> None:
        taken = await cases.find_case(work, case.id)
        assert taken is not None
        moved = closing.answer(taken, "chenming", outcome, desk.quiet(), desk.now())
        assert isinstance(moved, Moved)
        await settle(work, desk, taken, moved, by="chenming")

    await village.chenming.says("我来")
    await desk.database.write(answers)
    return await village.the_case()


async def test_where_it_is_on_the_house_of_who_was_taken_in_is_noted_once(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/registers 家属观察 开")
    case = await ends(village, "went_to_hospital")
    (line,) = await lines(village, CODE)
    assert (line.ref, line.source, line.by_id) == (case.id, "case", "chenming")
    assert line.household_id == case.household_id
    assert line.person_id is None


async def test_where_it_is_off_nothing_is_noted(village: Village) -> None:
    await ends(village, "went_to_hospital")
    assert await lines(village, CODE) == ()


async def test_who_got_better_at_home_is_nobody_s_admission(village: Village) -> None:
    await village.zhoujianguo.says("/registers 家属观察 开")
    await ends(village, "better_at_home")
    assert await lines(village, CODE) == ()


async def test_that_somebody_was_taken_in_is_read_from_the_words_of_who_held_it(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/registers 家属观察 开")
    await village.wangxiuying.says("我发烧39度")
    await village.chenming.says("我来")
    await village.chenming.says("办好了，送县医院了")
    case = await village.the_case()
    assert case.outcome == "went_to_hospital"
    assert [line.ref for line in await lines(village, CODE)] == [case.id]


@pytest.mark.parametrize("words", ["办好了，不用去医院", "办好了，从医院回来了", "办好了"])
async def test_who_was_not_taken_in_is_not_said_to_be(village: Village, words: str) -> None:
    await village.wangxiuying.says("我发烧39度")
    await village.chenming.says("我来")
    await village.chenming.says(words)
    assert (await village.the_case()).outcome == "solved"
