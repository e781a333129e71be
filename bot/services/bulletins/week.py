"""What a village got done in a week, told to its groups in one line: numbers, and nobody's name."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.kinds import GroupView
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.prompts.sending import groups_below
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import bulletins, deaths, places, prompts, records
from bot.store.bulletins import Solved
from bot.store.database import Work

MARK, KEY = "bulletins.week", "bulletin.week"
WEEK = timedelta(days=7)
LATE = timedelta(hours=20)  # on Monday evening it is nobody's news
SUNDAY, HOUR = 6, time(10)
MOST = 5  # lines; what is rarer is summed


async def tell_week(desk: Desk) -> int:
    """To every village in which prompts are said; nothing where nothing was solved."""
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    if (done is not None and done[0] == slot.isoformat()) or desk.now() - slot > LATE:
        return 0

    async def write(work: Work) -> int:
        told = 0
        for begun in await prompts.begun(work):
            told += await _tell(work, desk, begun.unit_id, slot)
        await records.set_mark(work, MARK, slot.isoformat(), desk.now())
        return told

    return await desk.database.write(write) + 1


async def next_week(desk: Desk) -> datetime | None:
    """The Sunday to come; never while prompts are said nowhere."""
    if not await desk.database.read(prompts.begun):
        return None
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    told = done is not None and done[0] == slot.isoformat()
    return slot + WEEK if told or desk.now() - slot > LATE else slot


async def _tell(work: Work, desk: Desk, unit_id: str, slot: datetime) -> int:
    units = await places.subtree_ids(work, unit_id)
    solved = [
        one
        for one in await bulletins.solved_between(work, units, slot - WEEK, slot)
        if _public(desk, one)
    ]
    if not solved:
        return 0
    params = {
        "total": str(sum(one.times for one in solved)),
        "kinds": ",".join(f"{o.kind}.{o.category or ''}:{o.times}" for o in solved[:MOST]),
    }
    about = f"week:{slot:%Y%m%d}"
    message = Message(KEY, about, params, Lane.BROADCAST, Owed.LOOSE, silent=True, unasked=True)
    told = 0
    for chat in await groups_below(work, unit_id):
        if chat.unit_id is None or await deaths.hushed(work, chat.unit_id, desk.today()):
            continue
        told += await tell_chat(work, desk, chat.id, message)
    return told


def _public(desk: Desk, one: Solved) -> bool:
    """What stood in a group as a card, or is everybody's trouble; no illness, no quarrel."""
    kind = desk.content.kinds.get(one.kind)
    if kind is None or kind.health or kind.confidential:
        return False
    category = kind.categories.get(one.category or "")
    view = category.group if category and category.group is not None else kind.group
    return view is not GroupView.NOTHING


async def say_week(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, object]:
    """Counts by what it was."""
    lines = []
    for part in params["kinds"].split(","):
        name, _, times = part.rpartition(":")
        kind, _, category = name.partition(".")
        lines.append({"label": _label(desk, kind, category), "times": int(times)})
    rest = int(params["total"]) - sum(int(str(line["times"])) for line in lines)
    return {"total": int(params["total"]), "lines": lines, "rest": rest}


def _label(desk: Desk, kind: str, category: str) -> str:
    key = f"kind.{kind}.category.{category}"
    if category and desk.content.messages.has(key):
        return text_of(desk, key)
    return text_of(desk, f"kind.{kind}.title")


def _slot(desk: Desk) -> datetime:
    """The last Sunday at its hour that has come, in the village's own time."""
    now = desk.now().astimezone(desk.zone)
    day = now.date() - timedelta(days=(now.weekday() - SUNDAY) % 7)
    slot = datetime.combine(day, HOUR, desk.zone)
    return slot if slot <= now else slot - WEEK
