"""One SQLite connection: what may wait runs in its thread, what cannot wait runs at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import aiosqlite

from bot.store.sqltext import Value
from bot.store.work import Row

_ON_EVERY_CONNECTION = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
STATEMENTS = 512  # kept prepared: about 7 kB each on every connection


class Connection:
    """A statement of ours takes microseconds, a turn through a thread a hundred of them.

    So statements of a transaction run where they are asked for. Only what may wait for the disk
    or for another program is handed to the thread: BEGIN IMMEDIATE, COMMIT, whole scripts.
    Whoever uses it has it alone: the writer under its lock, a reader until it is given back.
    """

    def __init__(
        self, opened: aiosqlite.Connection, raw: sqlite3.Connection, patience: float
    ) -> None:
        self._opened = opened
        self._raw = raw
        self._patience = patience
        self._lasting = True  # as it is opened

    def waits_for_disk(self, *, lasting: bool) -> None:
        """Whether the next commit does, or is carried there by the next one that does.

        The log is written in its order, so nothing later is ever there without it (ADR 0034).
        """
        if lasting != self._lasting:
            self._raw.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self._lasting = lasting

    async def begin(self, patience: float) -> None:
        """BEGIN IMMEDIATE: at once where nobody else writes, else waited for in the thread.

        Raises what SQLite raises when another program holds it for longer than `patience` seconds.
        """
        try:
            self._wait_for_others(0.0)
            self._raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            self._wait_for_others(patience)
            await self._opened.execute_fetchall("BEGIN IMMEDIATE")

    async def commit(self, changes: int) -> None:
        """In the thread, since it waits for the disk; at once where nothing was changed."""
        if self._raw.total_changes == changes:
            self._raw.execute("COMMIT")
        else:
            await self._opened.execute_fetchall("COMMIT")

    @property
    def changes(self) -> int:
        """Rows changed since it was opened."""
        return self._raw.total_changes

    def _wait_for_others(self, patience: float) -> None:
        """What runs in the loop waits for nobody, what runs in the thread may."""
        if patience != self._patience:
            self._raw.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
            self._patience = patience

    def at_once(self, text: str, values: dict[str, Value] | None = None) -> list[Row]:
        """Every row of one statement."""
        cursor = self._raw.execute(text, values or {})
        rows = cursor.fetchall()
        if not rows:
            return []
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def repeat(self, text: str, rows: Sequence[dict[str, Value]]) -> None:
        """One statement, once for every row of values."""
        self._raw.executemany(text, rows)

    @property
    def in_transaction(self) -> bool:
        return self._raw.in_transaction

    async def script(self, text: str, patience: float) -> None:
        """A text of statements, in the thread."""
        self._wait_for_others(patience)
        await self._opened.executescript(text)

    async def rollback(self) -> None:
        """Queued behind whatever the thread still does; without a transaction it does nothing."""
        await self._opened.rollback()

    def take_back(self) -> None:
        """The same where the thread has nothing to do with it: a transaction that only read."""
        self._raw.rollback()

    async def close(self) -> None:
        await self._opened.close()


async def open_connection(address: str, patience: float) -> Connection:
    """A connection to `file://…` that waits at most `patience` seconds for other programs."""
    made: list[sqlite3.Connection] = []

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(
            address,
            uri=True,
            isolation_level=None,
            timeout=patience,
            check_same_thread=False,
            cached_statements=STATEMENTS,
        )
        made.append(raw)
        return raw

    opened = await aiosqlite.Connection(connect, iter_chunk_size=64)
    try:
        await opened.executescript(_ON_EVERY_CONNECTION)
    except BaseException:
        await opened.close()
        raise
    return Connection(opened, made[0], patience)
