"""Handing over: at the change whoever comes gets what is open, and a line of who leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane
from bot.domain.quiet import is_night
from bot.domain.rota_rules import Turn
from bot.services.desk import Desk
from bot.services.duty.reading import watch_of
from bot.services.duty.speaking import Values, role_text, until_text
from bot.services.duty.swapping import redraw_cards
from bot.services.telling import Message, tell_person
from bot.services.views.lists import in_hand, line_of
from bot.services.views.names import name_of
from bot.store import duty_changes, places, records
from bot.store.database import Work

MARK = "duty.handover"
LATE = timedelta(hours=1)
SHOWN = 5
NOTE = 300  # characters
KEPT = timedelta(days=30)
CHANGES_KEPT = timedelta(days=180)


async def hand_over(desk: Desk) -> int:
    """Every turn that has ended since the last look; what is an hour old is no news."""
    now = desk.now()

    async def run(work: Work) -> int:
        done = await records.get_mark(work, MARK)
        since = max(now - LATE, done[1]) if done else now - LATE
        ended = await duty_changes.turns_ended(work, desk.content.duty.handed_over, since, now)
        if not ended:
            return 0
        for turn in ended:
            await _over(work, desk, turn)
        await records.set_mark(work, MARK, now.isoformat(), now)
        await duty_changes.drop_notes(work, now - KEPT)
        await duty_changes.drop_changes(work, now - CHANGES_KEPT)
        return len(ended)

    return await desk.database.write(run)


async def next_handover(desk: Desk) -> datetime | None:
    """When the next turn ends, or one that ended and was not told."""

    async def read(work: Work) -> datetime | None:
        done = await records.get_mark(work, MARK)
        since = max(desk.now() - LATE, done[1]) if done else desk.now() - LATE
        return await duty_changes.next_turn_end(work, desk.content.duty.handed_over, since)

    return await desk.database.read(read)


async def _over(work: Work, desk: Desk, left: Turn) -> None:
    """Nothing open and nothing said: nobody hears a thing."""
    await redraw_cards(work, left.unit_id)
    notes = await duty_changes.notes_open(work, left.unit_id, left.role)
    if not notes and not await _left_open(work, desk, left.person_id, left.unit_id):
        return
    coming = (await watch_of(work, desk, left.unit_id, left.role)).on
    for turn in coming:
        if turn.person_id == left.person_id:
            continue
        params = {
            "unit": left.unit_id,
            "role": left.role,
            "who": left.person_id,
            "until": turn.ends_at.isoformat(),
            "words": "\n".join(note.words for note in notes)[:NOTE],
        }
        message = Message(
            "duty.handover",
            f"duty.handover:{left.id}:{left.ends_at.isoformat()}",
            params,
            Lane.REMINDER,
            unasked=True,
            silent=is_night(desk.now(), desk.quiet()),
        )
        await tell_person(work, desk, turn.person_id, message)
    if coming:
        await duty_changes.mark_notes(work, left.unit_id, left.role, desk.now())


async def _left_open(work: Work, desk: Desk, person_id: str, unit_id: str) -> tuple[Case, ...]:
    """What whoever leaves was told of or has in hand there, worst first; no quarrel, no secret."""
    units = await places.subtree_ids(work, unit_id)
    found = await in_hand(work, desk, person_id)
    hidden = {
        code for code, kind in desk.content.kinds.items() if kind.confidential or kind.dispute
    }
    return tuple(case for case in found if case.unit_id in units and case.kind not in hidden)


async def say_handover(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What is open now, worst first."""
    found = await _left_open(work, desk, params["who"], params["unit"])
    return {
        "left": await name_of(work, params["who"]),
        "role": role_text(desk, params["role"]),
        "until": until_text(desk, datetime.fromisoformat(params["until"])),
        "words": params["words"],
        "lines": [await line_of(work, desk, case) for case in found[:SHOWN]],
        "count": len(found),
    }


async def keep_note(work: Work, desk: Desk, person_id: str, words: str) -> bool:
    """A note of a handover: kept for whoever comes next; False where they are not on duty."""
    now = desk.now()
    turns = await duty_changes.turns_of(work, person_id, now - LATE, now + timedelta(seconds=1))
    mine = next((t for t in turns if t.role in desk.content.duty.handed_over), None)
    if mine is None:
        return False
    await duty_changes.add_note(
        work, desk.ids.new(), mine.unit_id, mine.role, person_id, words[:NOTE], now
    )
    return True
