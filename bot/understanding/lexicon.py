"""The words of the village, ready to be looked for: built once, shared, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.compiled import Compiled
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
        return cls.of(Compiled.build(raw), things)

    @classmethod
    def of(cls, compiled: Compiled, things: Things | None = None) -> Lexicon:
        """From what was compiled now or at another start."""
        return cls(
            simplifier=Simplifier(compiled.characters, compiled.typos),
            words=compiled.words,
            matcher=Matcher(compiled.tables, compiled.words),
            codes={table: frozenset(found) for table, found in compiled.codes.items()},
            sign_symptoms=compiled.sign_symptoms,
            regions=compiled.regions,
            places=PlaceReader(compiled.words),
            times=TimeWords.build(compiled.times) if compiled.times else TimeWords.none(),
            things=things or Things.none(),
        )
