"""What goes out in a village in the next days: the plan, with what a cadre changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.prompting import NOW, Choice, Ground, fitting, plan
from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.prompts.facts import ground_of
from bot.services.prompts.library import find
from bot.services.prompts.timing import Hours, hours_of
from bot.store import places, prompt_plans, prompts
from bot.store.database import Work
from bot.store.prompts import SENT, SKIPPED, Send

PLANNED, STOPPED, EMPTY = "planned", "stopped", "nothing"


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the calendar; `prompt` is None where nothing is said, `why` says why.

    Its number is the day of the month: it means the same tomorrow, and a day has one line.
    """

    number: int
    day: date
    slot: str  # HH:MM as it is said, or now
    prompt: Prompt | None
    state: str = PLANNED  # planned | sent | skipped | stopped | nothing
    why: str | None = None
    ordered: bool = False  # a cadre put it there

    @property
    def open(self) -> bool:
        """Whether a cadre may still change it."""
        return self.state == PLANNED and self.prompt is not None


async def calendar(
    work: Work, desk: Desk, village_id: str, *, since: date | None = None, days: int | None = None
) -> tuple[Planned, ...]:
    """From a day on (today), as many days as `PromptRules.ahead` if not said."""
    first = since or desk.today()
    span = days or desk.content.prompting.ahead
    ground = await ground_of(work, desk, village_id)
    before = max((first - desk.today()).days, 0)
    choices = plan(ground, first - timedelta(days=before), before + span)[before:]
    found = [_line(desk, ground, choice) for choice in choices]
    if found and found[0].day == desk.today():
        found[0] = await _as_it_was(work, desk, village_id, found[0])
    return tuple(found)


async def candidates(work: Work, desk: Desk, village_id: str, day: date) -> tuple[Prompt, ...]:
    """What else might be said on a day of the calendar, what comes first at the front."""
    ground = await ground_of(work, desk, village_id)
    ahead = (day - desk.today()).days
    choices = plan(ground, desk.today(), desk.content.prompting.ahead)
    said = dict(ground.said)
    for choice in choices[:ahead]:
        if choice.prompt is not None:
            said[choice.prompt.code] = choice.day
    planned = {choice.prompt.code for choice in choices if choice.prompt is not None}
    able = fitting(ground, day, said)
    return tuple(p for p in able if p.code not in planned) or tuple(
        p for p in able if p.code != _code_on(choices, day)
    )


async def missed(work: Work, desk: Desk, village_id: str, days: int = 3) -> tuple[Planned, ...]:
    """What was not said in the last days though it was planned, and why."""
    today = desk.today()
    units = await places.subtree_ids(work, village_id)
    sends = await prompts.sends_of_units(
        work, units, today - timedelta(days=days), today - timedelta(days=1)
    )
    by_day: dict[date, list[Send]] = {}
    for send in sends:
        if send.chat_id is not None and not send.danger:
            by_day.setdefault(send.day, []).append(send)
    found = []
    for day, some in sorted(by_day.items()):
        if all(send.state == SKIPPED for send in some):
            prompt = await find(work, desk, some[0].prompt, village_id)
            found.append(Planned(day.day, day, some[0].slot, prompt, SKIPPED, some[0].why))
    return tuple(found)


async def village_of(work: Work, unit_id: str) -> str | None:
    """The village in whose calendar a hamlet, a group or a person is."""
    unit = await places.unit_of_level(work, unit_id, "village")
    return unit.id if unit else None


def _code_on(choices: Sequence[Choice], day: date) -> str | None:
    return next((c.prompt.code for c in choices if c.day == day and c.prompt is not None), None)


def _line(desk: Desk, ground: Ground, choice: Choice) -> Planned:
    at = _group_hours(desk, ground, choice.day)
    state = PLANNED if choice.prompt else STOPPED if choice.why == STOPPED else EMPTY
    slot = f"{at.begins.astimezone(desk.zone):%H:%M}"
    day = choice.day
    return Planned(day.day, day, slot, choice.prompt, state, choice.why, choice.ordered)


def _group_hours(desk: Desk, ground: Ground, day: date) -> Hours:
    return next(hours for hours in hours_of(desk, day, ground.busy) if hours.groups)


async def _as_it_was(work: Work, desk: Desk, village_id: str, line: Planned) -> Planned:
    """Today: what was said or skipped, once that is known."""
    units = await places.subtree_ids(work, village_id)
    sends = await prompts.sends_of_units(work, units, line.day, line.day)
    own = [send for send in sends if send.chat_id is not None and not send.danger]
    done = next((s for s in own if s.state == SENT), None) or next(iter(own), None)
    if done is not None:
        prompt = await find(work, desk, done.prompt, village_id)
        slot = NOW if done.slot == NOW else line.slot
        return replace(line, slot=slot, prompt=prompt, state=done.state, why=done.why)
    over = await prompt_plans.rounds(work, village_id, line.day)
    ground = await ground_of(work, desk, village_id)
    if (line.day, _group_hours(desk, ground, line.day).slot) in over:
        return replace(line, prompt=None, state=EMPTY, why=EMPTY)
    return line
