"""What people can do with the boxes: commands, and buttons beside those of a case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.calls import Command
from bot.services.taps import CaseVerb, PlainVerb

STOCK_COMMANDS: Mapping[str, Command] = MappingProxyType({})
# Nothing of these is said in a group.
STOCK_IN_PRIVATE: frozenset[str] = frozenset()

# Buttons on a case of kind box, tick or gift.
STOCK_ON_CASE: Mapping[str, CaseVerb] = MappingProxyType({})
# Buttons on anything else of a box.
STOCK_PLAIN: Mapping[str, PlainVerb] = MappingProxyType({})
