"""A word that is proposed for the lexicon: where it would stand, and whether it may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import yaml

from bot.content.adding import added
from bot.content.textonly import Raw
from bot.understanding.lexicon_files import TABLES

CLASSES, TYPOS = "words", "typos"
GRADES = ("strong", "weak")


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word as one code of one table; of the whole language, or of one region."""

    word: str
    table: str
    code: str
    grade: str = "strong"  # weak is acted on only when the bot was addressed
    region: str | None = None

    @property
    def target(self) -> str:
        return f"{self.table}.{self.code}"

    @property
    def file(self) -> str:
        """The file under data/ in which it stands, without the ending."""
        return f"regions/{self.region}" if self.region else self.table

    def raw(self) -> dict[str, Raw]:
        """The file as it would be if it held nothing else."""
        if self.region:
            sure = "high" if self.grade == "strong" else "low"
            said: Raw = {self.code: [self.word]}
            part: Raw = {"words": said} if self.table == CLASSES else {"say": {self.table: said}}
            return {"region": self.region, sure: part}
        if self.table == TYPOS:
            return {self.word: self.code}
        if self.table == "signs":
            return {self.code: {"say": [self.word]}}
        if TABLES.get(self.table):
            return {self.code: {self.grade: [self.word]}}
        return {self.code: [self.word]}

    def laid_over(self, files: Mapping[str, Raw]) -> dict[str, Raw]:
        """The lexicon's files with the word in them."""
        return {**files, self.file: added(files.get(self.file, {}), self.raw())}


def as_yaml(raw: Raw) -> str:
    """As people would write it: short lists on one line."""
    text: str = yaml.safe_dump(
        raw, allow_unicode=True, default_flow_style=None, sort_keys=False, width=96
    )
    return text


def read_target(word: str, target: str, region: str | None) -> NewWord:
    """`symptoms.headache`, `intents.need_ride.weak`; a ValueError says what it must look like."""
    table, _, rest = target.partition(".")
    code, _, grade = rest.partition(".")
    if not word.strip() or not code or (grade and (grade not in GRADES or not TABLES.get(table))):
        raise ValueError("a word stands as a table and a code, like symptoms.headache")
    # A village's new wish is first acted on only where the bot was addressed.
    usual = "weak" if table == "intents" else "strong"
    return NewWord(word.strip(), table, code, grade or usual, region)


def faults_of(new: NewWord, files: Mapping[str, Raw]) -> Iterator[str]:
    """Why it cannot stand there."""
    known = sorted({target.partition(".")[0] for target in targets(files)})
    if new.table not in known:
        yield f"there is no {new.table}; there are {', '.join(known)}"
    elif new.table != TYPOS and new.target not in targets(files):
        near = get_close_matches(new.target, targets(files), n=5, cutoff=0.4)
        yield f"there is no {new.target}; near it are {', '.join(near) or 'none'}"
    elif new.region and new.table == TYPOS:
        yield "a typo belongs to no region"
    elif new.target in places_of(new.word, files):
        yield f"{new.word} is {new.target} already"


def targets(files: Mapping[str, Raw]) -> tuple[str, ...]:
    """Every table and code that words can stand under."""
    found = [
        f"{table}.{code}"
        for table in (CLASSES, *TABLES)
        for name in (table, *(n for n in files if n.startswith(f"{table}_")))
        for code in _mapping(files.get(name))
    ]
    found += [f"{TYPOS}.{meant}" for meant in _mapping(files.get(TYPOS)).values()]
    return tuple(dict.fromkeys(found))


def places_of(word: str, files: Mapping[str, Raw]) -> tuple[str, ...]:
    """Where exactly this word stands already."""
    found = []
    for name, content in files.items():
        for path in _paths(content, word):
            steps = [step for step in path if step not in (*GRADES, "say", "high", "mid", "low")]
            table = next((t for t in (CLASSES, *TABLES) if name.startswith(f"{t}_")), name)
            found.append(".".join(steps if name.startswith("regions/") else [table, *steps]))
    return tuple(dict.fromkeys(found))


def _paths(raw: Raw, word: str) -> Iterator[tuple[str, ...]]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from ((key, *path) for path in _paths(value, word))
    elif isinstance(raw, list) and word in raw:
        yield ()


def _mapping(raw: Raw | None) -> dict[str, Raw]:
    return raw if isinstance(raw, dict) else {}
