"""Bags of fertiliser or feed nobody orders together: bought like anything else."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.errands.asking import open_sort
from bot.services.stock.asked import Asking
from bot.store.database import Work
from bot.understanding.farm_words import read_work
from bot.understanding.pool_words import buys

SHOPPING = "shopping"


async def ask_bags(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """An errand of buying where no list is open; None where hands or a machine are wanted."""
    text = asking.said.words or ""
    if (asking.opens.kind, asking.opens.category) != ("help", "farm") or read_work(text):
        return None
    if not buys(text, desk.content.farm.inputs):
        return None
    return await open_sort(work, desk, asking, SHOPPING)
