"""Which lists reach somebody, and as whom their line stands there."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.pools import Line, Pool, PoolState, Sort
from bot.services.desk import Desk
from bot.services.farm.lists_told import CATEGORIES
from bot.services.roles import covering
from bot.store import cases, places, pools
from bot.store.database import Work

LEADS = frozenset({"cadre", "officer", "keeper"})


async def lists_for(
    work: Work, person: Person, *sorts: Sort, only_open: bool = True
) -> tuple[Pool, ...]:
    """Lists of these sorts of the places somebody lives in, the newest first."""
    over = {unit.id for unit in await places.ancestors(work, person.unit_id)}
    found = [
        pool for pool in await pools.live_pools(work) if pool.sort in sorts and pool.unit_id in over
    ]
    if only_open:
        found = [pool for pool in found if pool.state is PoolState.OPEN]
    return tuple(reversed(found))


async def own_lists(work: Work, person: Person, *sorts: Sort) -> tuple[Pool, ...]:
    """Lists somebody opened that are not over, the newest first."""
    found = [p for p in await pools.live_pools(work) if p.organiser_id == person.id]
    return tuple(reversed([p for p in found if not sorts or p.sort in sorts]))


def holder_of(pool: Pool, person: Person) -> str:
    """A household has one line a thing; who has none, and every helper, stands for themselves."""
    if pool.by_household and person.household_id:
        return person.household_id
    return person.id


async def own_lines(work: Work, pool: Pool, person: Person) -> tuple[Line, ...]:
    """What somebody, or their household, wants or brings there."""
    holder = holder_of(pool, person)
    lines = await pools.lines_of(work, pool.case_id)
    return tuple(line for line in lines if line.holder == holder and line.qty > 0)


async def has_other_matters(work: Work, desk: Desk, person: Person) -> bool:
    """Whether 不要了 or 去不了 without a name may be of something else."""
    own = await cases.list_of_author(work, person.id, desk.now())
    held = await cases.list_held(work, person.id)
    return any(c.climbing and c.category not in CATEGORIES for c in (*own, *held))


async def place_of_list(work: Work, desk: Desk, person: Person) -> str:
    """A cadre or a shop asks the whole village, a farmer the hamlet."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    if village is None:
        return person.unit_id
    held = await covering(work, desk, person.id, village.id)
    leads = any(LEADS & set(role.acts_as) for role in held)
    return village.id if leads else person.unit_id


async def is_liaison(work: Work, desk: Desk, person: Person) -> bool:
    """Who looks after the hamlet, or the village over it."""
    held = await covering(work, desk, person.id, person.unit_id)
    return any({"liaison", "cadre"} & set(role.acts_as) for role in held)
