"""Swaps agreed by both: one taps swap, the other agrees; the village hears one line."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rota_rules import Turn, to_swap_with
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.duty.reading import heads, rota_of
from bot.services.duty.speaking import Values, short_turn, turn_values
from bot.services.incoming import Pressed
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.store import accounts, duty_changes, places
from bot.store.database import Work
from bot.store.duty_changes import AGREED, ASKED, REFUSED, Change

AHEAD = timedelta(days=9)
OFFERS = 3


async def on_turn(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button to swap under one's own turn: three of others to choose from."""
    mine = await _own(work, desk, actor, pressed.choice)
    if mine is None or actor.person is None:
        return Refused("duty.refused.not_yours")
    offers = await offers_for(work, desk, mine)
    if not offers:
        return Refused("duty.refused.nobody")
    await ask_with(work, desk, actor.person.id, mine, offers)
    return Done()


async def _own(work: Work, desk: Desk, actor: Actor, choice: str | None) -> Turn | None:
    """One's own turn by when it begins: the press carries no more."""
    if actor.person is None or not (choice or "").isdigit():
        return None
    found = await duty_changes.turns_of(work, actor.person.id, desk.now(), desk.now() + AHEAD)
    return next((turn for turn in found if begins(turn) == choice), None)


def begins(turn: Turn) -> str:
    """A turn as a button names it."""
    return str(int(turn.starts_at.timestamp()))


async def ask_with(
    work: Work, desk: Desk, person_id: str, mine: Turn, offers: tuple[Turn, ...]
) -> None:
    """A list of turns that could be had for mine; it is kept so that a press says little."""
    change = _change(desk, mine, None, person_id, "choosing")
    await duty_changes.add_change(work, change)
    params = {"change": change.id, "turns": ",".join(turn.id for turn in offers)}
    about = f"duty.swap_with:{change.id}"
    message = Message("duty.swap_with", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, person_id, message)


async def offers_for(work: Work, desk: Desk, mine: Turn) -> tuple[Turn, ...]:
    now = desk.now()
    rota = await rota_of(work, desk, mine.unit_id, mine.role, now - timedelta(days=1), now + AHEAD)
    found: list[Turn] = []
    for turn in to_swap_with(rota.holds, mine, now):
        others = {one.person_id for one in found}
        may_hear = await accounts.private_chats_of_person(work, turn.person_id)
        if may_hear and turn.person_id not in others:
            found.append(turn)
    return tuple(found[:OFFERS])


