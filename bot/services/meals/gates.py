"""What may stop somebody from taking a case; and who a rung's words mean."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.tasks.hooks import Gate, Word
from bot.store import meals
from bot.store.database import Work

# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = ()


async def meal_provider(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who cooks what this round carries."""
    for turn in await meals.turns_of_case(work, case.id):
        batch = await meals.find_batch(work, turn.batch_id) if turn.batch_id else None
        provider = await meals.find_provider(work, batch.provider_id) if batch else None
        if provider is not None:
            return provider.people
    return ()


# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"meal_provider": meal_provider}
