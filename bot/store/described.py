"""What tables and columns are for, in the words of the migrations that made them."""

from __future__ import annotations

import re

from bot.store.migrate import load_migrations

_TABLE = re.compile(r"CREATE TABLE (\w+) \(")
_ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (\w+)")
_COLUMN = re.compile(r"  (\w+) [A-Z]")


def described() -> dict[tuple[str, str], str]:
    """The comment right above a table (column "") or a column."""
    found: dict[tuple[str, str], str] = {}
    for migration in load_migrations("sqlite"):
        table, comment = "", []
        for line in migration.path.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith("--"):
                comment.append(line.lstrip().removeprefix("--").strip())
                continue
            what = _what(line, table)
            table = what[0] if what and not what[1] else table
            if what and comment:
                found[what] = " ".join(comment)
            comment = []
    return found


def _what(line: str, table: str) -> tuple[str, str] | None:
    if made := _TABLE.match(line):
        return made[1], ""
    if added := _ADDED.match(line):
        return added[1], added[2]
    column = _COLUMN.match(line)
    return (table, column[1]) if column and table else None
