"""Reads the named SQL of `queries/` for one of the two databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import intern
from types import MappingProxyType, NoneType
from typing import Any, Literal

from aiosql.adapters.aiosqlite import AioSQLiteAdapter
from aiosql.adapters.asyncpg import AsyncPGAdapter
from aiosql.query_loader import QueryLoader
from aiosql.types import QueryDatum, SQLOperationType
from aiosql.utils import SQLLoadException, SQLParseException

from bot.store.faults import QueryFault

Dialect = Literal["sqlite", "postgresql"]
Value = str | int | float | None

DIALECTS: tuple[Dialect, ...] = ("sqlite", "postgresql")
QUERIES = Path(__file__).parent / "queries"

_ADAPTERS: Mapping[str, Any] = {"sqlite": AioSQLiteAdapter, "postgresql": AsyncPGAdapter}
_NAMED = re.compile(r"--\s*name\s*:\s*")
# `<!` gives a stale rowid on SQLite; a script cannot take part in a transaction there.
_REFUSED = {SQLOperationType.INSERT_RETURNING: "<!", SQLOperationType.SCRIPT: "#"}

# A list is bound as one text, `,a,b,`; so written, no index is used, and a county's people are
# many. PostgreSQL is asked the same in words for which it has one.
_LISTED = re.compile(
    r"REPLACE\(CAST\(:(\w+) AS TEXT\), ',' \|\| ([\w.]+) \|\| ',', ''\)"
    r"\s*(<>|=)\s*CAST\(:\1 AS TEXT\)"
)
_PLAIN = frozenset({str, int, float, NoneType})
_AMONG = {"<>": "= ANY", "=": "<> ALL"}


@dataclass(frozen=True, slots=True)
class Query:
    """One named statement in the words of one database; PostgreSQL takes its values by position."""

    name: str
    text: str
    parameters: tuple[str, ...]

    def bind(self, values: Mapping[str, object]) -> dict[str, Value]:
        """The values in the order the statement names them; nothing missing, nothing left over."""
        if len(values) != len(self.parameters):
            raise self._otherwise(values)
        try:
            bound: dict[str, Any] = {name: values[name] for name in self.parameters}
        except KeyError:
            raise self._otherwise(values) from None
        if not _PLAIN.issuperset(map(type, bound.values())):
            for name, value in bound.items():
                _check(self.name, name, value)
        return bound

    def _otherwise(self, values: Mapping[str, object]) -> QueryFault:
        wanted, given = sorted(self.parameters), sorted(values)
        return QueryFault(f"{self.name} takes {wanted}, was given {given}")


def _check(query: str, name: str, value: object) -> None:
    # asyncpg and sqlite3 accept different things beyond these four.
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return
    raise QueryFault(f"{query}: {name} must be text or a number, not {type(value).__name__}")


def files_for(dialect: Dialect, folders: Sequence[Path]) -> Iterator[Path]:
    """The .sql files that are for both databases or for this one."""
    for folder in folders:
        for path in sorted(folder.glob("*.sql")):
            twin_of = path.suffixes[0].removeprefix(".") if len(path.suffixes) > 1 else dialect
            if twin_of not in DIALECTS:
                raise QueryFault(f"{path.name} is named for no database we know")
            if twin_of == dialect:
                yield path


def load_queries(dialect: Dialect, folders: Sequence[Path] = (QUERIES,)) -> Mapping[str, Query]:
    """Every query of the folders by name; a name that comes twice is refused."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in files_for(dialect, folders))
    return _queries(dialect, _LISTED.sub(_among, text) if dialect == "postgresql" else text)


def _among(found: re.Match[str]) -> str:
    values, column, compared = found.groups()
    return f"{column} {_AMONG[compared]} (string_to_array(CAST(:{values} AS TEXT), ','))"


@lru_cache(maxsize=8)
def _queries(dialect: Dialect, text: str) -> Mapping[str, Query]:
    """The same text is taken apart once, however many databases are opened."""
    found: dict[str, Query] = {}
    try:
        for one in _Reader(_ADAPTERS[dialect](), None, mandatory_parameters=False).read(text):
            if one.query_name in found:
                raise QueryFault(f"{one.query_name} stands there twice")
            found[one.query_name] = _query(one)
    except (SQLLoadException, SQLParseException) as fault:
        raise QueryFault(str(fault)) from fault
    return MappingProxyType(found)


class _Reader(QueryLoader):
    """aiosql's, but that nothing is looked through for comments where there are none.

    Nor are functions made of what it read, since they would not be used (ADR 0008).
    """

    def read(self, text: str) -> list[QueryDatum]:
        """Every named statement of a text."""
        if "/*" in text:
            return self.load_query_data_from_sql(text, [])
        line, read = 1, []
        for number, part in enumerate(_NAMED.split(text)):
            if number:
                read.append(self._make_query_datum(part, [], ("queries", line)))
            line += part.count("\n")
        return read


def _query(read: QueryDatum) -> Query:
    name = read.query_name
    if read.operation_type in _REFUSED:
        mark = _REFUSED[read.operation_type]
        raise QueryFault(f"{name}: the mark {mark} is not used here")
    signature = read.signature.parameters if read.signature else ()
    return Query(name, read.sql, tuple(intern(one) for one in signature if one != "self"))
