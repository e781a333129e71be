"""What a thing of the ledger is called, also where it is no line of the catalogue."""

from __future__ import annotations

from bot.domain.donations import FREE, VAGUE
from bot.services.desk import Desk

KIT = "kit:"


def thing_name(desk: Desk, item: str) -> str:
    """大米 of `x:大米`, 健康包 of `kit:health`, and the catalogue's name of anything else."""
    for prefix in (FREE, VAGUE):
        if item.startswith(prefix):
            return item.removeprefix(prefix)
    if item.startswith(KIT):
        kit = desk.content.giving_out.kits.get(item.removeprefix(KIT))
        return kit.name if kit else item
    found = desk.content.stocked.find(item)
    return found.name if found else item


def yuan(fen: int) -> str:
    """4700 or 12.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)
