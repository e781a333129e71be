"""Every night at half past three: a look, a second one where it found something, and a word."""

from __future__ import annotations

from functools import partial

from bot.domain import auditing
from bot.domain.auditing import Finding, Standing, Step
from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import waking
from bot.services.admins import all_admins
from bot.services.audit import standing as kept
from bot.services.audit.looking import audit
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store.database import Work

KEY = "audit.found"


class DailyAudit:
    """Run by a tick; what is to be done stands in a mark."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self) -> int:
        """How many sorts of faults are known after a look; 0 while there is nothing to do."""
        standing = await self._desk.database.read(kept.load)
        step = auditing.next_step(standing, self._desk.now(), self._desk.zone)
        if step is Step.NOTHING:
            return 0
        found = await audit(self._desk)
        if step is Step.LOOK:
            await self._desk.database.write(partial(self._first, found=found))
            return len(found)
        return await self._desk.database.write(partial(self._second, found=found))

    async def _first(self, work: Work, *, found: tuple[Finding, ...]) -> None:
        now, standing = self._desk.now(), await kept.load(work)
        await kept.keep(work, auditing.after_look(standing, found, now), now)

    async def _second(self, work: Work, *, found: tuple[Finding, ...]) -> int:
        now, standing = self._desk.now(), await kept.load(work)
        lasting = auditing.lasting(standing.seen, found)
        if auditing.is_news(lasting, standing.told):
            await self._tell(work, lasting)
        await kept.keep(work, auditing.after_both(lasting, now), now)
        return len(lasting)

    async def _tell(self, work: Work, found: tuple[Finding, ...]) -> None:
        """Codes and numbers, in the morning; where it is, only who runs the machine sees."""
        digest = ".".join(f"{one.code}:{one.digest}" for one in found)
        lines = ",".join(f"{one.code}={len(one.refs)}" for one in found)
        message = Message(
            KEY, f"audit:{self._desk.today()}:{digest}", {"found": lines}, Lane.REMINDER,
            Owed.OWED, due_at=waking(self._desk.now(), self._desk.quiet()),
        )  # fmt: skip
        for person in await all_admins(work, self._desk):
            await tell_person(work, self._desk, person, message)


async def standing_of(work: Work) -> Standing:
    """What the last look has left, for the health page."""
    return await kept.load(work)
