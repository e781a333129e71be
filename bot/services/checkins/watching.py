"""Days in which somebody is heard from for a reason of its own, and pauses; each with its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.rounds import State
from bot.domain.times import maybe_to_text
from bot.services.checkins.lists import redraw_lists
from bot.services.checkins.missing import settle_ask
from bot.services.desk import Desk
from bot.store import checkins, deaths, round_marks
from bot.store.database import Work
from bot.store.round_marks import Hold, Watch


async def watch(
    work: Work,
    desk: Desk,
    person_id: str,
    why: str,
    *,
    ref: str,
    days: int,
    every: int = 1,
    since: date | None = None,
    by: str | None = None,
) -> None:
    """Heard from within `every` days, for so many days; the same reason and `ref` renews it.

    `why` is a code (returnee, recovered, family); it ends by itself after its last day.
    """
    first = since or desk.today()
    last = first + timedelta(days=max(days - 1, 0))
    await round_marks.put_watch(
        work, Watch(desk.ids.new(), person_id, why, first, last, every, ref, by)
    )


async def unwatch(work: Work, desk: Desk, person_id: str, why: str, end_why: str) -> bool:
    """Recovered, agreed otherwise, told by mistake: whether anything ended by it."""
    return await round_marks.end_watches(work, person_id, desk.now(), end_why, why) > 0


async def hold(
    work: Work, desk: Desk, person_id: str, why: str, until: date | None, by: str
) -> None:
    """Away from home: nobody is asked until they are back, or the day that was said."""
    await round_marks.end_holds(work, person_id, desk.now())
    pause = Hold(desk.ids.new(), person_id, why, desk.today(), until, by)
    await round_marks.add_hold(work, pause)
    for ask in await checkins.open_asks_of(work, person_id):
        await settle_ask(work, desk, ask, State.OVER, by)


async def back(work: Work, desk: Desk, person_id: str) -> bool:
    """They are home again: whether they had been away."""
    return await round_marks.end_holds(work, person_id, desk.now()) > 0


async def stop(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Died, moved, let go: never a round after the end; part of the write that ends them."""
    await _note(work, desk, person_id)
    await round_marks.end_watches(work, person_id, desk.now(), why)
    await round_marks.end_holds(work, person_id, desk.now())
    for ask in await checkins.open_asks_of(work, person_id):
        await settle_ask(work, desk, ask, State.OVER)
    today = await checkins.ask_of(work, person_id, desk.today())
    if today is not None:
        await checkins.save_ask(work, replace(today, state=State.OVER, next_at=None))
    await redraw_lists(work, person_id, desk.today())


async def _note(work: Work, desk: Desk, person_id: str) -> None:
    """How it stood, so that it can come back if it was not so."""
    for pause in await round_marks.holds_of(work, person_id):
        await deaths.note_ended(
            work, desk.ids.new(), person_id, "round_hold", pause.id, {}, desk.now()
        )
    ask = await checkins.ask_of(work, person_id, desk.today())
    if ask is not None:
        facts = {"state": ask.state.value, "next_at": maybe_to_text(ask.next_at) or ""}
        await deaths.note_ended(
            work, desk.ids.new(), person_id, "round_ask", ask.id, facts, desk.now()
        )
