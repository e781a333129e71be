"""After a move: the villager hears of every step that matters, the holder of what is theirs."""

from __future__ import annotations

from bot.domain.case import Case, Event
from bot.domain.errand_rules import ERRANDS
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.services.claiming.waiting import waits_for_reserve
from bot.services.climbing import alert_once, ring_again, tell_climbed
from bot.services.desk import Desk
from bot.services.discreet import author_may_read
from bot.services.recording import apply
from bot.services.rides.series_search import SERIES
from bot.services.stock.following import follow
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import cases, timeline
from bot.store.database import Work

# Who comes is told with more than a name, by the part that knows it.
SAYS_ITSELF = frozenset(("help", code) for code in ("ride", *ERRANDS))
# What the author hears, by what happened; steps that are not here are seen on living messages.
AUTHOR_HEARS = {
    "claimed": "case.claimed",
    "handed_to": "case.claimed",
    "arrived": "case.arrived",
    "ambulance": "case.ambulance",
    "released": "case.looking_again",
    "lapsed": "case.looking_again",
    "handed_up": "case.handed_up",
    "paused": "case.paused",
    "answered": "case.answered",
    "reopened": "case.reopened",
}
HOLDER_HEARS = {
    "confirmed": "case.confirmed_holder",
    "cancelled": "case.cancelled_holder",
    "reopened": "case.reopened_holder",
}


async def settle(
    work: Work,
    desk: Desk,
    before: Case,
    moved: Moved,
    *,
    by: str | None = None,
    has_card: bool = False,
) -> Case:
    """Save a move and tell everybody it concerns, once, in the same write."""
    case = await apply(work, desk, before, moved)
    await follow(work, desk, before, case)
    case = await desk.follow(work, desk, before, case)
    waits = await waits_for_reserve(work, case.id, desk.now()) and not case.emergency
    if moved.climbed is not None and not (waits or _searched_anew(moved.case, case)):
        await tell_climbed(work, desk, case, moved.climbed)
        case = await cases.find_case(work, case.id) or case
        if before.claimed_by is not None and case.claimed_by is None:
            await ring_again(work, desk, case, moved.climbed, by)
    for event in moved.events:
        await _tell_author(work, desk, case, event, by)
        await _tell_holder(work, desk, before, case, event.what, by)
        if event.what == "answered":
            await _tell_supporters(work, desk, case)
    if case.claimed_by not in (None, before.claimed_by) and not (has_card and not case.emergency):
        await give_task(work, desk, case, case.claimed_by)
    for person in case.going:
        if person not in before.going and person != case.claimed_by:
            await give_task(work, desk, case, person)
    return case


def _searched_anew(moved: Case, case: Case) -> bool:
    """A ladder of its own began with the move; one that comes again asks its own two first."""
    return case.ladder != moved.ladder or (case.plan == SERIES and case.climb != moved.climb)


async def _tell_author(work: Work, desk: Desk, case: Case, event: Event, by: str | None) -> None:
    key = _key_for(desk, case, event.what)
    if event.why == "no_answer" and event.what == "released":
        key = "case.nobody_opened"
    who = dict(event.facts).get("to", event.who)
    if key is None or case.author_id is None or case.author_id in (who, by):
        return
    if (case.kind, case.category) in SAYS_ITSELF and event.what in ("claimed", "handed_to"):
        return
    if not await author_may_read(work, case):
        return
    params = {"case": case.id}
    if who is not None:
        params["who"] = who
    await tell_or_relay(
        work,
        desk,
        case.author_id,
        Message(
            key=key,
            about=f"{event.what}:{case.id}:{case.revision}",
            params=params,
            lane=Lane.EMERGENCY if case.emergency else Lane.REPLY,
            owed=Owed.OWED,
            case_id=case.id,
        ),
        by=by,
    )


def _key_for(desk: Desk, case: Case, what: str) -> str | None:
    """The step in the words of its kind where it has own ones."""
    own = (f"{case.kind}.{case.category}.{what}", f"{case.kind}.{what}")
    if what in AUTHOR_HEARS:
        named = (key for key in own if desk.content.messages.has(key))
        return next(named, AUTHOR_HEARS[what])
    return None


async def _tell_holder(
    work: Work, desk: Desk, before: Case, case: Case, what: str, by: str | None
) -> None:
    key = HOLDER_HEARS.get(what)
    holder = before.claimed_by or before.answered_by
    if key is None or holder is None or holder == by:
        return
    message = Message(
        key=key,
        about=f"holder:{what}:{case.id}:{case.revision}",
        params={"case": case.id},
        lane=Lane.CASE,
        owed=Owed.OWED,
        case_id=case.id,
        silent=what == "confirmed",
    )
    await tell_person(work, desk, holder, message)


async def _tell_supporters(work: Work, desk: Desk, case: Case) -> None:
    """Who said me too hears the answer too, as was promised."""
    for person in await timeline.list_supporters(work, case.id):
        about = f"answered_too:{case.id}:{case.revision}"
        message = Message("case.answered_too", about, {"case": case.id}, Lane.REPLY)
        await tell_person(work, desk, person, message)


async def give_task(work: Work, desk: Desk, case: Case, holder: str) -> bool:
    """What the holder needs to do it: the door, the words, whom to ring; never in the group.

    In an emergency that is the alert; whoever was told has it already.
    """
    if case.emergency:
        return holder == case.author_id or await alert_once(work, desk, case, holder)
    return await tell_person(
        work,
        desk,
        holder,
        Message(
            key="living.task",
            about=f"held:{case.id}:{holder}:{case.revision}",
            params={"case": case.id, "person": holder, "times": "held"},
            lane=Lane.REPLY,
            owed=Owed.OWED,
            case_id=case.id,
            living=True,
        ),
    )
