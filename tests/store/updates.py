"""What the database tests write and read: updates of one bot."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable

import asyncpg

from bot.store.database import Database, Row, Work

BOT = "linlibot"
PUT = {"bot": BOT, "payload": "{}"}
WRONG = (sqlite3.Error, asyncpg.PostgresError)


class Stopped(Exception):
    pass


def putting(update_id: int) -> Callable[[Work], Awaitable[None]]:
    return lambda work: work.run("put_update", update_id=update_id, **PUT)


async def rows(database: Database) -> list[Row]:
    return await database.read(lambda work: work.all("all_updates"))


async def ids(database: Database) -> list[int]:
    return [row["update_id"] for row in await rows(database)]
