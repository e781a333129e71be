"""Taking a case and carrying it: claim, arrive, give back, wait, hand on, push up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain import claims
from bot.domain.ladder import UNIT_OF_LEVEL, Level
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_claim, may_see, may_work
from bot.domain.roles import Held
from bot.services.actors import Actor
from bot.services.claiming.handing import ask_to_take, discreet, must_agree
from bot.services.claiming.refusing import kindly
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.parties import acknowledge_for
from bot.services.taps import Tap, make_tap
from bot.services.tasks.gates import why_not
from bot.services.telling import Message, tell_chat
from bot.store import accounts, cases, people, places, records, timeline
from bot.store.database import Work

MORNING = time(7, 30)


async def on_claim(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Taken: exactly one of many wins, the others are told who has it."""
    if not may_claim(tap.case, tap.kind, tap.viewer):
        own = tap.person.id == tap.case.author_id
        return Refused("claim.refused.own" if own else "claim.refused.not_for_you")
    refused = await why_not(work, desk, tap.case, tap.person.id)
    moved = refused or claims.claim(tap.case, tap.person.id, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return await kindly(work, desk, tap, moved)
    return await _settle(work, desk, tap, moved, "claim.yours")


async def on_arrived(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Arrived: ringing stops, the matter stays open until it is answered."""
    return await _arrive(work, desk, tap, "arrived")


async def on_ambulance(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The ambulance has come."""
    return await _arrive(work, desk, tap, "ambulance")


async def _arrive(work: Work, desk: Desk, tap: Tap, how: str) -> Outcome:
    author = tap.person.id == tap.case.author_id
    if not (may_claim(tap.case, tap.kind, tap.viewer) or (author and how == "ambulance")):
        return Refused("claim.refused.not_for_you")
    moved = claims.arrive(tap.case, tap.person.id, how, desk.quiet(), desk.now())
    events = (dated.event for dated in await timeline.list_events(work, tap.case.id))
    if isinstance(moved, Moved) and claims.has_come(events, tap.person.id, how):
        return Done(f"claim.{how}")
    return await _settle(work, desk, tap, moved, f"claim.{how}")


async def on_release(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Unable to go: back to the pool, and the person above hears it."""
    why = tap.choice or "cannot"
    moved = claims.release(tap.case, tap.person.id, why, desk.quiet(), desk.now())
    return await _settle(work, desk, tap, moved, "claim.released")


async def on_keep(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """At work on it until a date: without a date it is asked with three buttons."""
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_yours")
    until = _date_of(desk, tap.choice)
    if until is None:
        await _ask_until(work, desk, tap)
        return Done("claim.which_day")
    at = datetime.combine(until, MORNING, desk.zone)
    moved = claims.keep_on(tap.case, tap.person.id, at, tap.words or "waiting", desk.now())
    return await _settle(work, desk, tap, moved, "claim.kept")


def _date_of(desk: Desk, choice: str | None) -> date | None:
    """A day by its word (tomorrow, friday, week) or as a date; today and before do not count."""
    today = desk.today()
    if choice == "tomorrow":
        return today + timedelta(days=1)
    if choice == "friday":
        return today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    if choice == "week":
        return today + timedelta(days=7)
    try:
        day = date.fromisoformat(choice or "")
    except ValueError:
        return None
    return day if day > today else None


async def _ask_until(work: Work, desk: Desk, tap: Tap) -> None:
    message = Message(
        "ask.until",
        f"until:{tap.case.id}:{tap.case.revision}:{tap.person.id}",
        {"case": tap.case.id},
        Lane.REPLY,
        Owed.LOOSE,
        tap.case.id,
    )
    chat = tap.actor.private or tap.actor.chat
    await tell_chat(work, desk, chat.id, message)


async def on_up(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Sent up: one level up now, with a reason, past any ceiling."""
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_yours")
    why = tap.words or tap.choice or "beyond_us"
    own = await _level_of(work, tap.viewer.held)
    moved = claims.push_up(tap.case, tap.person.id, why, desk.quiet(), desk.now(), own=own)
    return await _settle(work, desk, tap, moved, "claim.handed_up")


async def _level_of(work: Work, held: tuple[Held, ...]) -> Level:
    """The highest level somebody stands on over this case; a department stands in the township."""
    units = [await places.find_unit(work, role.unit_id) for role in held]
    named = {unit.level for unit in units if unit is not None}
    found = [level for level, unit in UNIT_OF_LEVEL.items() if unit in named]
    found += [Level.TOWNSHIP] if "department" in named else []
    return max(found, key=lambda level: level.rank, default=Level.LIAISON)


async def on_hand(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Handed on: a named person holds it from now on; without a name it is asked."""
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_yours")
    if tap.choice is None:
        await ask_hand_to(work, desk, tap)
        return Done("claim.to_whom")
    moved = claims.hand_to(tap.case, tap.person.id, tap.choice, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    if tap.choice in await timeline.list_excluded(work, tap.case.id):
        return Refused("claim.refused.a_side")
    if not await can_hear(work, tap.choice):
        return Refused("claim.refused.cannot_hear")
    refused = await why_not(work, desk, tap.case, tap.choice)
    if refused is not None:
        return discreet(refused)
    if await must_agree(work, desk, tap.case, tap.choice):
        return await ask_to_take(work, desk, tap, tap.choice)
    rung = max(tap.case.climb.last, 0)
    await timeline.note_told(work, tap.case.id, tap.choice, rung, desk.now(), reached=True)
    return await _settle(work, desk, tap, moved, "claim.handed_to")


async def ask_hand_to(work: Work, desk: Desk, tap: Tap, among: tuple[str, ...] = ()) -> None:
    """Whom to hand it to: those who know of it, or several of the name that was written."""
    params = {"case": tap.case.id, "person": tap.person.id, "among": ",".join(among)}
    about = f"hand:{tap.case.id}:{tap.case.revision}:{tap.person.id}:{'.'.join(among)}"
    chat = tap.actor.private or tap.actor.chat
    message = Message("ask.hand_to", about, params, Lane.REPLY, Owed.LOOSE, tap.case.id)
    await tell_chat(work, desk, chat.id, message)


async def can_hear(work: Work, person_id: str) -> bool:
    """Whether a message would reach somebody; who hears nothing holds nothing."""
    person = await people.find_person(work, person_id)
    alive = person is not None and person.ended_on is None
    return alive and bool(await accounts.private_chats_of_person(work, person_id))


async def on_see(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The details: the case's page, in private, and the look is written down."""
    if not may_see(tap.case, tap.viewer, confidential=tap.kind.confidential):
        return Refused("case.refused.not_yours_to_see")
    chat = tap.actor.private
    if chat is None:
        return Refused("press.open_private_first")
    look = desk.ids.new()
    await records.add_look(work, look, tap.person.id, "case", tap.case.id, desk.now())
    about = f"page:{tap.case.id}:{tap.person.id}:{look}"
    message = Message(
        "living.page",
        about,
        {"case": tap.case.id, "person": tap.person.id},
        Lane.REPLY,
        Owed.LOOSE,
        tap.case.id,
        living=True,
    )
    await tell_chat(work, desk, chat.id, message, tap.person.id)
    return Done("press.sent_in_private" if tap.actor.chat.is_group else None)


async def on_see_number(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A number in a list was pressed."""
    case = await cases.find_by_number(work, pressed.choice or "")
    tap = await make_tap(work, desk, actor, case, "see") if case else None
    return await on_see(work, desk, tap) if tap else Refused("press.unknown")


async def _settle(work: Work, desk: Desk, tap: Tap, moved: Moved | Refused, said: str) -> Outcome:
    if isinstance(moved, Refused):
        return moved
    case = await settle(
        work, desk, tap.case, moved, by=tap.person.id, has_card=_is_on_own_card(tap)
    )
    await acknowledge_for(work, desk, case, tap.person.id, tap.viewer)
    return Done(said)


def _is_on_own_card(tap: Tap) -> bool:
    """Whether it was taken on a card in private: it becomes the holder's, no second is sent."""
    return tap.verb == "claim" and tap.message_id is not None and not tap.actor.chat.is_group
