"""What a cadre changed in the calendar of prompts, what happened, and which hours are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.prompting import Order
from bot.domain.times import maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.work import Work


async def put_order(work: Work, unit_id: str, order: Order, by: str, at: datetime) -> None:
    """A later order for a day takes the place of the first."""
    await work.run(
        "put_prompt_order",
        unit_id=unit_id,
        day=order.day.isoformat(),
        sort=order.sort,
        prompt=order.prompt,
        instead=order.instead,
        by=by,
        at=to_text(at),
    )


async def orders(work: Work, unit_id: str, since: date) -> dict[date, Order]:
    """From a day on."""
    rows = await work.all("list_prompt_orders", unit_id=unit_id, since=since.isoformat())
    found = [
        Order(date.fromisoformat(row["day"]), row["sort"], row["prompt"], row["instead"])
        for row in rows
    ]
    return {order.day: order for order in found}


async def release(work: Work, unit_id: str, event: str, until: date, by: str, at: datetime) -> None:
    """It happened there: what hangs on this event may be said up to and including a day."""
    await work.run(
        "put_prompt_event",
        unit_id=unit_id,
        event=event,
        until=until.isoformat(),
        by=by,
        at=to_text(at),
    )


async def take_back(work: Work, unit_id: str, event: str) -> None:
    """It did not happen after all."""
    await work.run("drop_prompt_event", unit_id=unit_id, event=event)


async def events(work: Work, unit_ids: Sequence[str], day: date) -> dict[str, date]:
    """What holds on a day, with its last day."""
    rows = await work.all("list_prompt_events", unit_ids=listed(unit_ids), day=day.isoformat())
    return {row["event"]: date.fromisoformat(row["until"]) for row in rows}


async def end_round(
    work: Work, unit_id: str, day: date, slot: str, state: str, at: datetime
) -> None:
    """These hours of the day are over there: done, or skipped."""
    await work.run(
        "put_prompt_round",
        unit_id=unit_id,
        day=day.isoformat(),
        slot=slot,
        state=state,
        at=to_text(at),
    )


async def rounds(work: Work, unit_id: str, since: date) -> dict[tuple[date, str], str]:
    """By day and slot, what became of it."""
    rows = await work.all("list_prompt_rounds", unit_id=unit_id, since=since.isoformat())
    return {(date.fromisoformat(row["day"]), row["slot"]): row["state"] for row in rows}


async def last_calendar(work: Work, chat_id: str) -> str | None:
    """The matter of the calendar that was shown last in a chat."""
    row = await work.one("last_prompt_calendar", chat_id=chat_id)
    return row["about"] if row else None


async def not_offered(work: Work) -> tuple[tuple[str, datetime], ...]:
    """Villages nobody was asked about yet, with the moment their first group was there."""
    rows = await work.all("list_prompt_offers")
    found = [(row["unit_id"], maybe_from_text(row["since"])) for row in rows]
    return tuple((unit_id, since) for unit_id, since in found if since is not None)


async def note_offer(work: Work, unit_id: str, at: datetime) -> bool:
    """False where it was offered before."""
    return await work.one("note_prompt_offer", unit_id=unit_id, at=to_text(at)) is not None
