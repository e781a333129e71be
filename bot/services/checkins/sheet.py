"""/sheet: the day's list on A4 in big type; its numbers are typed back as they are."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.services.calls import Call
from bot.services.checkins.lists import put_on
from bot.services.checkins.overview import hamlets_run
from bot.services.checkins.showing import Values, list_values
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, text_of
from bot.services.views.shown import Picture, Shown
from bot.store import checkins, round_sheets
from bot.store.checkins import RoundList
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.round_sheets import PrintedSheet

KEY, TEMPLATE = "said.round_sheet", "round_sheet"
COLUMNS = ("number", "who", "door", "last", "tick")
KEPT = timedelta(days=14)
BOXES = ("seen", "phone", "nobody", "unwell")


async def show(call: Call) -> None:
    """One's own list; who looks after a hamlet gets everybody there who is not on one."""
    work, desk, person = call.work, call.desk, call.actor.person
    if person is None:
        await call.tell(Refused("press.who_are_you"))
        return
    found = await checkins.list_of(work, person.id, desk.today())
    found = found or await _of_hamlets(work, desk, person.id)
    if found is None:
        await call.tell(Refused("checkins.nothing"))
        return
    about = f"round_sheet:{found.id}:{call.heard.message_id}"
    params = {"list": found.id, "sheet": await _printed(work, desk, found)}
    message = Message(KEY, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, call.actor.chat.id, message)


async def _printed(work: Work, desk: Desk, found: RoundList) -> str:
    """Which lines are on it is kept: a photo of it says which were ticked, not whose they are."""
    values = await list_values(work, desk, found)
    numbers = tuple(sorted(line["number"] for line in values["lines"]))
    sheet = PrintedSheet(desk.ids.secret(), found.id, found.holder_id, found.day, numbers)
    await round_sheets.drop_before(work, desk.now() - KEPT)
    await round_sheets.add_sheet(work, sheet, desk.now())
    return sheet.token


async def _of_hamlets(work: Work, desk: Desk, person_id: str) -> RoundList | None:
    found: RoundList | None = None
    hamlets = await hamlets_run(work, desk, person_id)
    for ask in await checkins.asks_of_units(work, hamlets, desk.today()):
        if ask.state.waits:
            found = await put_on(work, desk, person_id, ask.person_id, ask.day)
    return found


async def show_sheet(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A page to print, where this machine can; the same in words where not."""
    found = await checkins.find_list(work, row.params["list"])
    sheet = await round_sheets.find_sheet(work, row.params.get("sheet", ""))
    if found is None or sheet is None:
        return None
    values = await list_values(work, desk, found)
    lines = sorted(values["lines"], key=lambda line: line["number"])
    by_number = {line["number"]: line for line in lines}
    shown = {"day": found.day, "now": desk.today(), "n": len(lines), "lines": lines}
    drawn: dict[str, object] = {
        "title": text_of(desk, "checkins.sheet.title", shown),
        "name": await name_of(work, found.holder_id),
        "columns": [text_of(desk, f"checkins.sheet.{name}") for name in COLUMNS],
        "rows": [_cells(number, by_number.get(number)) for number in sheet.numbers],
        "boxes": [text_of(desk, f"checkins.sheet.box.{name}") for name in BOXES],
        "note": text_of(desk, "checkins.sheet.note"),
        "token": sheet.token,
    }
    file = f"{text_of(desk, 'checkins.sheet.title', shown)}.pdf"
    picture = Picture(drawn, "checkins.sheet", {}, TEMPLATE, file)
    return Shown("checkins.sheet.none", {"lines": lines}, found.id, picture=picture)


def _cells(number: int, line: Values | None) -> list[object]:
    """A line keeps its place, also when nobody is to be heard from there any more."""
    if line is None:
        return [number, "", "", ""]
    where = " ".join(part for part in (line["door"], line["phone"]) if part)
    return [line["number"], line["full"], where, line["last"]]
