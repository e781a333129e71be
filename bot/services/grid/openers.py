"""Wishes that a part of the grid makes a case of its own; apart from its doors, which open more."""

from __future__ import annotations

from bot.services.keypeople.offering import offer_kept
from bot.services.returnees.answered import told_otherwise
from bot.services.rumours.unanswered import to_whom
from bot.services.tasks.ways import Opener

GRID_OPENERS: tuple[Opener, ...] = (told_otherwise, offer_kept, to_whom)
