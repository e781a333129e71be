"""Words about duty, in private: who is on, another name, a swap, a note, being away and back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.helping import RestWhy
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.drivers import resting
from bot.services.duty import swapping
from bot.services.duty.editing import give, ordered_units, turn_on
from bot.services.duty.gaps import tell_gaps
from bot.services.duty.handing_over import keep_note
from bot.services.duty.reading import able, may_order
from bot.services.duty.showing import show_on_duty
from bot.services.duty.standing_in import BY_OFFICE
from bot.services.roles import roles_held
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.store import duty_changes, people, places, rests
from bot.store.database import Work
from bot.understanding.duty_words import (
    Leave,
    Turned,
    asks_who_is_on,
    read_edit,
    read_leave,
    read_note,
    read_swap,
    says_back,
)
from bot.understanding.leave_words import read_leaves

AHEAD = timedelta(days=9)


async def on_duty_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Who is on duty: in private and in a group, where it is asked of the bot."""
    heard = context.heard
    if not asks_who_is_on(heard.text):
        return False
    if not heard.origin.private and not heard.reply_to_bot:
        return False
    await show_on_duty(work, desk, context.actor, f"{heard.message_id}")
    return True


async def rota_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A turn given to somebody, a turn swapped with somebody, or the note of a handover."""
    person, text = context.actor.person, context.heard.text
    if person is None or not context.heard.origin.private:
        return False
    today = context.heard.at.astimezone(desk.zone).date()
    edit, swap, note = read_edit(text, today), read_swap(text, today), read_note(text)
    if edit is not None:
        return await _edit(work, desk, context, person, edit)
    if swap is not None:
        return await _swap(work, desk, context, person, swap)
    if note is None:
        return False
    if not await keep_note(work, desk, person.id, note):
        return False
    await _say(work, desk, context, "duty.note_kept")
    return True


async def _edit(work: Work, desk: Desk, context: Context, person: Person, said: Turned) -> bool:
    """Only by who may change that rota; everybody else means something else by it."""
    for unit_id, role in await ordered_units(work, desk, person.id):
        turn = await turn_on(work, desk, unit_id, role, said.day, said.part)
        called = {p.id for p in await people_called(work, said.name, unit_id)}
        named = [p for p in await able(work, desk, unit_id, role) if p in called]
        if turn is None or len(named) != 1:
            continue
        if named[0] == turn.person_id:
            await _say(work, desk, context, "duty.edit_same")
            return True
        change = await give(work, desk, turn, named[0], person.id)
        about = f"duty.edited:{change.id}"
        message = Message("duty.edited", about, {"change": change.id}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, context.actor.chat.id, message, person.id)
        return True
    return False


async def _swap(work: Work, desk: Desk, context: Context, person: Person, said: Turned) -> bool:
    now = desk.now()
    turns = await duty_changes.turns_of(work, person.id, now, now + AHEAD)
    for turn in turns:
        if turn.starts_at <= now:
            continue
        meant = await turn_on(work, desk, turn.unit_id, turn.role, said.day, said.part)
        if meant is not None and meant.id == turn.id:
            key = await swapping.by_words(work, desk, person.id, turn, said.name)
            await _say(work, desk, context, key, {"name": said.name})
            return True
    if turns and await people_called(work, said.name, person.unit_id):
        # They have turns, but not then: what is theirs is shown, with its buttons.
        await _say(work, desk, context, "duty.not_your_turn")
        await show_on_duty(work, desk, context.actor, f"{context.heard.message_id}")
        return True
    return False


async def away_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Leave with a stand-in; being ill, of who has an office: the complaint goes on its way."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private:
        return False
    if says_back(heard.text):
        return await _back(work, desk, context, person)
    leave = read_leave(heard.text, heard.at.astimezone(desk.zone).date())
    if leave is None:
        return False
    whom = await _who(work, desk, person, leave)
    if whom is None or not wears(await roles_held(work, desk, whom.id), *BY_OFFICE):
        return False
    stand_in = None
    if leave.stand_in is not None:
        found = await people_called(work, leave.stand_in, whom.unit_id)
        if len(found) != 1 or found[0].id == whom.id:
            await _say(work, desk, context, "duty.unknown_name", {"name": leave.stand_in})
            return True
        stand_in = found[0].id
    await _leave(work, desk, person, whom, leave, stand_in)
    if whom.id != person.id:
        await _say(work, desk, context, "duty.leave_noted", {"who": whom.id})
    return not _goes_on(decision)


async def others_away(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Said of others by whoever orders their work: it hands over, and is nobody's illness here."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private:
        return False
    leaves = read_leaves(heard.text, heard.at.astimezone(desk.zone).date())
    if not leaves:
        return False
    return await _put_off(work, desk, context, person, leaves)


async def _put_off(
    work: Work, desk: Desk, context: Context, person: Person, leaves: tuple[Leave, ...]
) -> bool:
    away = [await _who(work, desk, person, leave) for leave in leaves]
    for whom in away:
        if whom is None or not wears(await roles_held(work, desk, whom.id), *BY_OFFICE):
            return False
    named = leaves[0].stand_in or ""
    found = await people_called(work, named, person.unit_id)
    if len(found) != 1 or found[0].id in {whom.id for whom in away if whom}:
        await _say(work, desk, context, "duty.unknown_name", {"name": named})
        return True
    for whom, leave in zip(away, leaves, strict=True):
        if whom is not None:
            await _leave(work, desk, person, whom, leave, found[0].id)
            key = f"duty.leave_noted:{whom.id}"
            await _say(work, desk, context, "duty.leave_noted", {"who": whom.id}, key)
    return True


def _goes_on(decision: Decision) -> bool:
    """A complaint is asked about, whatever else it meant."""
    asked = decision.watch or decision.ask_once or decision.asks or decision.whisper
    return bool(asked or decision.maybe or decision.death or decision.opens)


async def _who(work: Work, desk: Desk, speaker: Person, leave: Leave) -> Person | None:
    if leave.who is None:
        return await people.find_person(work, speaker.id)
    found = await people_called(work, leave.who, speaker.unit_id)
    if len(found) != 1:
        return None
    if found[0].id == speaker.id:
        return found[0]
    for held in await roles_held(work, desk, found[0].id):
        if await may_order(work, desk, speaker.id, held.unit_id):
            return found[0]
    return None


async def _leave(
    work: Work, desk: Desk, by: Person, whom: Person, leave: Leave, stand_in: str | None
) -> None:
    why = RestWhy.UNWELL if leave.ill else RestWhy.REST
    last = leave.last or leave.first
    until = datetime.combine(last + timedelta(days=1), time(0), desk.zone) if last else None
    if last is None and not leave.ill:
        until = resting.until_of(desk, "day")
    since = datetime.combine(leave.first, time(0), desk.zone) if leave.first else None
    other = by.id if by.id != whom.id else None
    await resting.rest(work, desk, whom, why, until, since, stand_in=stand_in, by=other)
    await hours_left(work, desk, whom.id)


async def hours_left(work: Work, desk: Desk, person_id: str) -> None:
    """What stands empty on the rota now is told at once."""
    now = desk.now()
    turns = await duty_changes.turns_of(work, person_id, now, now + desk.content.duty.ahead)
    for unit_id in dict.fromkeys(turn.unit_id for turn in turns):
        await tell_gaps(work, desk, unit_id)
        await duty_changes.want_phone_cards(work, await places.subtree_ids(work, unit_id))


async def _back(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """Only of somebody who was away: everybody else tells something."""
    held = await rests.resting(work, person.id, desk.now())
    if held is None or not wears(await roles_held(work, desk, person.id), *BY_OFFICE):
        return False
    if not await resting.come_back(work, desk, person.id):
        return False
    await _say(work, desk, context, "duty.welcome_back")
    return True


async def _say(
    work: Work,
    desk: Desk,
    context: Context,
    key: str,
    params: dict[str, str] | None = None,
    what: str | None = None,
) -> None:
    about = f"duty:{context.actor.chat.id}:{context.heard.message_id}:{what or key}"
    message = Message(key, about, params or {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
