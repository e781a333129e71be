"""A local speaker says whether lines sound right; only then they are said to many."""

from __future__ import annotations

from bot.services.dialects.speakers import stop
from bot.services.dialects.spoken import may_broadcast
from bot.services.prompts.sending import to_group
from bot.store import accounts
from bot.store.database import Work
from tests.stories.speakers import approve, in_dialect, lines_in, named, shown_to_wang
from tests.stories.village import Village

PROMPT = "prompt:{}:jianghuai"


async def say_prompt(village: Village, code: str) -> str:
    """A prompt said in 东湾 now; its text."""
    desk = village.bot.desk
    prompt = desk.content.prompts[code]

    async def say(work: Work) -> None:
        for chat in await accounts.groups_of_unit(work, "dongwan"):
            await to_group(work, desk, prompt, chat)

    await desk.database.write(say)
    await village.settles()
    return village.lixiaofang.hears("🔔", group="dongwan").text or ""


def with_voice(village: Village) -> str:
    """A prompt with a text of its own in 江淮话."""
    library = village.bot.desk.content.prompts
    return next(
        code
        for code, prompt in library.items()
        if "jianghuai" in prompt.voices
        and prompt.voices["jianghuai"].text
        and not prompt.rhyme
        and prompt.audience.of_groups
    )


async def test_a_prompt_is_plain_until_somebody_of_the_place_said_yes(village: Village) -> None:
    await in_dialect(village)
    code = with_voice(village)
    assert village.bot.desk.content.prompts[code].text in await say_prompt(village, code)


async def test_then_it_is_said_as_it_was_approved(village: Village) -> None:
    await in_dialect(village)
    code = with_voice(village)
    await approve(village, "dongwan", PROMPT.format(code))
    voice = village.bot.desk.content.prompts[code].voices["jianghuai"]
    assert (voice.text or "-") in await say_prompt(village, code)


async def test_a_no_keeps_it_plain(village: Village) -> None:
    await in_dialect(village)
    code = with_voice(village)
    await approve(village, "dongwan", PROMPT.format(code), yes=False)
    assert village.bot.desk.content.prompts[code].text in await say_prompt(village, code)


async def test_a_speaker_is_asked_whether_they_like_to_and_sees_three_lines_a_day(
    village: Village,
) -> None:
    await shown_to_wang(village)
    for _ in range(2):
        village.wangxiuying.hears("普通话：", "江淮话：", "顺口吗")
        assert await village.wangxiuying.taps("顺口") == "记下了，再看一句。"
    village.wangxiuying.hears("顺口吗")
    assert await village.wangxiuying.taps("顺口") == "记下了，谢谢。今天就这些。"
    village.wangxiuying.hears_nothing("顺口吗")
    assert await village.row_count("prompt_yes") == 3
    await village.until("09:45", day=1)
    village.wangxiuying.hears("顺口吗")
    village.wangxiuying.hears_nothing("顺口吗")


async def test_who_has_not_answered_is_not_shown_another(village: Village) -> None:
    await shown_to_wang(village)
    village.hush()
    await village.passes(days=4)
    village.wangxiuying.hears_nothing("顺口吗")


async def test_who_would_rather_not_is_left_alone_and_the_cadre_hears_it(
    village: Village,
) -> None:
    await in_dialect(village)
    await village.zhoujianguo.says("江淮话由王秀英看")
    village.wangxiuying.hears("周", "顺不顺口", "最多3句")
    await village.wangxiuying.taps("不看")
    await village.passes(days=2)
    village.zhoujianguo.hears("不看江淮话的句子了")
    village.wangxiuying.hears_nothing("顺口吗")


async def test_only_a_cadre_names_a_speaker(village: Village) -> None:
    await village.wangxiuying.says("本地话由王秀英看")
    village.wangxiuying.hears_nothing("顺不顺口")
    assert await village.row_count("dialect_speakers") == 0


async def test_a_draft_is_off_until_a_speaker_of_the_place_said_yes_to_its_words(
    village: Village,
) -> None:
    await village.wangxiuying.says("跟我说东北话")
    village.wangxiuying.hears("东北话还没有本地人看过")
    await village.lixiaofang.says("/speech")
    assert "东北话" not in [b.text for b in village.lixiaofang.hears("东湾现在说").buttons]
    await named(village, village.zhoujianguo, "东北话由王秀英看", village.wangxiuying)
    village.wangxiuying.hears("还是草稿", "今天 → 今儿个")
    await village.wangxiuying.taps("顺口", "还是草稿")
    await village.wangxiuying.says("跟我说东北话")
    village.wangxiuying.hears("好，往后跟您说东北话")
    # In the next hamlet it is a draft still.
    await village.liucaixia.says("跟我说东北话")
    village.liucaixia.hears("东北话还没有本地人看过")


async def test_a_no_to_the_words_of_a_draft_is_no_to_its_lines(village: Village) -> None:
    await named(village, village.zhoujianguo, "东北话由王秀英看", village.wangxiuying)
    await village.wangxiuying.taps("不顺", "还是草稿")
    village.hush()
    await village.passes(days=2)
    village.wangxiuying.hears_nothing("顺口吗")


async def test_changed_wording_is_plain_again_and_asked_again(village: Village) -> None:
    await in_dialect(village)
    code = with_voice(village)
    what = PROMPT.format(code)
    await approve(village, "dongwan", what)
    before = (await lines_in(village, "dongwan", "jianghuai"))[what]
    desk = village.bot.desk

    async def may(work: Work) -> tuple[bool, bool]:
        other = before.said.replace("今个", "今天", 1) + "啊"
        same = await may_broadcast(work, desk, "dongwan", what, before.said)
        return same, await may_broadcast(work, desk, "dongwan", what, other)

    assert await desk.database.read(may) == (True, False)


async def test_who_moved_away_or_died_is_asked_no_more(village: Village) -> None:
    await shown_to_wang(village)
    desk = village.bot.desk
    await desk.database.write(lambda work: stop(work, desk, "wangxiuying", "moved"))
    assert await village.wangxiuying.taps("顺口") == "这个不用看了，谢谢。"
    assert await village.row_count("prompt_yes") == 0


async def test_a_group_hears_a_line_of_the_bot_in_dialect_once_it_is_approved(
    village: Village,
) -> None:
    await in_dialect(village)
    await village.wangxiuying.says("/mine", group="dongwan")
    village.lixiaofang.hears("这个请私下跟我说", group="dongwan")
    await approve(village, "dongwan", "line:command.in_private:jianghuai")
    await village.wangxiuying.says("/mine", group="dongwan")
    village.lixiaofang.hears("这个请私下跟我讲", group="dongwan")


async def test_two_hamlets_one_prompt_each_in_its_own_words(village: Village) -> None:
    await in_dialect(village)
    code = with_voice(village)
    await approve(village, "dongwan", PROMPT.format(code))
    prompt = village.bot.desk.content.prompts[code]
    desk = village.bot.desk

    async def say(work: Work) -> None:
        for unit in ("dongwan", "xiwan"):
            for chat in await accounts.groups_of_unit(work, unit):
                await to_group(work, desk, prompt, chat)

    await desk.database.write(say)
    await village.settles()
    village.lixiaofang.hears(prompt.voices["jianghuai"].text or "-", group="dongwan")
    village.liucaixia.hears(prompt.text, group="xiwan")
