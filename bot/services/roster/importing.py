"""A list of people from first to last: read, compared, told, and written where that was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from bot.services.desk import Desk
from bot.services.roster.lines import Lines, SheetLike, read_lines
from bot.services.roster.matching import Placing, Unmatched
from bot.services.roster.plan import Plan
from bot.services.roster.planning import Planner
from bot.services.roster.reader import Reader
from bot.services.roster.register import VILLAGE, Register, Tree, load_register
from bot.store import places
from bot.store.database import Work


def digest_of(data: bytes, root: str | None) -> str:
    """The same list for the same place, whatever it is called."""
    return sha256(data + (root or "").encode()).hexdigest()


async def plan_import(
    desk: Desk,
    sheets: Sequence[SheetLike],
    *,
    root: str | None = None,
    by: str | None = None,
    names_roles: bool = True,
) -> Plan:
    """What the list would do now; `root` is the place it is for, with all below it."""
    reader = Reader(desk.content, desk.ids, desk.now(), desk.zone, by, names_roles)
    # Nothing but arithmetic: whoever waits for an answer does not wait for it.
    lines = await asyncio.to_thread(read_lines, sheets, desk.content.roster, reader.today)
    register, placing = await desk.database.read(
        lambda work: _load(work, desk, lines, root, reader)
    )
    return await Planner(register, placing, reader).make(lines)


async def _load(
    work: Work, desk: Desk, lines: Lines, root: str | None, reader: Reader
) -> tuple[Register, Placing]:
    """Only the villages the lines are about."""
    tree = Tree.of(await places.all_units(work), desk.content.roster)
    placing = Placing.within(tree, root)
    villages = set()
    for line in lines.lines:
        try:
            villages.add(tree.village_of(placing.unit_of(line)))
        except Unmatched:
            continue
    if root is not None and tree.units[root].level == VILLAGE:
        villages.add(root)
    return await load_register(work, tree, villages, reader.today), placing
