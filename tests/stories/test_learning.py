"""Words that nobody could read: kept with a yes, without names, so that they can be learned."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.outcome import Refused
from bot.services.incoming import Origin, Pressed
from bot.store import misses
from bot.store.misses import Miss
from tests.stories.conftest import VillageAt
from tests.stories.stage import BOT
from tests.stories.village import Person, Village

FIRST, SECOND = "那个啥咕噜咕噜", "李小芳晓得的，咕噜得很，13800138000"
QUESTION = "帮我学会吗"


async def kept(village: Village) -> list[tuple[str, int]]:
    found: tuple[Miss, ...] = await village.bot.desk.database.read(misses.list_misses)
    return [(miss.words, miss.times) for miss in found]


async def is_misunderstood(village: Village, person: Person, turned: str = "问事") -> None:
    """Two lines nobody can read; the liaison looks and says what it was."""
    await person.says(FIRST)
    await person.says(SECOND)
    await village.lixiaofang.taps(turned, "没弄懂")


async def test_words_are_kept_after_a_yes_and_without_names(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    asked = village.zhaoweiguo.hears(QUESTION, "180天", loud=False)
    assert [b.text for b in asked.buttons] == ["可以", "不用"]
    assert await kept(village) == []
    assert await village.zhaoweiguo.taps("可以") == "谢谢您，我慢慢学。"
    assert await kept(village) == [("某某晓得的，咕噜得很，电话", 1)]


async def test_after_a_yes_what_is_not_understood_is_kept_at_once(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    await village.zhaoweiguo.taps("可以")
    await village.passes(hours=3)
    for _ in range(2):
        await village.zhaoweiguo.says("踢哒踢哒")
    assert ("踢哒踢哒", 2) in await kept(village)


async def test_after_a_no_nothing_is_ever_kept_or_asked(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    village.zhaoweiguo.hears(QUESTION)
    assert await village.zhaoweiguo.taps("不用") == "好，不留。"
    await village.passes(days=2)
    await is_misunderstood(village, village.zhaoweiguo)
    village.zhaoweiguo.hears_nothing(QUESTION)
    assert await kept(village) == []


async def test_without_an_answer_nothing_is_kept_and_nobody_asks_again(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    village.zhaoweiguo.hears(QUESTION)
    await village.passes(days=2)
    await is_misunderstood(village, village.zhaoweiguo)
    village.zhaoweiguo.hears_nothing(QUESTION)
    assert await kept(village) == []


async def test_who_turned_out_to_be_ill_is_not_asked(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo, turned="病了")
    village.zhaoweiguo.hears_nothing(QUESTION)


@pytest.mark.parametrize("when", ["2026-11-24 02:00", "2026-11-23 13:00"])
async def test_nobody_is_asked_while_the_village_rests(village_at: VillageAt, when: str) -> None:
    async with village_at(when) as village:
        await is_misunderstood(village, village.zhaoweiguo)
        village.zhaoweiguo.hears_nothing(QUESTION)


async def test_nobody_is_asked_while_in_danger(village: Village) -> None:
    await village.zhaoweiguo.says(FIRST)
    await village.zhaoweiguo.says(SECOND)
    await village.zhaoweiguo.says("🆘快来人")
    await village.lixiaofang.taps("问事", "没弄懂")
    village.zhaoweiguo.hears_nothing(QUESTION)


async def test_what_was_said_to_the_bot_in_a_group_is_kept_too(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    await village.zhaoweiguo.taps("可以")
    village.hush()
    await village.zhaoweiguo.says("@linli_bot 踢哒踢哒", group="dongwan")
    await village.zhaoweiguo.says("踢哒踢哒不跟你说", group="dongwan")
    assert [words for words, _ in await kept(village) if "踢哒" in words] == ["踢哒踢哒"]


async def test_it_is_forgotten_after_half_a_year(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    await village.zhaoweiguo.taps("可以")
    housekeeping, desk = village.bot.services.housekeeping, village.bot.desk
    village.sim.clock.jump(180 * 86400)
    await housekeeping.drop_old()
    assert len(await kept(village)) == 1
    village.sim.clock.jump(86400)
    await housekeeping.drop_old()
    assert await kept(village) == []
    assert desk.today() > date(2027, 5, 1)


async def test_nobody_else_can_answer_for_them(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    note = next(case for case in await village.cases() if case.kind == "message")
    other = village.wangxiuying.user_id
    origin = Origin(BOT, 4711, other, "private", None, other, "")
    pressed = Pressed(origin, "c1", None, "learn", note.id, 0, "yes")
    assert await village.bot.services.taps.press(pressed) == Refused("claim.refused.not_for_you")
    assert await kept(village) == []


@pytest.mark.parametrize(("said", "count"), [("可以。", 1), ("不用", 0), ("要得", 1)])
async def test_words_do_what_the_buttons_do(village: Village, said: str, count: int) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    open_before = await village.cases(only_open=True)
    await village.zhaoweiguo.says(said)
    assert len(await kept(village)) == count
    village.zhaoweiguo.hears("我慢慢学" if count else "好，不留")
    assert [c.state for c in await village.cases(only_open=True)] == [c.state for c in open_before]


async def test_a_no_to_something_else_is_no_answer(village: Village) -> None:
    await is_misunderstood(village, village.zhaoweiguo)
    await village.zhaoweiguo.says("/help")
    await village.zhaoweiguo.says("可以")
    assert await kept(village) == []
