"""What was told is kept in a small file: a new process does not tell it again."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.domain.watching import Watch, Word

_log = structlog.get_logger(__name__)
_SETS = ("heard", "doubt", "knows")
_TIMES = ("since", "until")


class Memory:
    """One file; where it cannot be written, the watch goes on without."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = ""

    def load(self) -> Watch:
        """As the process before left it; how long it has been well counts anew."""
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
            return _read(told)
        except FileNotFoundError:
            return Watch()
        except (OSError, ValueError, TypeError, LookupError) as fault:
            _log.warning("what was told cannot be read", fault=type(fault).__name__)
            return Watch()

    def keep(self, watch: Watch) -> None:
        """Whole or as before; nothing is written where nothing changed."""
        text = json.dumps(_written(watch))
        if text == self._kept:
            return
        part = self._file.with_name(f"{self._file.name}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
            self._kept = text
        except OSError as fault:
            _log.warning("what was told cannot be kept", fault=type(fault).__name__)


def _written(watch: Watch) -> dict[str, Any]:
    told = asdict(watch)
    for name in _SETS:
        told[name] = sorted(told[name])
    for name in _TIMES:
        told[name] = told[name].isoformat() if told[name] else None
    return told


def _read(told: dict[str, Any]) -> Watch:
    for name in _SETS:
        told[name] = frozenset(str(chat) for chat in told[name])
    for name in _TIMES:
        told[name] = datetime.fromisoformat(told[name]) if told[name] else None
    told["due"] = Word(told["due"]) if told["due"] else None
    return Watch(**{**told, "good": 0.0})
