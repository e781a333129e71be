"""What a damaged file still held to be handled, laid beside it until a whole one is there."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from bot.store.database import Database, Work
from bot.store.inbox import Raw, list_waiting

MOST = 10_000


async def lay_aside(database: Database, bot: str) -> int:
    """Telegram thinks that we have them, and a backup does not: how many they were."""
    beside, waiting = await database.read(lambda work: _look(work, bot))
    if beside is None or not waiting:
        return 0
    text = "".join(json.dumps(asdict(raw)) + "\n" for raw in waiting)
    await asyncio.to_thread(_write, beside, text)
    return len(waiting)


async def take_up(database: Database, bot: str) -> tuple[Raw, ...]:
    """At the next start on a file that is whole; they stay there until `taken_up`."""
    beside = await database.read(lambda work: _beside(work, bot))
    if beside is None or not beside.exists():
        return ()
    lines = (await asyncio.to_thread(beside.read_text, "utf-8")).splitlines()
    return tuple(_raw(line) for line in lines)


async def taken_up(database: Database, bot: str) -> None:
    """They are kept again."""
    beside = await database.read(lambda work: _beside(work, bot))
    if beside is not None:
        beside.unlink(missing_ok=True)


async def _look(work: Work, bot: str) -> tuple[Path | None, tuple[Raw, ...]]:
    return await _beside(work, bot), await list_waiting(work, bot, -1, MOST)


async def _beside(work: Work, bot: str) -> Path | None:
    row = await work.one("audit_file")
    return Path(f"{row['file']}.unheard-{bot}") if row and row["file"] else None


def _raw(line: str) -> Raw:
    told = json.loads(line)
    return Raw(told["update_id"], told["chat_key"], told["payload"])


def _write(beside: Path, text: str) -> None:
    """Nobody but the bot's own account reads it; it is whole, or not there."""
    part = beside.with_name(f"{beside.name}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.replace(beside)
