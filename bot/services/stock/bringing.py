"""Who cannot come is brought it: an errand for the neighbours that names no medicine."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.stock.whom import box_of, hold_of
from bot.services.taps import Tap
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import cases
from bot.store.database import Work
from bot.store.timeline import Said

FOR_BOX = "for_box"


async def on_bring(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """去不了，请人送: one errand a matter."""
    if not (may_confirm(tap.case, tap.viewer) or tap.viewer.reported):
        return Refused("case.refused.only_the_author")
    return await send(work, desk, tap.case, tap.person.id)


async def send(work: Work, desk: Desk, case: Case, by: str) -> Outcome:
    """The neighbours are asked to bring it."""
    hold, box = await hold_of(work, case), await box_of(work, case)
    if hold is None or box is None or not hold.waiting or case.final:
        return Refused("case.refused.ended")
    if await errand_of(work, desk, case) is not None:
        return Refused("box.bring.already")
    words = text_of(desk, "box.bring.words", {"box": box.name, "at": box.place})
    wanted = Wanted(
        kind="help",
        category="errand",
        unit_id=case.unit_id,
        origin="private",
        acuity=case.acuity,
        household_id=case.household_id,
        subject_id=case.subject_id,
        author_id=case.author_id,
        chat_id=None,
        said=(Said(desk.ids.new(), "text", desk.now(), by, words),),
        slots={"items": words},
        known={FOR_BOX: case.id},
        ask=False,
    )
    await open_case(work, desk, wanted)
    return Done("box.bring.sent")


async def errand_of(work: Work, desk: Desk, case: Case) -> Case | None:
    """The errand that fetches it, if somebody was asked to."""
    if case.author_id is None:
        return None
    for other in await cases.list_of_author(work, case.author_id, desk.now()):
        if dict(other.details).get(FOR_BOX) == case.id and not other.final:
            return other
    return None


async def who_fetches(work: Work, desk: Desk, case: Case) -> str | None:
    """Who of the neighbours has taken it on."""
    errand = await errand_of(work, desk, case)
    return errand.claimed_by if errand else None
