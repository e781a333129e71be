"""What a false alarm teaches: the words become a proposed false friend, doubted after three."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.understand import Reading, read
from bot.store import friends, timeline
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


async def is_doubted(work: Work, desk: Desk, chat_id: str, reading: Reading) -> bool:
    """Whether these words were stood down so often here that they are asked in private first."""
    least = desk.content.budgets.false_alarms
    doubted = await friends.doubted_phrases(work, chat_id, least)
    return phrase_of(reading) in doubted
