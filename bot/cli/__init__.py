"""The operator's door: `linli demo`, `linli run` and the rest."""

from __future__ import annotations

from bot.cli.main import main

__all__ = ["main"]
