"""One tap and it is theirs: a hamlet, a key person, a key, a box, hours on duty."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.coverage import Lack, Missing
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Tie
from bot.services.actors import Actor
from bot.services.coverage.finding import candidates
from bot.services.coverage.rows import missing_in
from bot.services.coverage.showing import Values, on_next, press_of, show
from bot.services.desk import Desk
from bot.services.duty.gaps import fill, hole_named, name_hole
from bot.services.duty.holes import Hole
from bot.services.duty.reading import may_order
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of, unit_name
from bot.store import boxes, coverage, people
from bot.store.database import Work


async def on_cover(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button to choose somebody, and the two that only turn the page."""
    first, _, rest = (pressed.choice or "").partition("|")
    if first != "ok":
        return await on_next(work, desk, actor, pressed)
    person, unit_id = actor.person, pressed.subject
    if person is None or not await may_order(work, desk, person.id, unit_id):
        return Refused("cover.refused.not_for_you")
    what, _, to = rest.rpartition("|")
    one = next(
        (m for m in await missing_in(work, desk, unit_id) if press_of(desk, m) == what), None
    )
    if one is None:
        return Refused("cover.refused.done")
    if to not in {could.person_id for could in await candidates(work, desk, one)}:
        return Refused("cover.refused.cannot")
    await _fix(work, desk, one, to, person.id)
    await _tell(work, desk, one, to, person.id)
    about = f"cover:{actor.chat.id}:{desk.ids.new()}"
    await show(work, desk, actor, unit_id, 0, 0, about)
    return Done("cover.done", (("who", to),))


async def _fix(work: Work, desk: Desk, one: Missing, to: str, by: str) -> None:
    today = desk.today()
    if one.lack is Lack.LIAISON:
        await people.add_role(work, desk.ids.new(), to, "liaison", one.about, today)
    elif one.lack is Lack.ENDING:
        await _go_on(work, desk, one, to)
    elif one.lack is Lack.GUARDIAN:
        rank = len(await people.ties_of(work, one.about, "guardian")) + 1
        await people.add_tie(work, Tie(one.about, to, "guardian", rank, by), today)
    elif one.lack is Lack.DOOR:
        await people.add_tie(work, Tie(one.about, to, "next_door", 1, by), today)
    elif one.lack is Lack.KEEPER:
        box = await boxes.get_box(work, one.about)
        await boxes.set_keepers(work, box.id, to, box.deputy_id, box.key_holder_id)
    elif one.begin is not None and one.end is not None:
        hole = Hole(one.unit_id, one.role or "", one.begin, one.end)
        found = await hole_named(work, desk, one.unit_id, name_hole(desk, hole))
        if found is not None:
            await fill(work, desk, found, to, by)


async def _go_on(work: Work, desk: Desk, one: Missing, to: str) -> None:
    """The same person goes on without an end; somebody else begins the day it ends."""
    if to != one.about:
        since = one.until or desk.today()
        await people.add_role(work, desk.ids.new(), to, "liaison", one.unit_id, since)
        return
    for post in await coverage.posts_of(work, (one.unit_id,), _all(desk), desk.today()):
        if post.person_id == to and post.until == one.until:
            goes_on = replace(post, until=None)
            await people.add_role(
                work, goes_on.id, to, goes_on.role, goes_on.unit_id, goes_on.since, None
            )


def _all(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.content.roles)


async def _tell(work: Work, desk: Desk, one: Missing, to: str, by: str) -> None:
    """Who was named hears it once; of a turn on duty they heard already."""
    if one.lack is Lack.HOURS or to == by:
        return
    params = {"lack": one.lack.value, "about": one.about, "unit": one.unit_id, "who": by}
    about = f"cover.named:{one.lack.value}:{one.about}:{to}:{desk.today().isoformat()}"
    await tell_person(work, desk, to, Message("cover.named", about, params, Lane.CASE, Owed.OWED))


async def say_named(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    lack = params["lack"]
    about = ""
    if lack in ("door", "guardian", "ending"):
        about = await name_of(work, params["about"])
    if lack == "keeper":
        box = await boxes.find_box(work, params["about"])
        about = box.name if box else ""
    place = await unit_name(work, params["unit"])
    return {"lack": lack, "about": about, "place": place, "by": await name_of(work, params["who"])}
