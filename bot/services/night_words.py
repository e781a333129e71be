"""能等, 等不得: the one question of the night answered in words."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.nights import asked_by_night
from bot.services.actors import Actor
from bot.services.incoming import Heard
from bot.store import cases
from bot.store.database import Work

CAN_WAIT = frozenset({
    "能等", "可以等", "等得", "等得到", "等得起", "等得及", "等得到天亮", "能等到天亮", "等天亮",
    "天亮再说", "明天再说", "早上再说", "不急", "不着急",
})  # fmt: skip
CANNOT_WAIT = frozenset({
    "等不得", "等不了", "等不到", "等不及", "等不起", "不能等", "快来人", "等不得，快来人",
})  # fmt: skip
MARKS = " \t\n,，。.;；:：!！?？~、了吧的啊呀嘛"


async def night_answer(work: Work, actor: Actor, heard: Heard) -> tuple[Case, str] | None:
    """The matter that was asked about and what its button would be; None for other words."""
    text = heard.text.strip(MARKS)
    choice = "wait" if text in CAN_WAIT else "now" if text in CANNOT_WAIT else None
    if choice is None or actor.person is None or not heard.origin.private:
        return None
    own = await cases.list_of_author(work, actor.person.id, heard.at)
    found = (*own, *await cases.list_reported(work, actor.person.id))
    asked = {c.id: c for c in found if not c.final and asked_by_night(c.plan)}
    return (next(iter(asked.values())), choice) if len(asked) == 1 else None
