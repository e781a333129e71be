"""The words of the village, ready to be looked for: built once, shared, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.lexicon_files import Files
from bot.understanding.matcher import Matcher
from bot.understanding.places import PlaceReader
from bot.understanding.simplify import Simplifier
from bot.understanding.things import Things
from bot.understanding.times.words import TimeWords


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the recogniser knows of the language."""

    simplifier: Simplifier
    words: Mapping[str, tuple[str, ...]]
    matcher: Matcher
    # table -> the codes it knows
    codes: Mapping[str, frozenset[str]]
    sign_symptoms: Mapping[str, tuple[str, ...]]
    # What a region may be called -> its code
    regions: Mapping[str, str]
    places: PlaceReader
    times: TimeWords
    things: Things

    @classmethod
    def build(cls, raw: Mapping[str, object], things: Things | None = None) -> Lexicon:
        """From the parsed lexicon files by their names; a ValueError lists every fault."""
        files = Files(raw)
        times = _times(raw, files.faults)
        entries = files.entries()
        if files.faults:
            raise ValueError("\n".join(files.faults))
        codes: dict[str, set[str]] = {table: set() for table in files.tables}
        for entry in entries:
            codes[entry.table].add(entry.code)
        return cls(
            simplifier=Simplifier(files.characters(), files.typos()),
            words=files.words,
            matcher=Matcher(entries),
            codes={table: frozenset(found) for table, found in codes.items()},
            sign_symptoms=files.sign_symptoms,
            regions=files.regions(),
            places=PlaceReader(files.words),
            times=times,
            things=things or Things.none(),
        )


def _times(raw: Mapping[str, object], faults: list[str]) -> TimeWords:
    words = raw.get("times")
    if not isinstance(words, Mapping):
        return TimeWords.none()
    try:
        return TimeWords.build(words)
    except ValueError as error:
        faults += [f"lexicon/times {line}" for line in str(error).splitlines()]
        return TimeWords.none()
