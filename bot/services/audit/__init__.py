"""The bot looks itself over: what must always be so is looked for every night and on demand."""

from __future__ import annotations

from bot.services.audit.looking import audit

__all__ = ["audit"]
