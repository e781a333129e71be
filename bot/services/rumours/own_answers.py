"""An answer of the village's own: written in chat, read back, given once all who must said yes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.faq import MOST_ANSWER
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.domain.village_answers import (
    CADRE,
    DOCTOR,
    LONGEST_ASKED,
    SHORTEST,
    State,
    VillageAnswer,
    approved,
    needs,
)
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.views.names import named_with_role
from bot.store import places, village_answers
from bot.store.database import Work
from bot.understanding.own_answer_words import OwnAnswer, read_own_answer, takes_back
from bot.understanding.rumour_words import has_any

DRAFT, ASK, NOW_LIVE = "faq.own.draft", "faq.own.ask", "faq.own.approved"
HOW, TOO_LONG, NO_DOCTOR = "faq.own.how", "faq.own.no.length", "faq.own.no.no_doctor"


def may_write(actor: Actor) -> bool:
    """By the role that is held today."""
    return any(wears(actor.held, role) for role in (CADRE, DOCTOR))


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Said by a cadre or a doctor in private; anybody else's words go their own way."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or heard.form != "text" or heard.edited or decision.card:
        return False
    if actor.person is None or not may_write(actor):
        return False
    number = takes_back(heard.text)
    said = read_own_answer(heard.text) if number is None else None
    if number is not None:
        key, params = await take_back(work, desk, actor, number)
    elif said is not None:
        key, params = await write(work, desk, actor, said)
    else:
        return False
    message = Message(key, f"{key}:{heard.message_id}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def write(
    work: Work, desk: Desk, actor: Actor, said: OwnAnswer
) -> tuple[str, dict[str, str]]:
    """What is said back: the draft with its buttons, or why there is none."""
    unit = await village_of(work, actor)
    if unit is None or not said.asked:
        return HOW, {}
    short = min(len(said.asked), len(said.answer)) < SHORTEST
    if short or len(said.asked) > LONGEST_ASKED or len(said.answer) > MOST_ANSWER:
        return TOO_LONG, {}
    health = _is_of_health(desk, said)
    if health and not await holders_at(work, desk, unit, DOCTOR):
        return NO_DOCTOR, {}
    now = desk.now()
    one = VillageAnswer(
        desk.ids.new(), unit, await village_answers.next_number(work, unit), said.asked,
        said.answer, health, actor.person.id if actor.person else None, now, now,
    )  # fmt: skip
    await village_answers.put(work, one)
    return DRAFT, {"own": one.id}


def _is_of_health(desk: Desk, said: OwnAnswer) -> bool:
    """By its words, or by a medicine that is named."""
    words = f"{said.asked} {said.answer}"
    return has_any(words, desk.content.faq.health) or bool(desk.content.stocked.by_words(words))


async def village_of(work: Work, actor: Actor) -> str | None:
    """Whose answer it would be."""
    person = actor.person
    unit = await places.unit_of_level(work, person.unit_id, "village") if person else None
    return unit.id if unit else None


async def _roles_at(work: Work, desk: Desk, unit_id: str, person_id: str) -> frozenset[str]:
    return frozenset(
        [r for r in (CADRE, DOCTOR) if person_id in await holders_at(work, desk, unit_id, r)]
    )


async def on_own(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The yes or no of who wrote it, then of each who must."""
    one, person = await village_answers.find(work, pressed.subject), actor.person
    if one is None or person is None:
        return Refused("press.unknown")
    if one.state not in (State.DRAFT, State.ASKED):
        return Refused("faq.own.no.over")
    roles = await _roles_at(work, desk, one.unit_id, person.id)
    mine = one.state is State.DRAFT and one.by_id == person.id
    if not mine and (one.state is State.DRAFT or not roles & set(needs(one))):
        return Refused("faq.own.no.not_yours")
    if pressed.choice != "yes":
        return await _refused(work, desk, one, person.id)
    after = approved(one, person.id, roles, desk.now())
    await village_answers.put(work, after)
    if after.state is not State.LIVE:
        if mine:
            await _ask(work, desk, after)
        return Done("faq.own.waits")
    if after.by_id not in (None, person.id):
        await _tell_author(work, desk, after, NOW_LIVE)
    return Done("faq.own.live", (("number", str(after.number)),))


async def _refused(work: Work, desk: Desk, one: VillageAnswer, person_id: str) -> Outcome:
    gone = replace(one, state=State.REFUSED, changed_at=desk.now())
    await village_answers.put(work, gone)
    if one.by_id not in (None, person_id):
        await _tell_author(work, desk, gone, "faq.own.refused")
    return Done("faq.stays_off")


async def _ask(work: Work, desk: Desk, one: VillageAnswer) -> None:
    """Everybody whose yes would do; each once."""
    for role in needs(one):
        for person_id in await holders_at(work, desk, one.unit_id, role):
            message = Message(
                ASK, f"{ASK}:{one.id}:{role}:{person_id}", {"own": one.id}, Lane.REMINDER,
                Owed.OWED, unasked=True,
            )  # fmt: skip
            await tell_person(work, desk, person_id, message)


async def _tell_author(work: Work, desk: Desk, one: VillageAnswer, key: str) -> None:
    message = Message(key, f"{key}:{one.id}", {"own": one.id}, Lane.REMINDER, Owed.LOOSE)
    await tell_person(work, desk, one.by_id or "", message)


async def take_back(
    work: Work, desk: Desk, actor: Actor, number: int
) -> tuple[str, dict[str, str]]:
    """By any cadre or doctor of the village; from then on it is not given."""
    unit, found = await village_of(work, actor), {"number": str(number)}
    live = await village_answers.live_in(work, [unit]) if unit else ()
    one = next((answer for answer in live if answer.number == number), None)
    if one is None:
        return "faq.own.unknown", found
    gone = replace(one, state=State.WITHDRAWN, changed_at=desk.now())
    await village_answers.put(work, gone)
    return "faq.own.withdrawn", found


async def say_own(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The question with its answer; the buttons are about it."""
    one = await village_answers.find(work, params["own"])
    if one is None:
        return {"own": {}, "_subject": "-"}
    values = {
        "asked": one.asked,
        "answer": one.answer,
        "number": one.number,
        "health": one.health,
        "by": await named_with_role(work, desk, one.by_id),
    }
    return {"own": values, "_subject": one.id}
