"""Reads a spreadsheet that was sent in a process of its own: one made to burst bursts there.

A few kilobytes may unpack to gigabytes, or name a cell a billion places away; what that costs is
bounded, and the answer is the same as for a sheet with too many rows.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from datetime import date
from typing import Any

from bot.paper.reading import MOST_BYTES, Cell, ReadSheet, SheetFault, read_workbook

MEMORY = 1_000_000_000  # bytes, of which the reader itself takes a hundredth
SECONDS = 20
_DAY = "day"


def read_apart(data: bytes) -> tuple[ReadSheet, ...]:
    """As `read_workbook`, within so much memory and time."""
    if len(data) > MOST_BYTES:
        raise SheetFault("size")
    command = [sys.executable, "-m", "bot.paper.apart"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=3 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise SheetFault("rows") from fault
    if done.returncode != 0:
        raise SheetFault("rows")
    said = json.loads(done.stdout)
    if "fault" in said:
        raise SheetFault(said["fault"])
    return tuple(ReadSheet(name, _rows(rows)) for name, rows in said["sheets"])


def _rows(rows: list[list[Any]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(value) for value in row) for row in rows)


def _cell(value: Any) -> Cell:
    return date.fromisoformat(value[_DAY]) if isinstance(value, dict) else value


def _said(value: Cell) -> object:
    return {_DAY: value.isoformat()} if isinstance(value, date) else value


def main() -> None:
    """The other process: bytes come in, values go out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sheets = read_workbook(sys.stdin.buffer.read())
    except SheetFault as fault:
        answer: dict[str, object] = {"fault": fault.reason}
    else:
        rows = [(sheet.name, [[_said(v) for v in row] for row in sheet.rows]) for sheet in sheets]
        answer = {"sheets": rows}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
