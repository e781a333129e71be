"""Rows that contradict each other or wait for nothing, piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.store.notice import id_from
from bot.store.work import Row, Work

PIECE = 200


async def look(work: Work, query: str, params: Mapping[str, object]) -> list[Row]:
    """The first rows that are wrong, with key and ref; the last one says that there are more."""
    return await work.all(f"audit_{query}", most=PIECE + 1, **params)


async def piece(work: Work, query: str, after: str, params: Mapping[str, object]) -> list[Row]:
    """The next rows of a table in the order of their keys, right or wrong."""
    return await work.all(f"audit_{query}", after=after, most=PIECE, **params)


def key_at(moment: datetime | None) -> str:
    """Before every id that was made from then on; before all of them without a moment."""
    return id_from(moment) if moment is not None else ""
