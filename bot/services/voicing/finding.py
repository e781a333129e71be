"""Which prompt is meant: by its day in the calendar, its code, title or topic; else today's."""

from __future__ import annotations

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.prompts import library
from bot.services.prompts.calendar import calendar, village_of
from bot.store.database import Work


async def prompt_named(work: Work, desk: Desk, unit_id: str, named: str) -> Prompt | None:
    """One that may be said there; None where nothing is meant by it."""
    named = named.strip()
    usable = await library.usable(work, desk, unit_id)
    if named in usable:
        return usable[named]
    if named.isdigit():
        return await _of_day(work, desk, unit_id, int(named))
    titled = [p for p in usable.values() if named and named in (p.card_title, *_topic(desk, p))]
    near = [p for p in usable.values() if len(named) > 1 and named in p.card_title]
    wide = [p for p in usable.values() if any(len(t) > 1 and t in named for t in _topic(desk, p))]
    found = titled or near or wide
    return found[0] if found else None


def _topic(desk: Desk, prompt: Prompt) -> tuple[str, ...]:
    return (desk.content.prompting.topics.get(prompt.topic, ""),)


async def _of_day(work: Work, desk: Desk, unit_id: str, date: int) -> Prompt | None:
    """Of the next day of that date, as the calendar shows them."""
    village = await village_of(work, unit_id)
    lines = await calendar(work, desk, village) if village else ()
    return next((line.prompt for line in lines if line.day.day == date), None)


async def todays(work: Work, desk: Desk, unit_id: str) -> Prompt | None:
    """What is said there today, or next."""
    village = await village_of(work, unit_id)
    lines = await calendar(work, desk, village) if village else ()
    return next((line.prompt for line in lines if line.prompt is not None), None)
