"""One open transaction, and what may be asked of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Coroutine, Hashable, Mapping, Sequence
from typing import Any, Protocol

from bot.store.faults import QueryFault
from bot.store.sqltext import Dialect, Query, Value

Row = Mapping[str, Any]
Cause = tuple[str, int]


class Work(Protocol):
    """One open transaction, or a snapshot to read from; it ends with its function."""

    @property
    def dialect(self) -> Dialect:
        """Which database is behind it."""
        ...

    @property
    def known(self) -> dict[Hashable, Any]:
        """What was read in it before; whoever changes it takes it out."""
        ...

    @property
    def still(self) -> bool:
        """Whether it is a snapshot: nothing changes while it is open."""
        ...

    async def one(self, name: str, /, **params: object) -> Row | None:
        """The first row of a named query, or nothing."""
        ...

    async def all(self, name: str, /, **params: object) -> list[Row]:
        """Every row of a named query."""
        ...

    async def run(self, name: str, /, **params: object) -> None:
        """A named query whose result nobody wants."""
        ...

    async def each(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """A named query once for every row of values."""
        ...

    def wake(self, topic: str) -> None:
        """After the commit, everybody who waits for this topic wakes; without one, nobody does."""
        ...


class OpenWork(ABC):
    """What both databases share of `Work`: names, parameters, and what a failed statement means."""

    def __init__(self, dialect: Dialect, queries: Mapping[str, Query]) -> None:
        self.dialect: Dialect = dialect
        self.still = False
        self.topics: list[str] = []
        self.known: dict[Hashable, Any] = {}
        self._queries = queries
        self._spoiled: BaseException | None = None
        self._ended = False

    @abstractmethod
    async def _fetch(self, text: str, values: dict[str, Value]) -> list[Row]: ...

    @abstractmethod
    async def _repeat(self, text: str, rows: list[dict[str, Value]]) -> None: ...

    async def one(self, name: str, /, **params: object) -> Row | None:
        """The first row of a named query, or nothing."""
        rows = await self._ask(name, params)
        return rows[0] if rows else None

    def all(self, name: str, /, **params: object) -> Coroutine[Any, Any, list[Row]]:
        """Every row of a named query."""
        return self._ask(name, params)

    async def run(self, name: str, /, **params: object) -> None:
        """A named query whose result nobody wants."""
        await self._ask(name, params)

    async def _ask(self, name: str, params: dict[str, object]) -> list[Row]:
        query = self._query(name)
        values = query.bind(params)
        try:
            return await self._fetch(query.text, values)
        except BaseException as fault:
            self._spoil(fault)
            raise

    async def each(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """A named query once for every row of values."""
        query = self._query(name)
        if not rows:
            return
        values = [query.bind(row) for row in rows]
        try:
            await self._repeat(query.text, values)
        except BaseException as fault:
            self._spoil(fault)
            raise

    def wake(self, topic: str) -> None:
        """Remember whom to wake once this is committed."""
        if topic not in self.topics:
            self.topics.append(topic)

    def finish(self) -> None:
        """Called before the commit: no statement may follow, and none may have failed."""
        self._ended = True
        if self._spoiled is not None:
            raise self._spoiled

    def _query(self, name: str) -> Query:
        if self._ended:
            raise QueryFault(f"{name} was asked for after its transaction had ended")
        query = self._queries.get(name)
        if query is None:
            raise QueryFault(f"there is no query named {name}")
        return query

    def _spoil(self, fault: BaseException) -> None:
        # A statement that failed spoils the whole write: PostgreSQL answers the COMMIT that
        # follows with a silent ROLLBACK, SQLite would keep the other half.
        self._spoiled, self._ended = fault, True
