"""The lexicon as it is kept between two starts: plain values, checked when they were compiled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.understanding.lexicon_files import Files
from bot.understanding.tables import Tables, tables_of
from bot.understanding.times.words import TimeWords


class Compiled(NamedTuple):
    """All that a lexicon is made from, without its files."""

    characters: Mapping[int, str]
    typos: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, list[str]]
    sign_symptoms: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, str]
    times: Mapping[str, object]
    tables: Tables

    @classmethod
    def build(cls, raw: Mapping[str, object]) -> Compiled:
        """From the parsed files by their names; a ValueError lists every fault."""
        files = Files(raw)
        times = _times(raw, files.faults)
        entries = files.entries()
        if files.faults:
            raise ValueError("\n".join(files.faults))
        codes: dict[str, set[str]] = {table: set() for table in files.tables}
        for entry in entries:
            codes[entry.table].add(entry.code)
        return cls(
            characters=files.characters(),
            typos=files.typos(),
            words=files.words,
            codes={table: sorted(found) for table, found in codes.items()},
            sign_symptoms=files.sign_symptoms,
            regions=files.regions(),
            times=times,
            tables=tables_of(entries),
        )

    def plain(self) -> tuple[Any, ...]:
        """Nothing but tuples, lists, mappings, texts and numbers."""
        return (*self[:-1], self.tables.kept())

    @classmethod
    def of_plain(cls, plain: tuple[Any, ...]) -> Compiled:
        """Back from `plain`; a TypeError or ValueError when it is something else."""
        *values, tables = plain
        return cls._make([*values, Tables.of_kept(tables)])


def _times(raw: Mapping[str, object], faults: list[str]) -> Mapping[str, object]:
    words = raw.get("times")
    if not isinstance(words, Mapping):
        return {}
    try:
        TimeWords.build(words)
    except ValueError as error:
        faults += [f"lexicon/times {line}" for line in str(error).splitlines()]
    return words
