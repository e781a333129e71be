"""At the door: given, not at home, not wanted; nobody gets it twice."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Ware
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.runs import Line, Run, RunKind, RunState, Stage, may_mark
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import run_stock
from bot.services.stock.looking import refresh
from bot.services.stock.run_lists import DOCTOR, LIST, doctors, may_walk, redraw, tell_list
from bot.services.telling import Message, tell_person
from bot.store import boxes, runs
from bot.store.database import Work

_STAGES = {"g": Stage.GIVEN, "a": Stage.AWAY, "r": Stage.REFUSED}


async def on_line(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons of one line, given, not at home and not wanted, or another page."""
    code, number = (pressed.choice or " ")[0], (pressed.choice or " ")[1:]
    run = await runs.find_run(work, pressed.subject)
    if run is None or actor.person is None or not number.isdigit():
        return Refused("press.unknown")
    person = actor.person.id
    if code in ("p", "w"):
        cause = str(actor.origin.update_id)
        whole = "yes" if code == "w" else ""
        await tell_list(work, desk, run, person, LIST, number, cause, whole)
        return Done()
    line = await runs.find_line(work, run.id, int(number))
    if line is None or not await may_walk(work, desk, run, line, person):
        return Refused("board.not_for_you")
    if run.state is not RunState.OPEN:
        return Refused("run.no.closed")
    if code in ("y", "n"):
        return await _by_doctor(work, desk, run, line, person, yes=code == "y")
    if code not in _STAGES:
        return Refused("press.unknown")
    return await mark(work, desk, run, line, _STAGES[code], person)


async def mark(work: Work, desk: Desk, run: Run, line: Line, to: Stage, by: str) -> Outcome:
    """What became of a line; what is handed out at the door leaves the box with that."""
    if not may_mark(run.kind, line.stage, to):
        return Refused("run.no.already" if line.stage is Stage.GIVEN else "run.no.not_now")
    parts = await runs.items_of(work, run.id)
    leaves = to is Stage.GIVEN and run.kind is not RunKind.KIT
    if leaves:
        short = await run_stock.leave(work, desk, run, line, parts, by)
        if short is not None:
            return Refused("run.no.short")
    if not await runs.move_line(work, line, to, by, desk.now()):
        # Another was faster in this very moment; the whole write has to be given up.
        raise RuntimeError("a line moved under the hand that had read it")
    if leaves:
        await refresh(work, await boxes.get_box(work, run.box_id))
    await redraw(work, run.id)
    if to is Stage.GIVEN:
        await _cautions(work, desk, run, line, by)
    return Done(f"run.marked.{to.value}")


async def _cautions(work: Work, desk: Desk, run: Run, line: Line, by: str) -> None:
    """Cautions to who got it; without a phone of theirs the giver has them to read out, once."""
    if not has_cautions(desk, run):
        return
    params = {"run": run.id}
    if line.person_id is not None:
        about = f"run.cautions:{run.id}:{line.line}"
        message = Message("run.cautions", about, params, Lane.CASE, Owed.OWED)
        if await tell_person(work, desk, line.person_id, message):
            return
    about = f"run.cautions.read:{run.id}:{by}"
    message = Message("run.cautions.read", about, params, Lane.CASE, Owed.OWED, silent=True)
    await tell_person(work, desk, by, message)


def has_cautions(desk: Desk, run: Run) -> bool:
    """Whether anything is read to whoever gets it."""
    thing = desk.content.stocked.find(run.item)
    return run.kind is RunKind.KIT or (thing is not None and thing.kind is Ware.MEDICINE)


async def _by_doctor(
    work: Work, desk: Desk, run: Run, line: Line, person: str, *, yes: bool
) -> Outcome:
    """A line that a doctor has to look at first: it may be given, or it is not."""
    if person not in await doctors(work, desk, run):
        return Refused("board.not_for_you")
    if line.stage is not Stage.DOCTOR:
        return Refused("run.no.not_now")
    to = Stage.TODO if yes else Stage.REFUSED
    await runs.move_line(work, line, to, person, desk.now())
    await redraw(work, run.id)
    return Done("run.marked.doctor_yes" if yes else "run.marked.doctor_no")


async def undo(work: Work, desk: Desk, run: Run, number: int, person: str) -> Outcome:
    """A line ticked by mistake is open again, and what left for it is back."""
    line = await runs.find_line(work, run.id, number)
    if line is None or run.state is not RunState.OPEN:
        return Refused("run.no.closed" if line else "run.no.line")
    if not await may_walk(work, desk, run, line, person):
        return Refused("board.not_for_you")
    if line.stage not in (Stage.GIVEN, Stage.AWAY, Stage.REFUSED):
        return Refused("run.no.not_now")
    kit = run.kind is RunKind.KIT
    if not kit:
        await run_stock.come_back(work, desk, run, line, person, "mistake")
    await runs.move_line(work, line, Stage.LOADED if kit else Stage.TODO, person, desk.now())
    await redraw(work, run.id)
    return Done("run.undone")


async def show_list(
    work: Work, desk: Desk, run: Run, person: str, cause: str, *, whole: bool
) -> None:
    """The list anew, for who walks it, keeps the box or is the doctor."""
    waiting = any(x.stage is Stage.DOCTOR for x in await runs.lines_of(work, run.id))
    if person in await doctors(work, desk, run) and waiting:
        await tell_list(work, desk, run, person, DOCTOR, cause=cause)
        return
    await tell_list(work, desk, run, person, LIST, cause=cause, whole="yes" if whole else "")
