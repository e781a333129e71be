"""Photos of round sheets are read outside of any write, and said back before anything is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Protocol

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor, actor_of
from bot.services.checkins.photo_lines import UNSURE, outcome_of
from bot.services.checkins.photo_taken import unpacked
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.machine_reading import Files
from bot.services.telling import Message, tell_chat
from bot.store import round_sheets
from bot.store.database import Work
from bot.store.round_sheets import ASKED, DROPPED, READING, TRYING, Photo, PrintedSheet

STUCK = timedelta(minutes=10)
PAGE = 11  # lines a page has
# It is no sheet for all we know: it goes where any picture goes.
ANY_PICTURE = frozenset({"none", "size", "lost", "no_reader"})


class SheetLike(Protocol):
    """What stands on a page: which sheet it is, and yes, no, unsure by line and box."""

    @property
    def token(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def rows(self) -> Sequence[Sequence[str]]: ...


class NotRead(Exception):
    """Why not: none, size, corners, several, bent, far."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Read = Callable[[bytes], SheetLike]
Ordinary = Callable[[Work, Heard], Awaitable[None]]


class SheetPhotos:
    """One after the other: fetched, read, said back; what is no sheet goes its ordinary way."""

    def __init__(self, desk: Desk, files: Files, read: Read | None, ordinary: Ordinary) -> None:
        self._desk, self._files = desk, files
        self._read, self._ordinary = read, ordinary

    async def run(self) -> int:
        """How many were looked at."""
        done = 0
        while (photo := await self._desk.database.read(self._waiting)) is not None:
            await self._desk.database.write(partial(_taken, photo))
            seen = await self._look(photo)
            await self._desk.database.write(partial(self._follow, photo, seen))
            done += 1
        return done

    async def _waiting(self, work: Work) -> Photo | None:
        return await round_sheets.next_photo(work, self._desk.now() - STUCK)

    async def _look(self, photo: Photo) -> SheetLike | str:
        """What is on it, or why that cannot be said."""
        heard = unpacked(photo.heard or "")
        if self._read is None:
            return "no_reader"
        data = await self._files.fetch(heard.file_id or "") if photo.state == READING else None
        if data is None:
            return "lost"
        try:
            return await asyncio.to_thread(self._read, data)
        except NotRead as fault:
            return fault.reason

    async def _follow(self, photo: Photo, seen: SheetLike | str, work: Work) -> None:
        heard = unpacked(photo.heard or "")
        actor = await actor_of(work, self._desk, heard.origin)
        if not isinstance(seen, str):
            await self._understood(work, photo, actor, seen)
            return
        await round_sheets.put_read(work, replace(photo, state=DROPPED))
        if seen in ANY_PICTURE:
            await self._ordinary(work, heard)
            if not await self._expected(work, actor):
                return
        await self._say(work, photo, f"checkins.photo.{seen}")

    async def _expected(self, work: Work, actor: Actor) -> bool:
        """Whether somebody has a sheet of today in hand."""
        today = self._desk.today()
        ids = [person.id for person in actor.persons]
        return any([await round_sheets.last_sheet(work, id, today) is not None for id in ids])

    async def _understood(self, work: Work, photo: Photo, actor: Actor, seen: SheetLike) -> None:
        sheet = await round_sheets.find_sheet(work, seen.token)
        refused = self._refused(sheet, actor, seen.page)
        if sheet is None or refused is not None:
            await round_sheets.put_read(work, replace(photo, state=DROPPED))
            await self._say(work, photo, f"checkins.photo.{refused}", sheet)
            return
        lines = _lines(sheet, seen)
        kept = await round_sheets.kept_lines(work, sheet.token)
        new = tuple(line for line in lines if line not in kept or line[1] == UNSURE)
        state = ASKED if any(outcome != UNSURE for _, outcome in new) else DROPPED
        await round_sheets.put_read(
            work, replace(photo, state=state, token=sheet.token, page=seen.page, lines=new)
        )
        key = "checkins.photo.nothing" if not lines else "checkins.photo.same"
        await self._say(work, photo, _key(new) if new else key)

    def _refused(self, sheet: PrintedSheet | None, actor: Actor, page: int) -> str | None:
        """Of somebody else, of another day, or nobody knows of it."""
        if sheet is None or not 0 < page <= max(1, -(-len(sheet.numbers) // PAGE)):
            return "unknown"
        if sheet.holder_id not in {person.id for person in actor.persons}:
            return "other"
        return None if sheet.day == self._desk.today() else "old"

    async def _say(
        self, work: Work, photo: Photo, key: str, sheet: PrintedSheet | None = None
    ) -> None:
        params = {"photo": photo.id, "day": sheet.day.isoformat() if sheet else ""}
        message = Message(key, f"sheet_photo:{photo.id}", params, Lane.REPLY, Owed.OWED)
        await tell_chat(work, self._desk, photo.chat_id, message)


async def _taken(photo: Photo, work: Work) -> None:
    """Marked as tried before it is: what breaks the reader, or the process, breaks it once."""
    await round_sheets.move_photo(work, photo.id, READING, TRYING)


def _key(new: Sequence[tuple[int, str]]) -> str:
    sure = any(outcome != UNSURE for _, outcome in new)
    return "checkins.photo.read" if sure else "checkins.photo.unsure"


def _lines(sheet: PrintedSheet, seen: SheetLike) -> tuple[tuple[int, str], ...]:
    """Number and outcome of every line that has a tick, or may have one."""
    numbers = sheet.numbers[(seen.page - 1) * PAGE :]
    found = [(n, outcome_of(marks)) for n, marks in zip(numbers, seen.rows, strict=False)]
    return tuple((number, outcome) for number, outcome in found if outcome is not None)
