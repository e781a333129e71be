"""A gift that is on its way: the box it goes to, its case, and who hears of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.boxes import Box, BoxKind
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Medicine, Ware
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.stock.given_gift import Gift
from bot.services.stock.whom import boxes_near
from bot.services.telling import Message, tell_person
from bot.services.wanted import Wanted
from bot.store.database import Work
from bot.store.timeline import Said

# Where a thing goes first; a depot gets what firms and the township give.
_FIRST = {True: (BoxKind.TOOLS, BoxKind.BOX), False: (BoxKind.BOX, BoxKind.CLINIC)}


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives, and who says so for them."""

    person: Person
    chat_id: str
    origin: str = "private"
    message_id: int | None = None
    proxy_id: str | None = None


async def nearest_box(work: Work, unit_id: str, thing: Medicine | None) -> Box | None:
    """The next box that takes such a thing and has somebody who keeps it."""
    near = [box for box in await boxes_near(work, unit_id) if box.keepers]
    tool = thing is not None and thing.kind is Ware.TOOL
    for kind in _FIRST[tool]:
        found = next((box for box in near if box.kind is kind), None)
        if found is not None:
            return found
    return None


async def send(work: Work, desk: Desk, giver: Giver, gift: Gift, box: Box) -> Case:
    """The case is open and the keepers know; words and picture go with it."""
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="gift",
            unit_id=giver.person.unit_id,
            origin=giver.origin,
            household_id=giver.person.household_id,
            author_id=giver.person.id,
            chat_id=giver.chat_id,
            message_id=giver.message_id,
            said=_said(desk, giver.person, gift),
            quiet_author=True,
            proxy_id=giver.proxy_id,
            known=gift.details(box.id),
        ),
    )
    key = "gift.sent.for" if giver.proxy_id else "gift.sent"
    message = Message(
        key, f"gift.sent:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_person(work, desk, giver.proxy_id or giver.person.id, message)
    return case


def _said(desk: Desk, person: Person, gift: Gift) -> tuple[Said, ...]:
    now = desk.now()
    words = Said(desk.ids.new(), "text", now, person.id, gift.words)
    photo = Said(desk.ids.new(), "photo", now, person.id, file_id=gift.photo)
    return (*((words,) if gift.words else ()), *((photo,) if gift.photo else ()))
