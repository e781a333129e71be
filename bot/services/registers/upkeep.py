"""What time does here: sweeps end, their last day is said once, lines are kept no longer."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.registers import Switch
from bot.domain.sweeps import Sweep
from bot.services.desk import Desk
from bot.services.registers.sweep_figures import households_of, tally_of
from bot.services.registers.sweep_scope import own_units
from bot.services.registers.sweeping import about, workers
from bot.services.registers.switching import PACK
from bot.services.tasks.hooks import Step
from bot.services.telling import Message, tell_person
from bot.store import records, registers, seeing, sweeps
from bot.store.database import Work

LAST_DAY, AFTER = time(8, 30), time(8, 0)
PIECE = 200
WORDS_KEPT = timedelta(days=90)
ENDING = "packs.ending_told"


async def end_sweeps(desk: Desk) -> int:
    """The morning after the last day it is over; on the last day the late ones hear it once."""
    now, done = desk.now(), 0
    for sweep in await desk.database.read(sweeps.open_now):
        if _over_at(desk, sweep) <= now:
            await desk.database.write(partial(_end, desk, sweep))
            done += 1
    for sweep in await desk.database.read(sweeps.to_remind):
        if _last_morning(desk, sweep) <= now:
            await desk.database.write(partial(_remind, desk, sweep))
            done += 1
    return done


async def next_end(desk: Desk) -> datetime | None:
    """When a sweep ends or its last day begins."""
    open_now = await desk.database.read(sweeps.open_now)
    waiting = await desk.database.read(sweeps.to_remind)
    moments = [_over_at(desk, s) for s in open_now] + [_last_morning(desk, s) for s in waiting]
    return min(moments, default=None)


async def drop_old(desk: Desk) -> int:
    """Lines older than their register keeps them, in pieces; and what was said at doors."""
    dropped = 0
    for code, moment in await desk.database.read(partial(_too_old, desk)):
        dropped += await desk.database.write(partial(_drop, code, moment))
    words = desk.now() - WORDS_KEPT
    first = await desk.database.read(sweeps.first_words)
    if first is not None and first < words:
        dropped += await desk.database.write(lambda work: sweeps.drop_words(work, words))
    return dropped


async def next_drop(desk: Desk) -> datetime | None:
    """When the oldest line of a register is kept no longer."""
    oldest = await desk.database.read(registers.oldest)
    kept = desk.content.registers
    due = [at + kept[code].keep for code, at in oldest.items() if code in kept]
    first = await desk.database.read(sweeps.first_words)
    return min([*due, *([first + WORDS_KEPT] if first else [])], default=None)


async def tell_ending(desk: Desk) -> int:
    """Who switched a pack on hears in the morning of its last day that it ends."""
    if desk.now() < _at(desk, LAST_DAY, 0):
        return 0
    return await desk.database.write(lambda work: _tell_ending(desk, work))


async def next_ending(desk: Desk) -> datetime | None:
    """Looked for once a day."""
    told = await desk.database.read(lambda work: records.get_mark(work, ENDING))
    today = desk.today().isoformat()
    return _at(desk, LAST_DAY, 1 if told is not None and told[0] == today else 0)


async def _tell_ending(desk: Desk, work: Work) -> int:
    told, today = await records.get_mark(work, ENDING), desk.today()
    if told is not None and told[0] == today.isoformat():
        return 0
    await records.set_mark(work, ENDING, today.isoformat(), desk.now())
    ending = [s for s in await registers.ending_on(work, today) if s.code.startswith(PACK)]
    for switch in ending:
        await _say_ending(work, desk, switch)
    return len(ending)


async def _say_ending(work: Work, desk: Desk, switch: Switch) -> None:
    pack = desk.content.packs.get(switch.code.removeprefix(PACK))
    if pack is None or switch.by_id is None or switch.until is None:
        return
    latest = await registers.switches(work, (switch.unit_id,), switch.code)
    if not latest or latest[0].id != switch.id:
        return
    message = Message(
        "registers.pack_ends", f"pack_ends:{switch.id}", {"name": pack.name},
        Lane.REMINDER, Owed.LOOSE, unasked=True,
    )  # fmt: skip
    await tell_person(work, desk, switch.by_id, message)


async def _end(desk: Desk, sweep: Sweep, work: Work) -> None:
    if not await sweeps.end(work, sweep.id, desk.now()):
        return
    await seeing.want_standing(work, about(sweep.id))
    if sweep.by_id is None:
        return
    message = Message(
        "sweeps.over", f"sweep_over:{sweep.id}", {"sweep": sweep.id}, Lane.REMINDER, Owed.LOOSE,
        unasked=True,
    )  # fmt: skip
    await tell_person(work, desk, sweep.by_id, message)


async def _remind(desk: Desk, sweep: Sweep, work: Work) -> None:
    """Only those who have doors left."""
    if not await sweeps.mark_reminded(work, sweep.id):
        return
    for person in await workers(work, desk, sweep):
        units = await own_units(work, desk, person, sweep)
        counted = await tally_of(work, sweep, units)
        if (not counted.left and not counted.not_home) or not await households_of(work, units):
            continue
        message = Message(
            "sweeps.last_day", f"sweep_last:{sweep.id}:{person}",
            {"sweep": sweep.id, "person": person}, Lane.REMINDER, Owed.LOOSE, unasked=True,
        )  # fmt: skip
        await tell_person(work, desk, person, message)


async def _too_old(desk: Desk, work: Work) -> list[tuple[str, datetime]]:
    """Registers with lines older than they are kept, and from when on they are kept."""
    kept, oldest = desk.content.registers, await registers.oldest(work)
    before = {code: desk.now() - kept[code].keep for code in oldest if code in kept}
    return [(code, moment) for code, moment in before.items() if oldest[code] < moment]


async def _drop(code: str, moment: datetime, work: Work) -> int:
    return await registers.drop_before(work, code, moment, PIECE)


def _over_at(desk: Desk, sweep: Sweep) -> datetime:
    return datetime.combine(sweep.ends_on + timedelta(days=1), AFTER, desk.zone)


def _last_morning(desk: Desk, sweep: Sweep) -> datetime:
    morning = datetime.combine(sweep.ends_on, LAST_DAY, desk.zone)
    # Of one that lasts a single day nobody is reminded on the morning it begins.
    return max(morning, sweep.at + timedelta(hours=6))


def _at(desk: Desk, clock: time, days: int) -> datetime:
    return datetime.combine(desk.today() + timedelta(days=days), clock, desk.zone)


STEPS: tuple[Step, ...] = (
    (end_sweeps, next_end),
    (drop_old, next_drop),
    (tell_ending, next_ending),
)
"""(what is due, when something is due next)"""
