"""What people can do: told in one line, counted at once or once somebody who knows it says so."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor, somebody
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering, holders_at
from bot.services.taking import can_hear
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import people, places, skills
from bot.store.database import Work
from bot.store.skills import has_skill
from bot.understanding.helper_words import offered_skills, skills_listed

__all__ = ["has_skill"]

DROPS = "-"


def words_of(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Every skill with its name and the words for it."""
    return {code: (kind.name, *kind.words) for code, kind in desk.content.helping.skills.items()}


async def show(call: Call) -> None:
    """/skills: one's own; with names of skills it adds them, with a minus it takes them away."""
    actor = await somebody(call.work, call.desk, call.actor)
    if actor.person is None:
        await call.say("help.nobody")
        return
    said = call.heard.argument.strip()
    named = skills_listed(said, words_of(call.desk)) if said else ()
    if named and said.startswith(DROPS):
        for code in named:
            await skills.drop(call.work, actor.person.id, code)
    elif named:
        await add(call.work, call.desk, actor.person, named)
    await call.say("skills.mine", {"person": actor.person.id, "subject": actor.person.id})


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A skill offered in words: noted, in private; in a group its author hears in private."""
    others = [o for o in decision.opens if o.category not in ("offer", "other", None)]
    if others or context.reading.meaning.alarm or "symptom" in context.reading.meaning.intents:
        return False
    named = offered_skills(context.heard.text, words_of(desk))
    if not named:
        return False
    actor = await somebody(work, desk, context.actor)
    chat = actor.chat if context.heard.origin.private else actor.private
    if actor.person is None or chat is None:
        return False
    asked = await add(work, desk, actor.person, named)
    params = {"person": actor.person.id, "subject": actor.person.id, "codes": ",".join(named)}
    if asked:
        params["who"] = asked
    about = f"skills:{actor.chat.id}:{context.heard.message_id}"
    await tell_chat(work, desk, chat.id, Message("skills.noted", about, params, Lane.REPLY))
    return context.heard.origin.private


async def add(work: Work, desk: Desk, person: Person, codes: Iterable[str]) -> str:
    """Noted; what is medical is asked about. Gives who was asked, if anybody."""
    asked = ""
    for code in codes:
        new = await skills.add_skill(work, person.id, code, desk.now())
        if new and desk.content.helping.skills[code].medical:
            asked = await _ask(work, desk, person, code) or asked
    return asked


async def on_skill(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A doctor of the place knows of the skill or does not; the first answer counts."""
    code, _, answer = (pressed.choice or "").partition(":")
    person = await people.find_person(work, pressed.subject)
    if person is None or actor.person is None or code not in desk.content.helping.skills:
        return Refused("press.unknown")
    held = await covering(work, desk, actor.person.id, person.unit_id)
    if not wears(held, "doctor", "health_officer") or actor.person.id == person.id:
        return Refused("skills.refused.not_yours")
    if answer == "yes":
        done = await skills.verify(work, person.id, code, actor.person.id, desk.now())
    else:
        done = await skills.refuse(work, person.id, code, desk.now())
    if not done:
        return Refused("skills.refused.answered")
    key = "skills.counted" if answer == "yes" else "skills.not_counted"
    params = {"who": actor.person.id, "codes": code, "person": person.id}
    about = f"{key}:{person.id}:{code}:{desk.ids.new()}"
    await tell_person(work, desk, person.id, Message(key, about, params, Lane.REPLY))
    return Done("skills.answered")


async def _ask(work: Work, desk: Desk, person: Person, code: str) -> str:
    """The village's doctor, else whoever answers for health in the township; one of them."""
    for other in await _who_knows(work, desk, person):
        if other == person.id or not await can_hear(work, other):
            continue
        params = {"to": person.id, "person": person.id, "subject": person.id, "codes": code}
        about = f"skills.ask:{person.id}:{code}:{desk.today().isoformat()}"
        message = Message("skills.ask", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, other, message)
        return other
    return ""


async def _who_knows(work: Work, desk: Desk, person: Person) -> tuple[str, ...]:
    found: list[str] = []
    for level in ("village", "township"):
        unit = await places.unit_of_level(work, person.unit_id, level)
        if unit is not None:
            found.extend(await holders_at(work, desk, unit.id, "doctor", "health_officer"))
    return tuple(dict.fromkeys(found))
