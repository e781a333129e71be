"""A process whose database is closed ends, whatever went wrong before."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Measured from the moment the work is done: starting Python is not ours to speed up.
PROGRAM = """
import asyncio, sys
from datetime import UTC, datetime
from bot.store.database import open_database
from bot.store.migrate import migrate

async def fails(work):
    await work.one("migrations_table")
    work.wake("outbox")
    raise LookupError("on purpose")

async def stays(work):
    await work.one("migrations_table")
    await asyncio.Event().wait()

async def main(url, what):
    try:
        database = await open_database(url, now=lambda: datetime.now(UTC))
    except Exception:
        print("closing", flush=True)
        raise
    try:
        if what == "stays":
            asyncio.create_task(database.write(stays)).add_done_callback(lambda t: t.exception())
            await database.read(lambda work: work.one("migrations_table"))
        elif what == "cancelled":
            asyncio.get_running_loop().call_later(0.05, asyncio.current_task().cancel)
            await database.write(stays)
        elif what == "lock":
            async with database.lock("poller"):
                await database.write(fails)
        else:
            await database.write(fails)
    finally:
        print("closing", flush=True)
        await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


def ends(url: str, what: str) -> tuple[int, str]:
    program = [sys.executable, "-W", "error", "-c", PROGRAM, url, what]
    process = subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        _, said = process.communicate(timeout=2.5)
        return process.returncode, said
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("fails", "LookupError: on purpose"),
        ("lock", "LookupError: on purpose"),
        ("cancelled", "CancelledError"),
        ("stays", ""),
    ],
)
def test_the_process_ends_within_two_seconds_of_closing(
    database_url: str, what: str, said: str
) -> None:
    code, errors = ends(database_url, what)
    assert code == (1 if said else 0), errors
    assert said in errors
    assert "never retrieved" not in errors


@pytest.mark.parametrize(
    "url", ["sqlite:///no/such/folder/linli.db", "postgresql://nobody@127.0.0.1:1/linli"]
)
def test_a_process_that_could_not_open_it_ends_too(url: str) -> None:
    code, errors = ends(url, "fails")
    assert code == 1
    assert "DatabaseUnusable: The database cannot be opened" in errors
    assert "Exception in thread" not in errors
