"""What is kept of one person over all tables: shown to them, and let go of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.times import to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

# What no other module lets go of by itself.
PERSONAL = (
    Column("said", "words", "empty"),
    Column("said", "file_id", "empty"),
    Column("said", "person_id", "empty"),
    Column("drafts", "words", "delete"),
    Column("cases", "details", "empty"),
    Column("cases", "household_id", "empty"),
    Column("case_events", "why", "empty"),
    Column("dialogs", "answers", "delete"),
    Column("links", "facts", "delete"),
    Column("proposals", "facts", "empty"),
    Column("looks", "about", "delete"),
    Column("quieted", "account_id", "delete"),
)
_FORGET = (
    "forget_drafts", "forget_said", "forget_details", "forget_reasons", "forget_household",
    "forget_dialogs", "forget_orders", "forget_quiet", "forget_outbox", "forget_holds",
    "forget_handed",
    "forget_loans", "forget_lots", "forget_purchases_asked", "forget_purchases_bought",
    "forget_purchase_steps", "forget_errand_steps", "forget_receipts", "forget_exits",
    "forget_requests", "forget_miss_consents", "forget_links", "forget_proposals",
    "forget_looks", "forget_house_name", "forget_asks",
)  # fmt: skip
# What somebody may read of themselves: the heading, and the query.
_OWN = {
    "cases": "own_cases",
    "said": "own_said",
    "rides": "own_bookings",
    "drives": "own_drives",
    "medicine": "own_medicine",
    "loans": "own_loans",
    "meals": "own_meals",
    "series": "own_series",
    "purchases": "own_purchases",
    "rounds": "own_rounds",
    "answers": "own_answers",
    "readings": "own_readings",
    "follow_ups": "own_follow_ups",
    "seats": "own_seats",
    "registers": "own_register_entries",
    "returns": "own_returns",
    "absences": "own_absences",
    "news": "own_news",
    "written": "own_written",
    "voices": "own_voices",
}


async def own(work: Work, person_id: str) -> Mapping[str, list[dict[str, Any]]]:
    """Everything that was asked, said, ridden, eaten and taken, by heading, oldest first."""
    found = {}
    for heading, query in _OWN.items():
        rows = await work.all(query, person_id=person_id)
        found[heading] = [dict(row) for row in rows]
    return found


async def consent_of(work: Work, person_id: str) -> Row | None:
    """When they agreed to which words, and since when they are known."""
    return await work.one("own_consent", person_id=person_id)


async def looks_at(work: Work, person_id: str, since: datetime, most: int) -> list[Row]:
    """Who looked at their card, the latest first."""
    return await work.all("own_looks", person_id=person_id, since=to_text(since), most=most)


async def in_danger(work: Work, person_id: str) -> bool:
    """Whether an alarm about them is on: nothing is let go of before it is over."""
    return await work.one("open_danger_of", person_id=person_id) is not None


async def forget(work: Work, person_id: str) -> None:
    """Words, places and reasons go; counts and ledgers stay, without whose they were (PERSONAL)."""
    for query in _FORGET:
        await work.run(query, person_id=person_id)


async def drop_looks(work: Work, before: datetime, most: int = 200) -> int:
    """A piece of the looks that are older than they are kept."""
    return len(await work.all("drop_looks", before=to_text(before), most=most))


async def drop_words(work: Work, kind: str | None, before: datetime, most: int = 200) -> int:
    """A piece of what was said of matters that ended before; of one kind, or of all."""
    return len(await work.all("drop_words", kind=kind, before=to_text(before), most=most))
