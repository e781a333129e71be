"""A line of a list for somebody without an account, by who reports it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.pools import Sort
from bot.services.desk import Desk
from bot.services.farm.putting import find_thing, put
from bot.services.farm.reach import holder_of, lists_for
from bot.services.stock.asked import Asking
from bot.services.telling import Message, tell_person
from bot.store import cases
from bot.store.database import Work
from bot.understanding.pool_words import read_line


async def ask_line(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """报 王德发 要5袋尿素: their household's line, where a list of it is open."""
    person, proxy = asking.person, asking.proxy_id
    if person is None or proxy is None:
        return None
    found = read_line(asking.said.words or "", desk.content.farm.inputs)
    for pool in await lists_for(work, person, Sort.ORDER, Sort.DEMAND) if found else ():
        for amount in found.amounts if found else ():
            thing = amount.name and await find_thing(work, desk, pool, amount.name, amount.unit)
            if not thing or amount.qty is None:
                continue
            outcome = await put(work, desk, pool, person, thing.item, amount.qty)
            if isinstance(outcome, Refused):
                continue
            params = {"pool": pool.case_id, "holder": holder_of(pool, person)}
            about = f"pool.phoned:{asking.said.id}"
            message = Message("pool.mine", about, params, Lane.REPLY, Owed.OWED)
            await tell_person(work, desk, proxy, message)
            return await cases.find_case(work, pool.case_id)
    return None
