"""A department has a queue of its own; every list of what is open narrows by a button."""

from __future__ import annotations

from bot.domain.cards import Tag
from bot.store import cards
from bot.store.database import Work
from tests.stories.village import Village


async def test_an_officer_of_a_department_sees_its_own_queue_first(village: Village) -> None:
    await village.wangxiuying.says("橘子卖不掉")
    await village.zhangxiaolan.says("我家停水了")
    numbers = {case.category: case.number for case in await village.cases()}
    assert {"sell", "water"} <= set(numbers)
    village.hush()
    officer = village.person("huangchunlin")
    await officer.says("/board")
    page = officer.hears("没办完的事", "本部门", numbers["sell"])
    assert numbers["water"] not in (page.text or "")
    await officer.taps("全部")
    officer.hears(numbers["sell"], numbers["water"])


async def test_the_board_narrows_to_hardship_and_back(village: Village) -> None:
    async def put(work: Work) -> None:
        day = village.bot.desk.today()
        await cards.put_tag(work, Tag("wangxiuying", "low_income", day, "list"))

    await village.bot.desk.database.write(put)
    await village.wangxiuying.says("要药")
    await village.zhangxiaolan.says("我家停水了")
    first, second = sorted(case.number for case in await village.cases())
    cadre = village.zhoujianguo
    village.hush()
    await cadre.says("/board")
    cadre.hears(first, second)
    await cadre.taps("困难户")
    page = cadre.hears("困难户", first)
    assert second not in (page.text or "")
    await cadre.taps("全部")
    cadre.hears(first, second)
