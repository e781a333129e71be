"""The daily round: who is asked in the morning, who is not, and what follows on silence."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.contacts import How
from bot.store import checkins, contacts
from bot.store.database import Work
from tests.stories.village import Village


async def begun(village: Village) -> None:
    """周书记 begins it; the next morning is the first one."""
    await village.zhoujianguo.says("/round 开始")
    village.hush()


async def open_rounds(village: Village) -> list[Case]:
    found = await village.cases(only_open=True)
    return [case for case in found if (case.kind, case.category) == ("look_in", "round")]


async def state_of(village: Village, person: str) -> str:
    desk = village.bot.desk

    async def read(work: Work) -> str:
        ask = await checkins.ask_of(work, person, desk.today())
        return ask.state.value if ask else "none"

    return await desk.database.read(read)


async def test_a_first_morning_to_the_first_round(village: Village) -> None:
    await village.zhoujianguo.says("/round")
    village.zhoujianguo.hears("每天问平安还没开始", "红的")
    await village.zhoujianguo.taps("明早开始")
    await village.until("07:29", day=1)
    assert await state_of(village, "lishoutian") == "none"
    await village.until("07:31")
    assert await state_of(village, "lishoutian") == "asked"
    assert await state_of(village, "wangxiuying") == "none"  # yellow, and no season
