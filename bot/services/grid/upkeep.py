"""What time does in the grid: all that is due, however late."""

from __future__ import annotations

from bot.services.bulletins import upkeep as bulletins
from bot.services.checkins import upkeep as checkins
from bot.services.councils import upkeep as councils
from bot.services.coverage import upkeep as coverage
from bot.services.dialects import upkeep as dialects
from bot.services.duty import upkeep as duty
from bot.services.keypeople import upkeep as keypeople
from bot.services.members import upkeep as members
from bot.services.privacy import upkeep as privacy
from bot.services.prompts import upkeep as prompts
from bot.services.reach import upkeep as reach
from bot.services.registers import upkeep as registers
from bot.services.reports import upkeep as reports
from bot.services.returnees import upkeep as returnees
from bot.services.roster import upkeep as roster
from bot.services.rumours import upkeep as rumours
from bot.services.sessions import upkeep as sessions
from bot.services.studio import upkeep as studio
from bot.services.tapcount import upkeep as tapcount
from bot.services.tasks.hooks import Step
from bot.services.voicing import upkeep as voicing

GRID_STEPS: tuple[Step, ...] = (
    *roster.STEPS,
    *members.STEPS,
    *coverage.STEPS,
    *duty.STEPS,
    *keypeople.STEPS,
    *checkins.STEPS,
    *registers.STEPS,
    *returnees.STEPS,
    *sessions.STEPS,
    *councils.STEPS,
    *reports.STEPS,
    *privacy.STEPS,
    *tapcount.STEPS,
    *bulletins.STEPS,
    *dialects.STEPS,
    *prompts.STEPS,
    *reach.STEPS,
    *rumours.STEPS,
    *studio.STEPS,
    *voicing.STEPS,
)
