"""Who leads knows when it does no more, and meanwhile frees what the gone had taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import SystemClock
from bot.services.intake import Intake
from bot.services.lead import Lead
from bot.store.database import Database
from bot.store.locks import Lock
from tests.fakes.database import FlakyDatabase
from tests.gateway.places import BOT
from tests.gateway.test_workers import keep


class Losing(FlakyDatabase):
    """Its server may take a lock away, as with a connection that broke."""

    lost = False

    @asynccontextmanager
    async def lock(self, name: str) -> AsyncIterator[Lock]:
        async with super().lock(name) as lock:
            yield Lock(lock.held, self._still)

    async def _still(self) -> bool:
        return not self.lost


def lead_of(database: Database, process: str) -> Lead:
    intake = Intake(database, SystemClock(), BOT, process)
    return Lead(database, BOT, process, intake)


async def test_who_has_lost_the_lock_leads_no_more(database: Database) -> None:
    losing = Losing(database)
    lead, over = lead_of(losing, "first"), asyncio.Event()
    assert await lead.seek()
    losing.lost = True
    async with asyncio.timeout(10):
        await lead.guard(over)
    assert over.is_set()
    await lead.close()


async def test_one_leads_and_the_next_when_it_has_let_go(database: Database) -> None:
    first, second = lead_of(database, "first"), lead_of(database, "second")
    assert await first.seek()
    assert not await second.seek()
    await first.let_go()
    assert not first.held
    async with asyncio.timeout(10):
        assert await second.wait(asyncio.Event())
    await second.close()
    await first.close()


async def test_who_is_told_to_stop_waits_for_no_lead(database: Database) -> None:
    first, second, stop = lead_of(database, "first"), lead_of(database, "second"), asyncio.Event()
    assert await first.seek()
    stop.set()
    assert not await second.wait(stop)
    await first.close()


async def test_while_it_leads_it_frees_what_the_gone_had_taken(database: Database) -> None:
    gone = Intake(database, SystemClock(), BOT, "gone")
    mine = Intake(database, SystemClock(), BOT, "mine")
    await keep(mine, (1, "c"))
    assert len(await gone.waiting(-1, 10)) == 1
    lead, over = Lead(database, BOT, "mine", mine), asyncio.Event()
    assert await lead.seek()
    guarding = asyncio.create_task(lead.guard(over))
    async with asyncio.timeout(10):
        while not await mine.waiting(-1, 10):
            await asyncio.sleep(0.01)
    over.set()
    await guarding
    await lead.close()
