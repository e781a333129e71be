"""Who says for a place whether lines sound right there: named by a cadre, if they like to."""

from __future__ import annotations

from bot.content.messages import PLAIN
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Unit
from bot.domain.quiet import waking
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.dialects.asking import say_next
from bot.services.dialects.choosing import known_names, name_of_register, offered, reached
from bot.services.dialects.spoken import register_of_unit
from bot.services.dialects.wishing import answer
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.store import accounts, dialects, people, places
from bot.store.database import Work
from bot.store.dialects import Speaker
from bot.understanding.dialect_words import HOME, Named

NAMED, DECLINED = "speech.named", "speech.declined"


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A cadre's words: who looks at the lines of which dialect."""
    actor, heard = context.actor, context.heard
    if actor.person is None or not heard.origin.private or not wears(actor.held, "cadre"):
        return False
    named = known_names(desk).named(heard.text)
    if named is None:
        return False
    await answer(work, desk, context, await _name(work, desk, actor.person.id, named))
    return True


async def _name(work: Work, desk: Desk, by: str, named: Named) -> Outcome:
    mine = await reached(work, desk, by)
    found = [p for p in await people.people_named(work, named.name, tuple(mine)) if not p.guest]
    if len(found) != 1:
        key = "speech.no.several" if found else "speech.no.nobody"
        return Refused(key, (("name", named.name),))
    person = found[0]
    if not await accounts.private_chats_of_person(work, person.id):
        return Refused("speech.no.account", (("name", named.name),))
    unit = await _place(work, mine, named.place, person)
    if unit is None:
        return Refused("speech.no.nobody", (("name", named.place or named.name),))
    register = await _register(work, desk, unit, named.register)
    if register == PLAIN:
        return Refused("speech.no.which", (("name", named.name),))
    await dialects.name_speaker(work, Speaker(unit.id, register, person.id, by), desk.now())
    params = {"unit": unit.id, "register": register, "who": by}
    about = f"{NAMED}:{unit.id}:{register}:{desk.ids.new()}"
    message = Message(
        NAMED, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True,
        due_at=waking(desk.now(), desk.quiet()),
    )  # fmt: skip
    await tell_person(work, desk, person.id, message)
    name = name_of_register(desk, register)
    return Done("speech.named.done", (("who", person.id), ("name", name)))


async def _place(
    work: Work, mine: dict[str, Unit], name: str | None, person: Person
) -> Unit | None:
    """What was said; else the hamlet of who was named."""
    if name is not None:
        whole = [u for u in mine.values() if u.level == "village"] if name.endswith("村") else []
        same = [u for u in mine.values() if name in (u.name, u.short_name)]
        return next(iter([*same, *whole]), None)
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    return hamlet or await places.find_unit(work, person.unit_id)


async def _register(work: Work, desk: Desk, unit: Unit, register: str) -> str:
    if register != HOME:
        return register
    chosen = await register_of_unit(work, desk, unit.id)
    return chosen if chosen != PLAIN else next(iter(await offered(work, desk, unit.id)), PLAIN)


async def on_look(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """They look at the first line, or would rather not; then the cadre names another."""
    answer, _, register = (pressed.choice or "").partition(".")
    person = actor.person
    speaker = None
    if person is not None:
        mine = await dialects.speaking_for(work, person.id)
        spoken = (s for s in mine if (s.unit_id, s.register) == (pressed.subject, register))
        speaker = next(spoken, None)
    if speaker is None:
        return Refused("speech.over")
    await dialects.agree(work, speaker, answer == "yes")
    if answer == "yes":
        return Done() if await say_next(work, desk, speaker) else Done("speech.no_more")
    if speaker.named_by is not None:
        name = name_of_register(desk, register)
        params = {"who": speaker.person_id, "name": name}
        about = f"{DECLINED}:{speaker.unit_id}:{register}:{speaker.person_id}"
        message = Message(DECLINED, about, params, Lane.REMINDER, Owed.LOOSE, unasked=True)
        await tell_person(work, desk, speaker.named_by, message)
    return Done("speech.declined.thanks")


async def stop(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Nobody asks them about lines any more."""
    await dialects.drop_speaker(work, person_id)
