"""The buttons of the offer, the state and the calendar."""

from __future__ import annotations

from datetime import date

from bot.domain.outcome import Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.local import desk_for
from bot.services.prompts.calendar import calendar
from bot.services.prompts.changing import NOT_YOURS, OVER, change, set_up, villages_run
from bot.services.prompts.commands import say_calendar
from bot.store import outbox
from bot.store.database import Work


async def on_set(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Begin, stop, or not now; the calendar follows at once where it begins."""
    if actor.person is None:
        return Refused("press.who_are_you")
    return await set_up(work, desk, actor.person.id, pressed.subject, pressed.choice or "later")


async def on_calendar(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The next days, as a message of its own."""
    if actor.person is None:
        return Refused("press.who_are_you")
    if pressed.subject not in await villages_run(work, desk, actor.person.id):
        return NOT_YOURS
    ref = f"{pressed.message_id}:{pressed.callback_id}"
    return await say_calendar(work, desk, actor.chat.id, pressed.subject, ref)


async def on_swap(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Something else on that day."""
    return await _change(work, desk, actor, pressed, "swap")


async def on_stop(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Nothing on that day."""
    return await _change(work, desk, actor, pressed, "stop")


async def on_now(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """That one at once."""
    return await _change(work, desk, actor, pressed, "now")


async def _change(work: Work, desk: Desk, actor: Actor, pressed: Pressed, sort: str) -> Outcome:
    """The day stands in the button: what the calendar showed is what is changed."""
    if actor.person is None:
        return Refused("press.who_are_you")
    village = pressed.subject
    day = date.fromordinal(pressed.revision) if pressed.revision > 0 else desk.today()
    own = await desk_for(work, desk, village)
    lines = await calendar(work, own, village)
    line = next((one for one in lines if one.day == day), None)
    if line is None and village in await villages_run(work, desk, actor.person.id):
        return OVER
    outcome = await change(work, desk, actor.person.id, village, sort, line)
    await redraw_calendar(work, actor, pressed.message_id)
    return outcome


async def redraw_calendar(work: Work, actor: Actor, message_id: int | None) -> None:
    """The calendar as it is now, edited."""
    if message_id is None:
        return
    row = await outbox.find_by_message(work, actor.chat.id, message_id)
    if row is not None:
        await outbox.want_row(work, row.about)
