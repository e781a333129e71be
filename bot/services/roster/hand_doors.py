"""/handover and its words: a whole grid is handed over in one line, and back in one."""

from __future__ import annotations

from datetime import date

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering, units_seen
from bot.services.roster.handing import give_back, hand_over, why_not_take
from bot.services.telling import Message, tell_chat
from bot.store import people, places, roster
from bot.store.database import Work
from bot.understanding.roster_words import HandWords, hand_words, last_day, takes_back

LEADS = ("cadre", "officer")


async def handover(call: Call) -> None:
    """/handover with who gives, who takes and from which day; or to take it back."""
    words = call.heard.argument.split()
    desk = call.desk
    if len(words) in (2, 3):
        last = last_day(words[2], desk.today()) if len(words) == 3 else None
        if len(words) == 2 or last is not None:
            asked = HandWords(words[0], words[1], last)
            await _order(call.work, desk, call.actor, asked, call.heard.message_id)
            return
    said = hand_words(f"交接 {call.heard.argument}", desk.today())
    if said is not None:
        await _order(call.work, desk, call.actor, said, call.heard.message_id)
    elif takes_back(f"{call.heard.argument}交接"):
        await _undo_last(call.work, desk, call.actor, call.heard.message_id)
    else:
        await call.say("roster.hand.how")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Only from somebody with a role, in private, and only words that are surely an order."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or not actor.held:
        return False
    said = hand_words(heard.text, desk.today())
    if said is not None:
        await _order(work, desk, actor, said, heard.message_id)
        return True
    if takes_back(heard.text):
        await _undo_last(work, desk, actor, heard.message_id)
        return True
    return False


async def on_undo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that takes a handover back."""
    made = await roster.find_handover(work, pressed.subject)
    if made is None or actor.person is None:
        return Refused("press.unknown")
    giver = await people.find_person(work, made.from_id)
    mine = actor.person.id in (made.by_id, made.from_id, made.to_id)
    if not mine and not (giver and await may_order(work, desk, actor.person, giver)):
        return Refused("claim.refused.not_for_you")
    if not await give_back(work, desk, made, by=actor.person.id):
        return Refused("roster.hand.back_already")
    return Done("roster.hand.back_done")


async def may_order(work: Work, desk: Desk, who: Person, giver: Person) -> bool:
    """Their own work, or a cadre's word over everything that is handed over."""
    if who.id == giver.id:
        return True
    held = await people.roles_of(work, giver.id, desk.today())
    for unit_id in {giver.unit_id, *(role.unit_id for role in held)}:
        if not wears(await covering(work, desk, who.id, unit_id), *LEADS):
            return False
    return True


async def _order(work: Work, desk: Desk, actor: Actor, said: HandWords, message_id: int) -> None:
    key, params = await _carry_out(work, desk, actor, said)
    about = f"{key}:{actor.chat.id}:{message_id}"
    await tell_chat(work, desk, actor.chat.id, Message(key, about, params, Lane.REPLY, Owed.OWED))


async def _carry_out(
    work: Work, desk: Desk, actor: Actor, said: HandWords
) -> tuple[str, dict[str, str]]:
    """The key of the answer, and what it names."""
    me = actor.person
    if me is None:
        return "roster.hand.not_yours", {}
    where = await _units(work, desk, me)
    sides = []
    for name in (said.giver, said.taker):
        found = await people.people_named(work, name, where)
        if len(found) != 1:
            key = "roster.hand.nobody" if not found else "roster.hand.several"
            return key, {"name": name}
        sides.append(found[0])
    giver, taker = sides
    if not await may_order(work, desk, me, giver):
        return "roster.hand.not_yours", {}
    return await carry_out(work, desk, giver, taker, by=me.id, last=said.last)


async def carry_out(
    work: Work, desk: Desk, giver: Person, taker: Person, *, by: str | None, last: date | None
) -> tuple[str, dict[str, str]]:
    """Also for the command line: the key of what is answered, and what it names."""
    refused = await why_not_take(work, desk, giver, taker)
    if refused is not None:
        return refused, {"name": taker.address}
    given = await hand_over(work, desk, giver.id, taker.id, by=by, last=last)
    if given.nothing:
        return "roster.hand.nothing", {"name": giver.address}
    return "roster.hand.done", {"handover": given.handover.id}


async def _undo_last(work: Work, desk: Desk, actor: Actor, message_id: int) -> None:
    me = actor.person
    made = await roster.last_handover_of(work, me.id) if me else None
    if me is None or made is None or not await give_back(work, desk, made, by=me.id):
        key, params = "roster.hand.none", dict[str, str]()
    else:
        key, params = "roster.hand.undone", {"handover": made.id}
    about = f"{key}:{actor.chat.id}:{message_id}"
    await tell_chat(work, desk, actor.chat.id, Message(key, about, params, Lane.REPLY, Owed.OWED))


async def _units(work: Work, desk: Desk, person: Person) -> tuple[str, ...]:
    """Where names are looked for: what their roles let them see, and their own village."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    own = await places.subtree_ids(work, village.id) if village else (person.unit_id,)
    return tuple(dict.fromkeys((*await units_seen(work, desk, person.id), *own)))
