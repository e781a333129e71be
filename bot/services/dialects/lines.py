"""The lines of a dialect that a speaker of the place is asked about, as they are worded there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.content.messages import Entry
from bot.domain.dialects import Dialect
from bot.domain.prompting import digest_of
from bot.domain.prompts import Prompt, Voice
from bot.services.desk import Desk
from bot.services.dialects.spoken import own_line
from bot.store import dialects, places
from bot.store.database import Work
from bot.understanding.times.seasons import in_season

TABLE, PROMPT, RHYME, LINE = "dialect", "prompt", "rhyme", "line"
SOON = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of a dialect beside what it stands for."""

    what: str
    plain: str
    said: str
    beside: str = ""  # shown in the place of plain, where a rhyme is another one in plain words

    @property
    def digest(self) -> str:
        return digest_of(self.said)

    @property
    def sort(self) -> str:
        return self.what.partition(":")[0]


async def lines_of(work: Work, desk: Desk, unit_id: str, register: str) -> tuple[Line, ...]:
    """All that nobody has checked, what is said soonest first; as the unit says them."""
    dialect = desk.content.messages.dialects.get(register)
    if dialect is None:
        return ()
    above = [unit.id for unit in await places.ancestors(work, unit_id)]
    kept = await dialects.all_lines(work)
    # The nearest unit comes last, and stands.
    own = {what: said for at in reversed(above) for unit, what, said in kept if unit == at}
    return tuple(
        in_own_words(line, dialect, own.get(line.what)) for line in _shipped(desk, dialect)
    )


def in_own_words(line: Line, dialect: Dialect, own: str | None) -> Line:
    """The place's wording, as long as it still says what plain says now."""
    if own is None or dialect.fault(line.plain, own) is not None:
        return line
    return replace(line, said=own)


async def wording_of(
    work: Work, desk: Desk, unit_id: str, key: str, register: str
) -> tuple[Entry, Line] | None:
    """How a message is worded there; None where the dialect says it as plain does."""
    dialect = desk.content.messages.dialects.get(register)
    line = _message(desk, dialect, key) if dialect else None
    if line is None:
        return None
    return desk.content.messages.entry(key, register), await said_there(work, desk, unit_id, line)


async def find_line(work: Work, desk: Desk, unit_id: str, what: str) -> Line | None:
    """One by its name, as the unit says it."""
    dialect = desk.content.messages.dialects.get(what.rpartition(":")[2])
    line = _shipped_line(desk, dialect, what) if dialect else None
    return await said_there(work, desk, unit_id, line) if line else None


async def said_there(work: Work, desk: Desk, unit_id: str, line: Line) -> Line:
    """As the unit words it, where it does."""
    own = await own_line(work, unit_id, line.what)
    return in_own_words(line, desk.content.messages.dialects[line.what.rpartition(":")[2]], own)


def _shipped_line(desk: Desk, dialect: Dialect, what: str) -> Line | None:
    sort, _, name = what.removesuffix(f":{dialect.code}").partition(":")
    if what == f"{TABLE}:{dialect.code}":
        return Line(what, dialect.table, dialect.table)
    if sort == LINE:
        return _message(desk, dialect, name)
    prompt = desk.content.prompts.get(name)
    found = prompt_lines(dialect, prompt) if prompt else ()
    return next((line for line in found if line.what == what), None)


def _message(desk: Desk, dialect: Dialect, key: str) -> Line | None:
    messages = desk.content.messages
    entry = messages.registers[dialect.code].get(key)
    if entry is None:
        return None
    plain = messages.entry(key).text.source
    return Line(f"{LINE}:{key}:{dialect.code}", plain, entry.text.source)


def prompt_lines(dialect: Dialect, prompt: Prompt) -> tuple[Line, ...]:
    """Its text and its rhyme, where the dialect has its own."""
    voice = prompt.voices.get(dialect.code)
    if voice is None:
        return ()
    worded = ((PROMPT, prompt.text, voice.text or ""), (RHYME, _in_one(prompt), _in_one(voice)))
    return tuple(
        _own_words(dialect, f"{sort}:{prompt.code}:{dialect.code}", plain, said)
        for sort, plain, said in worded
        if said
    )


def _own_words(dialect: Dialect, what: str, plain: str, said: str) -> Line:
    """A rhyme, or a text with words beside the table: what it says is itself in plain words."""
    if dialect.fault(plain, said) is None:
        return Line(what, plain, said)
    return Line(what, dialect.take_back(said), said, beside=plain)


def _in_one(rhymed: Prompt | Voice) -> str:
    return "\n".join(rhymed.rhyme)


def _shipped(desk: Desk, dialect: Dialect) -> Iterator[Line]:
    """A draft's words before all else; prompts of the season before those of another."""
    if not dialect.on:
        yield Line(f"{TABLE}:{dialect.code}", dialect.table, dialect.table)
    days = [desk.today() + timedelta(days=n) for n in range(SOON.days)]
    known = [
        p
        for p in desk.content.prompts.values()
        if p.expires_on >= desk.today() and _unchecked(p, dialect.code)
    ]
    soon = [p for p in known if any(in_season(p.season, day) for day in days)]
    for prompt in soon:
        yield from prompt_lines(dialect, prompt)
    for key in desk.content.messages.unreviewed(dialect.code):
        line = _message(desk, dialect, key)
        if line is not None:
            yield line
    for prompt in known:
        if prompt not in soon:
            yield from prompt_lines(dialect, prompt)


def _unchecked(prompt: Prompt, register: str) -> bool:
    voice = prompt.voices.get(register)
    return voice is not None and voice.checked_by is None
