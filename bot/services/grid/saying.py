"""Values of all messages, cards and living messages of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.audit import saying as audit
from bot.services.bulletins import saying as bulletins
from bot.services.checkins import saying as checkins
from bot.services.councils import saying as councils
from bot.services.coverage import saying as coverage
from bot.services.dialects import saying as dialects
from bot.services.duty import saying as duty
from bot.services.keypeople import saying as keypeople
from bot.services.members import saying as members
from bot.services.privacy import saying as privacy
from bot.services.prompts import saying as prompts
from bot.services.reach import saying as reach
from bot.services.registers import saying as registers
from bot.services.reports import saying as reports
from bot.services.returnees import saying as returnees
from bot.services.roster import saying as roster
from bot.services.rumours import saying as rumours
from bot.services.sessions import saying as sessions
from bot.services.studio import saying as studio
from bot.services.tapcount import saying as tapcount
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder
from bot.services.voicing import saying as voicing

GRID_SAYING: Mapping[str, Saying] = MappingProxyType(
    {
        **roster.SAYING,
        **members.SAYING,
        **coverage.SAYING,
        **duty.SAYING,
        **keypeople.SAYING,
        **checkins.SAYING,
        **registers.SAYING,
        **returnees.SAYING,
        **sessions.SAYING,
        **councils.SAYING,
        **reports.SAYING,
        **privacy.SAYING,
        **tapcount.SAYING,
        **bulletins.SAYING,
        **dialects.SAYING,
        **prompts.SAYING,
        **reach.SAYING,
        **rumours.SAYING,
        **studio.SAYING,
        **voicing.SAYING,
        **audit.SAYING,
    }
)
GRID_CARDS: Mapping[str, Card] = MappingProxyType(
    {
        **roster.CARDS,
        **members.CARDS,
        **coverage.CARDS,
        **duty.CARDS,
        **keypeople.CARDS,
        **checkins.CARDS,
        **registers.CARDS,
        **returnees.CARDS,
        **sessions.CARDS,
        **councils.CARDS,
        **reports.CARDS,
        **privacy.CARDS,
        **tapcount.CARDS,
        **bulletins.CARDS,
        **dialects.CARDS,
        **prompts.CARDS,
        **reach.CARDS,
        **rumours.CARDS,
        **studio.CARDS,
        **voicing.CARDS,
    }
)
GRID_LIVING: Mapping[str, Builder] = MappingProxyType(
    {
        **roster.LIVING,
        **members.LIVING,
        **coverage.LIVING,
        **duty.LIVING,
        **keypeople.LIVING,
        **checkins.LIVING,
        **registers.LIVING,
        **returnees.LIVING,
        **sessions.LIVING,
        **councils.LIVING,
        **reports.LIVING,
        **privacy.LIVING,
        **tapcount.LIVING,
        **bulletins.LIVING,
        **dialects.LIVING,
        **prompts.LIVING,
        **reach.LIVING,
        **rumours.LIVING,
        **studio.LIVING,
        **voicing.LIVING,
    }
)
