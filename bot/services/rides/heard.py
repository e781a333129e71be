"""Words of those in a ride, and of those who were asked to drive: they do what the buttons do."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.read_back import DETAILS, SHORT, form_of_case, put_right
from bot.services.rides import steps
from bot.services.rides.another_ride import is_another_ride
from bot.services.rides.heard_changes import (
    add_known,
    at_the_door,
    comes_again,
    is_fetched,
    more_people,
    takes_back,
)
from bot.services.rides.needs import is_ride, known_of, open_rides_of, words_of_ride
from bot.services.rides.passenger import passengers_of
from bot.services.rides.seating import ride_of
from bot.services.taps import make_tap
from bot.services.telling import Message, tell_chat
from bot.services.words import answered_case, tell_outcome
from bot.store import asks, cases, dialogs
from bot.store.database import Work
from bot.understanding.driver_words import DriverWords, read_driver_words
from bot.understanding.ride_changes import changes

# What a step said aloud taps, by who says it.
AS_DRIVER = {
    "on_the_way": "set_out",
    "near": "near",
    "boarded": "boarded",
    "there": "there",
    "home": "home",
    "no_show": "nobody",
    "late": "late",
}
AS_PASSENGER = {
    "boarded": "boarded",
    "ready": "ready",
    "home": "home",
    "no_show": "not_come",
    "near": "near",
    "running_late": "late",
    "late": "late",
}


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A step, an answer to an ask, or something more about a ride that is open; in private."""
    person = context.actor.person
    if person is None or not context.heard.origin.private or decision.death:
        return False
    opens = decision.opens and decision.opens[0].kind != "message"
    if opens and not is_fetched(desk, context):
        return False
    local = context.heard.at.astimezone(desk.zone)
    words = read_driver_words(context.heard.text, local, words=desk.content.lexicon.times)
    if words.step is not None and await _step(work, desk, context, person, words):
        return True
    if await comes_again(work, desk, context, person, yes=words.yes is True):
        return True
    if await takes_back(work, desk, context, person) or await more_people(
        work, desk, context, person
    ):
        return True
    if words.yes is False and not (words.off or words.unfit or words.off_since):
        return await _not_me(work, desk, context, person)
    return await _more(work, desk, context, person)


async def _step(
    work: Work, desk: Desk, context: Context, person: Person, said: DriverWords
) -> bool:
    """Of several rides the one that waits for this step, the earliest."""
    for case in await _rides_with(work, desk, context, person):
        driver = case.claimed_by == person.id
        code = (AS_DRIVER if driver else AS_PASSENGER).get(said.step or "")
        ride = await ride_of(work, case)
        if code is None or ride is None:
            continue
        words = context.heard.text
        if driver and at_the_door(desk, words, ride):
            code = "here"
        tap = await make_tap(work, desk, context.actor, case, "ride_step", code, words)
        if tap is None:
            continue
        await tell_outcome(work, desk, context, await steps.on_step(work, desk, tap))
        return True
    return False


async def _rides_with(work: Work, desk: Desk, context: Context, person: Person) -> tuple[Case, ...]:
    replied = await answered_case(work, context.actor, context.heard)
    held = [c for c in await cases.list_held(work, person.id) if is_ride(c.kind, c.category)]
    mine = await open_rides_of(work, desk, person.id)
    told = [c for c in await cases.list_reported(work, person.id) if is_ride(c.kind, c.category)]
    live: list[tuple[object, Case]] = []
    for case in dict.fromkeys((*held, *mine, *told)):
        ride = await ride_of(work, case)
        known = case.claimed_by == person.id or person.id in await passengers_of(work, case)
        if ride is not None and ride[2].state.live and known:
            live.append((ride[1].leaves_at, case))
    ordered = [case for _, case in sorted(live, key=lambda one: str(one[0]))]
    if replied is not None and replied in ordered:
        return (replied,)
    return tuple(ordered)


async def _not_me(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """A no of somebody who was asked and holds nothing: the last ask is answered."""
    if await cases.list_held(work, person.id):
        return False
    case = await _asked(work, context, person)
    tap = await make_tap(work, desk, context.actor, case, "ride_no") if case else None
    if tap is None:
        return False
    outcome: Outcome = await steps.on_not_me(work, desk, tap)
    await tell_outcome(work, desk, context, outcome)
    return True


async def _asked(work: Work, context: Context, person: Person) -> Case | None:
    replied = await answered_case(work, context.actor, context.heard)
    told = [replied] if replied else list(reversed(await cases.list_told(work, person.id)))
    for case in told:
        if case.state is not State.OPEN or not is_ride(case.kind, case.category):
            continue
        if any(
            a.person_id == person.id and not a.answer for a in await asks.asked_for(work, case.id)
        ):
            return case
    return None


async def _more(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """What else a ride needs, a wheelchair or the way back, said of the one ride that is open."""
    if context.reading.meaning.word or context.reading.meaning.intents:
        return False
    mine = [c for c in await open_rides_of(work, desk, person.id) if c.climbing]
    if len(mine) != 1:
        return False
    case, text = mine[0], context.heard.text
    if case.claimed_by is None and await _answers_a_question(work, context):
        return False
    if is_another_ride(desk, case, text, context.heard.at, context.reading.meaning):
        return False
    known = known_of(words_of_ride(desk, text, context.heard.at))
    if case.claimed_by is not None and changes(text):
        form = await form_of_case(work, desk, case)
        known.update(put_right(desk, form, case, context.heard))
    if not known or set(known) <= {"ride.window"} or _is_a_tale(known, text):
        return False
    if all(dict(case.details).get(name) == value for name, value in known.items()):
        return False
    await add_known(work, desk, case, known)
    about = f"ride_more:{case.id}:{context.heard.message_id}"
    message = Message("ride.noted", about, {"case": case.id}, Lane.REPLY, Owed.LOOSE, case.id)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


def _is_a_tale(known: dict[str, str], text: str) -> bool:
    """What a long line was read to be for is no word about the ride: a driver would read it."""
    return set(known) <= {"ride.window", "ride.purpose"} and len(text.strip()) > SHORT


async def _answers_a_question(work: Work, context: Context) -> bool:
    """Words that answer an open question: they are read as the answer, and said back."""
    account = context.actor.account
    asked = await dialogs.find_dialog(work, account.id, context.actor.chat.id) if account else None
    return asked is not None and asked.form == DETAILS
