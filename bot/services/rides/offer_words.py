"""What is said of seats: I drive there and have some, it is full, I get in, I do not."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.moments import Moment
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rides import Trip, TripState
from bot.services.actors import somebody
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react, said_of
from bot.services.rides import offer_join, offer_talk
from bot.services.rides.needs import is_ride, open_rides_of
from bot.services.rides.offer_match import trips_offered_to
from bot.services.rides.offer_order import KIND, refresh
from bot.services.rides.offer_read import Offering, later_said, moment_said, offering_of, words_of
from bot.services.rides.offers import Offered, call_off, change, set_free
from bot.services.telling import Message, tell_chat
from bot.services.words import answered_case, tell_outcome
from bot.store import cases, trips
from bot.store.database import Work
from bot.understanding.ride_words import read_ride_words
from bot.understanding.seat_words import declines, joins, sets_time
from bot.understanding.trip_words import OfferWords

LONGEST = 60  # what is longer is a talk, no word to a card


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether the words were about seats, and so are handled."""
    if decision.card is not None or context.actor.person is None:
        return await _offered(work, desk, context, decision)
    replied = await answered_case(work, context.actor, context.heard)
    for way in (_of_passenger, _of_driver):
        outcome = await way(work, desk, context, replied)
        if outcome is not None:
            await _tell(work, desk, context, outcome)
            return True
    if await _offered(work, desk, context, decision):
        return True
    actor, heard = context.actor, context.heard
    if not heard.origin.private or (decision.opens and not _offers(context)):
        return False
    return await offer_talk.answered(work, desk, actor, heard.text, context.reading.meaning)


async def _tell(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    """A no is said where it was asked; a yes in the group is a mark, the card shows the rest."""
    heard, chat = context.heard, context.actor.chat
    if heard.origin.private or not isinstance(outcome, Refused):
        await tell_outcome(work, desk, context, outcome)
        return
    message = Message(
        "said.plain", f"said:{chat.id}:{heard.message_id}",
        {"key": outcome.reason, **dict(outcome.facts)}, Lane.REPLY, Owed.LOOSE,
        reply_to=heard.message_id,
    )  # fmt: skip
    await tell_chat(work, desk, chat.id, message)


def _offers(context: Context) -> bool:
    intents = context.reading.meaning.intents
    return "offer_ride" in intents and "need_ride" not in intents


async def _offered(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Free seats on a trip of one's own, offered in words."""
    heard, meaning = context.heard, context.reading.meaning
    sure = heard.origin.private or heard.addressed or context.reading.what.strong
    if decision.card is not None or not _offers(context) or not sure:
        return False
    offering = offering_of(desk, heard.text, heard.at, meaning)
    if not offering.to and not offering.when:
        # Time to drive somebody some day: an offer of help, no trip.
        return False
    actor = await somebody(work, desk, context.actor)
    if actor.person is None:
        return False
    by = Offered(actor.person, actor.chat, said_of(desk, actor, heard), heard.message_id)
    made = await offer_talk.begin(work, desk, actor, by, offering)
    if isinstance(made, Refused):
        await tell_outcome(work, desk, context, made)
    elif not heard.origin.private:
        await react(work, desk, heard, actor)
    return True


async def _of_passenger(
    work: Work, desk: Desk, context: Context, replied: Case | None
) -> Outcome | None:
    """A seat wanted in reply to a card, or one that was offered taken or left."""
    text, word = context.heard.text, context.reading.meaning.word
    gets_in = joins(text) or (replied is not None and word in ("claim", "me_too"))
    if not gets_in and not declines(text):
        return None
    if replied is not None and replied.kind == KIND:
        return await _joins(work, desk, context, replied) if gets_in else None
    found = await _offered_seat(work, desk, context, replied)
    if found is None:
        return None
    case, trip_id = found
    act = offer_join.take if gets_in else offer_join.skip
    return await act(work, desk, case, trip_id, allowed=True)


async def _joins(work: Work, desk: Desk, context: Context, card: Case) -> Outcome | None:
    actor, heard = context.actor, context.heard
    if actor.person is None or actor.person.id == card.author_id:
        return None
    local = heard.at.astimezone(desk.zone)
    words = read_ride_words(heard.text, local, words=desk.content.lexicon.times)
    said = said_of(desk, actor, heard)
    seats = words.seats or context.reading.meaning.seats or 1
    return await offer_join.join(work, desk, card, actor.person, said, actor, seats)


async def _offered_seat(
    work: Work, desk: Desk, context: Context, replied: Case | None
) -> tuple[Case, str] | None:
    """The ride that is meant and the trip it was offered: answered to, or the only one."""
    person = context.actor.person
    if person is None or (replied is None and not context.heard.origin.private):
        return None
    mine = (replied,) if replied is not None else await open_rides_of(work, desk, person.id)
    mine = tuple(case for case in mine if is_ride(case.kind, case.category))
    found = []
    for case in mine:
        offered = await trips_offered_to(work, case.id) if case.claimed_by is None else ()
        found += [(case, offered[-1])] if offered else []
    return found[0] if len(found) == 1 else None


async def _of_driver(
    work: Work, desk: Desk, context: Context, replied: Case | None
) -> Outcome | None:
    """Full, fewer seats, another hour or off: to the card, or of the only trip one has offered."""
    heard, meaning = context.heard, context.reading.meaning
    if len(heard.text) > LONGEST or "need_ride" in meaning.intents:
        return None
    if replied is None and not heard.origin.private:
        return None
    words = words_of(desk, heard.text, heard.at)
    timed = sets_time(heard.text)
    if not (words.full or words.cancelled or words.changed or words.more or timed):
        return None
    found = await _own_trip(work, context, replied)
    if found is None:
        return None
    case, trip = found
    if words.cancelled:
        off = await call_off(work, desk, case, trip.driver_id, "trip_off")
        return off if isinstance(off, Refused) else Done("trip.off_now")
    if words.full or words.changed or words.more:
        return await _seats(work, desk, trip, words)
    return await _time(work, desk, context, trip)


async def _own_trip(work: Work, context: Context, replied: Case | None) -> tuple[Case, Trip] | None:
    person = context.actor.person
    if person is None or (replied is not None and replied.kind != KIND):
        return None
    mine = [
        trip
        for trip in await trips.offered_trips(work)
        if trip.driver_id == person.id
        and trip.state is TripState.OPEN
        and (replied is None or trip.case_id == replied.id)
    ]
    case = await cases.find_case(work, mine[0].case_id or "") if len(mine) == 1 else None
    return (case, mine[0]) if case is not None else None


async def _seats(work: Work, desk: Desk, trip: Trip, words: OfferWords) -> Outcome:
    free = 0 if words.full else (words.seats or 0)
    if words.more is not None and not words.full:
        free = trip.free + words.more
    if words.full or free <= 0:
        await set_free(work, desk, trip, 0)
        await refresh(work, trip)
        return Done("trip.full_now")
    changed = await change(work, desk, trip, Offering(seats=free))
    return changed if isinstance(changed, Refused) else Done("trip.changed_now")


async def _time(work: Work, desk: Desk, context: Context, trip: Trip) -> Outcome | None:
    local = trip.leaves_at.astimezone(desk.zone)
    before = Moment(day=local.date(), clock=local.time())
    said = moment_said(desk, context.heard.text, context.heard.at, before)
    if said is None or not (said.clock or said.day):
        return None
    changed = await change(work, desk, trip, Offering(when=later_said(before, said)))
    return changed if isinstance(changed, Refused) else Done("trip.changed_now")
