"""Somebody was told in person: it counts as heard, and who met them has met them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.contacts import How
from bot.services.checkins import heard
from bot.services.checkins.heard import Word
from bot.services.desk import Desk
from bot.services.prompts.sending import redraw
from bot.services.reach import lists
from bot.store import places, prompts, reach
from bot.store.database import Work
from bot.store.prompts import HEARD, SENT, Send
from bot.store.reach import Line

HOWS = {"seen": How.SEEN, "phone": How.PHONE}


async def tell_lines(work: Work, desk: Desk, by: str, lines: Iterable[Line], how: How) -> int:
    """How many of them were still open."""
    told = 0
    for line in lines:
        if line.told_at is None and await lists.person_on(work, line) is not None:
            told += await _tell(work, desk, by, line, how)
    return told


async def _tell(work: Work, desk: Desk, by: str, line: Line, how: How) -> bool:
    if not await reach.end_line(work, line, how.value, desk.now()):
        return False
    for send in await _sends(work, desk, line):
        await prompts.put_answer(work, send.id, line.person_id, HEARD, desk.now())
        await redraw(work, send.id)
    ref = f"reach:{line.list_id}:{line.person_id}"
    await heard.take(work, desk, Word(line.person_id, how, by, ref))
    await lists.redraw(work, line.list_id)
    return True


async def _sends(work: Work, desk: Desk, line: Line) -> tuple[Send, ...]:
    """Of each prompt the one they had answered otherwise, else the last they could hear."""
    above = [unit.id for unit in await places.ancestors(work, line.unit_id)]
    found: dict[str, tuple[bool, Send]] = {}
    for send in await prompts.sends_of_units(work, above, lists.oldest(desk), desk.today()):
        own = send.person_id == line.person_id or send.chat_id is not None
        if send.prompt not in line.prompts or send.state != SENT or not own:
            continue
        said = await prompts.answer_of(work, send.id, line.person_id)
        if send.prompt not in found or (said is not None and not found[send.prompt][0]):
            found[send.prompt] = (said is not None, send)
    return tuple(send for _, send in found.values())
