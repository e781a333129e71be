"""Putting what is to be said into the outbox: to a person, to a group, to whoever was asked."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.lanes import Lane
from bot.domain.people import Chat, Person
from bot.services.desk import Desk
from bot.services.discreet import may_hear
from bot.services.message import Message
from bot.services.roles import holders_at
from bot.services.tapcount import counting
from bot.store import accounts, cases, deaths, outbox, people, places, timeline
from bot.store.database import Work

__all__ = ["Message", "tell_chat", "tell_groups", "tell_or_relay", "tell_person"]


async def tell_chat(
    work: Work, desk: Desk, chat_id: str, message: Message, person_id: str | None = None
) -> bool:
    """One row for one chat; False when this was said there before."""
    return await outbox.put(
        work,
        outbox.Notice(
            id=desk.ids.new(),
            bot=desk.bot,
            chat_id=chat_id,
            about=f"{message.about}@{chat_id}",
            key=message.key,
            params=message.params,
            lane=message.lane,
            owed=message.owed,
            person_id=person_id,
            case_id=message.case_id,
            living=message.living,
            silent=message.silent,
            pin=message.pin,
            unasked=message.unasked,
            reply_to=message.reply_to,
            due_at=message.due_at or desk.now(),
        ),
    )


async def tell_person(work: Work, desk: Desk, person_id: str, message: Message) -> bool:
    """To every account that speaks for the person and may be written to; False when none is.

    Nobody writes to somebody who is known to have died.
    """
    person = await people.find_person(work, person_id)
    if person is None or person.ended_on is not None:
        return False
    if message.case_id and not await may_hear(work, person_id, message.case_id, message.key):
        return True
    chats = await accounts.private_chats_of_person(work, person_id)
    if chats:
        message = await _not_now(work, desk, person_id, message)
        message = await counting.within_the_day(work, desk, person_id, message)
    new = [await tell_chat(work, desk, chat.id, message, person_id) for chat in chats]
    if any(new):
        await counting.note(work, desk, person_id, message)
    return bool(chats)


async def _not_now(work: Work, desk: Desk, person_id: str, message: Message) -> Message:
    """Words of death hold everything to a household but danger and what they asked for since."""
    since = await deaths.held_since(work, person_id)
    if since is None or message.lane is Lane.EMERGENCY or message.key.startswith("death."):
        return message
    case = await cases.find_case(work, message.case_id) if message.case_id else None
    if case is not None and case.opened_at >= since:
        return message
    return replace(message, due_at=since + desk.content.members.waits)


async def tell_or_relay(
    work: Work, desk: Desk, person_id: str, message: Message, *, by: str | None = None
) -> bool:
    """Like `tell_person`; who has no account hears it through their proxy or liaison.

    Who reported it for somebody hears it too. `by` did what is told, and is told nothing of it
    but a question.
    """
    person = await people.find_person(work, person_id)
    if person is None or person.ended_on is not None:
        return False
    reporter = await timeline.reporter_of(work, message.case_id) if message.case_id else None
    if await tell_person(work, desk, person_id, message):
        if reporter not in (None, person_id, by):
            await tell_person(work, desk, reporter or "", _passed_on(message, person_id, RELAYED))
        return True
    relayed = _passed_on(message, person_id, PLEASE_RELAY)
    for stand_in in await _stand_ins(work, desk, person, reporter):
        if stand_in == by and message.key not in ASKING:
            return True
        if await tell_person(work, desk, stand_in, relayed):
            return True
    return False


# Told to who reported it beside the villager, and to whoever has to tell the villager.
RELAYED, PLEASE_RELAY = "relay.news", "relay.please"
ASKING = frozenset({"case.answered"})


def _passed_on(message: Message, person_id: str, key: str) -> Message:
    return Message(
        key=key,
        about=f"relay:{message.about}",
        params={**message.params, "to": person_id, "said_key": message.key},
        lane=message.lane,
        owed=message.owed,
        case_id=message.case_id,
    )


async def _stand_ins(
    work: Work, desk: Desk, person: Person, reporter: str | None
) -> tuple[str, ...]:
    """Who reported it for them, their proxies, the liaison of the hamlet."""
    first = (reporter,) if reporter and reporter != person.id else ()
    proxies = await people.ties_of(work, person.id, "proxy")
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    return (*first, *(tie.other_id for tie in proxies), *liaisons)


async def tell_groups(work: Work, desk: Desk, unit_id: str, message: Message) -> tuple[Chat, ...]:
    """To the groups bound to a unit; gives those it goes to, at once or after their rest."""
    told = await accounts.groups_of_unit(work, unit_id)
    for chat in told:
        await tell_chat(work, desk, chat.id, message)
    return told
