"""Lines about people that are on their way into the register; gone once they are in or not."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

from bot.domain.members import Entry
from bot.domain.times import to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("member_drafts", "fields", "delete"),)


class Draft(NamedTuple):
    """One line about somebody, by whom, and what is still asked."""

    id: str
    account_id: str
    state: str  # asking | shown | changing | offered
    asks: str | None
    entry: Entry


async def put(work: Work, draft: Draft, now: datetime) -> None:
    """As it is now."""
    await work.run(
        "put_member_draft", id=draft.id, account=draft.account_id, state=draft.state,
        asks=draft.asks, fields=json.dumps(asdict(draft.entry), ensure_ascii=False),
        at=to_text(now),
    )  # fmt: skip


async def find(work: Work, id: str) -> Draft | None:
    row = await work.one("find_member_draft", id=id)
    return _draft(row) if row else None


async def waiting(work: Work, account_id: str, since: datetime) -> Draft | None:
    """The line of this account that waits for words."""
    row = await work.one("waiting_member_draft", account=account_id, since=to_text(since))
    return _draft(row) if row else None


async def drop(work: Work, id: str) -> bool:
    """Whether it was there."""
    return await work.one("drop_member_draft", id=id) is not None


async def drop_before(work: Work, moment: datetime) -> int:
    return len(await work.all("drop_old_member_drafts", before=to_text(moment)))


async def forget(work: Work, person_id: str) -> None:
    """What their account was writing down goes (PERSONAL)."""
    await work.run("forget_member_drafts", person=person_id)


def _draft(row: Row) -> Draft:
    fields: dict[str, Any] = json.loads(row["fields"])
    fields["unread"] = tuple(fields["unread"])
    return Draft(row["id"], row["account_id"], row["state"], row["asks"], Entry(**fields))
