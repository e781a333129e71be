"""The keeper's taps on a list: yes, 分装, 装车, 收工 — what leaves the box leaves by these."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.domain.runs import Run, RunKind, RunState, Stage, packable
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering, holders_at
from bot.services.stock import run_stock
from bot.services.stock.looking import refresh
from bot.services.stock.queue import serve
from bot.services.stock.run_lists import redraw, tell_lists
from bot.services.stock.run_read import keepers_of, there
from bot.services.telling import Message, tell_person
from bot.store import boxes, places, runs
from bot.store.database import Work

# Whoever may carry what is packed to the car.
_LOADERS = ("volunteer", "driver", "liaison")


async def on_run(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A button of a keeper's card; loading may be tapped by whoever carries."""
    run = await runs.find_run(work, pressed.subject)
    if run is None or actor.person is None:
        return Refused("press.unknown")
    choice, person = pressed.choice or "", actor.person.id
    keeper = person in await keepers_of(work, run.box_id)
    if not keeper and not (choice == "load" and await _carries(work, desk, run, person)):
        return Refused("stock.no.keeper")
    if choice in ("yes", "no"):
        return await _answer(work, desk, run, yes=choice == "yes")
    if run.state is not RunState.OPEN:
        return Refused("run.no.closed")
    if choice.startswith("pack") and (choice[4:] or "0").isdecimal():
        return await _pack(work, desk, run, int(choice[4:] or 0), person)
    if choice == "load":
        return await _load(work, desk, run, person)
    if choice == "close":
        return await close(work, desk, run, person)
    return Refused("press.unknown")


async def _carries(work: Work, desk: Desk, run: Run, person: str) -> bool:
    for unit_id in await places.subtree_ids(work, run.unit_id):
        if wears(await covering(work, desk, person, unit_id), *_LOADERS):
            return True
    return False


async def _answer(work: Work, desk: Desk, run: Run, *, yes: bool) -> Outcome:
    """A list that somebody else opened: the keeper says whether the box gives for it."""
    if run.state is not RunState.ASKED:
        return Refused("run.no.not_now")
    await runs.move_run(work, run, RunState.OPEN if yes else RunState.DROPPED, desk.now())
    opened = await runs.find_run(work, run.id)
    assert opened is not None
    if yes:
        await tell_lists(work, desk, opened)
    await redraw(work, run.id)
    await _tell_opener(work, desk, run, "run.agreed" if yes else "run.declined")
    return Done("run.agreed_toast" if yes else "run.declined_toast")


async def _pack(work: Work, desk: Desk, run: Run, count: int, by: str) -> Outcome:
    """So many kits are packed: their parts leave the box, as many as there are parts for."""
    if run.kind is not RunKind.KIT or count < 1:
        return Refused("press.unknown")
    parts = await runs.items_of(work, run.id)
    box = await boxes.get_box(work, run.box_id)
    todo = [x for x in await runs.lines_of(work, run.id) if x.stage is Stage.TODO]
    able = min(packable(parts, await there(work, desk, box, parts)), len(todo), count)
    if able < 1:
        return Refused("run.no.short")
    for line in todo[:able]:
        gone = await run_stock.leave(work, desk, run, line, parts, by)
        moved = await runs.move_line(work, line, Stage.PACKED, by, desk.now())
        if gone is not None or not moved:
            raise RuntimeError("what was free a moment ago, in this very write, is not")
    await refresh(work, box)
    await redraw(work, run.id)
    await _tell_carriers(work, desk, run, by, able + len(todo))
    return Done("run.packed", (("number", str(able)),))


async def _tell_carriers(work: Work, desk: Desk, run: Run, by: str, which: int) -> None:
    """装车: the volunteers of the place are told once for each batch; no door stands in it."""
    told: dict[str, None] = {}
    for unit_id in await places.subtree_ids(work, run.unit_id):
        told.update(dict.fromkeys(await holders_at(work, desk, unit_id, "volunteer")))
    keepers = await keepers_of(work, run.box_id)
    for person in told:
        if person in keepers or person == by:
            continue
        message = Message(
            "run.load", f"run.load:{run.id}:{which}:{person}",
            {"run": run.id, "subject": run.id}, Lane.CASE, Owed.LOOSE, unasked=True,
        )  # fmt: skip
        await tell_person(work, desk, person, message)


async def _load(work: Work, desk: Desk, run: Run, by: str) -> Outcome:
    """Everything packed is on the car: now the doors are walked."""
    count = await runs.load(work, run, by, desk.now())
    if not count:
        return Refused("run.no.not_now")
    await tell_lists(work, desk, run)
    await redraw(work, run.id)
    return Done("run.loaded", (("number", str(count)),))


async def close(work: Work, desk: Desk, run: Run, by: str) -> Outcome:
    """The list is over: what left the box and was not given is in it again."""
    box = await boxes.get_box(work, run.box_id)
    items: dict[str, None] = {}
    for line in await runs.lines_of(work, run.id):
        if line.stage is not Stage.GIVEN:
            back = await run_stock.come_back(work, desk, run, line, by, "not_given")
            items.update(dict.fromkeys(back))
    if not await runs.move_run(work, run, RunState.CLOSED, desk.now()):
        raise RuntimeError("a list was closed twice in one moment")
    for item in items:
        await serve(work, desk, item, box.id)
    await refresh(work, box)
    await redraw(work, run.id)
    await _tell_opener(work, desk, run, "run.closed")
    return Done("run.closed_toast")


async def _tell_opener(work: Work, desk: Desk, run: Run, key: str) -> None:
    if run.by_id is None or run.by_id in await keepers_of(work, run.box_id):
        return
    message = Message(key, f"{key}:{run.id}", {"run": run.id}, Lane.CASE, Owed.OWED)
    await tell_person(work, desk, run.by_id, message)
