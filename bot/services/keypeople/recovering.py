"""How somebody is after an illness: one tap or one word, by them or by who stands by them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain import closing
from bot.domain.contacts import Found, How
from bot.domain.followups import Answer, FollowUp, Stop, is_recovered
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import oversees
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.checkins.unwell import complained, told_ill
from bot.services.contacts import note_contact
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.keypeople.following_up import SHOWN, row_of, row_text
from bot.services.keypeople.noting import capacity
from bot.services.keypeople.rights import sight_of
from bot.services.questions import begin
from bot.services.roles import units_seen
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import cases, followups, people
from bot.store.database import Work
from bot.understanding.recovery_words import how_now

FOUND = {Answer.WELL: Found.FINE, Answer.SO_SO: Found.FINE, Answer.BAD: Found.UNWELL}
CHOICES = (Answer.WELL, Answer.SO_SO, Answer.BAD)
REFUSED = "refused"
ANSWERED_LATE = timedelta(days=3)


async def on_follow(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Well, about the same, worse again; whoever may see the card may say it."""
    one = await followups.find(work, pressed.subject)
    person = await people.find_person(work, one.person_id) if one else None
    if one is None or person is None or actor.person is None:
        return Refused("press.unknown")
    if pressed.choice not in [choice.value for choice in CHOICES]:
        return Refused("press.unknown")
    if not (await sight_of(work, desk, actor.person.id, person)).may_see:
        return Refused("card.not_yours_toast")
    chat = actor.chat.id if not actor.chat.is_group else None
    return await _answer(work, desk, one, person, Answer(pressed.choice), actor.person.id, chat)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Well, worse again, or ask no more, of who was asked and has not answered."""
    heard, me = context.heard, context.actor.person
    said = how_now(heard.text)
    if said is None or me is None or not heard.origin.private or decision.card:
        return False
    if await _waits_for_yes(work, desk, me.id):
        return False
    since = desk.now() - SHOWN
    row = await followups.of_person(work, me.id, since)
    asked = [o for o in row if o.asked_at and o.asked_at > desk.now() - ANSWERED_LATE]
    asked = [o for o in asked if o.answer in (None, Answer.SILENT) and o.stopped is None]
    if not asked:
        return False
    if said == REFUSED:
        await followups.stop_person(work, me.id, Stop.REFUSED)
        key = "followup.refused"
    else:
        outcome = await _answer(
            work, desk, asked[-1], me, Answer(said), me.id, context.actor.chat.id
        )
        key = (outcome.reason if isinstance(outcome, Refused) else outcome.said) or ""
    about = f"followed:{asked[-1].id}:{heard.message_id}"
    message = Message("said.plain", about, {"key": key}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def _waits_for_yes(work: Work, desk: Desk, person_id: str) -> bool:
    """A word of being well may be said of an answer that waits for it."""
    mine = await cases.list_of_author(work, person_id, desk.now() - SHOWN)
    return any(case.state is State.ANSWERED for case in mine)


async def _answer(
    work: Work,
    desk: Desk,
    one: FollowUp,
    person: Person,
    said: Answer,
    by: str,
    chat_id: str | None,
) -> Outcome:
    if not await followups.answer(work, one.id, said, desk.now(), by):
        return Done("followup.known")
    await _note(work, desk, one, person, said, by)
    if said is Answer.BAD:
        await _again(work, desk, one, person, by, chat_id)
        return Done("followup.again")
    row = await row_of(work, one)
    if is_recovered(row, desk.content.keypeople.follow_ups):
        await followups.stop_spell(work, one.spell, Stop.WELL)
        return Done("followup.over")
    return Done("followup.thanks" if said is Answer.WELL else "followup.so_so_thanks")


async def _note(
    work: Work, desk: Desk, one: FollowUp, person: Person, said: Answer, by: str
) -> None:
    """Their own tap, or somebody who has spoken with them."""
    role = await capacity(work, desk, by, person.id) if by != person.id else None
    how = How.TAP if role is None and by == person.id else How.PHONE
    if role in ("proxy", "kin"):
        how = How.FAMILY
    await note_contact(
        work, desk, person.id, how, source="follow_up", ref=one.id, by=by, role=role,
        found=FOUND[said],
    )  # fmt: skip


async def _again(
    work: Work, desk: Desk, one: FollowUp, person: Person, by: str, chat_id: str | None
) -> None:
    """Not well again: the same matter, one level up; after a stay, a matter of its own."""
    await followups.stop_spell(work, one.spell, Stop.BAD)
    case = await cases.find_case(work, one.case_id) if one.case_id else None
    moved = closing.reopen(case, by, desk.quiet(), desk.now()) if case else None
    if case is None and by == person.id:
        await complained(work, desk, person)
    elif case is None:
        await told_ill(work, desk, person, by, chat_id)
    elif isinstance(moved, Moved):
        reopened = await settle(work, desk, case, moved, by=by)
        if chat_id is not None and by == person.id:
            await begin(work, desk, reopened, chat_id)


async def show(call: Call) -> None:
    """/followups: who is being asked after an illness, for the doctor and the clinic."""
    person = call.actor.person
    if person is None or not oversees(call.actor.held):
        await call.tell(Refused("followup.not_yours"))
        return
    await call.say("followup.list", {"person": person.id})


async def say_asks(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who is asked about, and the three answers."""
    one = await followups.find(work, params["follow"])
    choices = [{"label": text_of(desk, f"followup.tap.{c}"), "choice": c.value} for c in CHOICES]
    own = one is not None and one.person_id == params["reader"]
    return {
        "person": await name_of(work, one.person_id) if one and not own else "",
        "home": one is not None and one.case_id is None,
        "choices": choices,
        "_subject": params["follow"],
    }


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """By person: which day, what was answered."""
    seen = await units_seen(work, desk, params["person"])
    rows: dict[str, list[FollowUp]] = {}
    for one in await followups.of_units(work, seen, desk.now() - SHOWN):
        rows.setdefault(one.person_id, []).append(one)
    lines = []
    for person_id, row in rows.items():
        person = await people.get_person(work, person_id)
        if not (await sight_of(work, desk, params["person"], person)).may_see:
            continue
        told = row_text(desk, tuple(row)) or text_of(desk, "followup.nothing_yet")
        place = await unit_name(work, person.unit_id)
        lines.append({"who": person.address, "place": place, "told": told})
    return {"lines": lines}
