"""False friends: words that were stood down, and what is proposed to people because of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from bot.domain.times import to_text
from bot.store.database import Row, Work


async def count_false_friend(work: Work, chat_id: str, phrase: str, at: datetime) -> int:
    """How often this phrase has been stood down in this chat, now included."""
    row = await work.one("count_false_friend", chat=chat_id, phrase=phrase, at=to_text(at))
    return int(row["times"]) if row else 0


async def doubted_phrases(work: Work, chat_id: str, least: int) -> frozenset[str]:
    """Phrases that were stood down at least so often in this chat."""
    rows = await work.all("false_friends_of", chat=chat_id, least=least)
    return frozenset(row["phrase"] for row in rows)


async def propose(
    work: Work,
    proposal_id: str,
    purpose: str,
    about: str,
    facts: Mapping[str, str],
    unit_id: str | None,
    at: datetime,
) -> bool:
    """Ask people once about something; False when it was asked before."""
    row = await work.one(
        "propose",
        id=proposal_id,
        purpose=purpose,
        about=about,
        facts=json.dumps(facts, ensure_ascii=False),
        unit=unit_id,
        at=to_text(at),
    )
    return row is not None


async def find_proposal(work: Work, proposal_id: str) -> Row | None:
    return await work.one("find_proposal", id=proposal_id)


async def decide_proposal(
    work: Work, proposal_id: str, by: str, decision: str, at: datetime
) -> bool:
    row = await work.one(
        "decide_proposal", id=proposal_id, by=by, decision=decision, at=to_text(at)
    )
    return row is not None
