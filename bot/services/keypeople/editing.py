"""Words that change a card: read, done, read back; what is unclear is asked once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.keypeople.changing import WORDS, Change, change
from bot.services.keypeople.rights import sight_of
from bot.services.keypeople.showing import SEEN
from bot.services.keypeople.wording import colour_text, reason_text
from bot.services.subjects import people_called
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import cards, followups, people, records
from bot.store.database import Work
from bot.understanding.card_words import CardEdit, meant_for_card, named_edits, read_edit

# A medicine's name without a person's is about the card that was looked at so shortly before.
STILL_OPEN = timedelta(minutes=15)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A name and what to add: of those who may write on this card; the rest is left alone."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    labels = {c.label: code for code, c in desk.content.categories.items() if not c.computed}
    for name, said in named_edits(heard.text):
        edit = read_edit(said, desk.today(), labels)
        if edit is not None:
            found = await people_called(work, name, actor.person.unit_id)
            if await _of_one(work, desk, context, found, edit):
                return True
    edit = read_edit(heard.text, desk.today(), labels)
    if edit is not None:
        looked = await _looked_at(work, desk, actor.person.id)
        return looked is not None and await _of_one(work, desk, context, (looked,), edit)
    return await _unclear(work, desk, context)


async def _of_one(
    work: Work, desk: Desk, context: Context, found: tuple[Person, ...], edit: CardEdit
) -> bool:
    """Whether there is exactly one on whose card the speaker may write."""
    me = context.actor.person
    assert me is not None
    sights = [(p, await sight_of(work, desk, me.id, p)) for p in found]
    allowed = [(p, sight) for p, sight in sights if sight.may_see]
    if len(allowed) != 1:
        return False
    person, sight = allowed[0]
    refused = await change(work, desk, Change(person, me, edit, sight))
    about = f"card_said:{context.heard.message_id}"
    if refused is not None:
        params = {"key": refused.reason, **dict(refused.facts)}
        await _say(work, desk, context.actor, "said.plain", about, params)
        return True
    await records.set_mark(work, f"{SEEN}:{me.id}", person.id, desk.now())
    await _read_back(work, desk, context.actor, person, edit, about)
    return True


async def _read_back(
    work: Work, desk: Desk, actor: Actor, before: Person, edit: CardEdit, about: str
) -> None:
    params = {
        "person": before.id,
        "field": edit.field,
        "value": _value(edit),
        "drop": "yes" if edit.drop else "",
        "was": before.colour or "",
    }
    await _say(work, desk, actor, "card.noted", about, params)


def _value(edit: CardEdit) -> str:
    if edit.day is not None:
        return edit.day.isoformat()
    return f"{edit.value} {edit.phone}" if edit.phone else edit.value


async def _looked_at(work: Work, desk: Desk, person_id: str) -> Person | None:
    mark = await records.get_mark(work, f"{SEEN}:{person_id}")
    if mark is None or desk.now() - mark[1] > STILL_OPEN:
        return None
    return await people.find_person(work, mark[0])


async def _unclear(work: Work, desk: Desk, context: Context) -> bool:
    """Surely for the card of the one who was named, but where? One question."""
    me, meant = context.actor.person, meant_for_card(context.heard.text)
    if meant is None or me is None:
        return False
    name, said = meant
    for person in await people_called(work, name, me.unit_id):
        if (await sight_of(work, desk, me.id, person)).may_see:
            ask = desk.ids.new()
            await followups.put_ask(work, ask, person.id, me.id, said, desk.now())
            params = {"person": person.id, "ask": ask, "words": said}
            await _say(work, desk, context.actor, "card.where", f"card_where:{ask}", params)
            return True
    return False


async def on_where(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons condition, medicine, allergy: where the words belong."""
    if actor.person is None or pressed.choice not in WORDS:
        return Refused("press.unknown")
    ask = await followups.take_ask(work, pressed.subject, actor.person.id)
    person = await people.find_person(work, ask.person_id) if ask else None
    if ask is None or person is None:
        return Refused("press.unknown")
    sight = await sight_of(work, desk, actor.person.id, person)
    if not sight.may_see:
        return Refused("card.not_yours_toast")
    edit = CardEdit(pressed.choice, ask.words)
    refused = await change(work, desk, Change(person, actor.person, edit, sight))
    if refused is not None:
        return refused
    await _read_back(work, desk, actor, person, edit, f"card_said:{ask.id}")
    return Done()


async def say_where(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    person = await people.get_person(work, params["person"])
    choices = [{"label": text_of(desk, f"card.field.{f}"), "choice": f} for f in WORDS]
    return {
        "person": person.address,
        "words": params["words"],
        "choices": choices,
        "_subject": params["ask"],
    }


async def say_noted(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What stands on the card now, and the colour where it changed."""
    person = await people.get_person(work, params["person"])
    field, card = params["field"], await cards.find(work, person.id)
    value = params["value"]
    if field == "tag":
        known = desk.content.categories.get(value)
        value = known.label if known else value
    elif field in ("illness_state", "override"):
        value = text_of(desk, f"card.said.{value.partition(':')[0]}")
    moved = person.colour != (params["was"] or None)
    return {
        "person": person.address,
        "field": text_of(desk, f"card.field.{field}"),
        "value": value,
        "drop": bool(params["drop"]),
        "colour": colour_text(desk, person.colour) if moved else "",
        "reason": await reason_text(work, desk, person, card) if moved else "",
        "_subject": person.id,
    }


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, about: str, params: dict[str, str]
) -> None:
    message = Message(key, f"{about}:{key}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
