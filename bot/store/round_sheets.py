"""Printed round sheets, and photos that may be of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("round_sheets", "holder_id", "delete"),
    Column("round_photos", "person_id", "delete"),
)
READING, TRYING, ASKED, KEPT, DROPPED = "reading", "trying", "asked", "kept", "dropped"


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet as it was asked for: its lines by number, from top to bottom."""

    token: str
    list_id: str
    holder_id: str
    day: date
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that may be of a sheet; `lines` are outcomes by number, once it was read."""

    id: str
    person_id: str
    chat_id: str
    state: str
    at: datetime
    heard: str | None = None
    token: str | None = None
    page: int = 0
    lines: tuple[tuple[int, str], ...] = ()


async def add_sheet(work: Work, sheet: PrintedSheet, now: datetime) -> None:
    await work.run(
        "add_round_sheet",
        token=sheet.token,
        list_id=sheet.list_id,
        holder_id=sheet.holder_id,
        day=sheet.day.isoformat(),
        numbers=",".join(str(number) for number in sheet.numbers),
        made_at=to_text(now),
    )


async def find_sheet(work: Work, token: str) -> PrintedSheet | None:
    return _sheet(await work.one("find_round_sheet", token=token))


async def last_sheet(work: Work, holder_id: str, since: date) -> PrintedSheet | None:
    """The one somebody asked for last, from a day on."""
    return _sheet(await work.one("last_round_sheet", holder_id=holder_id, day=since.isoformat()))


async def add_photo(work: Work, photo: Photo) -> None:
    await work.run(
        "add_round_photo",
        id=photo.id,
        person_id=photo.person_id,
        chat_id=photo.chat_id,
        at=to_text(photo.at),
        heard=photo.heard,
    )


async def next_photo(work: Work, stuck: datetime) -> Photo | None:
    """The oldest to be read; one that was begun before `stuck` broke its reader."""
    return _photo(await work.one("next_round_photo", stuck=to_text(stuck)))


async def find_photo(work: Work, id: str) -> Photo | None:
    return _photo(await work.one("find_round_photo", id=id))


async def move_photo(work: Work, id: str, was: str, state: str) -> bool:
    """Whether it stood where it was thought to stand."""
    return await work.one("move_round_photo", id=id, was=was, state=state) is not None


async def put_read(work: Work, photo: Photo) -> None:
    """What was read; the message as it came goes, and older questions of the same page."""
    await work.run(
        "put_round_photo_read",
        id=photo.id,
        state=photo.state,
        token=photo.token,
        page=photo.page,
        lines=",".join(f"{number}:{outcome}" for number, outcome in photo.lines),
    )
    if photo.state == ASKED:
        await work.run("drop_other_round_photos", token=photo.token, page=photo.page, id=photo.id)


async def kept_lines(work: Work, token: str) -> frozenset[tuple[int, str]]:
    """What has been recorded of a sheet by photos."""
    rows = await work.all("kept_round_photos", token=token)
    return frozenset(line for row in rows for line in _lines(row["lines"]))


async def drop_before(work: Work, before: datetime, most: int = 200) -> int:
    """A piece of what is older than is kept."""
    gone = 0
    for name in ("drop_round_photos", "drop_round_sheets"):
        gone += len(await work.all(name, before=to_text(before), most=most))
    return gone


async def forget(work: Work, person_id: str) -> None:
    """Their photos go, and the sheets of their lists (PERSONAL)."""
    for name in ("delete_round_photos", "delete_round_sheets"):
        await work.run(name, person_id=person_id)


def _sheet(row: Row | None) -> PrintedSheet | None:
    if row is None:
        return None
    numbers = tuple(int(number) for number in row["numbers"].split(",") if number)
    day = date.fromisoformat(row["day"])
    return PrintedSheet(row["token"], row["list_id"], row["holder_id"], day, numbers)


def _photo(row: Row | None) -> Photo | None:
    if row is None:
        return None
    return Photo(
        row["id"],
        row["person_id"],
        row["chat_id"],
        row["state"],
        from_text(row["at"]),
        row["heard"],
        row["token"],
        row["page"] or 0,
        _lines(row["lines"]),
    )


def _lines(said: str | None) -> tuple[tuple[int, str], ...]:
    pairs = [part.split(":") for part in (said or "").split(",") if part]
    return tuple((int(number), outcome) for number, outcome in pairs)
