"""A photo from who was given a sheet is held back for a moment: it may be that sheet."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta

from bot.domain.times import from_text, to_text
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard, Origin
from bot.services.noting import react
from bot.store import cases, round_sheets
from bot.store.database import Work
from bot.store.round_sheets import READING, Photo

LATELY = timedelta(days=7)
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


async def take_photo(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether it waits to be looked at; what belongs to an emergency waits for nothing."""
    person = actor.person
    if not heard.origin.private or heard.file_id is None or person is None or heard.edited:
        return False
    if await round_sheets.last_sheet(work, person.id, desk.today() - LATELY) is None:
        return False
    mine = await cases.list_of_author(work, person.id, desk.now())
    if any(case.emergency and not case.final for case in mine):
        return False
    photo = Photo(desk.ids.new(), person.id, actor.chat.id, READING, desk.now(), packed(heard))
    await round_sheets.add_photo(work, photo)
    await react(work, desk, heard, actor)
    return True


def is_picture(heard: Heard) -> bool:
    """Whether a file without words is a photo by its name."""
    return (heard.file_name or "").lower().endswith(ENDINGS) and not heard.text.strip()


def packed(heard: Heard) -> str:
    """The message as a text."""
    return json.dumps({**asdict(heard), "at": to_text(heard.at)}, ensure_ascii=False)


def unpacked(text: str) -> Heard:
    """The message as it came."""
    values = json.loads(text)
    at: datetime = from_text(values.pop("at"))
    return Heard(**{**values, "origin": Origin(**values["origin"]), "at": at})
