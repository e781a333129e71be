"""What was read of a photo, said back; [对] records it as if it had been typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.contacts import Found
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.checkins import heard, unwell
from bot.services.checkins.heard import Word
from bot.services.checkins.photo_lines import OUTCOMES, UNSURE
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.views.names import text_of
from bot.store import checkins, people, round_sheets
from bot.store.database import Work
from bot.store.round_sheets import ASKED, DROPPED, KEPT, Photo


async def on_photo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """[对] [不对] by who sent it, once."""
    photo = await round_sheets.find_photo(work, pressed.subject)
    if photo is None or pressed.choice not in ("yes", "no"):
        return Refused("press.unknown")
    if photo.person_id not in {person.id for person in actor.persons}:
        return Refused("board.not_for_you")
    state = KEPT if pressed.choice == "yes" else DROPPED
    if not await round_sheets.move_photo(work, photo.id, ASKED, state):
        return Refused("checkins.photo.toast.once")
    if state == KEPT:
        await _keep(work, desk, actor, photo)
    return Done(f"checkins.photo.toast.{pressed.choice}")


async def _keep(work: Work, desk: Desk, actor: Actor, photo: Photo) -> None:
    """Each line once; pressed on another day it is of the day of the photo."""
    by_number = await _people_of(work, photo)
    at = photo.at if photo.at.astimezone(desk.zone).date() != desk.today() else None
    for number, outcome in photo.lines:
        person = by_number.get(number)
        if person is None or outcome == UNSURE:
            continue
        how, found = OUTCOMES[outcome]
        ref = f"sheet:{photo.token}:{number}:{outcome}"
        word = Word(person.id, how, photo.person_id, ref, found, at)
        if await heard.take(work, desk, word) and found is Found.UNWELL:
            chat = actor.private or actor.chat
            await unwell.told_ill(work, desk, person, photo.person_id, chat.id)


async def _people_of(work: Work, photo: Photo) -> dict[int, Person]:
    """Who stands on the sheet, by number; nobody who has ended."""
    sheet = await round_sheets.find_sheet(work, photo.token or "")
    found: dict[int, Person] = {}
    for line in await checkins.lines_of(work, sheet.list_id) if sheet else ():
        person = await people.find_person(work, line.person_id)
        if person is not None and person.ended_on is None:
            found[line.number] = person
    return found


async def say_read(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Ill first; then line by line, and whom to type."""
    photo = await round_sheets.find_photo(work, params["photo"])
    by_number = await _people_of(work, photo) if photo else {}
    lines, unsure = [], []
    for number, outcome in photo.lines if photo else ():
        person = by_number.get(number)
        if person is None:
            continue
        if outcome == UNSURE:
            unsure.append({"number": number, "name": person.address})
            continue
        how = text_of(desk, f"checkins.photo.how.{outcome}")
        ill = OUTCOMES[outcome][1] is Found.UNWELL
        lines.append({"number": number, "name": person.address, "how": how, "ill": ill})
    lines.sort(key=lambda line: (not line["ill"], line["number"]))
    return {"lines": lines, "unsure": unsure, "_subject": params["photo"]}


async def say_unsure(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whom to type, where nothing else is new."""
    return {"unsure": (await say_read(work, desk, params))["unsure"]}


async def say_day(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Which day a sheet was of."""
    return {"day": date.fromisoformat(params["day"]), "now": desk.today()}
