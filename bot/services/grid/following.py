"""What follows in the grid when a case moves; who is told when a person has ended."""

from __future__ import annotations

from bot.services.bulletins import following as bulletins
from bot.services.checkins import following as checkins
from bot.services.councils import following as councils
from bot.services.coverage import following as coverage
from bot.services.desk import Desk
from bot.services.dialects import following as dialects
from bot.services.duty import following as duty
from bot.services.grid.hooks import Ender
from bot.services.keypeople import following as keypeople
from bot.services.members import following as members
from bot.services.privacy import following as privacy
from bot.services.prompts import following as prompts
from bot.services.reach import following as reach
from bot.services.registers import following as registers
from bot.services.reports import following as reports
from bot.services.returnees import following as returnees
from bot.services.roster import following as roster
from bot.services.rumours import following as rumours
from bot.services.sessions import following as sessions
from bot.services.studio import following as studio
from bot.services.tapcount import following as tapcount
from bot.services.tasks.hooks import Follower
from bot.services.voicing import following as voicing
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
    *bulletins.FOLLOWERS,
    *dialects.FOLLOWERS,
    *prompts.FOLLOWERS,
    *reach.FOLLOWERS,
    *rumours.FOLLOWERS,
    *studio.FOLLOWERS,
    *voicing.FOLLOWERS,
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
    *bulletins.ENDERS,
    *dialects.ENDERS,
    *prompts.ENDERS,
    *reach.ENDERS,
    *rumours.ENDERS,
    *studio.ENDERS,
    *voicing.ENDERS,
)


async def stop_all(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Nothing is asked of or about somebody who died, moved or was let go; part of that write."""
    for ender in ENDERS:
        await ender(work, desk, person_id, why)
