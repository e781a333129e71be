"""Which register somebody asks for, where theirs are kept, and who may write and see them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person, Unit
from bot.domain.registers import Pack, Register
from bot.domain.roles import Held, wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.registers.switching import held_for, unit_for
from bot.store import places
from bot.store.database import Work
from bot.understanding.register_words import line_for

PACK = "pack"


@dataclass(frozen=True, slots=True)
class Asked:
    """A register or a pack by the words it goes by, with the rest of the line."""

    rest: str
    register: Register | None = None
    pack: Pack | None = None


def asked_for(desk: Desk, text: str) -> Asked | None:
    """The longest name counts."""
    content = desk.content
    names = {f"{code}": (r.name, *r.words) for code, r in content.registers.items()}
    names |= {f"{PACK}:{code}": (p.name, *p.words) for code, p in content.packs.items()}
    found = line_for(text, names)
    if found is None:
        return None
    code, rest = found
    if code.startswith(f"{PACK}:"):
        return Asked(rest, pack=content.packs[code.partition(":")[2]])
    return Asked(rest, register=content.registers[code])


async def writes_at(work: Work, actor: Actor, register: Register) -> Unit | None:
    """Where a line of theirs is kept; None where they write none."""
    return await _unit(work, held_for(actor.held, register.write))


async def sees(work: Work, held_now: tuple[Held, ...], register: Register) -> tuple[str, ...]:
    """The units whose lines somebody may read: the one they answer for, with all below it."""
    units: dict[str, None] = {}
    for held in held_now:
        if wears((held,), *register.see):
            root = await _unit(work, held)
            units |= dict.fromkeys(await places.subtree_ids(work, root.id) if root else ())
    return tuple(units)


async def own_unit(work: Work, actor: Actor, person: Person) -> Unit:
    """Where somebody's registers are switched: their first office, else where they live."""
    held = held_for(actor.held, ("cadre", "officer", "liaison", "doctor", "inspector"))
    unit = await _unit(work, held)
    return await unit_for(work, unit.id if unit else person.unit_id)


async def _unit(work: Work, held: Held | None) -> Unit | None:
    """A department's registers are its township's."""
    unit = await places.find_unit(work, held.unit_id) if held else None
    if unit is not None and unit.level == "department" and unit.parent_id:
        return await places.get_unit(work, unit.parent_id)
    return unit
