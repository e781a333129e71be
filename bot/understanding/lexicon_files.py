"""Reads the lexicon's files: classes of words, tables of frames, and one file a region."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.understanding.pattern import Compiler
from bot.understanding.region import Region
from bot.understanding.simplify import Simplifier
from bot.understanding.tables import Entry

# table -> whether its entries are split into strong and weak patterns
TABLES: Mapping[str, bool] = MappingProxyType(
    {
        "symptoms": False,
        "absent": False,
        "signs": False,
        "intents": True,
        "problems": False,
        "alarms": True,
        "replies": False,
        "people": False,
        "context": False,
    }
)
FILES = ("characters", "typos", "words", "times", *TABLES)
# A table may go on in further files by its name: words_body.yaml, signs_breath.yaml.
_FURTHER = tuple(f"{name}_" for name in ("words", *TABLES))


class Files:
    """The parsed files by their names, and what is wrong with them."""

    tables = TABLES

    def __init__(self, raw: Mapping[str, object]) -> None:
        self._raw = raw
        self.faults: list[str] = []
        self.sign_symptoms: dict[str, tuple[str, ...]] = {}
        self._regions = [
            Region(name, content, self.faults)
            for name, content in raw.items()
            if isinstance(content, Mapping) and "region" in content
        ]
        known = {*FILES, *(region.file for region in self._regions)}
        self.faults += [f"lexicon/{name}: is missing" for name in FILES if name not in raw]
        self.faults += [
            f"lexicon/{n}: is not known"
            for n in raw
            if n not in known and not n.startswith(_FURTHER)
        ]
        # Words are matched in a simplified text, so they are simplified themselves.
        self._plain = Simplifier(self.characters(), {}).characters
        self.words = self._classes()
        self._compiler = Compiler(self.words)

    def regions(self) -> Mapping[str, str]:
        """What a region is called, by code or by name -> its code."""
        return {name: region.code for region in self._regions for name in region.known_as()}

    def characters(self) -> Mapping[int, str]:
        """Dialect spellings beside the traditional ones: 嘅 as 的."""
        pairs = [pair for _, text in self._file("characters") for pair in str(text).split()]
        return {ord(pair[0]): pair[1] for pair in pairs if len(pair) == 2}

    def typos(self) -> Mapping[str, str]:
        """As written -> as meant."""
        return {str(k): str(v) for k, v in self._file("typos")}

    def entries(self) -> list[Entry]:
        """Every pattern of every table and region."""
        for _, text in self._file("characters"):
            wrong = [pair for pair in str(text).split() if len(pair) != 2]
            self.faults += [f"lexicon/characters: {pair!r} is no pair" for pair in wrong]
        for slip, meant in self._file("typos"):
            if not isinstance(meant, str):
                self.faults.append(f"lexicon/typos {slip}: must be written as one word")
        entries = [entry for table in TABLES for entry in self._table(table)]
        return entries + [entry for region in self._regions for entry in self._regional(region)]

    def _file(self, name: str) -> Iterator[tuple[object, object]]:
        content = self._raw.get(name, {})
        if isinstance(content, Mapping):
            yield from content.items()
        else:
            self.faults.append(f"lexicon/{name}: must be a mapping")

    def _classes(self) -> Mapping[str, tuple[str, ...]]:
        """Each class with the words of every file and region; `@name` stands for that class."""
        found: dict[str, list[str]] = {}
        for file in self._files_of("words"):
            for name, value in self._file(file):
                found.setdefault(str(name), []).extend(self._lines(f"{file} {name}", value))
        for region in self._regions:
            for name, words in region.words():
                if name not in found:
                    self.faults.append(f"lexicon/{region.file} words: there is no class {name!r}")
                found.setdefault(name, []).extend(words)
        plain = {n: self._plain("\n".join(words)).split("\n") for n, words in found.items()}
        return {name: self._expanded(name, plain) for name in plain}

    def _expanded(self, name: str, found: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        words: list[str] = []
        for word in found[name]:
            if not word.startswith("@"):
                words.append(word)
            elif word[1:] in found and word[1:] != name:
                words += [w for w in found[word[1:]] if not w.startswith("@")]
            else:
                self.faults.append(f"lexicon/words {name}: there is no class {word[1:]!r}")
        return tuple(map(sys.intern, dict.fromkeys(words)))

    def _lines(self, where: str, value: object) -> Sequence[str]:
        if isinstance(value, list) and value and all(isinstance(x, str) and x for x in value):
            return value
        self.faults.append(f"lexicon/{where}: must be a list of words")
        return ()

    def _files_of(self, table: str) -> list[str]:
        return [table, *sorted(name for name in self._raw if name.startswith(f"{table}_"))]

    def _table(self, table: str) -> Iterator[Entry]:
        for file in self._files_of(table):
            yield from self._part(table, file)

    def _part(self, table: str, file: str) -> Iterator[Entry]:
        for key, value in self._file(file):
            where, code = f"{file} {key}", str(key)
            if table == "signs" and not (isinstance(value, list) and code in self.sign_symptoms):
                value = self._sign(where, code, value)
            if TABLES[table]:
                yield from self._graded(table, code, value)
            else:
                yield from self._patterns(where, table, code, True, value)

    def _sign(self, where: str, code: str, value: object) -> object:
        if not isinstance(value, Mapping) or set(value) != {"symptoms", "say"}:
            self.faults.append(f"lexicon/{where}: must have symptoms and say")
            return ["-"]
        self.sign_symptoms[code] = tuple(self._lines(where, value["symptoms"]))
        say: object = value["say"]
        return say

    def _graded(self, table: str, code: str, value: object) -> Iterator[Entry]:
        where = f"{table} {code}"
        if not isinstance(value, Mapping) or not value or set(value) - {"strong", "weak"}:
            self.faults.append(f"lexicon/{where}: must hold strong or weak patterns")
            return
        for grade, lines in value.items():
            yield from self._patterns(where, table, code, grade == "strong", lines)

    def _patterns(
        self,
        where: str,
        table: str,
        code: str,
        strong: bool,
        value: object,
        region: str | None = None,
    ) -> Iterator[Entry]:
        sources = self._lines(where, value)
        # All at once: one conversion costs as much as the next, however long it is.
        simplified = self._plain("\n".join(sources)).split("\n")
        for source, plain in zip(sources, simplified, strict=False):
            try:
                # The same text is kept once.
                pattern = self._compiler.compile(source if source == plain else plain)
            except ValueError as fault:
                self.faults.append(f"lexicon/{where}: {source!r}: {fault}")
            else:
                yield Entry(table, code, strong, pattern, region)

    def _regional(self, region: Region) -> Iterator[Entry]:
        for phrase in region.phrases():
            where = f"{region.file} {phrase.table} {phrase.code}"
            if phrase.table not in TABLES:
                self.faults.append(f"lexicon/{where}: there is no such table")
                continue
            if phrase.table == "signs" and phrase.code not in self.sign_symptoms:
                self.faults.append(f"lexicon/{where}: there is no such sign")
                continue
            only = region.code if phrase.only_here else None
            yield from self._patterns(
                where, phrase.table, phrase.code, phrase.strong, phrase.say, only
            )
