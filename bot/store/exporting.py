"""Everything a village has, in files anybody can read: JSON Lines a table, and the sounds."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from bot.store.described import described
from bot.store.faults import ExportFault
from bot.store.sounds import FOLDER, put_sound, read_sound
from bot.store.whole import Table, Whole, whole

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "links": "one-time links; whoever reads one could still walk through it",
        "inbox": "Telegram's own messages that wait to be handled; gone in a moment",
        "handled": "numbers of messages that were handled; only the running bot needs them",
        "tick_runs": "the machine's own log",
        "migrations": "which changes of the tables were made; the version says it",
    }
)
_HEAD = """# A village in open formats

**This is personal data: names, phones, illnesses, what people said. Keep it as you keep the
register, and delete it when it has done what it was made for.**

UTF-8. `TABLE.jsonl` has a JSON object a line, a line a row. Times are UTC
(`2026-11-21T09:30:00.000Z`), flags 0 or 1; text that begins with `{` or `[` is JSON again.
`voices/` holds the sounds, each named by the sha256 of what is in it.
"""


async def export_everything(url: str, home: Path, folder: Path) -> dict[str, int]:
    """How many rows of each table were written; the folder is there whole or not at all."""
    part = _begin(folder)
    counts: dict[str, int] = {}
    async with whole(url) as found:
        named: set[str] = set()
        for table in found.tables:
            if table.name not in LEFT_OUT:
                counts[table.name] = await _write(found, table, part, named)
        _say(part / "README.md", _readme(found.tables, counts))
    _sounds(named, home, part)
    part.rename(folder)
    return counts


def _begin(folder: Path) -> Path:
    part = folder.with_name(f"{folder.name}.part")
    if folder.exists() or part.exists():
        raise ExportFault(f"{folder if folder.exists() else part} is already there")
    try:
        part.mkdir(mode=0o700)
    except OSError as fault:
        raise ExportFault(f"{part}: {fault.strerror}") from fault
    return part


async def _write(found: Whole, table: Table, part: Path, named: set[str]) -> int:
    count = 0
    with _ours(part / f"{table.name}.jsonl") as file:
        async for row in _rows(found, table):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
            if table.name in ("voices", "voice_made") and row.get("sha256"):
                named.add(str(row["sha256"]))
    return count


async def _rows(found: Whole, table: Table) -> AsyncIterator[dict[str, object]]:
    async for piece in found.pieces(table):
        for values in piece:
            yield dict(zip(table.columns, values, strict=True))


def _readme(tables: tuple[Table, ...], counts: Mapping[str, int]) -> str:
    about = described()
    lines = [_HEAD]
    for table in sorted(tables, key=lambda table: table.name):
        if table.name in LEFT_OUT:
            continue
        lines += [f"\n## {table.name} ({counts[table.name]})\n", about.get((table.name, ""), "")]
        for column, kind in table.columns.items():
            to = f", an id of {table.references[column]}" if column in table.references else ""
            key = ", key" if column in table.keys else ""
            said = about.get((table.name, column), "")
            lines.append(f"- `{column}`: {kind}{key}{to}{': ' if said else ''}{said}")
    lines.append("\n## Left out\n")
    lines += [f"- {name}: {why}" for name, why in LEFT_OUT.items()]
    return "\n".join(lines) + "\n"


def _sounds(named: set[str], home: Path, part: Path) -> None:
    for name in named:
        data = read_sound(home / FOLDER, name)
        if data is not None:
            put_sound(part / FOLDER, data)


def _say(path: Path, text: str) -> None:
    with _ours(path) as file:
        file.write(text)


def _ours(path: Path) -> TextIO:
    """Nobody but who exports reads it."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(number, "w", encoding="utf-8")
