"""What is said to those on a list, and to who holds it."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.pools import GATHERINGS, Pool, Sort
from bot.services.desk import Desk
from bot.services.telling import Message, tell_or_relay
from bot.store import outbox, pools
from bot.store.database import Work

CARD = "living.pool"
CATEGORY = {Sort.ORDER: "pool", Sort.DEMAND: "pool", Sort.WORK: "field"} | dict.fromkeys(
    GATHERINGS, "gathering"
)
CATEGORIES = frozenset(CATEGORY.values())


async def redraw(work: Work, case_id: str) -> None:
    """Whatever shows the list is drawn anew."""
    await outbox.want(work, case_id)


async def tell_lines(work: Work, desk: Desk, pool: Pool, key: str, once: str = "") -> int:
    """Everybody with a line hears it once, each their own; how many there are."""
    told: dict[str, None] = {}
    for line in await pools.lines_of(work, pool.case_id):
        if line.qty > 0 and line.person_id:
            told[line.holder] = None
    for holder in told:
        await tell_holder(work, desk, pool, holder, key, once)
    return len(told)


async def tell_holder(
    work: Work, desk: Desk, pool: Pool, holder: str, key: str, once: str = ""
) -> None:
    """Who stands for the line hears it; who has no telephone through their liaison."""
    own = [x for x in await pools.lines_of(work, pool.case_id) if x.holder == holder]
    person = next((x.person_id for x in reversed(own) if x.person_id), None)
    if person is None:
        return
    params = {"pool": pool.case_id, "holder": holder}
    about = f"{key}:{pool.case_id}:{holder}:{once}"
    message = Message(key, about, params, Lane.CASE, Owed.OWED, pool.case_id)
    await tell_or_relay(work, desk, person, message)


async def tell_organiser(
    work: Work, desk: Desk, pool: Pool, key: str, once: str = "", lane: Lane = Lane.CASE
) -> None:
    """Said to who holds the list."""
    message = Message(
        key, f"{key}:{pool.case_id}:{once}", {"pool": pool.case_id}, lane, Owed.OWED, pool.case_id
    )
    await tell_or_relay(work, desk, pool.organiser_id, message)
