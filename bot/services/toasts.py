"""The short line that answers a press."""

from __future__ import annotations

from bot.domain.outcome import Outcome, Refused
from bot.services.desk import Desk
from bot.services.views.names import name_of
from bot.store.database import Work


async def toast_of(desk: Desk, outcome: Outcome) -> str | None:
    """Plain text for answerCallbackQuery; None where nothing needs saying."""
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    if key is None:
        return None

    async def values(work: Work) -> dict[str, str]:
        return {
            name: await name_of(work, fact) if name == "who" else fact
            for name, fact in outcome.facts
        }

    return desk.content.messages.render(key, await desk.database.read(values)).text.strip()
