"""Dialects as stories speak of them: what a hamlet hears, and the word of a local speaker."""

from __future__ import annotations

from bot.services.dialects.lines import Line, lines_of
from bot.services.dialects.spoken import register_of_unit
from bot.store import dialects, prompts
from bot.store.database import Work
from bot.store.dialects import Ask
from bot.understanding.dialect_words import as_shown
from tests.stories.village import Person, Village


async def register_in(village: Village, unit: str) -> str:
    desk = village.bot.desk
    return await desk.database.read(lambda work: register_of_unit(work, desk, unit))


async def lines_in(village: Village, unit: str, register: str) -> dict[str, Line]:
    """Every line that a speaker of the unit may be shown, as it is worded there now."""
    desk = village.bot.desk
    found = await desk.database.read(lambda work: lines_of(work, desk, unit, register))
    return {line.what: line for line in found}


async def approve(village: Village, unit: str, *whats: str, yes: bool = True) -> None:
    """As if a speaker of the unit had pressed 顺口 below each of these lines."""
    known = await lines_in(village, unit, whats[0].rpartition(":")[2])

    async def say(work: Work) -> None:
        for what in whats:
            digest, now = known[what].digest, village.bot.desk.now()
            await prompts.say_yes(work, what, unit, digest, "lixiaofang", now, yes=yes)

    await village.bot.desk.database.write(say)


async def approve_line(village: Village, unit: str, key: str, register: str) -> None:
    await approve(village, unit, f"line:{key}:{register}")


async def named(village: Village, cadre: Person, words: str, speaker: Person) -> None:
    """A cadre names somebody, who looks at the first line."""
    await cadre.says(words)
    speaker.hears("顺不顺口")
    await speaker.taps("看第一句")


async def in_dialect(village: Village) -> None:
    await village.lixiaofang.says("群里说江淮话")
    village.hush()


async def shown_to_wang(village: Village) -> None:
    """王秀英 looks at the lines of 东湾; the first is there."""
    await in_dialect(village)
    await named(village, village.zhoujianguo, "本地话由王秀英看", village.wangxiuying)


async def shown_with_two_words(
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


def one_put_back(line: Line, village: Village) -> str:
    """The line with one of its words plain again."""
    words = village.bot.desk.content.messages.dialects["jianghuai"].words
    word = next(word for word in words if word.said in line.said)
    return as_shown(line.said.replace(word.said, word.plain))
