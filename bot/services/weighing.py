"""Before a case opens: whose matter it is, how grave, how soon it presses."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity, worst
from bot.domain.kinds import Kind
from bot.domain.prefill import details_of
from bot.services.condition import graded
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.questions import ABOUT
from bot.services.rides.preparing import prepare_ride
from bot.services.sides import is_between_people, others_at_home, sides_of
from bot.services.wanted import Wanted
from bot.store import people
from bot.store.database import Work


async def weighed(work: Work, desk: Desk, wanted: Wanted) -> Wanted:
    """All that has to be known before the ladder is chosen."""
    apart = await _graded(work, desk, await _apart(work, desk, wanted))
    return await _as_ride(work, desk, apart)


def details_known(kind: Kind, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """What the message filled of its form, and what is known beside it."""
    understood = details_of(kind.form_of(wanted.category), wanted.slots)
    return tuple({**understood, **wanted.known}.items())


async def _apart(work: Work, desk: Desk, wanted: Wanted) -> Wanted:
    """What is between people is its author's matter, and out of the hands of both sides."""
    kind = (await content_for(work, desk, wanted.unit_id)).kinds[wanted.kind]
    between = is_between_people(kind, kind.category(wanted.category))
    if not between and wanted.alarm != "violence":
        return wanted
    author = await people.find_person(work, wanted.author_id) if wanted.author_id else None
    words = [said.words for said in wanted.said if said.words]
    sides = await sides_of(work, author, wanted.unit_id, words, dispute=kind.dispute)
    if wanted.alarm == "violence" and author is not None:
        sides += await others_at_home(work, author)
    wanted = replace(wanted, excluded=(*wanted.excluded, *sides))
    if author is None or not between:
        return wanted
    return replace(
        wanted,
        unit_id=author.unit_id,
        household_id=author.household_id,
        subject_id=author.id,
    )


async def _as_ride(work: Work, desk: Desk, wanted: Wanted) -> Wanted:
    """How soon a ride leaves says who is asked, how fast, from when on."""
    kind = (await content_for(work, desk, wanted.unit_id)).kinds[wanted.kind]
    said = "，".join(one.words for one in wanted.said if one.words)
    what = (wanted.kind, wanted.category)
    details = dict(details_known(kind, wanted))
    ride = await prepare_ride(work, desk, what, wanted.unit_id, details, said)
    if ride is None or wanted.acuity is Acuity.EMERGENCY:
        return wanted
    level = worst(ride.stage.acuity, wanted.acuity) or ride.stage.acuity
    return replace(wanted, known=ride.details, acuity=level, plan=ride.stage.plan, pause=ride.pause)


async def _graded(work: Work, desk: Desk, wanted: Wanted) -> Wanted:
    """What the register knows of the ill person may raise the level whoever reported it."""
    if wanted.kind not in ABOUT or wanted.silence or not wanted.said:
        return wanted
    level = await graded(work, desk, wanted.unit_id, wanted.subject_id, wanted.said)
    return replace(wanted, acuity=worst(wanted.acuity, level))
