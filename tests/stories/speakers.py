"""Dialects as stories speak of them: what a hamlet hears, and the word of a local speaker."""

from __future__ import annotations

from bot.services.dialects.lines import Line, lines_of
from bot.services.dialects.spoken import register_of_unit
from bot.store import prompts
from bot.store.database import Work
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
