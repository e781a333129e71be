"""A new word tried out in memory: what would be understood then, and what wrongly so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.content.sayings import Sayings
from bot.services.understand import Reading, read
from bot.understanding.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence, and what it would be taken for that it is not taken for now."""

    words: str
    new: tuple[str, ...]
    times: int = 1


class Ears:
    """One way of hearing: content with its lexicon, at one moment, in one region."""

    def __init__(
        self, content: Content, zone: ZoneInfo, at: datetime, region: str | None = None
    ) -> None:
        self._content, self._zone, self._at, self._region = content, zone, at, region

    def with_lexicon(self, lexicon: Lexicon) -> Ears:
        """The same ears after learning."""
        learned = replace(self._content, lexicon=lexicon)
        return Ears(learned, self._zone, self._at, self._region)

    def taken_for(self, words: str) -> tuple[str, ...]:
        """Everything the words are taken for, as `table.code`, the most telling first."""
        return tuple(_taken_for(self._read(words)))

    def stirs(self, words: str) -> bool:
        """Whether somebody would be asked, told or sent because of these words."""
        reading = self._read(words)
        return bool(reading.meaning.intents or reading.meaning.alarm or reading.meaning.bare)

    def _read(self, words: str) -> Reading:
        return read(self._content, words, at=self._at, zone=self._zone, region=self._region)


def _taken_for(reading: Reading) -> Iterator[str]:
    meaning = reading.meaning
    if meaning.alarm:
        yield f"alarms.{meaning.alarm}"
    for table, codes in (
        ("signs", meaning.signs),
        ("symptoms", meaning.symptoms),
        ("absent", meaning.absent),
        ("intents", meaning.intents),
        ("problems", (meaning.category,) if meaning.category else ()),
        ("replies", (meaning.word,) if meaning.word else ()),
        ("people", (meaning.subject,) if meaning.subject else ()),
    ):
        yield from (f"{table}.{code}" for code in codes)


def changes(before: Ears, after: Ears, said: Iterable[tuple[str, int]]) -> tuple[Change, ...]:
    """Of these sentences, with how often each was said, those that would be taken for more."""
    found = []
    for words, times in said:
        known = before.taken_for(words)
        new = tuple(target for target in after.taken_for(words) if target not in known)
        if new:
            found.append(Change(words, new, times))
    return tuple(found)


def stirred(before: Ears, after: Ears, small_talk: Iterable[str]) -> tuple[Change, ...]:
    """Everyday talk that would be taken for something, and is not now."""
    woken = [line for line in small_talk if after.stirs(line) and not before.stirs(line)]
    return tuple(Change(line, after.taken_for(line)) for line in woken)


def hidden(before: Ears, after: Ears, sayings: Sayings) -> tuple[Change, ...]:
    """Sayings that are taken for what they mean now, and would not be any more."""
    return tuple(
        Change(words, (target,))
        for target, sentences in sayings.means.items()
        for words in sentences
        if target in before.taken_for(words) and target not in after.taken_for(words)
    )


def misheard(ears: Ears, sayings: Sayings) -> tuple[str, ...]:
    """Each saying that is not taken for what it means, in plain words."""
    found = []
    for target, sentences in sayings.means.items():
        for words in sentences:
            taken = ears.taken_for(words)
            if target not in taken:
                found.append(f"{words} is not {target}, but {', '.join(taken) or 'nothing'}")
    for words in sayings.small_talk:
        if ears.stirs(words):
            found.append(f"{words} is small talk, not {', '.join(ears.taken_for(words))}")
    return tuple(found)
