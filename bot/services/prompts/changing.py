"""What a cadre does: begin, stop, and change a line of the calendar."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.prompting import STOP, SWAP, Order
from bot.domain.prompts import Prompt
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.prompts.calendar import Planned, calendar, candidates
from bot.services.prompts.leaders import orphaned_of
from bot.services.prompts.sending import to_unit
from bot.services.prompts.topics import event_name
from bot.services.roles import roles_held
from bot.store import places, prompt_plans, prompts
from bot.store.database import Work

NOT_YOURS = Refused("prompts.refused.not_yours")
OFF = Refused("prompts.refused.off")
OVER = Refused("prompts.refused.over")
UNKNOWN = Refused("prompts.refused.unknown")
EVENT_DAYS = 5


async def villages_run(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """The villages whose prompts somebody looks after; an officer where no cadre can."""
    found: dict[str, None] = {}
    for held in await roles_held(work, desk, person_id):
        unit = await places.find_unit(work, held.unit_id)
        if wears((held,), "cadre") and unit is not None and unit.level == "village":
            found[unit.id] = None
        elif wears((held,), "officer") and unit is not None:
            found |= dict.fromkeys(await orphaned_of(work, desk, unit))
    return tuple(found)


async def set_up(work: Work, desk: Desk, by: str, village: str, code: str) -> Outcome:
    """Begin, end, or not now."""
    if village not in await villages_run(work, desk, by):
        return NOT_YOURS
    if code == "begin":
        if await prompts.begun_of(work, village) is not None:
            return Done("prompts.set.on_already")
        await prompts.begin(work, village, by, desk.now())
    elif code == "end":
        await prompts.stop(work, village, desk.now())
    else:
        code = "later"
    return Done(f"prompts.set.{code}")


async def say_event(work: Work, desk: Desk, by: str, village: str, event: str) -> Outcome:
    """It happened here: what the library has about it comes first for some days."""
    if village not in await villages_run(work, desk, by):
        return NOT_YOURS
    if await prompts.begun_of(work, village) is None:
        return OFF
    until = desk.today() + timedelta(days=EVENT_DAYS - 1)
    await prompt_plans.release(work, village, event, until, by, desk.now())
    name = event_name(desk, event)
    return Done("prompts.set.event", (("name", name), ("number", str(EVENT_DAYS))))


async def change(
    work: Work, desk: Desk, by: str, village: str, sort: str, line: Planned | None
) -> Outcome:
    """Stop, swap or say now what stands in one line of the calendar."""
    if village not in await villages_run(work, desk, by):
        return NOT_YOURS
    if await prompts.begun_of(work, village) is None:
        return OFF
    if line is None or line.prompt is None or not line.open:
        return OVER if line is not None else UNKNOWN
    own = await desk_for(work, desk, village)
    return await _CHANGES[sort](work, own, by, village, line, line.prompt)


async def line_of(work: Work, desk: Desk, village: str, number: int | None) -> Planned | None:
    """By its number; without one the next that may be changed."""
    lines = await calendar(work, await desk_for(work, desk, village), village)
    if number is None:
        return next((line for line in lines if line.open), None)
    return next((line for line in lines if line.number == number), None)


async def _stop(
    work: Work, desk: Desk, by: str, village: str, line: Planned, prompt: Prompt
) -> Outcome:
    order = Order(line.day, STOP, instead=prompt.code)
    await prompt_plans.put_order(work, village, order, by, desk.now())
    return Done("prompts.changed.stop", (("number", str(line.number)),))


async def _swap(
    work: Work, desk: Desk, by: str, village: str, line: Planned, prompt: Prompt
) -> Outcome:
    before = (await prompt_plans.orders(work, village, line.day)).get(line.day)
    shown = {prompt.code, before.instead if before else None}
    others = [p for p in await candidates(work, desk, village, line.day) if p.code not in shown]
    if not others:
        return Refused("prompts.refused.no_other")
    order = Order(line.day, SWAP, others[0].code, prompt.code)
    await prompt_plans.put_order(work, village, order, by, desk.now())
    facts = (("number", str(line.number)), ("name", others[0].card_title))
    return Done("prompts.changed.swap", facts)


async def _now(
    work: Work, desk: Desk, by: str, village: str, line: Planned, prompt: Prompt
) -> Outcome:
    """One a day: what has to wait because of that comes first tomorrow."""
    first, *_ = await calendar(work, desk, village, days=1)
    if first.state == prompts.SENT:
        order = Order(desk.today() + timedelta(days=1), SWAP, prompt.code)
        await prompt_plans.put_order(work, village, order, by, desk.now())
        return Done("prompts.changed.tomorrow", (("name", prompt.card_title),))
    sent = await to_unit(work, desk, prompt, village)
    if not sent:
        return Refused("prompts.refused.not_now")
    return Done("prompts.changed.now", (("number", str(len(sent))),))


Changing = Callable[[Work, Desk, str, str, Planned, Prompt], Awaitable[Outcome]]
_CHANGES: dict[str, Changing] = {"stop": _stop, "swap": _swap, "now": _now}
