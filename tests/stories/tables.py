"""Questions of a story to the tables themselves, the same on both databases."""

from __future__ import annotations

import re
from typing import Any

from bot.store.database import Work
from tests.stories.village import Village

_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


async def ask(work: Work, text: str, **values: object) -> list[Any]:
    """Rows of a statement of the story's own, with parameters as `:name`."""
    if work.dialect == "postgresql":
        used = list(dict.fromkeys(_PARAMETER.findall(text)))
        text = _PARAMETER.sub(lambda found: f"${used.index(found[1]) + 1}", text)
        values = {name: values[name] for name in used}
    return await work._fetch(text, values)  # type: ignore[attr-defined,no-any-return]


async def everything(village: Village) -> str:
    """Every value of every table, as one text."""

    async def read(work: Work) -> str:
        tables = [row["name"] for row in await ask(work, _TABLES[work.dialect])]
        rows = {table: await ask(work, f"SELECT * FROM {table}") for table in tables}
        return "\n".join(f"{table}: {tuple(r.values())}" for table in tables for r in rows[table])

    return await village.bot.desk.database.read(read)
