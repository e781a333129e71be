"""One key for each place people ride to, so that those who go there can share a car."""

from __future__ import annotations

from bot.services.directory.finding import facilities_near, find_facility
from bot.store import places
from bot.store.database import Work
from bot.understanding.place_words import is_named_in, kinds_named, level_named


async def place_key(work: Work, unit_id: str, destination: str | None) -> str | None:
    """One key for all that lies together: county:…, township:…, or a name of its own.

    None where it is not known which of several is meant, or nothing was said.
    """
    if not destination or not destination.strip():
        return None
    unit = await target_unit(work, unit_id, destination)
    if unit is not None:
        return await _key_of(work, unit)
    if kinds_named(destination):
        return None
    return f"name:{destination.strip()}"


async def target_unit(work: Work, unit_id: str, destination: str | None) -> str | None:
    """The county, township or village where the destination lies."""
    said = (destination or "").strip()
    if not said:
        return None
    level = level_named(said)
    if level is not None:
        unit = await places.unit_of_level(work, unit_id, level)
        return unit.id if unit else None
    for unit in await places.ancestors(work, unit_id):
        if said in (unit.name, unit.short_name):
            return unit.id
    near = await facilities_near(work, unit_id)
    named = [p for p in near if any(is_named_in(name, said) for name in p.names)]
    place = named[0] if named else await find_facility(work, unit_id, said)
    if place is None or (not named and len(kinds_named(said)) > 1):
        return None
    return await _town_of(work, place.unit_id)


async def _town_of(work: Work, unit_id: str) -> str:
    """A department lies where its township or county does; a hamlet in its village."""
    unit = await places.get_unit(work, unit_id)
    if unit.level in ("department", "hamlet", "micro") and unit.parent_id:
        return await _town_of(work, unit.parent_id)
    return unit.id


async def _key_of(work: Work, unit_id: str) -> str:
    town = await places.get_unit(work, await _town_of(work, unit_id))
    return f"{town.level}:{town.id}"
