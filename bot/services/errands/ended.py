"""Somebody carried a task out: the evening after they may be asked, once, how it went."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.states import State
from bot.services.desk import Desk
from bot.store import errands
from bot.store.database import Work


async def note_ended(work: Work, desk: Desk, before: Case, after: Case) -> None:
    """Of every category, rides too; not who did it for themselves."""
    if after.kind != HELP or not before.climbing or after.emergency:
        return
    helper = after.answered_by or before.claimed_by
    if after.state not in (State.ANSWERED, State.CLOSED) or helper in (None, after.author_id):
        return
    await errands.put_exit(work, after.id, helper or "", "helper", desk.now())
