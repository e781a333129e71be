"""What is on where: by the nearest unit's word, a pack that is on, or the content."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, Unit
from bot.domain.registers import Pack, Register, Switch, is_on
from bot.domain.roles import Held, wears
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.roles import covering
from bot.store import places, registers
from bot.store.database import Work
from bot.understanding.register_words import SwitchWords

PACK = "pack:"
SWITCHERS = ("cadre", "officer")


async def unit_for(work: Work, unit_id: str) -> Unit:
    """Things are switched for a village; above it, for the unit itself."""
    return await places.unit_of_level(work, unit_id, "village") or await places.get_unit(
        work, unit_id
    )


async def on_at(work: Work, desk: Desk, unit_id: str, code: str) -> bool:
    """Whether a register is on at a unit today: somebody's word, a pack, or the content."""
    over = tuple(unit.id for unit in await places.ancestors(work, unit_id))
    said = await registers.switches(work, over)
    content = await content_for(work, desk, unit_id)
    register, today = content.registers.get(code), desk.today()
    if register is None:
        return False
    by_pack = any(
        code in pack.registers and is_on(False, _of(said, PACK + pack.code), today)
        for pack in content.packs.values()
    )
    return is_on(register.on or by_pack, _of(said, code), today)


async def pack_on(work: Work, desk: Desk, unit_id: str, code: str) -> Switch | None:
    """The word by which a pack is on at a unit today; None where it is off."""
    over = tuple(unit.id for unit in await places.ancestors(work, unit_id))
    said = await registers.switches(work, over, PACK + code)
    holding = [s for s in said if s.holds(desk.today())]
    return holding[0] if holding and is_on(False, said, desk.today()) else None


async def days_at(work: Work, desk: Desk, unit_id: str) -> int:
    """For how many days who comes home is kept company there: the longest pack, else the rule."""
    content = await content_for(work, desk, unit_id)
    found = [content.returnees.days]
    for pack in content.packs.values():
        if pack.days and await pack_on(work, desk, unit_id, pack.code):
            found.append(pack.days)
    return max(found)


async def may_switch(work: Work, desk: Desk, person: Person, unit_id: str) -> bool:
    """A cadre of the village, or an officer above it."""
    return wears(await covering(work, desk, person.id, unit_id), *SWITCHERS)


async def switch_register(
    work: Work, desk: Desk, person: Person, unit_id: str, register: Register, words: SwitchWords
) -> Outcome:
    """On until somebody says otherwise, or until the day that was said."""
    if not await may_switch(work, desk, person, unit_id):
        return Refused("registers.refused.switch")
    until = _until(desk.today(), words, None, None)
    await _write(work, desk, person, unit_id, register.code, on=bool(words.on), until=until)
    said = "registers.switched_on" if words.on else "registers.switched_off"
    return Done(said, (("name", register.name),))


async def switch_pack(
    work: Work, desk: Desk, person: Person, unit_id: str, pack: Pack, words: SwitchWords
) -> Outcome:
    """Never without an end: what was said, else what the content says, never longer than that."""
    if not await may_switch(work, desk, person, unit_id):
        return Refused("registers.refused.switch")
    today = desk.today()
    until = _until(today, words, pack.lasts, pack.longest) if words.on else None
    await _write(work, desk, person, unit_id, PACK + pack.code, on=bool(words.on), until=until)
    said = "registers.switched_off" if until is None else "registers.pack_on"
    return Done(said, (("name", pack.name),))


def _until(today: date, words: SwitchWords, lasts: int | None, longest: int | None) -> date | None:
    """The last day, today counted."""
    days = words.days or lasts
    until = words.until or (today + timedelta(days=days - 1) if days else None)
    if until is not None and longest is not None:
        until = min(until, today + timedelta(days=longest - 1))
    return max(until, today) if until is not None else None


async def _write(
    work: Work, desk: Desk, person: Person, unit_id: str, code: str, *, on: bool, until: date | None
) -> None:
    await registers.switch(
        work, Switch(desk.ids.new(), code, unit_id, on, desk.now(), person.id, until)
    )


def _of(said: tuple[Switch, ...], code: str) -> tuple[Switch, ...]:
    return tuple(one for one in said if one.code == code)


def held_for(held: tuple[Held, ...], roles: tuple[str, ...]) -> Held | None:
    """The first role of somebody that lets them do what these roles may."""
    return next((h for h in held if wears((h,), *roles)), None)
