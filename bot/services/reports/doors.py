"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.reports import alerts, audit, clinic, filing, flash, overdue, promised, seeing
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "report": seeing.show,
    "flash": flash.command,
    "clinic": clinic.command,
    "promises": promised.command,
    "overdue": overdue.command,
    "audit": audit.command,
}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "report_ok": filing.on_ok,
    "report_change": filing.on_change,
    "report_see": seeing.on_see,
    "report_text": seeing.on_text,
    "cluster_seen": alerts.on_seen,
    "flash_seen": flash.on_seen,
    "clinic_say": clinic.on_say,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (filing.by_words, flash.by_words, clinic.by_words)
