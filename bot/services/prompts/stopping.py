"""Somebody sees a mistake in a prompt: a doctor or cadre stops it, for anybody else one looks."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.prompting import digest_of
from bot.domain.quiet import waking
from bot.domain.roles import wears
from bot.domain.studio import CODE, State
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.noting import react
from bot.services.prompts.calendar import village_of
from bot.services.prompts.leaders import leaders_of
from bot.services.prompts.library import approval_of, find, is_stopped
from bot.services.prompts.sending import withdraw
from bot.services.prompts.stopped import DOCTORS, DOUBTED, STOPPED, TOLD, answers_for, is_own
from bot.services.reach import lists
from bot.services.reach.meant import send_meant
from bot.services.studio.changing import take_back
from bot.services.studio.writers import tiers_of_doctors
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, places, prompts, reach, studio
from bot.store.database import Work
from bot.store.prompts import SENT, WITHDRAWN, Send
from bot.understanding.halt_words import Halt, read_halt

A_DAY = timedelta(days=1)


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The prompt it replies to, the one just said in private, or the last one that was said."""
    person, halt = context.actor.person, read_halt(context.heard.text)
    if person is None or person.guest or halt is None or decision.card is not None:
        return False
    send = await send_meant(work, desk, context) or await _last(work, desk, context, halt)
    if send is None or send.state not in (SENT, WITHDRAWN):
        return False
    if not await answers_for(work, desk, person.id, send, *DOCTORS, "cadre"):
        return await _doubt(work, desk, context, send)
    if send.state == WITHDRAWN:
        await _say(work, desk, context, "said.plain", {"key": "prompts.stopped.already"})
        return True
    times = await stop(work, desk, context.actor, person, send)
    params = {"send": send.id, "to": person.id, "times": str(times)}
    await _say(work, desk, context, STOPPED, params)
    return True


async def on_word(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Under a doubt, or under what was stopped: it is wrong, or it is right and said again."""
    send, person = await prompts.find_send(work, pressed.subject), actor.person
    if send is None or person is None:
        return Refused("press.unknown")
    if not await answers_for(work, desk, person.id, send, *DOCTORS, "cadre"):
        return Refused("prompts.stopped.not_yours")
    village = await village_of(work, send.unit_id) or send.unit_id
    prompt = await find(work, desk, send.prompt, send.unit_id)
    stopped = prompt is None or await is_stopped(work, prompt, village)
    if pressed.choice == "stop":
        if stopped or prompt is None:
            return Refused("prompts.stopped.already")
        await stop(work, desk, actor, person, send)
        return Done("prompts.stopped.done")
    if prompt is None:
        return Refused("prompts.stopped.already")
    if await answers_for(work, desk, person.id, send, *DOCTORS):
        digest = digest_of(prompt.text)
        await prompts.say_yes(work, approval_of(prompt), village, digest, person.id, desk.now())
    elif stopped:
        return Refused("prompts.stopped.only_doctor")
    return Done("prompts.stopped.again")


async def stop(work: Work, desk: Desk, actor: Actor, person: Person, send: Send) -> int:
    """Taken back wherever it stands in the village; how many those are."""
    village = await village_of(work, send.unit_id) or send.unit_id
    units, today = await places.subtree_ids(work, village), desk.today()
    draft = await studio.find(work, send.prompt.removeprefix(CODE)) if is_own(send) else None
    await _tell_others(work, desk, village, person, send)
    await lists.not_any_more(work, desk, units, send.prompt)
    if draft is not None and draft.state is State.OUT:
        return await take_back(work, desk, draft, actor)
    prompt = await find(work, desk, send.prompt, send.unit_id)
    if prompt is not None:
        what, digest = approval_of(prompt), digest_of(prompt.text)
        await prompts.say_yes(work, what, village, digest, person.id, desk.now(), yes=False)
    since = today - desk.content.studio.keep
    said = await prompts.sends_of_units(work, units, since, today + A_DAY)
    wrong = [one for one in said if one.prompt == send.prompt and one.state == SENT]
    for one in wrong:
        await withdraw(work, desk, one.id, "withdrawn")
    return len(wrong)


async def _tell_others(work: Work, desk: Desk, village: str, by: Person, send: Send) -> None:
    """The cadres hear who stopped it; a doctor is asked where none did."""
    told = list(await leaders_of(work, desk, village))
    if not await answers_for(work, desk, by.id, send, *DOCTORS):
        told += (await _lookers(work, desk, village))[:1]
    for one in dict.fromkeys(told):
        if one != by.id:
            params = {"send": send.id, "who": by.id, "to": one}
            about = f"{TOLD}:{send.id}:{one}"
            message = Message(
                TOLD, about, params, Lane.CASE, silent=True,
                due_at=waking(desk.now(), desk.quiet()),
            )  # fmt: skip
            await tell_person(work, desk, one, message)


async def _doubt(work: Work, desk: Desk, context: Context, send: Send) -> bool:
    """A villager's word stops nothing: who answers for it is asked, once, and not told whose."""
    village = await village_of(work, send.unit_id) or send.unit_id
    prompt = await find(work, desk, send.prompt, send.unit_id)
    asked = await _lookers(work, desk, village) or await leaders_of(work, desk, village)
    if prompt is None or not asked or send.state == WITHDRAWN:
        return False
    first = asked[0]
    about = f"{DOUBTED}:{village}:{send.prompt}:{digest_of(prompt.text)}"
    message = Message(
        DOUBTED, about, {"send": send.id, "to": first}, Lane.REMINDER, Owed.LOOSE,
        unasked=True, due_at=waking(desk.now(), desk.quiet()),
    )  # fmt: skip
    await tell_person(work, desk, first, message)
    thanks = {"key": "prompts.stopped.thanks", "who": first}
    await _say(work, desk, context, "said.plain", thanks)
    return True


async def _lookers(work: Work, desk: Desk, village: str) -> tuple[str, ...]:
    """Doctors who can be written to, the village's own first."""
    near, above = await tiers_of_doctors(work, desk, village)
    found = dict.fromkeys((*near, *above))
    return tuple([d for d in found if await accounts.private_chats_of_person(work, d)])


async def _last(work: Work, desk: Desk, context: Context, halt: Halt) -> Send | None:
    """What was said last where they answer for it, if these words name no nearer one."""
    heard, chat, held = context.heard, context.actor.chat, context.actor.held
    if not halt.afar or heard.reply_to is not None or not wears(held, *DOCTORS, "cadre"):
        return None
    if not (heard.origin.private or heard.addressed):
        return None
    last = await reach.last_said(work, chat.id) if halt.bare else None
    if last is not None and desk.now() - last.at <= desk.content.reach.words_within:
        return None
    today = desk.today()
    days = (today - A_DAY * halt.ago,) if halt.ago is not None else (today, today - A_DAY)
    units = [u for one in held for u in await places.subtree_ids(work, one.unit_id)]
    for send in await prompts.sends_of_units(work, units, days[-1], days[0]):
        here = send.chat_id == chat.id if chat.is_group else send.chat_id is not None
        if here and send.state == SENT and send.at <= desk.now():
            return send
    return None


async def _say(work: Work, desk: Desk, context: Context, key: str, params: dict[str, str]) -> None:
    """In private; a group sees only that it was heard."""
    actor, chat = context.actor, context.actor.chat
    if chat.is_group:
        await react(work, desk, context.heard, actor)
    there = actor.private if chat.is_group else chat
    if there is not None:
        about = f"{key}:{chat.id}:{context.heard.message_id}"
        await tell_chat(work, desk, there.id, Message(key, about, params, Lane.REPLY, Owed.LOOSE))
