"""A week of prompts in three hamlets that speak three dialects; a date of the lunar year."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.services.dialects.lines import prompt_lines
from bot.store import dialects, prompts
from bot.store.database import Work
from tests.stories.prompting import HAMLETS, per_day, prompts_begun, said_in, seen_in
from tests.stories.stage import ZONE, Props
from tests.stories.village import Village, a_village

SPOKEN = dict(zip(HAMLETS, ("jianghuai", "zhongyuan", "xinan"), strict=True))
READERS = {"dongwan": "lixiaofang", "xiwan": "liucaixia", "hekou": "hechunlin"}


async def three_dialects(village: Village) -> None:
    """Each hamlet has chosen its own, and its speaker has said yes to what stands on prompts."""
    desk = village.bot.desk

    async def write(work: Work) -> None:
        for hamlet, register in SPOKEN.items():
            await dialects.choose_for_unit(work, hamlet, register, "zhoujianguo", desk.now())
            dialect = desk.content.messages.dialects[register]
            for prompt in desk.content.prompts.values():
                for line in prompt_lines(dialect, prompt):
                    await prompts.say_yes(
                        work, line.what, hamlet, line.digest, "wangxiuying", desk.now()
                    )

    await desk.database.write(write)


def own_words(village: Village, hamlet: str, code: str) -> list[str]:
    """What a prompt says differently in the dialect of a hamlet."""
    voice = village.bot.desk.content.prompts[code].voices.get(SPOKEN[hamlet])
    return [text for text in ((voice.text or "", *voice.rhyme) if voice else ()) if text]


async def test_three_hamlets_hear_the_same_prompts_of_a_week_each_in_its_own_words(
    village: Village,
) -> None:
    await prompts_begun(village)
    await three_dialects(village)
    await village.passes(days=7)
    heard = {hamlet: await said_in(village, hamlet) for hamlet in HAMLETS}
    codes = {hamlet: [send.prompt for send in found] for hamlet, found in heard.items()}
    assert codes["dongwan"] == codes["xiwan"] == codes["hekou"]
    assert len(codes["dongwan"]) >= 6
    for hamlet, found in heard.items():
        assert max(per_day(found).values()) == 1
        seen = "\n".join(seen_in(village, village.person(READERS[hamlet]), hamlet))
        spoken = [words for code in codes[hamlet] for words in own_words(village, hamlet, code)]
        assert spoken, hamlet
        assert all(words in seen for words in spoken), hamlet
        others = {
            words
            for other in HAMLETS
            if other != hamlet
            for code in codes[hamlet]
            for words in own_words(village, other, code)
        }
        assert not [words for words in others - set(spoken) if words in seen], hamlet


async def test_what_hangs_on_a_lunar_date_is_said_before_it_and_not_after(
    props: Props, tmp_path: Path
) -> None:
    """The first of the first month is 2027-02-06; the prompt leads by eight days."""
    start = datetime(2027, 1, 20, 9, 0, tzinfo=ZONE)
    async with a_village(props, tmp_path, start=start) as village:
        lunar = {
            code: one.season
            for code, one in village.bot.desk.content.prompts.items()
            if one.season.lunar == (1, 1) and one.audience.of_groups
        }
        assert lunar, "the library has a prompt for the New Year"
        await prompts_begun(village)
        await village.passes(days=24)
        said = [send for send in await said_in(village, "dongwan") if send.prompt in lunar]
    assert said
    assert all(date(2027, 1, 29) <= send.day <= date(2027, 2, 6) for send in said)
