"""What is older than it is kept goes, a piece at a time."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.content.retention import DEFAULT
from bot.services.desk import Desk
from bot.services.tasks.hooks import Step
from bot.store import ageing, contacts, privacy, records
from bot.store.database import Work

SWEPT = "privacy.swept"  # the day on which nothing was left to let go of


async def drop_old(desk: Desk) -> int:
    """Contacts, looks, seats, rounds and words, once a day; gives how many rows of these went."""
    rules, now, today = desk.content.retention, desk.now(), desk.today().isoformat()
    done = await desk.database.read(lambda work: records.get_mark(work, SWEPT))
    if done is not None and done[0] == today:
        return 0

    async def by_age(work: Work) -> int:
        gone = await contacts.drop_before(work, now - rules.contacts)
        gone += await privacy.drop_looks(work, now - rules.looks)
        for span in ageing.OLD:
            gone += await ageing.drop_old(work, span, now - getattr(rules, span))
        return gone

    gone = await desk.database.write(by_age)
    longest = max(rules.said.values())
    for kind, span in rules.said.items():
        named = None if kind == DEFAULT else kind
        before = now - (longest if named is None else span)
        gone += await desk.database.write(partial(_drop_words, kind=named, before=before))
    if not gone:
        await desk.database.write(lambda work: records.set_mark(work, SWEPT, today, now))
    return gone


async def _drop_words(work: Work, kind: str | None, before: datetime) -> int:
    return await privacy.drop_words(work, kind, before)


async def never_pressing(desk: Desk) -> datetime | None:
    """It is done whenever the tick comes by."""
    return None


STEPS: tuple[Step, ...] = ((drop_old, never_pressing),)
