"""What is said, in which order, and what becomes of it when nobody knows whether it arrived."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Lane(IntEnum):
    """The order in which messages leave; lower first."""

    EMERGENCY = 0
    REPLY = 1
    CASE = 2
    REMINDER = 3
    BROADCAST = 4


class Owed(StrEnum):
    """The ending of a send whose fate is unknown."""

    EMERGENCY = "emergency"  # again at once, marked
    OWED = "owed"  # once more after a minute, marked
    LOOSE = "loose"  # not again: menus, prompts, broadcasts
