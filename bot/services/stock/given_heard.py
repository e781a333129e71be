"""What a gift's case knows: what was agreed, and what its giver said on top of it later."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.stock.given_gift import Gift
from bot.services.stock.given_read import take
from bot.services.stock.whom import box_of
from bot.store import cases, timeline
from bot.store.database import Work


async def gift_of(work: Work, desk: Desk, case: Case) -> Gift:
    """As agreed; a day or a batch said since, by mouth or with a picture, fills what is missing."""
    gift = Gift.read(dict(case.details))
    for said in await timeline.list_said(work, case.id):
        if said.form != "text" or not said.words or said.person_id != case.author_id:
            continue
        later = take(desk, Gift(), said.words).gift
        gift = replace(gift, last=gift.last or later.last, batch=gift.batch or later.batch)
    return gift


async def gifts_awaited(
    work: Work, keeper: str, replied: Case | None, items: set[str]
) -> list[tuple[Case, Box]]:
    """The one gift that is meant: answered to, of the thing that was named, or the only one."""
    told = [replied] if replied else list(await cases.list_told(work, keeper))
    found = []
    for case in told:
        box = await box_of(work, case) if case.kind == "gift" and case.climbing else None
        if box is not None and keeper in box.keepers:
            found.append((case, box))
    if items:
        found = [(c, box) for c, box in found if dict(c.details).get("item") in items]
    return found if len(found) == 1 else []
