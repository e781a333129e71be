"""`linli move`: a village grows out of its file."""

from __future__ import annotations

import asyncio
from typing import Annotated

from cyclopts import Parameter

from bot.cli.progress import Progress
from bot.clock import real_now
from bot.store.moving import move as move_all


def move(
    source: Annotated[str, Parameter(name="FROM")], target: Annotated[str, Parameter(name="TO")]
) -> None:
    """Copy a village from a SQLite file into an empty PostgreSQL database, while the bot is ended.

    Parameters
    ----------
    source
        Like sqlite:///var/linli.db
    target
        Like postgresql://user:password@host/name
    """
    moved = asyncio.run(move_all(source, target, real_now, Progress("Moving")))
    for name, rows in sorted(moved.rows.items()):
        if rows:
            print(f"{rows:>10} {name}")
    print(f"{sum(moved.rows.values()):>10} rows in all, as many as there were; none was left out.")
    if moved.nulls:
        print(f"{moved.nulls} rows held the character NUL, which is left out.")
    print("The file is as it was. Set LINLI_DATABASE to the new address and start the bot.")
