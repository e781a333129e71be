"""Places of the directory as they are found: by name, by other names, by sort; nearest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.domain.facilities import Facility, FacilityKind
from bot.domain.people import Unit
from bot.store import facilities, places
from bot.store.database import Work
from bot.understanding.place_words import is_named_in, kinds_named

LEAST = 2  # a name of one character is no name


async def facilities_near(work: Work, unit_id: str) -> tuple[Facility, ...]:
    """Every place people of a unit use, nearest first: own hamlet, village, township, county."""
    chain = await places.ancestors(work, unit_id)
    ranked = await _ranks(work, chain)
    found = await facilities.facilities_of_units(work, ranked)
    return tuple(sorted(found, key=lambda place: ranked[place.unit_id]))


async def facilities_of(
    work: Work, unit_id: str, kinds: Iterable[FacilityKind]
) -> tuple[Facility, ...]:
    """The places of these sorts, nearest first."""
    wanted = frozenset(kinds)
    return tuple(p for p in await facilities_near(work, unit_id) if p.kind in wanted)


async def find_facility(work: Work, unit_id: str, words: str) -> Facility | None:
    """The place that words name, by name or alias before its sort, the nearest of several."""
    found = await facilities_named(work, unit_id, words)
    return found[0] if found else None


async def facilities_named(work: Work, unit_id: str, words: str) -> tuple[Facility, ...]:
    """Every place the words may mean, the likeliest first."""
    said = words.strip()
    near = await facilities_near(work, unit_id)
    scored = [(how, place) for place in near if (how := _fits(place, said))]
    if scored:
        best = max(how for how, _ in scored)
        return tuple(place for how, place in scored if how == best)
    kinds = kinds_named(said)
    return tuple(sorted((p for p in near if p.kind in kinds), key=lambda p: kinds.index(p.kind)))


def _fits(place: Facility, said: str) -> int:
    """How well the words name it: the very name, its longest name in them, or part of a name."""
    if said in place.names:
        return 100
    inside = [len(name) for name in place.names if len(name) >= LEAST and is_named_in(name, said)]
    if inside:
        return 10 + max(inside)
    return 1 if len(said) > LEAST and any(said in name for name in place.names) else 0


async def _ranks(work: Work, chain: tuple[Unit, ...]) -> dict[str, tuple[int, int]]:
    """How far each unit is: the first of one's own units that holds it, then how deep below.

    The county's own places count, those of its other townships do not.
    """
    ranks: dict[str, tuple[int, int]] = {}
    for far, unit in enumerate(chain):
        ranks.setdefault(unit.id, (far, 0))
        whole = far == 0 or unit.level in ("hamlet", "village", "township")
        for below in await _below(work, unit, whole=whole):
            ranks.setdefault(below, (far, 1))
    return ranks


async def _below(work: Work, unit: Unit, *, whole: bool) -> Collection[str]:
    if whole:
        return await places.subtree_ids(work, unit.id)
    return [u.id for u in await places.children(work, unit.id) if u.level == "department"]
