"""The day's round in numbers, for reports: who was due, who was reached, who was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.desk import Desk
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """Of one day; `red_unreached` are ids of people, everything else is a count."""

    red_due: int = 0
    red_contacted: int = 0
    red_unreached: tuple[str, ...] = ()
    yellow_due: int = 0
    yellow_contacted: int = 0
    visits_people: int = 0
    visits_times: int = 0


async def round_figures(
    work: Work, desk: Desk, unit_ids: Sequence[str], day: date
) -> RoundFigures:
    """Of these very units; a visit is a contact in which somebody stood before them."""
    return RoundFigures()
