"""The daily look at each box: one folded message to who keeps it, none where nothing is new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.domain.boxes import Box
from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import waking
from bot.domain.warnings import LACKS, LOUD, Sort, Use, Warning, in_order, is_settled
from bot.services.desk import Desk
from bot.services.duties import sounds
from bot.services.roles import holders_at
from bot.services.stock.warnings import rules_of, use_of, warnings_of
from bot.services.telling import Message, tell_person
from bot.store import accounts, boxes, places, told
from bot.store.database import Work

NEWS = "box.news"
MOST = 8  # lines of one message; the rest is counted


async def watch(desk: Desk) -> int:
    """Step of the upkeep: every box that was not looked at today, one write a keeper."""
    due = await _due(desk)
    for hears, theirs in due.items():
        await desk.database.write(partial(_look_at, desk, hears, theirs))
    return len(due)


async def next_look(desk: Desk) -> datetime | None:
    """When a box is looked at next; a time that has passed where one was missed."""
    every = await desk.database.read(boxes.all_boxes)
    if not every:
        return None
    seen = await desk.database.read(told.looked_at)
    begun = _begun(desk)
    if any(box.id not in seen or seen[box.id] < begun for box in every):
        return waking(max(begun, desk.now()), desk.quiet())
    return begun + timedelta(days=1)


def _begun(desk: Desk) -> datetime:
    """When the last look began: at the first time of the day for news."""
    local = desk.now().astimezone(desk.zone)
    at = datetime.combine(local.date(), sounds(desk)[0], desk.zone)
    return (at if at <= local else at - timedelta(days=1)).astimezone(desk.now().tzinfo)


async def _due(desk: Desk) -> dict[str | None, tuple[str, ...]]:
    """The boxes nobody has looked at since, by who hears of them; nobody hears while all rest."""
    now, begun = desk.now(), _begun(desk)
    if waking(now, desk.quiet()) > now:
        return {}
    return await desk.database.read(partial(_by_keeper, desk, begun))


async def _by_keeper(desk: Desk, begun: datetime, work: Work) -> dict[str | None, tuple[str, ...]]:
    seen = await told.looked_at(work)
    found: dict[str | None, tuple[str, ...]] = {}
    for box in await boxes.all_boxes(work):
        if box.id not in seen or seen[box.id] < begun:
            hears = await hears_of(work, desk, box)
            found[hears] = (*found.get(hears, ()), box.id)
    return found


async def hears_of(work: Work, desk: Desk, box: Box) -> str | None:
    """Keeper, deputy, or else a cadre of the village: the first who can be written to."""
    village = await places.unit_of_level(work, box.unit_id, "village")
    cadres = await holders_at(work, desk, village.id, "cadre") if village else ()
    for person in (*box.keepers, *cadres):
        if await accounts.private_chats_of_person(work, person):
            return person
    return None


async def _look_at(desk: Desk, hears: str | None, ids: Sequence[str], work: Work) -> None:
    """What is new in these boxes, told together; what nobody could be told stays new."""
    fresh: list[Warning] = []
    for id in ids:
        box = await boxes.get_box(work, id)
        fresh.extend(await _news_of(work, desk, box))
        await told.put_told(work, id, told.LOOKED, "", desk.now())
    if fresh and hears is not None and await _tell(work, desk, hears, in_order(fresh)):
        for one in fresh:
            await told.put_told(work, one.box_id, one.sort.value, one.about, desk.now())


async def _news_of(work: Work, desk: Desk, box: Box) -> list[Warning]:
    """What was not told before; a lack that is over is forgotten first."""
    use = await use_of(work, desk, box)
    before = await told.told_of_box(work, box.id)
    await _forget_settled(work, desk, box, use, before)
    found = await warnings_of(work, desk, box, use)
    return [one for one in found if (one.sort.value, one.about) not in before]


async def _forget_settled(
    work: Work, desk: Desk, box: Box, use: Use, before: frozenset[tuple[str, str]]
) -> None:
    rules = await rules_of(work, desk, box)
    for what, about in before:
        if what in LACKS and is_settled(box, about, use, rules):
            await told.drop_told(work, box.id, what, about)


async def _tell(work: Work, desk: Desk, person: str, found: Sequence[Warning]) -> bool:
    """Without sound, unless something is used up or over its day."""
    day = desk.today().isoformat()
    shown = found[:MOST]
    message = Message(
        NEWS,
        f"{NEWS}:{person}:{day}",
        {
            "lines": json.dumps([_line(one) for one in shown], ensure_ascii=False),
            "more": str(len(found) - len(shown)),
        },
        Lane.REMINDER,
        Owed.LOOSE,
        silent=not any(one.sort in LOUD for one in found),
        unasked=True,
    )
    return await tell_person(work, desk, person, message)


def _line(one: Warning) -> dict[str, str | int]:
    """Ids, codes and numbers; the words are looked up when it is said."""
    line: dict[str, str | int] = {
        "sort": one.sort.value, "box": one.box_id, "item": one.item, "unit": one.unit,
        "qty": one.qty, "days": one.days,
    }  # fmt: skip
    if one.sort in LACKS:
        line["ask"] = one.ask
    if one.sort is Sort.UNUSED:
        line |= {"lot": one.lot_id, "to": one.to_box}
    return line
