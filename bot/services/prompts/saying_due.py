"""The hours of prompts: what is due is said once, piece by piece; what is stale is skipped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from bot.domain.people import Chat
from bot.domain.prompting import Ground, choose, jitter
from bot.domain.prompting_people import Listener, choose_for
from bot.domain.prompts import Prompt
from bot.domain.quiet import is_quiet
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.prompts.facts import busy_in, ground_of, listeners
from bot.services.prompts.sending import (
    LATE,
    UNSAID,
    groups_below,
    skip_group,
    to_group,
    to_person,
)
from bot.services.prompts.timing import Hours, hours_of
from bot.store import places, prompt_plans, prompts
from bot.store.database import Work
from bot.store.prompts import Begun

One = TypeVar("One")
A_DAY = timedelta(days=1)
# So many in one write: whatever is pressing is written down between two pieces.
PIECE = 10
DONE, SKIPPED = "done", "skipped"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """The hours of one village that have come and are not over yet."""

    desk: Desk  # with the village's own content
    root: str
    hours: Hours
    stale: bool


@dataclass(frozen=True, slots=True)
class Due:
    """What is known when these hours come: the groups' prompt, and who may be told alone."""

    ground: Ground
    prompt: Prompt | None = None
    groups: tuple[Chat, ...] = ()
    people: tuple[Listener, ...] = ()


async def say_due(desk: Desk) -> int:
    """Every village whose hours have come."""
    turns = await desk.database.read(lambda work: _turns(work, desk))
    for turn in turns:
        await desk.database.write(partial(_note_unsaid, desk=desk))
        await (_skip(turn.desk, turn) if turn.stale else _say(turn.desk, turn))
    return len(turns)


async def next_hours(desk: Desk) -> datetime | None:
    """When the next hours begin anywhere."""
    return await desk.database.read(lambda work: _next(work, desk))


async def _say(desk: Desk, turn: Turn) -> None:
    due = await desk.database.read(lambda work: due_at(work, desk, turn.root, turn.hours))
    for some in _pieces(due.groups):
        await desk.database.write(partial(_say_groups, desk=desk, turn=turn, due=due, some=some))
    for few in _pieces(due.people):
        # Choosing takes a moment for a whole village: others have theirs in between.
        await asyncio.sleep(0)
        chosen = _chosen(turn, due, few)
        if chosen:
            await desk.database.write(partial(_say_people, desk=desk, turn=turn, some=chosen))
    await _end(desk, turn, DONE)


async def due_at(work: Work, desk: Desk, root: str, hours: Hours) -> Due:
    """What the rules choose for the groups, from what is known at this moment."""
    ground = await ground_of(work, desk, root)
    choice = choose(ground, hours.day, ground.said)
    groups = await groups_below(work, root) if hours.groups and choice.prompt else ()
    people = await listeners(work, desk, root) if hours.people else ()
    return Due(ground, choice.prompt, groups, people)


def _chosen(turn: Turn, due: Due, some: Sequence[Listener]) -> list[tuple[str, Prompt]]:
    topic = due.prompt.topic if due.prompt else None
    rules, found = turn.desk.content.prompting, []
    for listener in some:
        prompt = choose_for(due.ground, listener, turn.hours.day, rules, topic)
        if prompt is not None:
            found.append((listener.id, prompt))
    return found


async def _say_groups(
    work: Work, *, desk: Desk, turn: Turn, due: Due, some: Sequence[Chat]
) -> None:
    for chat in some:
        if due.prompt is not None:
            at = _at(desk, turn, chat.id)
            await to_group(work, desk, due.prompt, chat, slot=turn.hours.slot, at=at)


async def _say_people(
    work: Work, *, desk: Desk, turn: Turn, some: Sequence[tuple[str, Prompt]]
) -> None:
    for person, prompt in some:
        at = _at(desk, turn, person)
        await to_person(work, desk, prompt, person, slot=turn.hours.slot, at=at)


def _at(desk: Desk, turn: Turn, whom: str) -> datetime:
    """Not all in the same minute."""
    seed = f"{whom}:{turn.hours.day}"
    return max(desk.now(), turn.hours.begins) + jitter(seed, desk.content.prompting.jitter)


async def _skip(desk: Desk, turn: Turn) -> None:
    """Too late: said at the wrong time of the day it would only disturb."""
    due = await desk.database.read(lambda work: due_at(work, desk, turn.root, turn.hours))
    if due.prompt is not None:
        await desk.database.write(partial(_skip_groups, desk=desk, turn=turn, due=due))
    _log.warning(
        "prompts are skipped: their time is past",
        unit=turn.root,
        day=str(turn.hours.day),
        slot=turn.hours.slot,
        prompt=due.prompt.code if due.prompt and due.groups else None,
    )
    await _end(desk, turn, SKIPPED)


async def _skip_groups(work: Work, *, desk: Desk, turn: Turn, due: Due) -> None:
    for chat in due.groups:
        if due.prompt is not None:
            hours = turn.hours
            await skip_group(work, desk, due.prompt, chat, hours.slot, LATE, day=hours.day)


async def _end(desk: Desk, turn: Turn, state: str) -> None:
    day, slot, now = turn.hours.day, turn.hours.slot, desk.now()
    await desk.database.write(
        lambda work: prompt_plans.end_round(work, turn.root, day, slot, state, now)
    )


async def _note_unsaid(work: Work, *, desk: Desk) -> None:
    """What the outbox held back until it was stale has not been said."""
    for send_id in await prompts.unsaid(work, desk.today() - A_DAY):
        await prompts.skip(work, send_id, UNSAID)
        _log.warning("a prompt was not said: there was no room for it", send=send_id)


async def _turns(work: Work, desk: Desk) -> tuple[Turn, ...]:
    now, found = desk.now(), []
    for begun in await prompts.begun(work):
        own = await desk_for(work, desk, begun.unit_id)
        for hours in await _open_hours(work, own, begun, before=1, after=0):
            if hours.begins <= now:
                late = now - hours.begins > own.content.prompting.stale
                late = late or is_quiet(now, own.quiet()) or hours.day < own.today()
                found.append(Turn(own, begun.unit_id, hours, late))
    return tuple(found)


async def _next(work: Work, desk: Desk) -> datetime | None:
    times = [
        hours.begins
        for begun in await prompts.begun(work)
        for hours in await _open_hours(
            work, await desk_for(work, desk, begun.unit_id), begun, before=0, after=1
        )
    ]
    return min(times, default=None)


async def _open_hours(
    work: Work, desk: Desk, begun: Begun, *, before: int, after: int
) -> tuple[Hours, ...]:
    """Of some days around today, those after the beginning that are not over."""
    today = desk.today()
    over = await prompt_plans.rounds(work, begun.unit_id, today - A_DAY * before)
    busy = await busy_in(work, desk, await places.subtree_ids(work, begun.unit_id))
    return tuple(
        hours
        for ahead in range(-before, after + 1)
        for hours in hours_of(desk, today + A_DAY * ahead, busy)
        if (hours.day, hours.slot) not in over and hours.begins >= begun.begun_at
    )


def _pieces(many: Sequence[One]) -> list[Sequence[One]]:
    return [many[i : i + PIECE] for i in range(0, len(many), PIECE)]
