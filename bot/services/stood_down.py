"""What a false alarm teaches: the words become a proposed false friend, doubted after three."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.understand import Reading, read
from bot.store import accounts, friends, outbox, timeline
from bot.store.database import Work


def phrase_of(reading: Reading) -> str | None:
    """The words that made it an alarm: lexicon words only, never the whole message."""
    return "+".join(sorted(dict.fromkeys(reading.meaning.why)))[:120] or None


async def note_false_friend(work: Work, desk: Desk, case: Case) -> None:
    """Count the words that raised this alarm, in the group where they were said."""
    if case.chat_id is None:
        return
    for said in (await timeline.list_said(work, case.id))[:1]:
        if said.words is None:
            return
        reading = read(desk.content, said.words, at=said.at, zone=desk.zone)
        phrase = phrase_of(reading)
        if phrase is None:
            return
        await friends.count_false_friend(work, case.chat_id, phrase, desk.now())
        about = f"false_friend:{case.chat_id}:{phrase}"
        await friends.propose(
            work,
            desk.ids.new(),
            "false_friend",
            about,
            {"phrase": phrase, "case": case.id},
            case.unit_id,
            desk.now(),
        )


async def note_denied(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> None:
    """No, said of words that may have been danger: they were a false alarm once more."""
    if pressed.message_id is None:
        return
    asked = await outbox.find_by_message(work, actor.chat.id, pressed.message_id)
    phrase = asked.params.get("phrase") if asked else None
    said_in = await accounts.find_chat_by_id(work, pressed.subject)
    if phrase and said_in is not None and await _first_answer(work, desk, pressed, phrase):
        await friends.count_false_friend(work, said_in.id, phrase, desk.now())


async def _first_answer(work: Work, desk: Desk, pressed: Pressed, phrase: str) -> bool:
    """A button pressed twice denies once."""
    about = f"denied:{pressed.subject}:{pressed.origin.chat_id}:{pressed.message_id}"
    facts = {"phrase": phrase}
    at = desk.now()
    return await friends.propose(work, desk.ids.new(), "denied", about, facts, None, at)


async def is_doubted(work: Work, desk: Desk, chat_id: str, reading: Reading) -> bool:
    """Whether these words were stood down so often here that they are asked in private first."""
    least = desk.content.budgets.false_alarms
    doubted = await friends.doubted_phrases(work, chat_id, least)
    return phrase_of(reading) in doubted
