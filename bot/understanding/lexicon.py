"""The words of the village as checked content: tables of patterns ready to be looked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.understanding.matcher import Entry, Matcher
from bot.understanding.pattern import compile_pattern

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
FILES = ("characters", "typos", "words", *TABLES)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the recogniser knows; built once, shared, never changed."""

    simplify: Mapping[int, str]
    typos: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    matcher: Matcher
    # table -> the codes it knows
    codes: Mapping[str, frozenset[str]]
    sign_symptoms: Mapping[str, tuple[str, ...]]

    @classmethod
    def build(cls, raw: Mapping[str, object]) -> "Lexicon":
        """From the parsed lexicon files by their names; a ValueError lists every fault."""
        return _Builder(raw).build()


class _Builder:
    """Reads the files and collects what is wrong with them."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw
        self.faults: list[str] = []
        self.words: dict[str, tuple[str, ...]] = {}
        self.sign_symptoms: dict[str, tuple[str, ...]] = {}

    def build(self) -> Lexicon:
        self.faults += [f"lexicon/{name}: is missing" for name in FILES if name not in self.raw]
        self.faults += [f"lexicon/{n}: is not known" for n in self.raw if n not in FILES]
        simplify = self.characters()
        self.faults += [
            f"lexicon/typos {k}: must be written as one word"
            for k, v in self.file("typos")
            if not isinstance(v, str)
        ]
        self.words = {str(k): tuple(self.lines(f"words {k}", v)) for k, v in self.file("words")}
        entries = [entry for table in TABLES for entry in self.table(table)]
        if self.faults:
            raise ValueError("\n".join(self.faults))
        return Lexicon(
            simplify=MappingProxyType(simplify),
            typos=MappingProxyType({str(k): str(v) for k, v in self.file("typos")}),
            words=MappingProxyType(self.words),
            matcher=Matcher(entries),
            codes=MappingProxyType(
                {t: frozenset(e.code for e in entries if e.table == t) for t in TABLES}
            ),
            sign_symptoms=MappingProxyType(self.sign_symptoms),
        )

    def file(self, name: str) -> Iterator[tuple[object, object]]:
        content = self.raw.get(name, {})
        if isinstance(content, Mapping):
            yield from content.items()
        else:
            self.faults.append(f"lexicon/{name}: must be a mapping")

    def characters(self) -> dict[int, str]:
        pairs = [pair for _, text in self.file("characters") for pair in str(text).split()]
        self.faults += [f"lexicon/characters: {p!r} is no pair" for p in pairs if len(p) != 2]
        return {ord(pair[0]): pair[1] for pair in pairs if len(pair) == 2}

    def lines(self, where: str, value: object) -> Sequence[str]:
        if isinstance(value, list) and value and all(isinstance(x, str) and x for x in value):
            return value
        self.faults.append(f"lexicon/{where}: must be a list of words")
        return ()

    def table(self, table: str) -> Iterator[Entry]:
        for key, value in self.file(table):
            where, code = f"{table} {key}", str(key)
            if table == "signs":
                value = self.sign(where, code, value)
            if TABLES[table]:
                yield from self.graded(table, code, value)
            else:
                yield from self.entries(where, table, code, True, value)

    def sign(self, where: str, code: str, value: object) -> object:
        if not isinstance(value, Mapping) or set(value) != {"symptoms", "say"}:
            self.faults.append(f"lexicon/{where}: must have symptoms and say")
            return ["-"]
        self.sign_symptoms[code] = tuple(self.lines(where, value["symptoms"]))
        say: object = value["say"]
        return say

    def graded(self, table: str, code: str, value: object) -> Iterator[Entry]:
        where = f"{table} {code}"
        if not isinstance(value, Mapping) or not value or set(value) - {"strong", "weak"}:
            self.faults.append(f"lexicon/{where}: must hold strong or weak patterns")
            return
        for grade, lines in value.items():
            yield from self.entries(where, table, code, grade == "strong", lines)

    def entries(
        self, where: str, table: str, code: str, strong: bool, value: object
    ) -> Iterator[Entry]:
        for source in self.lines(where, value):
            try:
                pattern = compile_pattern(source, self.words)
            except ValueError as fault:
                self.faults.append(f"lexicon/{where}: {source!r}: {fault}")
            else:
                yield Entry(table, code, strong, pattern)