async def on_with(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of the offers: the other is asked."""
    change = await duty_changes.find_change(work, pressed.subject)
    if change is None or actor.person is None or change.by_id != actor.person.id:
        return Refused("duty.refused.not_yours")
    mine = await duty_changes.find_turn(work, change.turn_id)
    theirs = await _numbered(work, desk, mine, pressed.choice)
    if mine is None or theirs is None or mine.person_id != actor.person.id:
        return Refused("duty.refused.over")
    if not await duty_changes.answer_change(work, change.id, "choosing", "asked_on", desk.now()):
        return Refused("duty.refused.asked")
    await ask(work, desk, mine, theirs)
    return Done("duty.swap_asked", (("who", theirs.person_id),))


async def _numbered(work: Work, desk: Desk, mine: Turn | None, choice: str | None) -> Turn | None:
    """The turns of a person are told by when they begin; the press carries that."""
    if mine is None or not (choice or "").isdigit():
        return None
    rota = await rota_of(
        work, desk, mine.unit_id, mine.role, desk.now() - timedelta(days=1), desk.now() + AHEAD
    )
    return next((turn for turn in rota.holds if begins(turn) == choice), None)


async def ask(work: Work, desk: Desk, mine: Turn, theirs: Turn) -> None:
    """Asked once; what has not begun stays as it is until they say yes."""
    change = _change(desk, mine, theirs, mine.person_id, ASKED)
    await duty_changes.add_change(work, change)
    message = Message(
        "duty.swap_ask", f"duty.swap_ask:{change.id}", {"change": change.id}, Lane.CASE, Owed.OWED
    )
    await tell_person(work, desk, theirs.person_id, message)


async def on_answer(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The other agrees, or says that it does not suit."""
    change = await duty_changes.find_change(work, pressed.subject)
    if change is None or actor.person is None or change.became_id != actor.person.id:
        return Refused("duty.refused.not_yours")
    mine = await duty_changes.find_turn(work, change.turn_id)
    theirs = await duty_changes.find_turn(work, change.other_turn_id or "")
    stands = mine is not None and theirs is not None and mine.person_id == change.was_id
    if not stands or theirs is None or mine is None or theirs.person_id != change.became_id:
        return Refused("duty.refused.over")
    if min(mine.starts_at, theirs.starts_at) <= desk.now():
        return Refused("duty.refused.begun")
    yes = pressed.choice == "yes"
    state = AGREED if yes else REFUSED
    if not await duty_changes.answer_change(work, change.id, ASKED, state, desk.now()):
        return Refused("duty.refused.over")
    if yes:
        await duty_changes.give_turn(work, mine.id, theirs.person_id)
        await duty_changes.give_turn(work, theirs.id, mine.person_id)
        await redraw_cards(work, mine.unit_id)
        await _tell_village(work, desk, change)
    key = "duty.swap_done" if yes else "duty.swap_no"
    message = Message(key, f"{key}:{change.id}", {"change": change.id}, Lane.REPLY, Owed.OWED)
    await tell_person(work, desk, change.was_id or "", message)
    return Done("duty.swapped" if yes else "duty.not_swapped")


async def redraw_cards(work: Work, unit_id: str) -> None:
    """The pinned cards of the unit's groups show who is on."""
    await duty_changes.want_phone_cards(work, await places.subtree_ids(work, unit_id))


async def by_words(work: Work, desk: Desk, person_id: str, mine: Turn, name: str) -> str:
    """A swap asked for in words, with a name: the key of what is answered."""
    called = {person.id for person in await people_called(work, name, mine.unit_id)}
    offers = [t for t in await offers_for(work, desk, mine) if t.person_id in called]
    if not offers:
        return "duty.refused.nobody"
    await ask(work, desk, mine, offers[0])
    return "duty.swap_asked"


async def _tell_village(work: Work, desk: Desk, change: Change) -> None:
    """One line to those of the same rota who are not part of it; without a sound."""
    for person in await heads(work, desk, change.unit_id):
        if person in (change.was_id, change.became_id):
            continue
        message = Message(
            "duty.swap_told",
            f"duty.swap_told:{change.id}",
            {"change": change.id},
            Lane.REMINDER,
            unasked=True,
            silent=True,
        )
        await tell_person(work, desk, person, message)


async def say_swap(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Two names, two turns; before it is agreed as they are, after it as they were."""
    change = await duty_changes.find_change(work, params["change"])
    if change is None:
        return {"mine": {}, "theirs": {}, "who": "", "to": "", "choices": [], "_subject": "-"}
    mine = await duty_changes.find_turn(work, change.turn_id)
    theirs = await duty_changes.find_turn(work, change.other_turn_id or "")
    choices = []
    for turn_id in [id for id in params.get("turns", "").split(",") if id]:
        turn = await duty_changes.find_turn(work, turn_id)
        if turn is not None:
            label = f"{await name_of(work, turn.person_id)} {short_turn(desk, turn)}"
            choices.append({"label": label, "choice": begins(turn)})
    return {
        "mine": await turn_values(work, desk, mine),
        "theirs": await turn_values(work, desk, theirs),
        "who": await name_of(work, change.was_id),
        "to": await name_of(work, change.became_id),
        "choices": choices,
        "_subject": change.id,
    }


def _change(desk: Desk, mine: Turn, theirs: Turn | None, by: str, state: str) -> Change:
    return Change(
        id=desk.ids.new(),
        sort="swap",
        unit_id=mine.unit_id,
        role=mine.role,
        turn_id=mine.id,
        was_id=mine.person_id,
        became_id=theirs.person_id if theirs else None,
        by_id=by,
        state=state,
        at=desk.now(),
        other_turn_id=theirs.id if theirs else None,
    )
