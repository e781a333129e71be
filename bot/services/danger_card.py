"""The fixed card where a danger was said, and the first steps for what was seen after it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import UNSEEN_ALARMS
from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.first_steps import tell_steps
from bot.services.incoming import Heard
from bot.services.subjects import SELF
from bot.services.telling import Message, tell_chat
from bot.services.understand import Reading
from bot.store.database import Work
from bot.understanding.findings import spoken


async def show_card(
    work: Work, desk: Desk, actor: Actor, heard: Heard, reading: Reading, case: Case, card: str
) -> None:
    """In the group without an address; to its author in private with the words to read aloud."""
    in_group = not heard.origin.private
    if in_group and case.alarm not in UNSEEN_ALARMS:
        group, said = actor.chat.id, heard.message_id
        await tell_chat(work, desk, group, _card(f"{card}.group", case, said))
        await _steps(work, desk, reading, case, group, reply_to=said)
    shared = len(actor.persons) > 1 and case.alarm == "violence"
    private = actor.chat if not in_group else actor.private
    if private is not None:
        key = "danger.neutral" if shared else card
        await tell_chat(work, desk, private.id, _card(key, case, None))
        await _steps(work, desk, reading, case, private.id)


async def early_steps(work: Work, desk: Desk, actor: Actor, reading: Reading, case: Case) -> None:
    """Cold water on a burn cannot wait until it is known who was burnt."""
    if case.kind == "symptom" and not actor.chat.is_group:
        await _steps(work, desk, reading, case, actor.chat.id, early=True)


async def _steps(
    work: Work,
    desk: Desk,
    reading: Reading,
    case: Case,
    chat_id: str,
    *,
    early: bool = False,
    reply_to: int | None = None,
) -> None:
    """First aid for what was said now; violence, fire and a missing person have none."""
    if case.alarm not in (None, "self_harm"):
        return
    own = reading.meaning.subject in SELF and not reading.meaning.names
    found, why = spoken(reading.meaning), reading.reasons
    await tell_steps(work, desk, case, chat_id, found, why, own=own, early=early, reply_to=reply_to)


def _card(key: str, case: Case, reply_to: int | None) -> Message:
    return Message(
        key=f"living.{key}",
        about=f"danger:{case.id}:{'group' if reply_to else 'private'}",
        params={"case": case.id},
        lane=Lane.EMERGENCY,
        owed=Owed.EMERGENCY,
        case_id=case.id,
        living=True,
        reply_to=reply_to,
    )
