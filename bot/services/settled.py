"""A question that one press answered shows what was done instead of its buttons."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome
from bot.services.actors import Actor
from bot.services.incoming import Pressed
from bot.store import outbox
from bot.store.database import Work

# What is said of a press that leaves nothing to press: a toast alone is gone in two seconds.
SETTLED = frozenset(
    {
        "members.entry_done",
        "members.entry_updated",
        "members.entry_dropped",
        "members.entry_passed_on",
        "members.house_done",
        "guardian.done",
        "guardian.left",
        "registers.opened",
        "registers.left",
    }
)


async def show_done(work: Work, actor: Actor, pressed: Pressed, outcome: Outcome) -> None:
    """Only in private, and only of a message that is no living one."""
    if not isinstance(outcome, Done) or outcome.said not in SETTLED or actor.chat.is_group:
        return
    if pressed.message_id is None:
        return
    row = await outbox.find_by_message(work, actor.chat.id, pressed.message_id)
    if row is not None and not row.living:
        params = {"key": outcome.said or "", **dict(outcome.facts)}
        await outbox.say_instead(work, row, "said.plain", params)
