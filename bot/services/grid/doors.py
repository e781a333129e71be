"""All commands, buttons and words of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.bulletins import doors as bulletins
from bot.services.calls import Command
from bot.services.checkins import doors as checkins
from bot.services.councils import doors as councils
from bot.services.coverage import doors as coverage
from bot.services.dialects import doors as dialects
from bot.services.duty import doors as duty
from bot.services.keypeople import doors as keypeople
from bot.services.members import doors as members
from bot.services.privacy import doors as privacy
from bot.services.prompts import doors as prompts
from bot.services.reach import doors as reach
from bot.services.registers import doors as registers
from bot.services.reports import doors as reports
from bot.services.returnees import doors as returnees
from bot.services.roster import doors as roster
from bot.services.rumours import doors as rumours
from bot.services.sessions import doors as sessions
from bot.services.studio import doors as studio
from bot.services.tapcount import doors as tapcount
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way
from bot.services.voicing import doors as voicing

GRID_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        **roster.COMMANDS,
        **members.COMMANDS,
        **coverage.COMMANDS,
        **duty.COMMANDS,
        **keypeople.COMMANDS,
        **checkins.COMMANDS,
        **registers.COMMANDS,
        **returnees.COMMANDS,
        **sessions.COMMANDS,
        **councils.COMMANDS,
        **reports.COMMANDS,
        **privacy.COMMANDS,
        **tapcount.COMMANDS,
        **bulletins.COMMANDS,
        **dialects.COMMANDS,
        **prompts.COMMANDS,
        **reach.COMMANDS,
        **rumours.COMMANDS,
        **studio.COMMANDS,
        **voicing.COMMANDS,
    }
)
GRID_IN_PRIVATE: frozenset[str] = frozenset().union(
    roster.IN_PRIVATE,
    members.IN_PRIVATE,
    coverage.IN_PRIVATE,
    duty.IN_PRIVATE,
    keypeople.IN_PRIVATE,
    checkins.IN_PRIVATE,
    registers.IN_PRIVATE,
    returnees.IN_PRIVATE,
    sessions.IN_PRIVATE,
    councils.IN_PRIVATE,
    reports.IN_PRIVATE,
    privacy.IN_PRIVATE,
    tapcount.IN_PRIVATE,
    bulletins.IN_PRIVATE,
    dialects.IN_PRIVATE,
    prompts.IN_PRIVATE,
    reach.IN_PRIVATE,
    rumours.IN_PRIVATE,
    studio.IN_PRIVATE,
    voicing.IN_PRIVATE,
)
GRID_ON_CASE: Mapping[str, CaseVerb] = MappingProxyType(
    {
        **roster.ON_CASE,
        **members.ON_CASE,
        **coverage.ON_CASE,
        **duty.ON_CASE,
        **keypeople.ON_CASE,
        **checkins.ON_CASE,
        **registers.ON_CASE,
        **returnees.ON_CASE,
        **sessions.ON_CASE,
        **councils.ON_CASE,
        **reports.ON_CASE,
        **privacy.ON_CASE,
        **tapcount.ON_CASE,
        **bulletins.ON_CASE,
        **dialects.ON_CASE,
        **prompts.ON_CASE,
        **reach.ON_CASE,
        **rumours.ON_CASE,
        **studio.ON_CASE,
        **voicing.ON_CASE,
    }
)
GRID_PLAIN: Mapping[str, PlainVerb] = MappingProxyType(
    {
        **roster.PLAIN,
        **members.PLAIN,
        **coverage.PLAIN,
        **duty.PLAIN,
        **keypeople.PLAIN,
        **checkins.PLAIN,
        **registers.PLAIN,
        **returnees.PLAIN,
        **sessions.PLAIN,
        **councils.PLAIN,
        **reports.PLAIN,
        **privacy.PLAIN,
        **tapcount.PLAIN,
        **bulletins.PLAIN,
        **dialects.PLAIN,
        **prompts.PLAIN,
        **reach.PLAIN,
        **rumours.PLAIN,
        **studio.PLAIN,
        **voicing.PLAIN,
    }
)
GRID_WAYS: tuple[Way, ...] = (
    *roster.WAYS,
    *members.WAYS,
    *coverage.WAYS,
    *duty.WAYS,
    *keypeople.WAYS,
    *registers.WAYS,
    *checkins.WAYS,
    *returnees.WAYS,
    *sessions.WAYS,
    *councils.WAYS,
    *reports.WAYS,
    *privacy.WAYS,
    *tapcount.WAYS,
    *bulletins.WAYS,
    *dialects.WAYS,
    # What answers a prompt is heard as an answer before it is a wish about topics.
    *reach.WAYS,
    *prompts.WAYS,
    *rumours.WAYS,
    *studio.WAYS,
    *voicing.WAYS,
)
