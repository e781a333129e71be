"""A speaker of the place is shown a line at a time and says whether it sounds right."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.dialects.lines import TABLE, Line, find_line, lines_of
from bot.services.dialects.spoken import may_broadcast
from bot.services.incoming import Pressed
from bot.services.local import desk_for
from bot.services.telling import Message, tell_person
from bot.store import deaths, dialects, prompts
from bot.store.database import Work
from bot.store.dialects import Ask, Speaker

ASK, ASK_TABLE, OLD = "speech.line", "speech.table", "old"
LATEST = timedelta(minutes=30)  # of a day on which the hour itself was missed


async def say_next(work: Work, desk: Desk, speaker: Speaker, *, unasked: bool = False) -> bool:
    """One line more today, if one is left; what they have not answered yet is not heaped up."""
    desk = await desk_for(work, desk, speaker.unit_id)
    asks = await dialects.asks_of(work, speaker.unit_id, speaker.register)
    if await shown_today(work, desk, speaker.person_id) >= desk.content.speaking.lines_a_day:
        return False
    for ask in asks:
        if ask.answer is None and await _still_open(work, desk, ask):
            if ask.person_id == speaker.person_id:
                return False
            await dialects.give_ask(work, ask.id, speaker.person_id, desk.now())
            return await _show(work, desk, ask, speaker.person_id, unasked=unasked)
    line = await _next(work, desk, speaker, {(ask.what, ask.digest) for ask in asks})
    if line is None:
        return False
    return await _ask(work, desk, speaker, line, unasked=unasked)


async def shown_today(work: Work, desk: Desk, person_id: str) -> int:
    """How many lines somebody was shown since midnight."""
    asks = await dialects.asked_of(work, person_id)
    return sum(1 for ask in asks if ask.at.astimezone(desk.zone).date() == desk.today())


async def _still_open(work: Work, desk: Desk, ask: Ask) -> bool:
    """Its wording is what it was; else it is closed and asked anew."""
    line = await find_line(work, desk, ask.unit_id, ask.what)
    if line is not None and line.digest == ask.digest:
        return True
    await dialects.answer_ask(work, ask.id, OLD)
    return False


async def _next(
    work: Work, desk: Desk, speaker: Speaker, asked: set[tuple[str, str]]
) -> Line | None:
    for line in await lines_of(work, desk, speaker.unit_id, speaker.register):
        if (line.what, line.digest) in asked:
            if line.sort == TABLE and not await _approved(work, desk, speaker, line):
                # The words themselves are not said here: neither are lines of them.
                return None
            continue
        if not await _approved(work, desk, speaker, line):
            return line
    return None


async def _approved(work: Work, desk: Desk, speaker: Speaker, line: Line) -> bool:
    return await may_broadcast(work, desk, speaker.unit_id, line.what, line.said)


async def _ask(
    work: Work, desk: Desk, speaker: Speaker, line: Line, *, unasked: bool = False
) -> bool:
    ask = Ask(
        desk.ids.new(), speaker.unit_id, speaker.register, line.what, line.digest,
        speaker.person_id, desk.now(),
    )  # fmt: skip
    if not await dialects.add_ask(work, ask):
        return False
    return await _show(work, desk, ask, speaker.person_id, unasked=unasked)


async def _show(work: Work, desk: Desk, ask: Ask, person_id: str, *, unasked: bool) -> bool:
    message = Message(
        ASK_TABLE if ask.what.startswith(f"{TABLE}:") else ASK,
        f"speech:{ask.id}:{person_id}",
        {"ask": ask.id},
        Lane.REMINDER if unasked else Lane.REPLY,
        Owed.LOOSE,
        unasked=unasked,
        due_at=waking(desk.now(), desk.quiet()) if unasked else None,
    )
    return await tell_person(work, desk, person_id, message)


async def on_word(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It sounds right, or it does not; the next line follows."""
    ask = await dialects.find_ask(work, pressed.subject)
    speaker = await speaker_of(work, actor, ask)
    if ask is None or speaker is None:
        return Refused("speech.over")
    answer, _, digest = (pressed.choice or "").partition(".")
    own = await desk_for(work, desk, ask.unit_id)
    line = await find_line(work, own, ask.unit_id, ask.what)
    if line is None or line.digest != digest:
        await dialects.answer_ask(work, ask.id, ask.answer or OLD)
        if line is not None:
            await _ask(work, own, speaker, line)
        return Refused("speech.changed")
    first = ask.answer is None
    await give_word(work, desk, ask, actor.person.id if actor.person else "", yes=answer == "yes")
    if first and await say_next(work, desk, speaker):
        return Done("speech.thanks")
    return Done("speech.no_more")


async def give_word(work: Work, desk: Desk, ask: Ask, by: str, *, yes: bool) -> None:
    """It is kept for this wording only."""
    await prompts.say_yes(work, ask.what, ask.unit_id, ask.digest, by, desk.now(), yes=yes)
    await dialects.answer_ask(work, ask.id, dialects.YES if yes else dialects.NO)


async def speaker_of(work: Work, actor: Actor, ask: Ask | None) -> Speaker | None:
    """Who speaks for the place of an ask, if it is this one."""
    if ask is None or actor.person is None:
        return None
    mine = await dialects.speaking_for(work, actor.person.id)
    same = (s for s in mine if (s.unit_id, s.register) == (ask.unit_id, ask.register))
    return next(same, None)


async def ask_speakers(desk: Desk) -> int:
    """The first line of the day, once it is late enough; the next come with their own taps."""
    if not _hour(desk, 0) <= desk.now() < _hour(desk, 0) + LATEST:
        return 0
    agreed = [s for s in await desk.database.read(dialects.speakers) if s.agreed]
    asked = 0
    for speaker in agreed:
        if await desk.database.read(partial(_may_ask, desk=desk, speaker=speaker)):
            said = partial(say_next, desk=desk, speaker=speaker, unasked=True)
            asked += await desk.database.write(said)
    return asked


async def _may_ask(work: Work, desk: Desk, speaker: Speaker) -> bool:
    """Nothing today yet, and nobody is mourned there."""
    if await shown_today(work, desk, speaker.person_id):
        return False
    return not await deaths.hushed(work, speaker.unit_id, desk.today())


async def next_ask(desk: Desk) -> datetime | None:
    """The hour of the day at which somebody may be shown a line."""
    agreed = [s for s in await desk.database.read(dialects.speakers) if s.agreed]
    if not agreed:
        return None
    today = _hour(desk, 0)
    return today if desk.now() < today else _hour(desk, 1)


def _hour(desk: Desk, days: int) -> datetime:
    day = desk.today() + timedelta(days=days)
    return datetime.combine(day, desk.content.speaking.ask_at, desk.zone)
