"""Which dialect a hamlet speaks is counted without its lines, and its liaison is asked once."""

from __future__ import annotations

from bot.store import dialects
from bot.store.database import Work
from tests.stories.speakers import register_in
from tests.stories.village import Village

SAID = ("今个赶集不", "明个下雨吧", "小伢子在外头玩", "今个鱼不错")
QUESTION = "大家说的像江淮话"


async def talked(village: Village, times: int, lines: tuple[str, ...] = SAID) -> None:
    for i in range(times):
        await village.wangxiuying.says(f"{lines[i % len(lines)]}{'啊' * (i % 3)}", group="dongwan")
    await village.passes(minutes=2)


async def test_a_hamlet_that_talks_so_is_asked_once_and_hears_it_from_then_on(
    village: Village,
) -> None:
    await talked(village, 11)
    village.lixiaofang.hears_nothing(QUESTION)
    await talked(village, 1)
    asked = village.lixiaofang.hears(QUESTION, "往后用江淮话说")
    assert [b.text for b in asked.buttons] == ["好", "不用"]
    assert await village.lixiaofang.taps("好", QUESTION) is not None
    assert await register_in(village, "dongwan") == "jianghuai"
    await talked(village, 14)
    village.lixiaofang.hears_nothing(QUESTION)
    village.group_hears_nothing("dongwan")


async def test_a_no_is_never_asked_again(village: Village) -> None:
    await talked(village, 12)
    village.lixiaofang.hears(QUESTION)
    assert await village.lixiaofang.taps("不用", QUESTION) == "好，还说普通话，不再问。"
    await talked(village, 30)
    village.lixiaofang.hears_nothing(QUESTION)
    assert await register_in(village, "dongwan") == "plain"
    assert await village.lixiaofang.taps("好", QUESTION) == "已经定了。要换发 /speech。"
    assert await register_in(village, "dongwan") == "plain"


async def test_nothing_of_the_lines_is_kept_but_their_number(village: Village) -> None:
    await talked(village, 3)
    found = await village.bot.desk.database.read(lambda work: dialects.counts(work, "dongwan"))
    assert found == {"jianghuai": 3}
    columns = await _columns(village, "dialect_counts")
    assert columns == {"unit_id", "register", "heard"}


async def test_who_wants_no_ear_in_the_group_is_not_counted(village: Village) -> None:
    await village.wangxiuying.says("/quiet", group="dongwan")
    await talked(village, 3)
    found = await village.bot.desk.database.read(lambda work: dialects.counts(work, "dongwan"))
    assert found == {}


async def test_two_dialects_in_one_hamlet_are_no_dialect(village: Village) -> None:
    for _ in range(4):
        await talked(village, 4)
        await talked(village, 4, ("娃儿在屋头", "没得空", "屋头没得人", "娃儿多"))
    village.lixiaofang.hears_nothing("往后用")


async def test_a_draft_is_not_guessed_at(village: Village) -> None:
    await talked(village, 30, ("唔好去", "听日去", "细路仔多"))
    village.lixiaofang.hears_nothing("往后用")


async def test_who_has_chosen_is_not_asked(village: Village) -> None:
    await village.lixiaofang.says("大家说普通话")
    village.hush()
    await talked(village, 20)
    village.lixiaofang.hears_nothing(QUESTION)


async def _columns(village: Village, table: str) -> set[str]:
    async def read(work: Work) -> set[str]:
        rows = await work._fetch(f"SELECT * FROM {table} LIMIT 1", {})  # type: ignore[attr-defined]
        return set(rows[0].keys())

    return await village.bot.desk.database.read(read)
