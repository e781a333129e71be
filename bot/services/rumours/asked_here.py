"""Whether a message may be answered as a question, and where its answer goes."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.acuity import Acuity
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react
from bot.services.telling import Message, tell_chat
from bot.store.database import Work

OTHER = ("help", "other")
GRAVE = (Acuity.URGENT, Acuity.EMERGENCY)


def may_ask(context: Context, decision: Decision) -> bool:
    """Words said to the bot that are neither danger nor death nor a complaint left to silence."""
    heard = context.heard
    if not (heard.origin.private or heard.addressed) or heard.form != "text":
        return False
    held = decision.card or decision.death or decision.watch or decision.ask_once or decision.asks
    return not (held or context.reading.meaning.alarm or is_grave(decision))


def is_grave(decision: Decision) -> bool:
    """Somebody has to be seen today or at once."""
    return any(opens.acuity in GRAVE for opens in decision.opens)


def is_plain(context: Context, decision: Decision) -> bool:
    """Nothing in it that anybody would act on but answer it."""
    meaning = context.reading.meaning
    if meaning.symptoms or meaning.signs or meaning.word or meaning.temperature_c:
        return False
    if meaning.spo2 or meaning.bp or meaning.glucose or meaning.names:
        return False
    return all((opens.kind, opens.category) == OTHER for opens in decision.opens)


async def answer(
    work: Work, desk: Desk, context: Context, key: str, params: Mapping[str, str]
) -> None:
    """In private; whoever asked in a group and cannot be written to is answered there."""
    actor, heard = context.actor, context.heard
    here = actor.chat
    if not heard.origin.private and actor.private is not None:
        await react(work, desk, heard, actor)
        here = actor.private
    about = f"{key}:{actor.chat.id}:{heard.message_id}"
    message = Message(
        key, about, params, Lane.REPLY, Owed.LOOSE,
        reply_to=heard.message_id if here.is_group else None,
    )  # fmt: skip
    await tell_chat(work, desk, here.id, message, actor.person.id if actor.person else None)
