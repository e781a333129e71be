"""Telling a rung: who is concerned hears it in the way its danger asks for."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.ladder import Climbed, Rung
from bot.domain.lanes import Lane, Owed
from bot.domain.nights import asked_by_night
from bot.domain.quiet import is_night
from bot.domain.states import State
from bot.services.claiming.asking import ask_volunteers
from bot.services.claiming.no_today import said_no
from bot.services.concerned import people_of_rung
from bot.services.desk import Desk
from bot.services.duties import refresh_duties
from bot.services.group_board import show_card
from bot.services.heard_enough import heard_enough
from bot.services.joint import tell_parties
from bot.services.local import content_for
from bot.services.recording import write_events
from bot.services.rides.asked_whom import told
from bot.services.rides.whom import ALL_AT_ONCE
from bot.services.tapcount.counting import is_full
from bot.services.telling import Message, tell_groups, tell_person
from bot.store import accounts, cases, outbox, people, timeline
from bot.store.database import Work

# Repeats above the last rung are noted beyond every rung's own number.
SAID_AGAIN = 1000


async def tell_climbed(work: Work, desk: Desk, case: Case, climbed: Climbed) -> None:
    """Tell every rung that was reached; above the last one everybody hears it again."""
    for rung in climbed.rungs:
        await tell_rung(work, desk, case, rung)
    if climbed.rungs:
        await tell_parties(work, desk, case)
    if climbed.again:
        await say_again(work, desk, case)


async def tell_rung(work: Work, desk: Desk, case: Case, index: int) -> None:
    """One rung: a rung that reached nobody has not been told, so the next one hears it too.

    The record says so (CONDUCT 20); in an emergency the hamlet's group is told as well where
    the rung says that (CONDUCT 4).
    """
    rung = case.ladder.rungs[index]
    reached = await _tell_all(work, desk, case, index, rung)
    if rung.group:
        reached += await _tell_group(work, desk, case)
    if reached == 0:
        await not_reached(work, desk, case, index)


async def not_reached(work: Work, desk: Desk, case: Case, index: int) -> None:
    """Whoever stands next hears it at once; above the last rung there is nobody."""
    rung = case.ladder.rungs[index]
    if index + 1 < len(case.ladder.rungs):
        event = Event("not_reached", Heading.ASSIGNED, facts=(("level", rung.level.value),))
        await write_events(work, desk, case, (event,))
        await tell_rung(work, desk, case, index + 1)


async def _tell_all(work: Work, desk: Desk, case: Case, index: int, rung: Rung) -> int:
    reached, got = 0, list[str]()
    # Who keeps the key and has the duty hears one thing once; danger rings again all the same.
    once = (case.kind == "box" or case.plan in ("ride", "ride_series")) and index > 0
    heard = await timeline.list_told_people(work, case.id) if once else ()
    for person in await people_of_rung(work, desk, case, rung):
        if person in heard or await tell_one(work, desk, case, person, index):
            got.append(person)
            reached += 1
    await told(work, desk, case, index, tuple(got))
    await ask_volunteers(work, desk, case, index, tuple(got))
    return reached


async def _tell_group(work: Work, desk: Desk, case: Case) -> int:
    """An alarm with name and door; of anything else the card, which wakes nobody by night."""
    if case.emergency:
        await tell_hamlet(work, desk, case)
        return 0
    night = is_night(desk.now(), desk.quiet())
    hung = case.shown_in_group or await _has_a_line(work, case)
    if not hung and await show_card(work, desk, case, silent=night):
        shown = replace(case, public=True, shown_in_group=True, revision=case.revision + 1)
        await cases.save_case(work, case, shown)
    return 0 if night else int(bool(await accounts.groups_of_unit(work, case.unit_id)))


async def _has_a_line(work: Work, case: Case) -> bool:
    """Wanted by a second person under a card that still asks: one card, with a line for each."""
    joined = await cases.find_case(work, case.joined_to) if case.joined_to else None
    return joined is not None and joined.shown_in_group and joined.state is State.OPEN


async def tell_one(work: Work, desk: Desk, case: Case, person: str, index: int) -> bool:
    """One person of a rung; written down with whether it could reach them."""
    if case.emergency:
        got = await _alert(work, desk, case, person, index)
    elif await _rings(work, desk, case):
        got = await _task(work, desk, case, person, index)
    else:
        got = await _reachable(work, person)
    before = await timeline.list_told_people(work, case.id)
    await timeline.note_told(work, case.id, person, index, desk.now(), reached=got)
    if not got and person not in before:
        await write_events(work, desk, case, (Event("missed", Heading.ASSIGNED, person),))
    if got:
        await refresh_duties(work, desk, person)
    return got


async def _rings(work: Work, desk: Desk, case: Case) -> bool:
    """Whether it makes a sound of its own; what can wait stands in the list of one's own duties."""
    kind = (await content_for(work, desk, case.unit_id)).kinds.get(case.kind)
    category = kind.category(case.category) if kind is not None else None
    rings = kind is not None and (kind.rings or (category is not None and category.rings))
    urgent = case.acuity is Acuity.URGENT or rings
    return urgent or case.state is State.DRAFT or asked_by_night(case.plan)


