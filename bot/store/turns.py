"""Whose turn it is to write on PostgreSQL: who lost a race runs again, in the end alone."""

from __future__ import annotations

from typing import Any

try:
    import asyncpg
except ModuleNotFoundError:  # the extra `postgres` is not installed; nothing here is then used
    asyncpg = None

RUNS = 5
# Advisory locks: for those who run again, and shared by all who write.
ONCE_MORE, WRITING = 1, 2
ALONE = 3  # from this run on nobody writes beside it: then no race can be lost
PATIENCE = 500  # milliseconds


async def await_turn(connection: Any, run: int) -> None:
    """Before BEGIN, so that the snapshot follows the wait; the pool lets go of what is held.

    Who waits to be alone holds up all who come after it: for long only in its last run.
    """
    if run > 1:
        await connection.execute(f"SELECT pg_advisory_lock({ONCE_MORE})")
    if run < ALONE or not await _is_alone(connection, 0 if run == RUNS else PATIENCE):
        await connection.execute(f"SELECT pg_advisory_lock_shared({WRITING})")


async def _is_alone(connection: Any, patience: int) -> bool:
    """False when one write takes so long that others would wait with us."""
    await connection.execute(f"SET lock_timeout = {patience}")
    try:
        await connection.execute(f"SELECT pg_advisory_lock({WRITING})")
    except asyncpg.LockNotAvailableError:
        return False
    finally:
        await connection.execute("RESET lock_timeout")
    return True
