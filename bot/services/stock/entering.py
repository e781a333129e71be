"""Who may enter gifts and open lists for which box, and which box a sentence means."""

from __future__ import annotations

from bot.domain.boxes import Box, BoxKind
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import boxes, places
from bot.store.database import Work

_RANK = (BoxKind.BOX, BoxKind.DEPOT, BoxKind.CLINIC, BoxKind.TOOLS)


async def may_enter(work: Work, desk: Desk, person: Person, box: Box) -> bool:
    """Its keepers, and who acts as cadre or officer of its unit."""
    if person.id in box.keepers:
        return True
    return wears(await covering(work, desk, person.id, box.unit_id), "cadre", "officer")


async def boxes_of(work: Work, desk: Desk, person: Person) -> tuple[Box, ...]:
    """Every open box somebody may enter something for."""
    found = [b for b in await boxes.all_boxes(work) if not b.closed]
    return tuple([b for b in found if await may_enter(work, desk, person, b)])


async def box_named(work: Work, text: str, among: tuple[Box, ...]) -> Box | None:
    """The box whose name stands in the text, else the shared box of the unit named."""
    by_name = [b for b in among if b.name in text]
    if by_name:
        return max(by_name, key=lambda b: len(b.name))
    of_unit = []
    for box in among:
        unit = await places.find_unit(work, box.unit_id)
        if unit is not None and (unit.name in text or unit.short_name in text):
            of_unit.append(box)
    return min(of_unit, key=rank, default=None)


async def own_box(work: Work, desk: Desk, person: Person, among: tuple[Box, ...]) -> Box | None:
    """Without a name: the box one keeps, else the one of the unit one looks after itself."""
    kept = [b for b in among if person.id in b.keepers]
    if kept:
        return min(kept, key=rank)
    own = [b for b in among if await _looks_after(work, desk, person, b)]
    return min(own or among, key=rank, default=None)


async def _looks_after(work: Work, desk: Desk, person: Person, box: Box) -> bool:
    """Whether a role is held at the very unit of the box."""
    held = await covering(work, desk, person.id, box.unit_id)
    return any(h.unit_id == box.unit_id and wears((h,), "cadre", "officer") for h in held)


def rank(box: Box) -> tuple[int, str]:
    """A shared box before a store, a clinic, a tool house."""
    return _RANK.index(box.kind), box.id
