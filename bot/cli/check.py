"""`linli check`: content, settings and database, with everything that is wrong at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from bot.clock import real_now
from bot.content.content import Content
from bot.content.differences import differences
from bot.content.faults import ContentFaults, Fault
from bot.content.load import load_content
from bot.content.sayings import sayings_of
from bot.content.villages import load_village
from bot.services.word_trial import Ears, misheard
from bot.settings import Settings, SettingsFault, load_settings
from bot.store.address import sqlite_path
from bot.store.damage import refuse_damaged
from bot.store.database import open_database
from bot.store.faults import StoreFault
from bot.store.migrate import pending

WRONG = 1


def check(*, content_only: bool = False) -> int:
    """Say everything that would keep the bot from starting, and what a village does otherwise.

    Parameters
    ----------
    content_only
        Leave settings beside the content's own, and the database, alone.
    """
    try:
        settings = load_settings()
    except SettingsFault as fault:
        return _say(list(fault.faults))
    found = [] if content_only else _machine(settings)
    try:
        content = load_content(settings.content_root, *settings.overlays)
        sayings = sayings_of(content.roots)
    except ContentFaults as wrong:
        return _say([*found, *map(str, wrong.faults)])
    found += misheard(Ears(content, settings.tzinfo, real_now()), sayings)
    for folder in _villages(settings):
        found += map(str, _village(folder, content))
    if found:
        return _say(found)
    _tell(content)
    return 0


def _say(faults: list[str]) -> int:
    for fault in faults:
        print(fault)
    print(f"{len(faults)} to put right.")
    return WRONG


def _tell(content: Content) -> None:
    for code, unit in content.units.items():
        for line in differences(content, unit):
            print(f"{code}: {line}")
    unreviewed = content.unreviewed(real_now().date())
    for name in unreviewed:
        print(f"not reviewed: {name}")
    for code, dialect in content.messages.dialects.items():
        lines, unheard = content.messages.registers[code], content.messages.unreviewed(code)
        state = "" if dialect.on else ", a draft"
        print(f"dialect {code}{state}: {len(lines)} lines, {len(unheard)} checked by nobody")
    count = len(content.messages.keys())
    print(f"not signed: {len(content.stocked.unsigned)} medicines")
    print(
        f"All is well: {len(content.kinds)} kinds, {count} messages, {len(unreviewed)} unreviewed."
    )


def _machine(settings: Settings) -> list[str]:
    """The database, if there is one already, and the place for it."""
    found = []
    if settings.home.exists() and not settings.home.is_dir():
        found.append(f"LINLI_HOME: {settings.home} is not a folder")
    try:
        found += asyncio.run(_database(settings))
    except StoreFault as fault:
        found.append(str(fault))
    return found


async def _database(settings: Settings) -> list[str]:
    url = settings.database_url
    if settings.database is None and not (settings.home / "linli.db").exists():
        return []
    path = sqlite_path(url)
    if path is not None:
        refuse_damaged(path)
    database = await open_database(url, now=real_now)
    try:
        # Tables that are behind are brought up to date by the next start.
        await pending(database)
    finally:
        await database.close()
    return []


def _villages(settings: Settings) -> Iterator[Path]:
    for root in (settings.content_root, *settings.overlays):
        for place in (root / "data" / "villages", root / "villages"):
            yield from sorted(path.parent for path in place.glob("*/units.yaml"))


def _village(folder: Path, content: Content) -> tuple[Fault, ...]:
    try:
        load_village(folder, roles=content.roles)
    except ContentFaults as wrong:
        return tuple(
            Fault(f"{folder.name}/{fault.file}", fault.place, fault.reason)
            for fault in wrong.faults
        )
    return ()
