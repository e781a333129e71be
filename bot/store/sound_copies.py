"""The sounds a database names, copied beside a backup of it and brought back from there."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from bot.store.sounds import FOLDER, put_sound, read_sound, sounds_in
from bot.store.sqltext import load_queries


def sounds_named(database: Path) -> frozenset[str]:
    """By the sha256 of what is in them; a database from before there were any names none."""
    address = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
        if not {"voices", "voice_made"} <= tables:
            return frozenset()
        return frozenset(name for (name,) in opened.execute(_named()))


@cache
def _named() -> str:
    return load_queries("sqlite")["list_kept_sounds"].text


def save_sounds(database: Path, home: Path, target: Path) -> int:
    """Copy what is not there yet; how many this machine does not have."""
    return _copy(sounds_named(database), home / FOLDER, target / FOLDER)


def bring_sounds(copy: Path, home: Path) -> int:
    """The way back, for the database in this file."""
    return _copy(sounds_named(copy), copy.parent / FOLDER, home / FOLDER)


def _copy(named: frozenset[str], source: Path, target: Path) -> int:
    missing = 0
    for name in named - sounds_in(target):
        data = read_sound(source, name)
        # A damaged one would come back under another name, and nobody would ever ask for it.
        if data is None or hashlib.sha256(data).hexdigest() != name:
            missing += 1
        else:
            put_sound(target, data)
    return missing
