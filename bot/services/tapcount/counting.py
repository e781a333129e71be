"""Whether somebody may be asked for one more tap today, and counting it by what asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.lanes import Lane
from bot.domain.quiet import waking
from bot.domain.rights import oversees
from bot.domain.taps import area_of, cap_of
from bot.services.desk import Desk
from bot.services.message import Message
from bot.services.roles import roles_held
from bot.store import places, records, taps
from bot.store.database import Work

# Drawn anew in silence, or asked for by oneself: no tap is wanted of anybody.
LISTS = frozenset({"living.duties", "living.board", "living.phones"})
FREE = (Lane.EMERGENCY, Lane.REPLY)
# Whoever is told by a rung of a ladder is weighed there (bot.services.climbing).
WEIGHED = frozenset({"living.task"})


def asks_for_a_tap(desk: Desk, key: str, lane: Lane) -> bool:
    """Whether a message wants something pressed that nobody asked to press."""
    if lane in FREE or key in LISTS:
        return False
    if key.startswith("living."):
        return True
    messages = desk.content.messages
    return messages.has(key) and bool(messages.entry(key).buttons)


async def cap(work: Work, desk: Desk, person_id: str) -> int | None:
    """How many a day; None for who looks after no unit: drivers said themselves that they drive."""
    held = await roles_held(work, desk, person_id)
    return cap_of([one.role for one in held if oversees((one,))], desk.content.taps)


async def is_full(work: Work, desk: Desk, person_id: str) -> bool:
    """Whether as much was asked of them today as may be."""
    most = await cap(work, desk, person_id)
    if most is None:
        return False
    return (await taps.of_person(work, person_id, desk.today())).times >= most


async def within_the_day(work: Work, desk: Desk, person_id: str, message: Message) -> Message:
    """Who was asked for enough taps today is asked in the morning, and never for danger's sake."""
    if not asks_for_a_tap(desk, message.key, message.lane) or message.key in WEIGHED:
        return message
    if not await is_full(work, desk, person_id):
        return message
    return replace(message, due_at=max(message.due_at or desk.now(), _tomorrow(desk)))


def _tomorrow(desk: Desk) -> datetime:
    midnight = datetime.combine(desk.today() + timedelta(days=1), time(), desk.zone)
    return waking(midnight, desk.quiet())


async def note(work: Work, desk: Desk, person_id: str, message: Message) -> None:
    """One more was asked, or held back; of who holds no role nothing is counted."""
    if not asks_for_a_tap(desk, message.key, message.lane):
        return
    roles = await roles_held(work, desk, person_id)
    if not roles:
        return
    held = message.due_at is not None and message.due_at >= _tomorrow(desk)
    await taps.count(work, person_id, desk.today(), held=held)
    if not held:
        village = await places.unit_of_level(work, roles[0].unit_id, "village")
        unit = village.id if village else roles[0].unit_id
        day = desk.today().isoformat()
        await records.count_tap(work, day, unit, area_of(message.key))
