"""A local speaker says whether lines sound right; only then they are said to many."""

from __future__ import annotations

from bot.services.dialects.lines import Line
from bot.services.dialects.speakers import stop
from bot.services.dialects.spoken import may_broadcast
from bot.services.prompts.sending import to_group
from bot.store import accounts, dialects
from bot.store.database import Work
from bot.store.dialects import Ask
from bot.understanding.dialect_words import as_shown
from tests.stories.speakers import approve, lines_in, named
from tests.stories.village import Village

PROMPT = "prompt:{}:jianghuai"
DANGER = "prompt:infected_call_doctor:jianghuai"


async def in_dialect(village: Village) -> None:
    await village.lixiaofang.says("群里说江淮话")
    village.hush()


async def shown_to_wang(village: Village) -> None:
    """王秀英 looks at the lines of 东湾; the first is there."""
    await in_dialect(village)
    await named(village, village.zhoujianguo, "本地话由王秀英看", village.wangxiuying)


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


async def test_a_better_wording_is_kept_for_the_place_and_said_there(village: Village) -> None:
    await shown_to_wang(village)
    line = await _shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{_one_put_back(line, village)}")
    village.wangxiuying.hears("往后就按您的说法")
    assert (await lines_in(village, "dongwan", "jianghuai"))[line.what].said != line.said
    assert (await lines_in(village, "xiwan", "jianghuai"))[line.what].said == line.said


async def test_a_prompt_of_danger_said_otherwise_is_no_call_for_help(village: Village) -> None:
    await shown_to_wang(village)
    line = await _shown_with_two_words(village, DANGER)
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
    line = await _shown_with_two_words(village, unit="liuwan")
    await village.wangxiuying.says(f"应该说：{_one_put_back(line, village)}")
    village.wangxiuying.hears("往后就按您的说法")
    assert (await lines_in(village, "dongwan", "jianghuai"))[line.what].said != line.said


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


async def test_what_is_said_in_plain_words_stays_plain(village: Village) -> None:
    await shown_to_wang(village)
    line = await _shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{as_shown(line.plain)}")
    village.wangxiuying.hears("这句还说普通话")
    assert await village.row_count("dialect_lines") == 0


async def test_a_wording_that_changes_more_than_words_is_not_kept(village: Village) -> None:
    await shown_to_wang(village)
    line = await _shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{as_shown(line.said)}，再吃3片药")
    village.wangxiuying.hears("只能换这些词", "数字、时间")
    assert await village.row_count("dialect_lines") == 0


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


async def test_forgetting_a_speaker_keeps_the_wording_and_nobodys_name(village: Village) -> None:
    await shown_to_wang(village)
    line = await _shown_with_two_words(village)
    await village.wangxiuying.says(f"应该说：{_one_put_back(line, village)}")
    database = village.bot.desk.database
    await database.write(lambda work: dialects.forget(work, "wangxiuying"))
    assert await database.read(dialects.speakers) == ()
    assert await village.row_count("dialect_lines") == 1
    asked = await database.read(lambda work: dialects.asked_of(work, "wangxiuying"))
    assert asked == ()


async def _shown_with_two_words(
    village: Village, what: str | None = None, unit: str = "dongwan"
) -> Line:
    """A line with two words of the table, or this one, shown to 王秀英 as the last one."""
    desk = village.bot.desk
    words = [w.said for w in desk.content.messages.dialects["jianghuai"].words]
    known = (await lines_in(village, unit, "jianghuai")).values()
    plain = (line for line in known if "{" not in line.said and "<" not in line.said)
    two = (x for x in plain if x.sort == "line" and sum(w in x.said for w in words) == 2)
    line = next(x for x in known if x.what == what) if what else next(two)
    now = desk.now()
    ask = Ask(desk.ids.new(), unit, "jianghuai", line.what, line.digest, "wangxiuying", now)
    assert await desk.database.write(lambda work: dialects.add_ask(work, ask))
    return line


def _one_put_back(line: Line, village: Village) -> str:
    """The line with one of its words plain again."""
    words = village.bot.desk.content.messages.dialects["jianghuai"].words
    word = next(word for word in words if word.said in line.said)
    return as_shown(line.said.replace(word.said, word.plain))
