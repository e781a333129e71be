"""Saying a prompt once: to a group, to one person, to all groups of a unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.domain.prompting import NOW
from bot.domain.prompting_people import WEEK
from bot.domain.prompts import Prompt
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.dialects.spoken import register_of_person, register_of_unit
from bot.services.prompts.library import is_stopped
from bot.services.prompts.wording import worded
from bot.services.telling import Message, tell_chat
from bot.store import accounts, cases, deaths, outbox, people, places, prompt_wishes, prompts
from bot.store.database import Work
from bot.store.prompts import SKIPPED, Send

GROUP_KEY, PERSON_KEY = "prompt.group", "prompt.person"
WITHDRAWN_KEY = "prompt.withdrawn"
# The same prompt once more for one person, in plainer words or read: they go back with it.
PLAINER, READ = "reach.plainer", "reach.aloud"
MOURNING, LATE, UNSAID, URGENT = "mourning", "late", "unsaid", "urgent"  # why it was skipped


def about_send(send_id: str) -> str:
    """The matter of the message of a send; its row of the outbox is `{about}@{chat_id}`."""
    return f"prompt:{send_id}"


async def to_group(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    chat: Chat,
    *,
    slot: str = NOW,
    at: datetime | None = None,
    danger: bool = False,
) -> str | None:
    """The id of the send; None where it was said there lately, or something else was today.

    `danger` goes out at once with sound, also in mourning, and is not counted as the day's prompt.
    """
    if chat.unit_id is None or await is_stopped(work, prompt, chat.unit_id):
        return None
    due = _due(desk, at, danger=danger)
    day = due.astimezone(desk.zone).date()
    if not danger:
        today, same = await prompts.told(work, chat.id, prompt.code, day, day - prompt.every)
        if same or today >= desk.content.prompting.group_a_day:
            return None
        if await deaths.hushed(work, chat.unit_id, day):
            await skip_group(work, desk, prompt, chat, slot, MOURNING)
            return None
        if await is_urgent(work, chat.unit_id):
            await skip_group(work, desk, prompt, chat, slot, URGENT)
            return None
    register = await register_of_unit(work, desk, chat.unit_id)
    wording = await worded(work, desk, prompt, chat.unit_id, register)
    send = _send(
        desk, prompt, chat.unit_id, slot, due,
        chat_id=chat.id, register=wording.register, danger=danger,
    )  # fmt: skip
    await prompts.drop_skipped(work, chat.id, day)
    if not await prompts.add_send(work, send):
        return None
    await tell_chat(work, desk, chat.id, _message(GROUP_KEY, send, silent=not danger))
    return send.id


async def to_person(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    person_id: str,
    *,
    slot: str = NOW,
    at: datetime | None = None,
    danger: bool = False,
) -> str | None:
    """The id of the send; None where they had it, had enough this week, or cannot be reached."""
    person = await people.find_person(work, person_id)
    if person is None or person.ended_on is not None or person.guest:
        return None
    due = _due(desk, at, danger=danger)
    day = due.astimezone(desk.zone).date()
    if not danger and not await _has_room(work, desk, prompt, person_id, person.unit_id, day):
        return None
    chats = await accounts.private_chats_of_person(work, person_id)
    if not chats:
        return None
    register = await register_of_person(work, desk, person_id)
    wording = await worded(work, desk, prompt, person.unit_id, register)
    send = _send(
        desk, prompt, person.unit_id, slot, due,
        person_id=person_id, register=wording.register, danger=danger,
    )  # fmt: skip
    if not await prompts.add_send(work, send):
        return None
    # Straight into the outbox: what wants no answer is not counted among the taps of a day.
    for chat in chats:
        await tell_chat(work, desk, chat.id, _message(PERSON_KEY, send), person_id)
    return send.id


async def to_unit(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    unit_id: str,
    *,
    slot: str = NOW,
    danger: bool = False,
) -> tuple[str, ...]:
    """To every group of a unit and of all below; the sends that are new."""
    found = []
    for chat in await groups_below(work, unit_id):
        found.append(await to_group(work, desk, prompt, chat, slot=slot, danger=danger))
    return tuple(send for send in found if send is not None)


async def groups_below(work: Work, unit_id: str) -> tuple[Chat, ...]:
    """The groups of a unit and of all below."""
    found: dict[str, Chat] = {}
    for one in await places.subtree_ids(work, unit_id):
        found |= {chat.id: chat for chat in await accounts.groups_of_unit(work, one)}
    return tuple(found.values())


async def is_urgent(work: Work, unit_id: str) -> bool:
    """Whether somebody there is in danger and nobody stands by them yet: all else is noise."""
    return any(case.unit_id == unit_id for case in await cases.list_emergencies(work))


async def skip_group(
    work: Work,
    desk: Desk,
    prompt: Prompt,
    chat: Chat,
    slot: str,
    why: str,
    *,
    day: date | None = None,
) -> None:
    """It is not said there, and the calendar says why."""
    if chat.unit_id is not None:
        send = _send(desk, prompt, chat.unit_id, slot, desk.now(), chat_id=chat.id, why=why)
        await prompts.add_send(work, replace(send, day=day or send.day))


async def redraw(work: Work, send_id: str) -> None:
    """Its message shows the count as it is now, edited without sound."""
    send = await prompts.find_send(work, send_id)
    if send is None:
        return
    chats = [send.chat_id] if send.chat_id else []
    if send.person_id is not None:
        found = await accounts.private_chats_of_person(work, send.person_id)
        chats += [chat.id for chat in found]
    for chat_id in chats:
        await outbox.want_row(work, f"{about_send(send_id)}@{chat_id}")


async def withdraw(work: Work, desk: Desk, send_id: str, why: str) -> None:
    """Its message says so instead, edited; what had not left yet never does."""
    await prompts.withdraw(work, send_id, why)
    await redraw(work, send_id)
    send = await prompts.find_send(work, send_id)
    if send is not None:
        topic = desk.content.prompting.topics.get(send.topic, send.topic)
        for key in (PLAINER, READ):
            about = f"{key}:{send_id}:"
            await outbox.say_instead_of_all(work, about, WITHDRAWN_KEY, {"topic": topic})


async def _has_room(
    work: Work, desk: Desk, prompt: Prompt, person_id: str, unit_id: str, day: date
) -> bool:
    if await deaths.held_since(work, person_id) or await deaths.hushed(work, unit_id, day):
        return False
    back = max(prompt.every, timedelta(days=WEEK))
    had = [h for h in await prompt_wishes.had_by(work, person_id, day - back) if not h.danger]
    week = [h for h in had if h.day > day - timedelta(days=WEEK)]
    if len(week) >= desk.content.prompting.person_a_week or any(h.day == day for h in had):
        return False
    return not any(h.prompt == prompt.code and h.day + prompt.every > day for h in had)


def _due(desk: Desk, at: datetime | None, *, danger: bool) -> datetime:
    now = desk.now()
    return now if danger else waking(max(at or now, now), desk.quiet())


def _send(
    desk: Desk,
    prompt: Prompt,
    unit_id: str,
    slot: str,
    at: datetime,
    *,
    chat_id: str | None = None,
    person_id: str | None = None,
    why: str | None = None,
    register: str = "plain",
    danger: bool = False,
) -> Send:
    return Send(
        id=desk.ids.new(),
        prompt=prompt.code,
        topic=prompt.topic,
        unit_id=unit_id,
        day=at.astimezone(desk.zone).date(),
        slot=slot,
        at=at,
        chat_id=chat_id,
        person_id=person_id,
        state=SKIPPED if why else prompts.SENT,
        why=why,
        register=register,
        danger=danger,
    )


def _message(key: str, send: Send, *, silent: bool = False) -> Message:
    return Message(
        key,
        about_send(send.id),
        {"send": send.id},
        Lane.CASE if send.danger else Lane.BROADCAST,
        Owed.LOOSE,
        living=True,
        silent=silent,
        unasked=not send.danger,
        due_at=send.at,
    )
