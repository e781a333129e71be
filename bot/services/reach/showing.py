"""What a list, a prompt in plainer words and one that is read look like at this moment."""

from __future__ import annotations

from typing import Any

from bot.domain.prompts import Prompt
from bot.services.checkins.holders import liaisons
from bot.services.desk import Desk
from bot.services.prompts.library import find
from bot.services.prompts.sending import PLAINER, READ
from bot.services.reach.lists import oldest, person_on, teller_of
from bot.services.views.names import name_of, text_of
from bot.services.views.shown import Shown
from bot.services.voicing.clips import clip_for
from bot.store import people, places, prompts, reach
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.prompts import SENT
from bot.store.reach import Line

LIST, LEFT = "reach.list", "reach.left"


async def show_list(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Who is to be told, why, and in which words."""
    found = await reach.find_list(work, row.params["list"])
    if found is None:
        return None
    lines, known = [], dict[str, Prompt]()
    for line in await reach.lines(work, found.id):
        value = await _line(work, desk, line, known)
        if value is not None:
            lines.append(value)
    left = [one for one in lines if one["open"]]
    if not left and row.message_id is None:
        return None
    texts = {one["title"]: one["text"] for value in left for one in value["prompts"]}
    values = {
        "lines": lines,
        "left": len(left),
        "first": left[0]["number"] if left else 0,
        "words": [{"title": title, "text": text} for title, text in texts.items()],
    }
    return Shown(LIST, values, found.id)


async def _line(
    work: Work, desk: Desk, line: Line, known: dict[str, Prompt]
) -> dict[str, Any] | None:
    person = await person_on(work, line)
    if person is None:
        return None
    for code in line.prompts:
        prompt = known.get(code) or await find(work, desk, code, line.unit_id)
        if prompt is not None:
            known[code] = prompt
    named = [known[code] for code in line.prompts if code in known]
    door = await places.get_household(work, person.household_id) if person.household_id else None
    return {
        "number": line.number,
        "name": person.address,
        "door": (door.door or door.name) if door else "",
        "phone": person.phone or "",
        "why": text_of(desk, f"reach.why.{line.why.value}"),
        "open": line.told_at is None,
        "how": text_of(desk, f"reach.how.{line.how}") if line.how else "",
        "prompts": [{"title": p.card_title, "text": p.text} for p in named],
    }


async def say_left(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who is open on her last list, and still hers to go to; the numbers are those of the list."""
    holder = params["holder"]
    found = await reach.last_list(work, holder, oldest(desk))
    lines, known = [], dict[str, Prompt]()
    for line in await reach.lines(work, found.id) if found else ():
        if line.told_at is None and holder in await liaisons(work, desk, line.person_id):
            lines.append(await _line(work, desk, line, known))
    left = [value for value in lines if value is not None]
    return {"lines": left, "first": left[0]["number"] if left else 0}


async def show_plainer(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The lines of the card, one thing a line; who listens hears it as well."""
    prompt, person = await _meant(work, desk, row)
    if prompt is None or person is None:
        return None
    teller = await teller_of(work, desk, person)
    clip = None
    if person.listens:
        clip = await clip_for(work, desk, f"prompt:{prompt.code}", person.unit_id)
    values = {
        "title": prompt.card_title,
        "lines": list(prompt.card_lines),
        "who": await name_of(work, teller),
    }
    return Shown(PLAINER, values, clip=clip)


async def show_aloud(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A village voice where there is one; the words as they are spoken in any case."""
    prompt, person = await _meant(work, desk, row)
    if prompt is None or person is None:
        return None
    clip = await clip_for(work, desk, f"prompt:{prompt.code}", person.unit_id)
    who = ""
    if clip is None:
        who = await name_of(work, await teller_of(work, desk, person))
    return Shown(READ, {"text": prompt.spoken, "who": who}, clip=clip)


async def _meant(work: Work, desk: Desk, row: OutboxRow) -> Any:
    send = await prompts.find_send(work, row.params["send"])
    person = await people.find_person(work, row.params["person"])
    if send is None or send.state != SENT or person is None or person.ended_why is not None:
        return None, None
    return await find(work, desk, send.prompt, send.unit_id), person


async def say_quiet(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Who is not asked any more."""
    names = [await name_of(work, one) for one in params["people"].split(",")]
    return {"names": [name for name in names if name]}
