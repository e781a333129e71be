"""Putting what is to be said into the outbox: to a person, to a group, to whoever was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat, Person
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import accounts, outbox, people, places, timeline
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say: which sentence, about what, how urgently.

    `about` names the matter and never the moment, so that saying it twice is impossible.
    """

    key: str
    about: str
    params: Mapping[str, str]
    lane: Lane = Lane.CASE
    owed: Owed = Owed.OWED
    case_id: str | None = None
    living: bool = False
    silent: bool = False
    pin: bool = False
    unasked: bool = False
    reply_to: int | None = None
    due_at: datetime | None = None


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
    chats = await accounts.private_chats_of_person(work, person_id)
    for chat in chats:
        await tell_chat(work, desk, chat.id, message, person_id)
    return bool(chats)


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
