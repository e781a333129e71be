"""What a sweep looks like: the next door for who goes there, counts for who began it."""

from __future__ import annotations

from typing import Any

from bot.domain.sweeps import Sweep, Tally, next_doors, tally
from bot.services.desk import Desk
from bot.services.registers.sweep_figures import households_of
from bot.services.registers.sweep_scope import hamlets_of, own_units
from bot.services.registers.sweeping import about
from bot.services.views.names import name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import people, places, seeing, sweeps
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
ANSWERS = (("d", "sweeps.tap.done"), ("n", "sweeps.tap.not_home"), ("r", "sweeps.tap.refused"))
NAMED = 6  # doors that are left, by name


async def mine(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The next door of a liaison, and what is left; a later copy takes the place of this one."""
    sweep = await sweeps.find(work, row.params["sweep"])
    person = row.params["person"]
    if sweep is None or await _is_old(work, row, f"{about(sweep.id)}:sweep_mine:{person}"):
        return None
    units = await own_units(work, desk, person, sweep)
    households, doors = await households_of(work, units), await sweeps.doors(work, sweep.id)
    waiting = next_doors(households, doors)
    runs = sweep.ended_at is None and sweep.runs_on(desk.today())
    following = waiting[0] if waiting and runs else None
    values = _counts(tally(households, doors)) | _what(desk, sweep)
    values |= {
        "runs": runs,
        "door": await _door(work, following) if following else {},
        "again": following is not None and following in doors,
        "others": [await _name(work, h) for h in waiting[1:NAMED]],
        "choices": [
            {"label": text_of(desk, key), "choice": f"{letter}:{following}"}
            for letter, key in ANSWERS
            if following
        ],
    }
    return Shown("sweeps.mine", values, sweep.id)


async def overview(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Hamlet by hamlet, counts only."""
    sweep = await sweeps.find(work, row.params["sweep"])
    if sweep is None:
        return None
    if await _is_old(work, row, f"{about(sweep.id)}:sweep:{row.params['person']}"):
        return None
    values = await _overview(work, sweep)
    runs = sweep.ended_at is None and sweep.runs_on(desk.today())
    return Shown("sweeps.overview", values | _what(desk, sweep) | {"runs": runs}, sweep.id)


async def say_sweep(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A sweep as a whole, or somebody's part of it."""
    sweep = await sweeps.find(work, params["sweep"])
    if sweep is None:
        return {}
    values = await _overview(work, sweep)
    if "person" in params:
        units = await own_units(work, desk, params["person"], sweep)
        doors = await sweeps.doors(work, sweep.id)
        values |= _counts(tally(await households_of(work, units), doors))
    return values | _what(desk, sweep) | {"_subject": sweep.id}


async def say_how(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The sets of questions that come with the content."""
    return {"sets": [s.name for s in (desk.content.sweeps.sets or {}).values()]}


async def _overview(work: Work, sweep: Sweep) -> Values:
    doors, rows, total = await sweeps.doors(work, sweep.id), [], Tally()
    for unit_id in await hamlets_of(work, sweep):
        counted = tally(await households_of(work, (unit_id,)), doors)
        if counted.households:
            rows.append({"unit": await unit_name(work, unit_id), **_counts(counted)})
            total = total.plus(counted)
    return {**_counts(total), "rows": rows}


def _what(desk: Desk, sweep: Sweep) -> Values:
    return {
        "name": sweep.name,
        "questions": list(sweep.questions),
        "until": sweep.ends_on,
        "now": desk.today(),
    }


def _counts(one: Tally) -> Values:
    return {
        "n": one.households, "done": one.done, "not_home": one.not_home,
        "refused": one.refused, "left": one.left,
    }  # fmt: skip


async def _is_old(work: Work, row: OutboxRow, prefix: str) -> bool:
    return await seeing.has_newer(work, row.chat_id, prefix, row.id)


async def _door(work: Work, household_id: str) -> Values:
    household = await places.get_household(work, household_id)
    return {
        "name": await _name(work, household_id),
        "at": " ".join(part for part in (household.door, household.landmark) if part),
    }


async def _name(work: Work, household_id: str) -> str:
    """Whose door it is: the household's own name, else who lives there longest."""
    household = await places.get_household(work, household_id)
    if household.name:
        return household.name
    home = await people.household_people(work, household_id)
    return await name_of(work, home[0].id) if home else ""