async def _reachable(work: Work, person_id: str) -> bool:
    person = await people.find_person(work, person_id)
    if person is None or person.ended_on is not None:
        return False
    return bool(await accounts.private_chats_of_person(work, person_id))


async def _alert(
    work: Work, desk: Desk, case: Case, person: str, index: int, occasion: str | None = None
) -> bool:
    """With sound, the door, the main illness and a contact to ring; edited when it is over."""
    times = occasion or f"{index}.{case.climb.repeats}"
    owed = (Lane.EMERGENCY, Owed.EMERGENCY)
    return await _say(work, desk, case, person, ("alert", times), owed)


async def _task(work: Work, desk: Desk, case: Case, person: str, index: int) -> bool:
    if await is_full(work, desk, person):
        # Asked for enough taps today: it stands in their own list, and was not told (CONDUCT 20).
        await refresh_duties(work, desk, person)
        return False
    if await heard_enough(work, case, person):
        # A third copy says nothing new: the first two show how far it is.
        await outbox.want(work, case.id)
        return True
    # What presses anew rings anew, also with who was asked in a calmer hour.
    anew = f".{case.revision}" if case.plan == ALL_AT_ONCE else ""
    times = f"{index}.{case.climb.repeats}{anew}"
    return await _say(work, desk, case, person, ("task", times), (Lane.CASE, Owed.OWED))


async def _say(
    work: Work,
    desk: Desk,
    case: Case,
    person: str,
    what: tuple[str, str],
    how: tuple[Lane, Owed],
) -> bool:
    """A living message about the case, named by its kind, the person and the occasion."""
    kind, times = what
    lane, owed = how
    message = Message(
        key=f"living.{kind}",
        about=f"{kind}:{case.id}:{person}:{times}",
        params={"case": case.id, "person": person, "times": times},
        lane=lane,
        owed=owed,
        case_id=case.id,
        living=True,
    )
    return await tell_person(work, desk, person, message)


async def say_again(work: Work, desk: Desk, case: Case, times: str | None = None) -> None:
    """Above the last rung it never falls silent: everybody who was told hears it again.

    `times` names the occasion when it is not the ladder's own repeat.
    """
    no = await said_no(work, case)
    told = [p for p in await timeline.list_told_people(work, case.id) if p not in no]
    rung = max(case.climb.last, 0)
    for person in told or await people_of_rung(work, desk, case, case.ladder.rungs[rung]):
        if case.emergency:
            await _alert(work, desk, case, person, rung, times)
        elif await _rings(work, desk, case):
            await _task(work, desk, case, person, rung)
        else:
            again = SAID_AGAIN + case.climb.repeats
            await timeline.note_told(work, case.id, person, again, desk.now(), reached=True)
        await refresh_duties(work, desk, person)


async def alert_once(work: Work, desk: Desk, case: Case, person: str) -> bool:
    """The whole alert to somebody who goes and was not told before."""
    if person in await timeline.list_told_people(work, case.id):
        return True
    return await tell_one(work, desk, case, person, max(case.climb.last, 0))


async def ring_again(work: Work, desk: Desk, case: Case, climbed: Climbed, but: str | None) -> None:
    """Whoever went does not come: not only the next level, everybody hears the alarm again."""
    if not case.emergency or climbed.again:
        return
    heard = {but}
    for index in climbed.rungs:
        heard.update(await people_of_rung(work, desk, case, case.ladder.rungs[index]))
    for person in await timeline.list_told_people(work, case.id):
        if person not in heard:
            await _alert(work, desk, case, person, 0, f"free{case.revision}")


async def tell_hamlet(work: Work, desk: Desk, case: Case) -> None:
    """Life before privacy: name and door, pinned, with sound, taken down afterwards."""
    if case.alarm in ("self_harm", "violence", "missing"):
        return
    message = Message(
        key="living.hamlet_alarm",
        about=f"hamlet:{case.id}",
        params={"case": case.id},
        lane=Lane.EMERGENCY,
        owed=Owed.EMERGENCY,
        case_id=case.id,
        living=True,
        pin=True,
    )
    told = await tell_groups(work, desk, case.unit_id, message)
    if told:
        event = Event("group_told", Heading.HANDLED)
        await write_events(work, desk, case, (event,))
