"""Buttons of the round: the person's own answer, a list that is ticked off, a question answered."""

from __future__ import annotations

from bot.domain.contacts import Found, How
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rounds import State
from bot.services.actors import Actor
from bot.services.checkins import asked_now, heard, unwell
from bot.services.checkins.heard import Word
from bot.services.checkins.holders import may_say
from bot.services.checkins.lists import about_list
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.store import checkins, people, seeing
from bot.store.checkins import Ask, Line, RoundList
from bot.store.database import Work

HOWS = {
    "seen": (How.SEEN, Found.FINE),
    "phone": (How.PHONE, Found.FINE),
    "nobody": (How.KNOCK, Found.NOT_MET),
}


async def on_answer(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons well, unwell, call me: by the person, or by who speaks for them."""
    ask = await checkins.find_ask(work, pressed.subject)
    if ask is None or actor.person is None:
        return Refused("press.unknown")
    person = await people.find_person(work, ask.person_id)
    if person is None or person.ended_on is not None:
        return Refused("press.unknown")
    own = any(one.id == ask.person_id for one in actor.persons)
    if not own and not await may_say(work, desk, actor.person.id, ask.person_id):
        return Refused("board.not_for_you")
    by = ask.person_id if own else actor.person.id
    return await answer(work, desk, actor, ask, by, pressed.choice or "")


async def answer(work: Work, desk: Desk, actor: Actor, ask: Ask, by: str, choice: str) -> Outcome:
    """The same by button and by words."""
    person = await people.get_person(work, ask.person_id)
    own = by == person.id
    how = How.TAP if own else How.FAMILY
    if choice == "ok":
        await heard.take(work, desk, Word(person.id, how, by, _ref(ask, "ok"), Found.FINE))
        if own:
            await asked_now.ask_one(work, desk, actor, person)
        return Done("checkins.toast.ok")
    if choice == "unwell":
        await heard.take(work, desk, Word(person.id, how, by, _ref(ask, "ill"), Found.UNWELL))
        if own:
            await unwell.complained(work, desk, person)
        elif actor.private is not None:
            await unwell.told_ill(work, desk, person, by, actor.private.id)
        return Done("checkins.toast.unwell")
    if choice == "call":
        word = Word(person.id, how, by, _ref(ask, "call"), Found.CALL_BACK)
        await heard.take(work, desk, word)
        await unwell.call_back(work, desk, person)
        return Done("checkins.toast.call")
    if choice == "nobody" and not own:
        return Done("checkins.toast.nobody")
    return Refused("press.unknown")


def _ref(ask: Ask, what: str) -> str:
    return f"{ask.id}:{what}"


async def on_pick(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A name of the list: ticked, or not any more."""
    found = await _own_list(work, actor, pressed)
    if isinstance(found, Refused):
        return found
    line = await _line(work, found, pressed.choice or "")
    if line is None:
        return Refused("press.unknown")
    await checkins.tick(work, line, not line.ticked)
    await seeing.want_standing(work, about_list(found.id))
    return Done()


async def on_met(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Seen, phoned or nobody at the door, for those who are ticked, and for nobody else."""
    found = await _own_list(work, actor, pressed)
    if isinstance(found, Refused):
        return found
    assert actor.person is not None
    if pressed.choice not in HOWS:
        return Refused("press.unknown")
    how, fine = HOWS[pressed.choice]
    ticked = [line for line in await checkins.lines_of(work, found.id) if line.ticked]
    if not ticked:
        return Refused("checkins.toast.pick")
    for line in ticked:
        await checkins.tick(work, line, False)
        ask = await checkins.ask_of(work, line.person_id, found.day)
        if ask is None or ask.state is State.OVER:
            continue
        ref = f"{ask.id}:{pressed.choice}:{actor.origin.update_id}"
        await heard.take(work, desk, Word(line.person_id, how, actor.person.id, ref, fine))
    await seeing.want_standing(work, about_list(found.id))
    return Done(f"checkins.toast.{pressed.choice}_kept")


async def _own_list(work: Work, actor: Actor, pressed: Pressed) -> RoundList | Refused:
    found = await checkins.find_list(work, pressed.subject)
    if found is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id != found.holder_id:
        return Refused("board.not_for_you")
    return found


async def _line(work: Work, found: RoundList, choice: str) -> Line | None:
    lines = await checkins.lines_of(work, found.id)
    return next((line for line in lines if str(line.number) == choice), None)
