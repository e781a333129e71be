"""What follows in the grid when a case moves; who is told when a person has ended."""

from __future__ import annotations

from bot.services.checkins import following as checkins
from bot.services.councils import following as councils
from bot.services.coverage import following as coverage
from bot.services.desk import Desk
from bot.services.duty import following as duty
from bot.services.grid.hooks import Ender
from bot.services.keypeople import following as keypeople
from bot.services.members import following as members
from bot.services.privacy import following as privacy
from bot.services.registers import following as registers
from bot.services.reports import following as reports
from bot.services.returnees import following as returnees
from bot.services.roster import following as roster
from bot.services.sessions import following as sessions
from bot.services.tapcount import following as tapcount
from bot.services.tasks.hooks import Follower
from bot.store.database import Work

GRID_FOLLOWERS: tuple[Follower, ...] = (
    *roster.FOLLOWERS,
    *members.FOLLOWERS,
    *coverage.FOLLOWERS,
    *duty.FOLLOWERS,
    *keypeople.FOLLOWERS,
    *checkins.FOLLOWERS,
    *registers.FOLLOWERS,
    *returnees.FOLLOWERS,
    *sessions.FOLLOWERS,
    *councils.FOLLOWERS,
    *reports.FOLLOWERS,
    *privacy.FOLLOWERS,
    *tapcount.FOLLOWERS,
)
ENDERS: tuple[Ender, ...] = (
    *roster.ENDERS,
    *members.ENDERS,
    *coverage.ENDERS,
    *duty.ENDERS,
    *keypeople.ENDERS,
    *checkins.ENDERS,
    *registers.ENDERS,
    *returnees.ENDERS,
    *sessions.ENDERS,
    *councils.ENDERS,
    *reports.ENDERS,
    *privacy.ENDERS,
    *tapcount.ENDERS,
)


async def stop_all(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Nothing is asked of or about somebody who died, moved or was let go; part of that write."""
    for ender in ENDERS:
        await ender(work, desk, person_id, why)
