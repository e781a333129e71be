"""Accounts that want no ear for what they say in a group."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import to_text
from bot.store.database import Work
from bot.store.personal import Column

PERSONAL = (Column("quieted", "account_id", "delete"),)


async def is_quiet(work: Work, account_id: str, chat_id: str) -> bool:
    """Whether this account turned listening off in this group."""
    return await work.one("find_quieted", account=account_id, chat=chat_id) is not None


async def set_quiet(work: Work, account_id: str, chat_id: str, quiet: bool, at: datetime) -> None:
    """Off or on again; said twice it changes nothing."""
    if quiet:
        await work.run("add_quieted", account=account_id, chat=chat_id, at=to_text(at))
    else:
        await work.run("drop_quieted", account=account_id, chat=chat_id)
