"""Commands: a short table, each one small use case; unknown ones get a kind answer in private."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.case import Case
from bot.domain.rights import may_see, oversees
from bot.services import dialogs, groups, joining, quieted
from bot.services.actors import Actor
from bot.services.board import show_board
from bot.services.calls import Call, Command
from bot.services.desk import Desk
from bot.services.drivers.who_helps import helps
from bot.services.figures import reads_counts, show_counts, show_team
from bot.services.incoming import Heard
from bot.services.mine import show_mine
from bot.services.notes import add_note
from bot.services.phones import show_phones
from bot.services.stock.doors import STOCK_COMMANDS, STOCK_IN_PRIVATE
from bot.services.subjects import people_called
from bot.services.taking import ask_hand_to
from bot.services.taps import Taps, make_tap
from bot.services.tasks.doors import TASK_COMMANDS, TASK_IN_PRIVATE
from bot.store import boxes, cases
from bot.store.database import Work

NUMBER = re.compile(r"\W*([^\W\d_]{1,12}\d{4,7})\W*")


async def run_command(work: Work, desk: Desk, taps: Taps, actor: Actor, heard: Heard) -> None:
    """One command; in a group an unknown one may be meant for another bot and gets nothing."""
    call = Call(work, desk, taps, actor, heard)
    command = COMMANDS.get(heard.command or "")
    if command is not None:
        if actor.chat.is_group and heard.command in PRIVATE_ONLY:
            await call.say("command.in_private")
            return
        await command(call)
    elif not actor.chat.is_group:
        await call.say("command.unknown")


async def say_number(work: Work, desk: Desk, taps: Taps, actor: Actor, heard: Heard) -> bool:
    """A number with nothing else shows that case to whoever may see it; else it is mere words."""
    found = NUMBER.fullmatch(heard.text)
    if found is None or actor.chat.is_group:
        return False
    case = await _seen(Call(work, desk, taps, actor, heard), found[1])
    if case is None:
        return False
    await taps.run(work, actor, case, "see")
    return True


async def _start(call: Call) -> None:
    if call.actor.chat.is_group:
        await groups.say_hello(call.work, call.desk, call.actor)
        return
    await joining.start(call.work, call.desk, call.taps, call.actor, call.heard)


async def _help(call: Call) -> None:
    staff = oversees(call.actor.held)
    group = call.actor.chat.is_group
    await call.say("help.group" if group else "help.staff" if staff else "help.villager")
    person = call.actor.person
    if not group and person is not None and await boxes.boxes_kept_by(call.work, person.id):
        await call.say("help.keeper")
    if not group and person is not None and await helps(call.work, call.desk, person.id):
        await call.say("help.helper")


async def _mine(call: Call) -> None:
    await show_mine(call.work, call.desk, call.actor)


async def _cancel(call: Call) -> None:
    gone = await dialogs.cancel(call.work, call.actor)
    await call.say("dialog.cancelled" if gone else "dialog.nothing_open")


async def _back(call: Call) -> None:
    if not await dialogs.go_back(call.work, call.desk, call.actor):
        await call.say("dialog.nothing_open")


async def _board(call: Call) -> None:
    counted = await reads_counts(call.work, call.desk, call.actor)
    if counted is not None:
        await show_counts(call.work, call.desk, call.actor, counted)
        return
    await show_board(call.work, call.desk, call.actor, page=0)


async def _team(call: Call) -> None:
    await show_team(call.work, call.desk, call.actor)


async def _tel(call: Call) -> None:
    await show_phones(call.work, call.desk, call.actor, pin=True)


async def _bind(call: Call) -> None:
    await groups.ask_binding(call.work, call.desk, call.actor, call.heard)


async def _rest(call: Call) -> None:
    await call.tell(await groups.rest(call.work, call.desk, call.actor))


async def _quiet(call: Call) -> None:
    await quieted.turn(call.work, call.desk, call.actor, call.heard)


async def _case(call: Call) -> None:
    """/case NUMBER: its page, for those who may see it."""
    case = await _numbered(call, call.heard.argument.split(" ")[0] if call.heard.argument else "")
    if case is not None:
        await call.tell(await call.taps.run(call.work, call.actor, case, "see"))


async def _hand(call: Call) -> None:
    """/hand NUMBER [NAME]: to a named person, or asked with buttons."""
    number, _, name = call.heard.argument.strip().partition(" ")
    case = await _numbered(call, number)
    if case is None:
        return
    if not name.strip():
        await call.tell(await call.taps.run(call.work, call.actor, case, "hand"))
        return
    found = await people_called(call.work, name.strip(), case.unit_id)
    tap = await make_tap(call.work, call.desk, call.actor, case, "hand")
    if tap is None or not found:
        await call.say("phone.unknown_name", {"name": name.strip()})
    elif len(found) > 1:
        await ask_hand_to(call.work, call.desk, tap, tuple(p.id for p in found))
    else:
        await call.tell(await call.taps.run(call.work, call.actor, case, "hand", found[0].id))


async def _note(call: Call) -> None:
    """/note NUMBER, what kind of meeting it was, and what was said: a dated note."""
    number, _, words = call.heard.argument.strip().partition(" ")
    case = await _numbered(call, number)
    if case is None:
        return
    tap = await make_tap(call.work, call.desk, call.actor, case, "note")
    if tap is None:
        return
    await call.tell(await add_note(call.work, call.desk, case, tap.person, tap.viewer, words))


async def _numbered(call: Call, number: str) -> Case | None:
    """The case of a number; whether there is one is only told to who may see it."""
    case = await _seen(call, number.strip()) if number else None
    if case is None:
        await call.say("command.no_such_case" if number else "command.which_case")
    return case


async def _seen(call: Call, number: str) -> Case | None:
    case = await cases.find_by_number(call.work, number)
    tap = await make_tap(call.work, call.desk, call.actor, case, "see") if case else None
    if case is None or tap is None:
        return None
    return case if may_see(case, tap.viewer, confidential=tap.kind.confidential) else None


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "start": _start,
        "help": _help,
        "mine": _mine,
        "cancel": _cancel,
        "back": _back,
        "board": _board,
        "team": _team,
        "tel": _tel,
        "bind": _bind,
        "rest": _rest,
        "quiet": _quiet,
        "case": _case,
        "hand": _hand,
        "note": _note,
        **STOCK_COMMANDS,
        **TASK_COMMANDS,
    }
)
PRIVATE_ONLY = (
    frozenset({"mine", "team", "cancel", "back", "board", "case", "hand", "note"})
    | STOCK_IN_PRIVATE
    | TASK_IN_PRIVATE
)
