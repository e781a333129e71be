"""What stops a claim, and the words of ladders, in the grid."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.bulletins import gates as bulletins
from bot.services.checkins import gates as checkins
from bot.services.councils import gates as councils
from bot.services.coverage import gates as coverage
from bot.services.dialects import gates as dialects
from bot.services.duty import gates as duty
from bot.services.keypeople import gates as keypeople
from bot.services.members import gates as members
from bot.services.privacy import gates as privacy
from bot.services.prompts import gates as prompts
from bot.services.reach import gates as reach
from bot.services.registers import gates as registers
from bot.services.reports import gates as reports
from bot.services.returnees import gates as returnees
from bot.services.roster import gates as roster
from bot.services.rumours import gates as rumours
from bot.services.sessions import gates as sessions
from bot.services.studio import gates as studio
from bot.services.tapcount import gates as tapcount
from bot.services.tasks.hooks import Gate, Word
from bot.services.voicing import gates as voicing

GRID_GATES: tuple[Gate, ...] = (
    *roster.GATES,
    *members.GATES,
    *coverage.GATES,
    *duty.GATES,
    *keypeople.GATES,
    *checkins.GATES,
    *registers.GATES,
    *returnees.GATES,
    *sessions.GATES,
    *councils.GATES,
    *reports.GATES,
    *privacy.GATES,
    *tapcount.GATES,
    *bulletins.GATES,
    *dialects.GATES,
    *prompts.GATES,
    *reach.GATES,
    *rumours.GATES,
    *studio.GATES,
    *voicing.GATES,
)
GRID_RUNG_WORDS: Mapping[str, Word] = MappingProxyType(
    {
        **roster.RUNG_WORDS,
        **members.RUNG_WORDS,
        **coverage.RUNG_WORDS,
        **duty.RUNG_WORDS,
        **keypeople.RUNG_WORDS,
        **checkins.RUNG_WORDS,
        **registers.RUNG_WORDS,
        **returnees.RUNG_WORDS,
        **sessions.RUNG_WORDS,
        **councils.RUNG_WORDS,
        **reports.RUNG_WORDS,
        **privacy.RUNG_WORDS,
        **tapcount.RUNG_WORDS,
        **bulletins.RUNG_WORDS,
        **dialects.RUNG_WORDS,
        **prompts.RUNG_WORDS,
        **reach.RUNG_WORDS,
        **rumours.RUNG_WORDS,
        **studio.RUNG_WORDS,
        **voicing.RUNG_WORDS,
    }
)
