"""A list sent to the bot in private by a cadre: tried at once, written by one button."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import may, wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.machine_reading import Files
from bot.services.noting import react
from bot.services.roles import roles_held
from bot.services.roster.applying import Import, OneAtATime, apply_plan
from bot.services.roster.importing import digest_of, plan_import
from bot.services.roster.lines import Fault, SheetLike
from bot.services.roster.plan import Does, Plan
from bot.services.telling import Message, tell_chat
from bot.store import places, roster
from bot.store.database import Work
from bot.store.work import Row

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_FAULTS = 8
LEADS = ("cadre", "officer")
READING, WAITING, WANTED, DROPPED = "reading", "waiting", "wanted", "dropped"
NAMES = frozenset({"key_of_another"})  # what is offered there is somebody's name
ReadList = Callable[[bytes], Sequence[SheetLike]]


class Unreadable(Exception):
    """Nothing that a list can be read from: size, rows, locked, broken."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def take_list(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether it is a spreadsheet from somebody who may read people in."""
    named = (heard.file_name or "").lower().endswith(ENDINGS)
    if not (named and heard.origin.private and heard.file_id and actor.person):
        return False
    if not wears(actor.held, *LEADS) and not may(actor.held, "name_roles"):
        return False
    await roster.begin_import(
        work, desk.ids.new(), "", READING, desk.now(), by=actor.person.id,
        chat_id=actor.chat.id, file_id=heard.file_id, file_name=heard.file_name,
    )  # fmt: skip
    await react(work, desk, heard, actor)
    return True


async def on_import(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that imports it, by who sent it."""
    row = await roster.find_import(work, pressed.subject)
    if row is None or actor.person is None or row["by_id"] != actor.person.id:
        return Refused("press.unknown")
    if not await roster.move_import(work, row["id"], WAITING, WANTED):
        return Refused("roster.sent.once")
    return Done("roster.sent.going")


class SentLists:
    """Outside of any write, one after the other: fetched, read, told; on the button, written."""

    def __init__(self, desk: Desk, files: Files, read: ReadList) -> None:
        self._desk, self._files, self._read = desk, files, read

    async def run(self) -> int:
        """How many were looked at."""
        done = 0
        while (row := await self._desk.database.read(roster.next_import)) is not None:
            key, params = await self._look(row)
            await self._desk.database.write(partial(self._say, row, key, params))
            done += 1
        return done

    async def _look(self, row: Row) -> tuple[str, dict[str, str]]:
        """The key of what is said, and its values; the row never stands where it stood."""
        data = await self._files.fetch(row["file_id"] or "")
        try:
            if data is None:
                raise Unreadable("broken")
            sheets = await self._sheets(data)
            plan = await self._plan(row, sheets)
        except Unreadable as fault:
            return f"roster.file.{fault.reason}", {}
        if row["state"] == WANTED and not plan.faults:
            return await self._write(row, plan, data)
        return "roster.sent.told", _told(row, plan)

    async def _sheets(self, data: bytes) -> Sequence[SheetLike]:
        return await asyncio.to_thread(self._read, data)

    async def _plan(self, row: Row, sheets: Sequence[SheetLike]) -> Plan:
        desk = self._desk
        root, names = await desk.database.read(lambda work: _rights(work, desk, row["by_id"]))
        plan = await plan_import(desk, sheets, root=root, by=row["by_id"], names_roles=names)
        if not plan.sheets:
            raise Unreadable("no_head")
        return plan

    async def _write(self, row: Row, plan: Plan, data: bytes) -> tuple[str, dict[str, str]]:
        which = Import(digest_of(data, row["by_id"]), row["by_id"], row["id"])
        try:
            done = await apply_plan(self._desk, plan, which)
        except OneAtATime:
            return "roster.import.one_at_a_time", {}
        return "roster.sent.done", {"n": str(done.done)}

    async def _say(self, row: Row, key: str, params: dict[str, str], work: Work) -> None:
        state = WAITING if key == "roster.sent.told" and not params.get("faults") else DROPPED
        await roster.move_import(work, row["id"], row["state"], state)
        about = f"roster.sent:{row['id']}:{row['state']}"
        message = Message(key, about, params, Lane.REPLY, Owed.OWED)
        if row["chat_id"]:
            await tell_chat(work, self._desk, row["chat_id"], message)


async def _rights(work: Work, desk: Desk, person_id: str) -> tuple[str | None, bool]:
    """The place the sender answers for, and whether they name roles."""
    held = await roles_held(work, desk, person_id)
    names = may(held, "name_roles")
    units = [h.unit_id for h in held if wears((h,), *LEADS) or "name_roles" in h.can]
    widest = [(len(await places.subtree_ids(work, id)), id) for id in units]
    return (max(widest)[1] if widest else None), names


def _told(row: Row, plan: Plan) -> dict[str, str]:
    """Numbers, and where something is wrong; nobody's name is kept in what is said."""
    counts = plan.counts
    faults = [_place(fault) for fault in plan.faults[:MOST_FAULTS]]
    return {
        "import": row["id"],
        "counts": json.dumps({does.value: counts[does] for does in Does}),
        "alike": json.dumps([alike.row for alike in plan.alike[:MOST_FAULTS]]),
        "faults": json.dumps(faults, ensure_ascii=False) if faults else "",
        "more": str(max(0, len(plan.faults) - MOST_FAULTS)),
    }


def _place(fault: Fault) -> dict[str, Any]:
    choices = "" if fault.key.rpartition(".")[2] in NAMES else fault.choices
    return {"row": fault.row, "column": fault.column, "heading": fault.heading,
            "key": fault.key, "choices": choices}  # fmt: skip


async def say_told(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The same words as on the screen, without what stood in the cells."""
    render = desk.content.messages.render
    this = render("roster.sent.cell", {}).text
    lines = []
    for fault in json.loads(params["faults"] or "[]"):
        words = render(fault["key"], {"said": this, "choices": fault["choices"]}).text
        values = {"sheet": "", "words": words} | {
            name: fault[name] for name in ("row", "column", "heading")
        }
        lines.append(render("roster.fault.line", values).text)
    return {
        "counts": json.loads(params["counts"]),
        "alike": json.loads(params["alike"]),
        "faults": lines,
        "more": int(params["more"]),
        "_subject": params["import"],
    }


async def say_done(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return {"n": params["n"]}
