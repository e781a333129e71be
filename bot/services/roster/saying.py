"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.services.roster.hand_telling import Values, say_handover
from bot.services.roster.sent import say_done, say_told
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder
from bot.store.database import Work

HANDED = (
    "roster.hand.done", "roster.hand.given", "roster.hand.taken", "roster.hand.for_you",
    "roster.hand.seen", "roster.hand.returned", "roster.hand.relieved", "roster.hand.again",
    "roster.hand.seen_back", "roster.hand.undone",
)  # fmt: skip
NAMED = ("roster.hand.nobody", "roster.hand.several", "roster.hand.same", "roster.hand.gone",
         "roster.hand.resting", "roster.hand.nothing")  # fmt: skip


async def say_name(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    return {"name": params.get("name", "")}


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(HANDED, say_handover),
    **dict.fromkeys(NAMED, say_name),
    "roster.sent.told": say_told,
    "roster.sent.done": say_done,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
