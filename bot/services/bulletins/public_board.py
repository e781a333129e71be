"""Sunday at 19:00, where a village switched it on: what was asked, solved and waits; no names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bot.domain.kinds import GroupView
from bot.domain.lanes import Lane, Owed
from bot.services.bulletins.office import may_announce
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.prompts.sending import groups_below
from bot.services.reports.whom import village_of
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import deaths, places, public_board, records
from bot.store.database import Work
from bot.store.public_board import Count

SWITCH, MARK, KEY = "public", "public.week", "bulletin.week"
ON, OFF = "on", "off"
WEEK = timedelta(days=7)
LATE = timedelta(hours=3)  # later on it is nobody's news
SUNDAY, HOUR = 6, time(19)


async def command(call: Call) -> None:
    """/public: how it stands; with a word, on or off, by a cadre of the village."""
    work, desk = call.work, call.desk
    village = await village_of(work, desk, call.actor) if may_announce(call.actor) else None
    if village is None:
        await call.say("public.not_yours")
        return
    said = call.heard.argument.strip()
    wished = next(
        (w for w in (ON, OFF) if said in text_of(desk, f"public.words.{w}").split()), None
    )
    if wished is not None:
        await records.set_mark(work, f"{SWITCH}:{village}", wished, desk.now())
    on = (await records.marks_of(work, SWITCH)).get(village) == ON
    await call.say("public.state", {"on": "yes" if on else ""})


async def tell_week(desk: Desk) -> int:
    """To the groups of every village that wants it; nothing where nothing happened."""
    slot = _slot(desk)
    villages = await desk.database.read(_wanted)
    if not villages or desk.now() - slot > LATE:
        return 0
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    if done is not None and done[0] == slot.isoformat():
        return 0

    async def write(work: Work) -> int:
        told = sum([await _tell(work, desk, village, slot) for village in villages])
        await records.set_mark(work, MARK, slot.isoformat(), desk.now())
        return told

    return await desk.database.write(write) + 1


async def next_week(desk: Desk) -> datetime | None:
    """The Sunday to come; never where nobody wants it."""
    if not await desk.database.read(_wanted):
        return None
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    told = done is not None and done[0] == slot.isoformat()
    return slot + WEEK if told or desk.now() - slot > LATE else slot


async def _wanted(work: Work) -> tuple[str, ...]:
    marks = await records.marks_of(work, SWITCH)
    return tuple(sorted(unit for unit, fact in marks.items() if fact == ON))


async def _tell(work: Work, desk: Desk, village: str, slot: datetime) -> int:
    params = {"village": village, "until": slot.isoformat()}
    message = Message(
        KEY, f"week:{slot:%Y%m%d}", params, Lane.BROADCAST, Owed.LOOSE, silent=True, unasked=True
    )
    if not await _anything(work, desk, village, slot):
        return 0
    told = 0
    for chat in await groups_below(work, village):
        if chat.unit_id and not await deaths.hushed(work, chat.unit_id, desk.today()):
            told += await tell_chat(work, desk, chat.id, message)
    return told


async def _anything(work: Work, desk: Desk, village: str, slot: datetime) -> bool:
    units = await places.subtree_ids(work, village)
    asked = await public_board.asked_between(work, units, slot - WEEK, slot)
    gifts = await public_board.gifts_between(work, units, slot - WEEK, slot)
    return bool(list(public(desk, asked)) or gifts)


def public(desk: Desk, counts: Iterable[Count]) -> Iterable[Count]:
    """What stood in a group as a card, or is everybody's trouble; no illness, no quarrel."""
    for one in counts:
        kind = desk.content.kinds.get(one.kind)
        if kind is None or kind.health or kind.confidential or kind.dispute:
            continue
        category = kind.category(one.category)
        view = category.group if category and category.group is not None else kind.group
        if view is not GroupView.NOTHING:
            yield one


def _slot(desk: Desk) -> datetime:
    """The last Sunday at its hour that has come, in the village's own time."""
    now = desk.now().astimezone(desk.zone)
    day = now.date() - timedelta(days=(now.weekday() - SUNDAY) % 7)
    slot = datetime.combine(day, HOUR, desk.zone)
    return slot if slot <= now else slot - WEEK
