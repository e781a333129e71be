"""Who has no car for a date gets a ride as anybody does, there when their turn is."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.moments import Moment, moment_to_text
from bot.domain.people import Person
from bot.domain.sessions import Seat, Session
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.read_back import MOST_ASKED
from bot.services.views.names import local, text_of
from bot.services.wanted import Wanted
from bot.store import accounts, sessions
from bot.store.database import Work
from bot.store.timeline import Said


async def open_ride(
    work: Work,
    desk: Desk,
    session: Session,
    seat: Seat,
    who: Person,
    whom: Person,
    message_id: int | None,
) -> Case:
    """The card says where to and when, never what for."""
    slots = {slot.number: slot.starts_at for slot in await sessions.slots(work, session.id)}
    at = local(desk, slots.get(seat.slot or 0, session.starts_at))
    assert at is not None
    words = text_of(desk, "session.words.ride", {"place": session.place, "day": at, "now": at})
    author = whom if await accounts.private_chats_of_person(work, whom.id) else who
    chats = await accounts.private_chats_of_person(work, author.id)
    day, clock = at.date(), at.time().replace(tzinfo=None)
    wanted = Wanted(
        kind="help",
        category="ride",
        unit_id=whom.unit_id,
        origin="private",
        household_id=whom.household_id,
        subject_id=whom.id,
        author_id=author.id,
        chat_id=chats[0].id if chats else None,
        message_id=message_id,
        said=(Said(desk.ids.new(), "text", desk.now(), who.id, words),),
        slots={
            "when": moment_to_text(Moment(day=day, clock=clock)),
            "destination": session.place,
        },
        known={"ride.be_there": f"{clock:%H:%M}"},
        asked=MOST_ASKED,
        ask=False,
        proxy_id=who.id if who.id != author.id else None,
    )
    return await open_case(work, desk, wanted)
