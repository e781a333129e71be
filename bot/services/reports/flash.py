"""What presses goes to the township's duty at any hour, and somebody says that they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.reports.whom import on_duty_at
from bot.services.rides.telling_back import tell_back
from bot.services.roles import units_seen
from bot.services.tapcount.counting import is_full
from bot.services.telling import Message, tell_person
from bot.services.views.names import local, named_with_role, unit_name
from bot.services.views.shown import Shown
from bot.store import living, people, places, reports, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.reports import Flash
from bot.store.timeline import Said
from bot.understanding.report_words import read_flash

CARD = "living.flash"
MOST = 900  # characters of a report


@dataclass(frozen=True, slots=True)
class Whom:
    """Who has it, and who stands above them."""

    first: tuple[str, ...]
    above: tuple[str, ...]


async def command(call: Call) -> None:
    """/flash …"""
    words = call.heard.argument.strip()
    if not oversees(call.actor.held):
        await call.tell(Refused("board.not_for_you"))
    elif not words:
        await call.say("flash.how")
    else:
        await _send(call.work, call.desk, call.actor, words)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A flash report, of who looks after people; of anybody else a message like any other."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or heard.form != "text" or not oversees(actor.held):
        return False
    words = read_flash(heard.text)
    if words is None:
        return False
    await _send(work, desk, actor, words)
    return True


async def _send(work: Work, desk: Desk, actor: Actor, words: str) -> None:
    assert actor.person is not None
    unit_id = await _place_of(work, actor)
    said = Said(desk.ids.new(), "note.flash", desk.now(), actor.person.id, words[:MOST])
    await timeline.add_said(work, None, said)
    flash = Flash(desk.ids.new(), unit_id, actor.person.id, said.id, desk.now())
    await reports.add_flash(work, flash)
    told = await _whom(work, desk, flash)
    # Whoever has been asked for enough taps today would hear it tomorrow: then the next do.
    able = [person for person in told.first if not await is_full(work, desk, person)]
    hearing = tuple(able) or tuple(dict.fromkeys((*told.first, *told.above)))
    for person in hearing:
        await _tell(work, desk, person, flash)
    who = next(iter(hearing), "")
    await tell_back(work, desk, actor, "flash.sent", {"to": who})


async def _place_of(work: Work, actor: Actor) -> str:
    """The widest place somebody speaks for below the township, else their own."""
    assert actor.person is not None
    for level in ("village", "hamlet", "township"):
        for held in actor.held:
            unit = await places.find_unit(work, held.unit_id)
            if unit is not None and unit.level == level:
                return unit.id
    return actor.person.unit_id


async def _whom(work: Work, desk: Desk, flash: Flash) -> Whom:
    found = {
        level: tuple(
            p for p in await on_duty_at(work, desk, flash.unit_id, level) if p != flash.by_id
        )
        for level in ("township", "county")
    }
    return Whom(found["township"], found["county"])


async def _tell(work: Work, desk: Desk, person: str, flash: Flash) -> None:
    message = Message(
        CARD, _about(flash.id), {"flash": flash.id}, Lane.CASE, Owed.OWED, living=True
    )
    await tell_person(work, desk, person, message)


def _about(flash_id: str) -> str:
    return f"flash:{flash_id}"


async def on_seen(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Known: who reported it hears who has it."""
    flash = await reports.find_flash(work, pressed.subject)
    if flash is None or actor.person is None:
        return Refused("press.unknown")
    if flash.unit_id not in await units_seen(work, desk, actor.person.id):
        return Refused("board.not_for_you")
    if not await reports.see_flash(work, flash.id, actor.person.id, desk.now()):
        return Refused("flash.seen_already")
    await living.want_about(work, _about(flash.id))
    if flash.by_id:
        params = {"who": actor.person.id, "flash": flash.id}
        message = Message("flash.seen", f"flash_seen:{flash.id}", params, Lane.CASE)
        await tell_person(work, desk, flash.by_id, message)
    return Done("flash.thanks")


async def raise_due(desk: Desk) -> int:
    """Nobody has said that they know: the county's duty hears it, too, once."""
    waiting = await desk.database.read(reports.flashes_waiting)
    after = desk.content.reporting.rules.flash_raise
    due = [flash for flash in waiting if flash.at + after <= desk.now()]
    for flash in due:
        await desk.database.write(partial(_raise, desk=desk, flash=flash))
    return len(due)


async def _raise(work: Work, *, desk: Desk, flash: Flash) -> None:
    if await reports.raise_flash(work, flash.id, desk.now()):
        for person in (await _whom(work, desk, flash)).above:
            await _tell(work, desk, person, flash)


async def next_raise(desk: Desk) -> datetime | None:
    waiting = await desk.database.read(reports.flashes_waiting)
    after = desk.content.reporting.rules.flash_raise
    return min((flash.at + after for flash in waiting), default=None)


async def flash_card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """In the words it was said, by whom, with a phone to ring."""
    flash = await reports.find_flash(work, row.params["flash"])
    if flash is None:
        return None
    said = await timeline.find_said(work, flash.said_id) if flash.said_id else None
    author = await people.find_person(work, flash.by_id) if flash.by_id else None
    values = {
        "place": await unit_name(work, flash.unit_id),
        "words": (said.words if said else "") or "",
        "who": await named_with_role(work, desk, flash.by_id),
        "phone": (author.phone if author else "") or "",
        "at": local(desk, flash.at),
        "seen": await named_with_role(work, desk, flash.seen_by),
        "seen_at": local(desk, flash.seen_at) or "",
        "raised": flash.raised_at is not None,
    }
    return Shown("flash.card", values, flash.id)
