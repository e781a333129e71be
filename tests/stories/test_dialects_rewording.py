"""A speaker says how a line is said there: what is kept, what is not, and what changed since."""

from __future__ import annotations

from bot.domain.prompting import digest_of
from bot.store import dialects, prompts
from bot.store.database import Work
from bot.store.dialects import Ask
from bot.understanding.dialect_words import as_shown
from tests.stories.speakers import (
    in_dialect,
    lines_in,
    named,
    one_put_back,
    shown_to_wang,
    shown_with_two_words,
)
from tests.stories.village import Village

DANGER = "prompt:infected_call_doctor:jianghuai"


async def test_a_better_wording_is_kept_for_the_place_and_said_there(village: Village) -> None:
    await shown_to_wang(village)
    line = await shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{one_put_back(line, village)}")
    village.wangxiuying.hears("往后就按您的说法")
    assert (await lines_in(village, "dongwan", "jianghuai"))[line.what].said != line.said
    assert (await lines_in(village, "xiwan", "jianghuai"))[line.what].said == line.said


async def test_a_prompt_of_danger_said_otherwise_is_no_call_for_help(village: Village) -> None:
    await shown_to_wang(village)
    line = await shown_with_two_words(village, DANGER)
    assert "喘不过气" in line.said
    await village.wangxiuying.says(f"应该说：{line.said}")
    village.wangxiuying.hears("往后就按您的说法")
    assert await village.row_count("dialect_lines") == 0
    assert await village.row_count("prompt_yes") == 1
    assert await village.cases() == ()


async def test_danger_behind_such_words_is_danger_all_the_same(village: Village) -> None:
    await shown_to_wang(village)
    await village.wangxiuying.says("应该说：我胸口疼，喘不上气")
    village.wangxiuying.hears("120")
    assert await village.row_count("dialect_lines") == 0


async def test_a_line_is_answered_by_a_reply_to_it(village: Village) -> None:
    await shown_to_wang(village)
    await village.wangxiuying.taps("顺口")
    shown = village.wangxiuying.finds("江淮话：", "今个")
    said = (shown.text or "").split("江淮话：")[1].splitlines()[0].replace("今个", "今天")
    await village.wangxiuying.says(said, reply_to=shown)
    village.wangxiuying.hears("这句还说普通话")


async def test_one_speaker_for_the_whole_village_speaks_for_its_hamlets(village: Village) -> None:
    await in_dialect(village)
    await named(village, village.zhoujianguo, "柳湾村的江淮话由王秀英看", village.wangxiuying)
    line = await shown_with_two_words(village, unit="liuwan")
    await village.wangxiuying.says(f"应该说：{one_put_back(line, village)}")
    village.wangxiuying.hears("往后就按您的说法")
    assert (await lines_in(village, "dongwan", "jianghuai"))[line.what].said != line.said


async def test_what_is_said_in_plain_words_stays_plain(village: Village) -> None:
    await shown_to_wang(village)
    line = await shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{as_shown(line.plain)}")
    village.wangxiuying.hears("这句还说普通话")
    assert await village.row_count("dialect_lines") == 0


async def test_a_wording_that_changes_more_than_words_is_not_kept(village: Village) -> None:
    await shown_to_wang(village)
    line = await shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{as_shown(line.said)}，再吃3片药")
    village.wangxiuying.hears("只能换这些词", "数字、时间")
    assert await village.row_count("dialect_lines") == 0


async def test_forgetting_a_speaker_keeps_the_wording_and_nobodys_name(village: Village) -> None:
    await shown_to_wang(village)
    line = await shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{one_put_back(line, village)}")
    database = village.bot.desk.database
    await database.write(lambda work: dialects.forget(work, "wangxiuying"))
    assert await database.read(dialects.speakers) == ()
    assert await village.row_count("dialect_lines") == 1
    asked = await database.read(lambda work: dialects.asked_of(work, "wangxiuying"))
    assert asked == ()


async def test_wording_that_was_approved_before_it_changed_is_shown_again(
    village: Village,
) -> None:
    await in_dialect(village)
    first = next(iter((await lines_in(village, "dongwan", "jianghuai")).values()))
    desk, old = village.bot.desk, digest_of("as it was worded before")

    async def approved_before(work: Work) -> None:
        ask = Ask("old", "dongwan", "jianghuai", first.what, old, "lixiaofang", desk.now())
        await dialects.add_ask(work, ask)
        await dialects.answer_ask(work, "old", dialects.YES)
        await prompts.say_yes(work, first.what, "dongwan", old, "lixiaofang", desk.now())

    await desk.database.write(approved_before)
    await named(village, village.zhoujianguo, "本地话由王秀英看", village.wangxiuying)
    village.wangxiuying.hears(first.said.splitlines()[0], "顺口吗")


async def test_a_button_below_wording_that_has_changed_approves_nothing(village: Village) -> None:
    await shown_to_wang(village)
    await village.wangxiuying.taps("顺口")
    shown = village.wangxiuying.finds("江淮话：", "今个")
    asks = await village.bot.desk.database.read(lambda work: dialects.asked_of(work, "wangxiuying"))
    line = (await lines_in(village, "dongwan", "jianghuai"))[asks[-1].what]
    said = line.said.replace("今个", "今天", 1) if line.said.count("今个") > 1 else line.plain
    now = village.bot.desk.now()
    await village.bot.desk.database.write(
        lambda work: dialects.put_line(work, "dongwan", line.what, said, "lixiaofang", now)
    )
    village.hush()
    assert await village.wangxiuying.taps_on(shown, "顺口") == "这句话改过了，请看新的。"
    village.wangxiuying.hears("顺口吗", said)
    assert await village.row_count("prompt_yes") == 1
