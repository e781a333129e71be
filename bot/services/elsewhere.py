"""A wish that a part of its own knows more of: medicine, a car, a meal, an errand."""

from __future__ import annotations

from bot.domain.intake import Opens
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock.asked import Asking, ask_box
from bot.services.subjects import About
from bot.services.tasks.asked import ask_task
from bot.services.understand import Reading
from bot.store.database import Work
from bot.store.timeline import Said


async def known_elsewhere(
    work: Work,
    desk: Desk,
    actor: Actor,
    opens: Opens,
    reading: Reading,
    about: About,
    said: Said,
) -> bool:
    """Whether a part that knows more of such a wish made it a case of its own."""
    asking = Asking(
        opens=opens,
        meaning=reading.meaning,
        unit_id=about.unit_id,
        origin="private",
        said=said,
        person=about.person,
        author_id=actor.person.id if actor.person else None,
        household_id=about.household_id,
        chat_id=actor.chat.id,
    )
    found = await ask_task(work, desk, asking) or await ask_box(work, desk, asking)
    return found is not None
