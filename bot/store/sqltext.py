"""Reads the named SQL of `queries/` for one of the two databases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import aiosql
from aiosql.types import SQLOperationType
from aiosql.utils import SQLLoadException, SQLParseException

from bot.store.faults import QueryFault

Dialect = Literal["sqlite", "postgresql"]
Value = str | int | float | None

DIALECTS: tuple[Dialect, ...] = ("sqlite", "postgresql")
QUERIES = Path(__file__).parent / "queries"

_ADAPTERS: Mapping[str, str] = {"sqlite": "aiosqlite", "postgresql": "asyncpg"}
# `<!` gives a stale rowid on SQLite; a script cannot take part in a transaction there.
_REFUSED = {SQLOperationType.INSERT_RETURNING: "<!", SQLOperationType.SCRIPT: "#"}

# A list is bound as one text, `,a,b,`; so written, no index is used, and a county's people are
# many. PostgreSQL is asked the same in words for which it has one.
_LISTED = re.compile(
    r"REPLACE\(CAST\(:(\w+) AS TEXT\), ',' \|\| ([\w.]+) \|\| ',', ''\)"
    r"\s*(<>|=)\s*CAST\(:\1 AS TEXT\)"
)
_AMONG = {"<>": "= ANY", "=": "<> ALL"}


@dataclass(frozen=True, slots=True)
class Query:
    """One named statement in the words of one database; PostgreSQL takes its values by position."""

    name: str
    text: str
    parameters: tuple[str, ...]

    def bind(self, values: Mapping[str, object]) -> dict[str, Value]:
        """The values in the order the statement names them; nothing missing, nothing left over."""
        if values.keys() != set(self.parameters):
            wanted, given = sorted(self.parameters), sorted(values)
            raise QueryFault(f"{self.name} takes {wanted}, was given {given}")
        return {name: _value(self.name, name, values[name]) for name in self.parameters}


def _value(query: str, name: str, value: object) -> Value:
    # asyncpg and sqlite3 accept different things beyond these four.
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
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
    try:
        loaded = aiosql.from_str(
            text, _ADAPTERS[dialect], mandatory_parameters=False, attribute=None
        )
    except (SQLLoadException, SQLParseException) as fault:
        raise QueryFault(str(fault)) from fault
    # Sorted anew at every look: looked at once.
    names = frozenset(loaded.available_queries)
    functions = (getattr(loaded, name) for name in sorted(names))
    # aiosql adds a cursor function to every select; a select's own is the one with an operation.
    return MappingProxyType(
        {
            fn.__name__: _query(
                fn.__name__, fn.sql, fn.operation, tuple(fn.__signature__.parameters)
            )
            for fn in functions
            if not _is_cursor(fn.__name__, names)
        }
    )


def _is_cursor(name: str, names: Collection[str]) -> bool:
    return name.endswith("_cursor") and name.removesuffix("_cursor") in names


def _query(name: str, text: str, operation: SQLOperationType, signature: tuple[str, ...]) -> Query:
    if operation in _REFUSED:
        raise QueryFault(f"{name}: the mark {_REFUSED[operation]} is not used here")
    parameters = tuple(parameter for parameter in signature if parameter != "self")
    return Query(name, text, parameters)
