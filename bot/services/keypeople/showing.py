"""/card NAME: the minute-card of somebody, for those it is for; every look is written down."""

from __future__ import annotations

from typing import Any

from bot.domain.categories import categories_of, symbols
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, age_on
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.keypeople import following_up
from bot.services.keypeople.hospital import IN_HOSPITAL
from bot.services.keypeople.rights import sight_of
from bot.services.keypeople.stale import card_is_stale
from bot.services.keypeople.wording import (
    colour_text,
    last_text,
    reason_text,
    standing_by,
    three_seen,
)
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of, unit_name
from bot.store import cards, people, places, records
from bot.store.database import Work
from bot.understanding.card_words import card_of

Values = dict[str, Any]
SEEN = "card_seen"  # a mark: whose card somebody looked at last


async def show(call: Call) -> None:
    """/card NAME; without a name one's own."""
    actor = call.actor
    if actor.person is None:
        await call.tell(Refused("press.who_are_you"))
        return
    name = call.heard.argument.strip()
    found = await people_called(call.work, name, actor.person.unit_id) if name else (actor.person,)
    await _show(call.work, call.desk, actor, found, name, f"card:{call.heard.message_id}")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Somebody's card, asked for by name, in private."""
    heard, actor = context.heard, context.actor
    name = card_of(heard.text) if heard.origin.private else None
    if name is None or actor.person is None or decision.card:
        return False
    found = await people_called(work, name, actor.person.unit_id)
    if not found:
        return False
    await _show(work, desk, actor, found, name, f"card:{heard.message_id}")
    return True


async def _show(
    work: Work, desk: Desk, actor: Actor, found: tuple[Person, ...], name: str, about: str
) -> None:
    me = actor.person
    assert me is not None
    seen = [p for p in found if (await sight_of(work, desk, me.id, p)).may_see]
    if not seen:
        # Whether there is such a person is not told to who may not see them.
        await _say(work, desk, actor, "card.not_yours", about, {"name": name})
    elif len(seen) > 1:
        ids = ",".join(person.id for person in seen[:6])
        await _say(work, desk, actor, "card.which", about, {"people": ids})
    else:
        await _open(work, desk, actor, seen[0].id, about)


async def _open(work: Work, desk: Desk, actor: Actor, person_id: str, about: str) -> None:
    """The card, and the note of who looked at it."""
    assert actor.person is not None
    if person_id != actor.person.id:
        look = desk.ids.new()
        await records.add_look(work, look, actor.person.id, "card", person_id, desk.now())
        await records.set_mark(work, f"{SEEN}:{actor.person.id}", person_id, desk.now())
    params = {"person": person_id, "viewer": actor.person.id}
    await _say(work, desk, actor, "card.minute", about, params)


async def on_open(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One name of several, or the button that shows the card."""
    person = await people.find_person(work, pressed.choice or pressed.subject)
    if person is None or actor.person is None:
        return Refused("press.unknown")
    if not (await sight_of(work, desk, actor.person.id, person)).may_see:
        return Refused("card.not_yours_toast")
    await _open(work, desk, actor, person.id, f"card:{pressed.callback_id}")
    return Done()


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    choices = []
    for person_id in params["people"].split(","):
        person = await people.get_person(work, person_id)
        label = f"{person.address} {await unit_name(work, person.unit_id)}"
        choices.append({"label": label, "choice": person.id})
    return {"choices": choices}


async def say_card(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Everything the minute needs, as it is now."""
    person = await people.get_person(work, params["person"])
    sight = await sight_of(work, desk, params["viewer"], person)
    if not sight.may_see:
        return {"card": {}, "_subject": person.id}
    today = desk.today()
    card, tags = await cards.find(work, person.id), await cards.tags_of(work, person.id, today)
    codes, known = categories_of(person, card, tags, today), desk.content.categories
    stale = card is not None and card_is_stale(desk, card, person)
    values = {
        **await _who(work, desk, person),
        **await _ill(work, desk, person),
        "symbols": symbols(codes, known),
        "labels": "、".join(c.label for code, c in known.items() if code in codes),
        "colour": colour_text(desk, person.colour),
        "reason": await reason_text(work, desk, person, card),
        "holders": await standing_by(work, person.id, "key_holder"),
        "near": await standing_by(work, person.id, "next_door"),
        "guardians": await standing_by(work, person.id, "guardian"),
        "last": await last_text(work, desk, person.id),
        "seen": _days(await three_seen(work, desk, person.id)),
        "hospital": IN_HOSPITAL in tags,
        "asked": await following_up.state_text(work, desk, person.id),
        "checked": card.checked_on if card and card.checked_on else "",
        "stale": stale and sight.may_judge,
        "needs_key": person.lives_alone or person.colour == "red",
    }
    return {"card": values, "_subject": person.id}


async def _who(work: Work, desk: Desk, person: Person) -> Values:
    door = await places.get_household(work, person.household_id) if person.household_id else None
    age = age_on(person.born, desk.today())
    return {
        "name": person.name,
        "age": "" if age is None else age,
        "place": await unit_name(work, person.unit_id),
        "door": (door.door or "") if door else "",
        "landmark": (door.landmark or "") if door else "",
        "phone": person.phone or "",
        "alone": person.lives_alone,
    }


async def _ill(work: Work, desk: Desk, person: Person) -> Values:
    card = await cards.find(work, person.id)
    if card is None:
        unsaid = ("medicines", "allergies", "doctor", "door_note")
        return {"diseases": person.illness or "", "depends": [], **dict.fromkeys(unsaid, "")}
    depends = [text_of(desk, f"card.{n}") for n in ("dialysis", "oxygen") if getattr(card, n)]
    if card.due_on is not None:
        depends.append(text_of(desk, "card.due", {"day": card.due_on}))
    doctor = (
        await people.find_person(work, card.family_doctor_id) if card.family_doctor_id else None
    )
    said = "、".join(dict.fromkeys(filter(None, [person.illness, card.diseases])))
    return {
        "diseases": said,
        "medicines": card.medicines or "",
        "depends": depends,
        "allergies": card.allergies or "",
        "doctor": f"{doctor.address} {doctor.phone or ''}".strip() if doctor else "",
        "door_note": card.door_note or "",
    }


def _days(seen: dict[str, Any]) -> Values:
    return {what: day or "" for what, day in seen.items()}


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, about: str, params: dict[str, str]
) -> None:
    chat = actor.private or actor.chat
    message = Message(key, f"{about}:{key}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message)
