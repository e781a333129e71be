"""Open questions: one row per account and chat."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.store.database import Row, Work
from bot.store.personal import Column

PERSONAL = (Column("dialogs", "answers", forget="delete"),)


@dataclass(frozen=True, slots=True)
class Dialog:
    """A form on its way: which question is open, what was answered."""

    id: str
    account_id: str
    chat_id: str
    form: str
    version: int
    step: str
    answers: Mapping[str, str]
    expires_at: datetime


def _dialog(row: Row) -> Dialog:
    return Dialog(
        row["id"],
        row["account_id"],
        row["chat_id"],
        row["form"],
        row["version"],
        row["step"],
        json.loads(row["answers"]),
        from_text(row["expires_at"]),
    )


async def find_dialog(work: Work, account_id: str, chat_id: str) -> Dialog | None:
    row = await work.one("find_dialog", account=account_id, chat=chat_id)
    return _dialog(row) if row else None


async def put_dialog(work: Work, dialog: Dialog) -> None:
    """The only open question of this account in this chat from now on."""
    await work.run(
        "put_dialog",
        id=dialog.id,
        account=dialog.account_id,
        chat=dialog.chat_id,
        form=dialog.form,
        version=dialog.version,
        step=dialog.step,
        answers=json.dumps(dict(dialog.answers), ensure_ascii=False),
        expires=to_text(dialog.expires_at),
    )


async def drop_dialog(work: Work, account_id: str, chat_id: str) -> bool:
    return await work.one("drop_dialog", account=account_id, chat=chat_id) is not None


async def list_expired(work: Work, now: datetime) -> tuple[Dialog, ...]:
    return tuple(_dialog(row) for row in await work.all("expired_dialogs", now=to_text(now)))
