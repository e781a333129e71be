"""Open work goes into other hands: by order, by illness, for a while; never to a side of it."""

from __future__ import annotations

from bot.domain import claims
from bot.domain.case import Case
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.store import timeline
from bot.store.database import Work


async def is_a_side(work: Work, case: Case, person_id: str) -> bool:
    """Who asked for it, whom it is about, or who must not see it (CONDUCT 28)."""
    if person_id in (case.author_id, case.subject_id):
        return True
    return person_id in await timeline.list_excluded(work, case.id)


async def hand_on(
    work: Work,
    desk: Desk,
    case: Case,
    giver: str,
    taker: str,
    *,
    has_card: bool = False,
) -> bool:
    """Whether it is the other's now; `giver` is who gives it, or who ordered it.

    The taker has been told of it and whoever waits hears whose it is; `has_card` where they are
    told of all they got in one message.
    """
    moved = claims.hand_to(case, giver, taker, desk.quiet(), desk.now())
    if not isinstance(moved, Moved):
        return False
    await note_told(work, desk, case, taker)
    await settle(work, desk, case, moved, by=giver, has_card=has_card)
    return True


async def note_told(work: Work, desk: Desk, case: Case, person_id: str) -> None:
    """They stand among those who were told, on the rung that has been reached."""
    rung = max(case.climb.last, 0)
    await timeline.note_told(work, case.id, person_id, rung, desk.now(), reached=True)
