"""Gifts for a box that have not been brought yet."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.store.cases import from_row, save_case
from bot.store.work import Work

REMINDED = "reminded"


async def list_open(work: Work) -> tuple[Case, ...]:
    """Everything announced that has neither come nor been called off, oldest first."""
    return tuple(from_row(row) for row in await work.all("list_open_gifts"))


async def note_reminded(work: Work, case: Case) -> None:
    """Its giver has been asked once whether it still comes."""
    details = (*case.details, (REMINDED, "yes"))
    await save_case(work, case, replace(case, details=details, revision=case.revision + 1))
