"""What time does here: the next is asked, a no is told, one is shared, the week is thanked."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.studio import Form, Gate, State
from bot.services.desk import Desk
from bot.services.studio import deciding, memory, sharing, steps
from bot.services.tasks.hooks import Step
from bot.store import prompts, records, studio
from bot.store.database import Work

ASKING, SHARING, THANKING = "studio.asking", "studio.sharing", "studio.thanking"


async def ask_waiting(desk: Desk) -> int:
    """Once a morning: whoever is next for what waits, the oldest first."""
    if not await _is_due(desk, ASKING, desk.content.studio.ask_from):
        return 0

    async def ask(work: Work) -> int:
        asked = 0
        for draft in await studio.in_state(work, State.WAITING):
            gate = await steps.missing(work, draft)
            if gate in (Gate.DOCTOR, Gate.CADRE):
                asked += await steps.ask_next(work, desk, draft, gate)
        await _mark(work, desk, ASKING)
        return asked

    return await desk.database.write(ask)


async def next_asking(desk: Desk) -> datetime | None:
    """While anything waits for a word."""
    waiting = await desk.database.read(lambda work: studio.in_state(work, State.WAITING))
    due = [d for d in waiting if d.form is not Form.THANKS]
    return await _next(desk, ASKING, desk.content.studio.ask_from) if due else None


async def tell_silent(desk: Desk) -> int:
    """A no whose reason nobody gave in time."""
    before = desk.now() - desk.content.studio.why_within

    async def tell(work: Work) -> int:
        silent = [d for d in await studio.in_state(work, State.REFUSED) if d.why is None]
        due = [d for d in silent if d.changed_at <= before]
        for draft in due:
            await deciding.tell_no(work, desk, draft, "")
        return len(due)

    return await desk.database.write(tell)


async def next_silent(desk: Desk) -> datetime | None:
    refused = await desk.database.read(lambda work: studio.in_state(work, State.REFUSED))
    open_ones = [d.changed_at for d in refused if d.why is None]
    return min(open_ones) + desk.content.studio.why_within if open_ones else None


async def offer_memory(desk: Desk) -> int:
    """Once a day, when it is slack."""
    if not await _is_due(desk, memory.MARK, desk.content.studio.memory_at):
        return 0

    async def offer(work: Work) -> int:
        await _mark(work, desk, memory.MARK)
        return await memory.offer(work, desk)

    return await desk.database.write(offer)


async def next_memory(desk: Desk) -> datetime | None:
    """Only where prompts are said."""
    if not await desk.database.read(prompts.begun):
        return None
    return await _next(desk, memory.MARK, desk.content.studio.memory_at)


async def share(desk: Desk) -> int:
    """Once a day it is looked whether a week is over."""
    if not await _is_due(desk, SHARING, desk.content.studio.share_at):
        return 0

    async def go(work: Work) -> int:
        await _mark(work, desk, SHARING)
        return await sharing.share(work, desk)

    return await desk.database.write(go)


async def next_share(desk: Desk) -> datetime | None:
    waiting = await desk.database.read(lambda work: sharing.passed(work, Form.EXPERIENCE))
    return await _next(desk, SHARING, desk.content.studio.share_at) if waiting else None


async def thank(desk: Desk) -> int:
    """On its day of the week, once."""
    rules = desk.content.studio
    if desk.today().weekday() != rules.thanks_day:
        return 0
    if not await _is_due(desk, THANKING, rules.thanks_at):
        return 0

    async def go(work: Work) -> int:
        await _mark(work, desk, THANKING)
        return await sharing.thank(work, desk)

    return await desk.database.write(go)


async def next_thanks(desk: Desk) -> datetime | None:
    waiting = await desk.database.read(lambda work: sharing.passed(work, Form.THANKS))
    return sharing.thanks_hour(desk) if waiting else None


async def drop_old(desk: Desk) -> int:
    """What nobody says any more, some time later."""
    oldest = await desk.database.read(lambda work: studio.oldest_over(work, desk.today()))
    before = desk.now() - desk.content.studio.keep
    if oldest is None or oldest >= before:
        return 0
    return await desk.database.write(lambda work: studio.drop_before(work, before, desk.today()))


async def next_drop(desk: Desk) -> datetime | None:
    oldest = await desk.database.read(lambda work: studio.oldest_over(work, desk.today()))
    return oldest + desk.content.studio.keep if oldest else None


async def _is_due(desk: Desk, mark: str, at: time) -> bool:
    """Whether today's hour has come and was not used."""
    if desk.now() < _hour(desk, at, 0):
        return False
    told = await desk.database.read(lambda work: records.get_mark(work, mark))
    return told is None or told[0] != desk.today().isoformat()


async def _next(desk: Desk, mark: str, at: time) -> datetime:
    """Today's hour while it was not used, else tomorrow's."""
    told = await desk.database.read(lambda work: records.get_mark(work, mark))
    return _hour(desk, at, int(told is not None and told[0] == desk.today().isoformat()))


async def _mark(work: Work, desk: Desk, mark: str) -> None:
    await records.set_mark(work, mark, desk.today().isoformat(), desk.now())


def _hour(desk: Desk, at: time, days: int) -> datetime:
    return datetime.combine(desk.today() + timedelta(days=days), at, desk.zone)


# What is due, and when something is due next.
STEPS: tuple[Step, ...] = (
    (ask_waiting, next_asking),
    (tell_silent, next_silent),
    (offer_memory, next_memory),
    (share, next_share),
    (thank, next_thanks),
    (drop_old, next_drop),
)
