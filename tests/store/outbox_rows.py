"""What the tests of the outbox share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.store import outbox
from bot.store.accounts import add_chat
from bot.store.database import Database
from bot.store.outbox import Notice, OutboxRow
from tests.databases import NOW

BOT = "linli"
ID = "000000000000000{}"


def notice(n: int, **more: Any) -> Notice:
    given: dict[str, Any] = {
        "id": ID.format(n), "bot": BOT, "chat_id": "home", "about": f"about{n}", "key": "k",
        "params": {"case": "c1"}, "lane": Lane.CASE, "owed": Owed.OWED, "due_at": NOW,
    }  # fmt: skip
    return Notice(**(given | more))


async def put(database: Database, *notices: Notice) -> list[bool]:
    return [await database.write(lambda w, n=n: outbox.put(w, n)) for n in notices]


async def take(
    database: Database, limit: int = 10, seconds: float = 0, **more: Any
) -> list[OutboxRow]:
    at = NOW + timedelta(seconds=seconds)
    return list(await database.write(lambda w: outbox.take(w, BOT, at, limit, **more)))


async def land(database: Database, row: OutboxRow, message_id: int = 5) -> None:
    await database.write(lambda w: outbox.land(w, row, message_id, NOW))


async def found(database: Database, about: str = "about1") -> OutboxRow:
    row = await database.read(lambda w: outbox.find_by_about(w, about))
    assert row is not None
    return row


async def add_case(database: Database) -> None:
    """A case and a person, as bare as the tables allow."""
    await database.script(
        """
        INSERT INTO units (id, level, name, short_name) VALUES ('u', 'hamlet', 'Hall', 'Hall');
        INSERT INTO people (id, unit_id, name, created_at) VALUES ('ana', 'u', 'Ana', '2026');
        INSERT INTO cases (id, number, kind, state, acuity, unit_id, origin, plan, ladder, level,
          climb_from, opened_at, changed_at)
        VALUES ('case', 'n1', 'help', 'open', 'same_day', 'u', 'said', '{}', '[]', 'village',
          '2026', '2026', '2026');
    """
        + ("COMMIT;" if False else "")
    )


@pytest.fixture
async def chats(database: Database) -> None:
    for id, kind, number in (("home", "private", 7), ("hall", "supergroup", -1007)):
        chat = Chat(id=id, bot=BOT, kind=kind, telegram_id=number)
        await database.write(lambda w, chat=chat: add_chat(w, chat, NOW))
