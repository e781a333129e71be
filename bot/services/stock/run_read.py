"""A line about handing out, with everything in it looked up: for whom, what, from which box."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.boxes import Box, BoxKind
from bot.domain.donations import is_free
from bot.domain.outcome import Refused
from bot.domain.people import Person, Unit
from bot.domain.runs import Audience, Part, RunKind, doors, packable, persons
from bot.domain.stock import available
from bot.services.desk import Desk
from bot.services.stock.donations import item_of
from bot.services.stock.entering import boxes_of, rank
from bot.services.stock.naming import KIT
from bot.services.stock.order_words import words as pack_words
from bot.services.views.names import text_of
from bot.store import boxes, people, places, stock
from bot.store.database import Work
from bot.understanding.giving_words import read_things
from bot.understanding.run_words import SaidRun, read_run


@dataclass(frozen=True, slots=True)
class Planned:
    """A list that could be opened."""

    kind: RunKind
    item: str
    parts: tuple[Part, ...]
    audience: Audience
    unit: Unit
    box: Box
    named: tuple[Person, ...] = ()


async def plan(
    work: Work, desk: Desk, person: Person, kind: RunKind, text: str
) -> Planned | Refused:
    """The facts of a line, or the plain words why there is no list."""
    mine = await boxes_of(work, desk, person)
    if not mine:
        return Refused("donation.no.rights")
    said = read_run(text)
    what = _what(desk, kind, said)
    if isinstance(what, Refused):
        return what
    item, parts = what
    if any(word in said.text for word in desk.content.giving_out.unknown_audiences):
        return Refused("run.no.unknown_audience")
    unit = await _unit(work, said.text, person, mine)
    named = await _named(work, desk, said, unit)
    audience = _audience(desk, kind, said, named)
    if audience is None:
        return Refused("run.no.audience")
    wanted = len(await members(work, desk, kind, audience, unit, named))
    if not wanted:
        return Refused("run.no.nobody")
    box = await _box(work, desk, said.text, unit, mine, parts)
    if box is None:
        return Refused("donation.no.other_box")
    parts = tuple([await _as_stocked(work, box, part) for part in parts])
    return Planned(kind, item, parts, audience, unit, box, named)


def _what(desk: Desk, kind: RunKind, said: SaidRun) -> tuple[str, tuple[Part, ...]] | Refused:
    if kind is RunKind.KIT:
        kit = desk.content.giving_out.kit_named(said.text)
        if kit is None:
            names = "、".join(k.name for k in desk.content.giving_out.kits.values())
            return Refused("run.no.kit", (("name", names),))
        return f"{KIT}{kit.code}", kit.parts
    if kind is RunKind.ENTITLEMENT:
        return _medicine(desk, said)
    return _things(desk, said)


def _medicine(desk: Desk, said: SaidRun) -> tuple[str, tuple[Part, ...]] | Refused:
    """One thing for each person; which one it is has to be said."""
    for word in said.words:
        item, thing = item_of(desk, word)
        if thing is not None:
            unit = said.unit or pack_words(desk, "pack")[0]
            return thing.id, (Part(thing.id, said.each or 1, unit),)
        if not is_free(item):
            return Refused("run.no.which", (("name", word),))
    return Refused("run.no.thing")


def _things(desk: Desk, said: SaidRun) -> tuple[str, tuple[Part, ...]] | Refused:
    """Anything for each door, also what is in no catalogue."""
    most = desk.content.stock.giving_out.most
    found = []
    today = desk.today()
    for one in read_things(said.text, today, most):
        if one.fault or not one.words or one.qty is None:
            return Refused("donation.no.amount", (("name", one.words),))
        item, thing = item_of(desk, one.words)
        unit = one.unit or (thing.unit if thing else "") or text_of(desk, "donation.unit")
        found.append(Part(item, one.qty, unit))
    if not found:
        return Refused("run.no.thing")
    return found[0].item, tuple(found)


async def _unit(work: Work, text: str, person: Person, mine: tuple[Box, ...]) -> Unit:
    """The place named, smallest first; else the village somebody looks after."""
    for level in ("hamlet", "village"):
        for unit in await places.units_of_level(work, level):
            if unit.name in text or unit.short_name in text:
                return unit
    own = await places.unit_of_level(work, person.unit_id, "village")
    units = {box.unit_id for box in mine}
    if own is not None and own.id in units:
        return own
    return await places.get_unit(work, min(mine, key=rank).unit_id)


async def _named(work: Work, desk: Desk, said: SaidRun, unit: Unit) -> tuple[Person, ...]:
    """People whose names stand there; one name may only mean one of them."""
    village = await places.unit_of_level(work, unit.id, "village")
    units = await places.subtree_ids(work, village.id if village else unit.id)
    found = [await people.people_named(work, word, units) for word in said.words]
    return tuple(one[0] for one in found if len(one) == 1)


def _audience(
    desk: Desk, kind: RunKind, said: SaidRun, named: tuple[Person, ...]
) -> Audience | None:
    sorts = [
        code
        for code, words in desk.content.giving_out.audiences.items()
        if any(word in said.text for word in words)
    ]
    if named:
        return Audience(("named",), most=said.most)
    if not sorts and kind is RunKind.ENTITLEMENT and said.over is None and said.under is None:
        return None
    narrow = [code for code in sorts if code != "all"]
    return Audience(tuple(narrow) or ("all",), said.over, said.under, said.most)


async def members(
    work: Work,
    desk: Desk,
    kind: RunKind,
    audience: Audience,
    unit: Unit,
    named: tuple[Person, ...] = (),
) -> tuple[tuple[str, Person | None], ...]:
    """(door, person) of every line; without a person where the door as a whole is meant."""
    everybody = list(named)
    if not named:
        for unit_id in await places.subtree_ids(work, unit.id):
            inside = await people.people_of_unit(work, unit_id)
            everybody += sorted(inside, key=lambda p: (p.household_id or "", p.id))
    meant = Audience(("all",), most=audience.most) if named else audience
    if kind is RunKind.ENTITLEMENT:
        found = persons(everybody, meant, desk.today())
        return tuple((p.household_id or "", p) for p in found)
    return tuple((door, None) for door in doors(everybody, meant, desk.today()))


async def there(work: Work, desk: Desk, box: Box, parts: tuple[Part, ...]) -> dict[str, int]:
    """How many of each a box could give now."""
    found = {}
    for part in parts:
        shelf = await stock.shelf_of_item(work, part.item, box.id)
        found[part.item] = available(shelf, desk.today(), part.unit)
    return found


async def _box(
    work: Work,
    desk: Desk,
    text: str,
    unit: Unit,
    mine: tuple[Box, ...],
    parts: tuple[Part, ...],
) -> Box | None:
    """The box named, else the one of the village or above it that has the most of it."""
    by_name = [box for box in mine if box.name in text]
    if by_name:
        return by_name[0]
    over = {u.id for u in await places.ancestors(work, unit.id)}
    near = [b for b in mine if b.unit_id in over or b.unit_id == unit.id]
    near = [b for b in near if b.kind is not BoxKind.TOOLS] or near
    sized = [(-packable(parts, await there(work, desk, b, parts)), rank(b), b) for b in near]
    return min(sized, key=lambda one: one[:2])[2] if sized else None


async def _as_stocked(work: Work, box: Box, part: Part) -> Part:
    """What is in no catalogue and never was in the box is only ticked off."""
    if is_free(part.item) and not await stock.shelf_of_item(work, part.item, box.id):
        return Part(part.item, part.qty, part.unit, stocked=False)
    return part


async def keepers_of(work: Work, box_id: str) -> tuple[str, ...]:
    """Who keeps a box."""
    box = await boxes.find_box(work, box_id)
    return box.keepers if box else ()
