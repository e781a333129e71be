"""messages/prompts/*.yaml: the library of health prompts, and data/prompts.yaml: their rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.prompt_fields import read_audience, read_season, read_voices
from bot.content.questions import read_maybe
from bot.content.readers import (
    Unfit,
    one_of,
    read_clock,
    read_code,
    read_count,
    read_date,
    read_duration,
    read_text,
)
from bot.content.table import Table
from bot.domain.prompts import LONGEST, MEMORY, Audience, Prompt, PromptRules, Season, Theme

FILE = "prompts.yaml"
FOLDER = "messages/prompts"
MOST_SPOKEN, MOST_TITLE, MOST_LINE = 160, 10, 22
LINES, SYLLABLES = 4, 7


def read_prompt_rules(shelf: Shelf) -> PromptRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = PromptRules()
    topics = table.table("topics", required=True) or Table({}, table.file, "topics", [])
    events = table.table("events") or Table({}, table.file, "events", [])
    rules = PromptRules(
        slots=table.several("slots", read_clock) or base.slots,
        jitter=table.read("jitter", read_duration, base.jitter),
        stale=table.read("stale", read_duration, base.stale),
        group_a_day=table.read("group_a_day", read_count, base.group_a_day),
        person_a_week=table.read("person_a_week", read_count, base.person_a_week),
        ahead=table.read("ahead", read_count, base.ahead),
        unanswered=table.read("unanswered", read_count, base.unanswered),
        slowed_after=table.read("slowed_after", read_count, base.slowed_after),
        complaints_in=table.read("complaints_in", read_duration, base.complaints_in),
        topics={code: topics.read(code, read_text, code) for code in topics.raw},
        events={code: events.several(code, read_text) or () for code in events.raw},
    )
    topics.close()
    events.close()
    table.close()
    return rules


def read_prompts(shelf: Shelf, rules: PromptRules) -> Mapping[str, Prompt]:
    """Every prompt by its code; an upper layer replaces whole prompts."""
    found: dict[str, Prompt] = {}
    places: dict[tuple[str, str], str] = {}
    for area, table in shelf.folder(FOLDER):
        layer = table.file.rpartition("/")[0]
        for code, row in table.tables():
            before = places.setdefault((layer, code), area)
            if before != area:
                table.fault(code, f"stands in {before} too")
            row.convert("", code, read_code, "")
            found[code] = _prompt(code, row, rules)
    return found


def _prompt(code: str, row: Table, rules: PromptRules) -> Prompt:
    card = row.table("card", required=True) or Table({}, row.file, "card", [])
    season = row.table("when", required=True)
    audience = row.table("audience", required=True)
    prompt = Prompt(
        code=code,
        topic=row.read("topic", read_code, "", required=True),
        theme=row.read("theme", one_of(Theme), None),
        text=row.read("text", _short, "", required=True),
        spoken=row.read("spoken", _spoken, "", required=True),
        card_title=card.read("title", _at_most(MOST_TITLE), "", required=True),
        card_lines=card.several("lines", _at_most(MOST_LINE), required=True) or (),
        source=row.read("source", read_text, "", required=True),
        confidence=row.read("confidence", _confidence, MEMORY, required=True),
        season=read_season(season) if season else Season(),
        audience=read_audience(audience) if audience else Audience(),
        every=row.read("every", read_duration, timedelta(days=21), required=True),
        expires_on=row.read("expires_on", read_date, date.min, required=True),
        rhyme=row.several("rhyme", read_line) or (),
        rhyme_on=row.read("rhyme_on", read_code, None),
        voices=read_voices(row, read_line),
        reviewed_by=row.read("reviewed_by", read_maybe, None, required=True),
    )
    if prompt.topic and prompt.topic not in rules.topics:
        row.fault("topic", f"{prompt.topic} is no topic of {FILE}")
    for where, rhyme in (("rhyme", prompt.rhyme), *_rhymes(prompt)):
        if rhyme and len(rhyme) != LINES:
            row.fault(where, f"must have {LINES} lines")
    if bool(prompt.rhyme) != bool(prompt.rhyme_on):
        row.fault("rhyme_on", "stands beside a rhyme, and only there")
    for one in (card, row):
        one.close()
    return prompt


def _rhymes(prompt: Prompt) -> list[tuple[str, tuple[str, ...]]]:
    return [(f"in.{name}.rhyme", voice.rhyme) for name, voice in prompt.voices.items()]


def read_line(text: str) -> str:
    """A line of a rhyme: seven characters, each a syllable."""
    if len(text) != SYLLABLES:
        raise Unfit(f"must be {SYLLABLES} characters, not {len(text)}: {text}")
    return text


def _short(text: str) -> str:
    return _at_most(LONGEST)(text)


def _at_most(most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text.strip() or len(text) > most:
            raise Unfit(f"must be 1 to {most} characters, not {len(text)}")
        return text

    return read


def _spoken(text: str) -> str:
    """Nothing that a voice would read in letters or digits."""
    if any(sign.isascii() and sign.isalnum() for sign in text):
        raise Unfit("must be written as it is spoken, without digits and Latin letters")
    return _at_most(MOST_SPOKEN)(text)


def _confidence(text: str) -> str:
    if text not in ("A", "B", "C", MEMORY):
        raise Unfit(f"must be A, B, C or M, not '{text}'")
    return text
