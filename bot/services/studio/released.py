"""What the village wrote itself and put its names to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.store.database import Work


async def own_prompts(work: Work, desk: Desk, unit_ids: Sequence[str]) -> Mapping[str, Prompt]:
    """Released prompts of these units by their code, `own_` and an id."""
    return {}
