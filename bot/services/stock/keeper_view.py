"""What a keeper sees of the own box: lots by expiry, what is kept, lent and may not leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.content.said import as_html
from bot.domain.boxes import Box
from bot.domain.holds import Hold, HoldState
from bot.domain.stock import OnShelf
from bot.services.desk import Desk
from bot.services.stock.box_views import item_name, opening
from bot.services.views.names import local, name_of, text_of
from bot.store import boxes, cases, holds, seeing, stock
from bot.store.database import Work

ROOM = 3000  # characters of a page
TODO = 20  # lines of what is to be given
SOON = 30  # days before the last day from which it is said


def by_expiry(shelf: tuple[OnShelf, ...]) -> list[OnShelf]:
    """What expires first comes first; what keeps for ever comes last."""
    return sorted(shelf, key=lambda s: (s.lot.last_day or date.max, s.lot.item, s.lot.id))


async def keeper_values(work: Work, desk: Desk, box: Box, page: int) -> dict[str, Any]:
    """One page of everything there is in the box."""
    shelf = by_expiry(await stock.shelf(work, box.id))
    lines = [_lot_line(desk, on) for on in shelf if on.amounts.on_hand]
    lines += await _sections(work, desk, box, shelf)
    pages = in_pages(lines)
    at = min(max(page, 0), len(pages) - 1)
    last = at + 1 == len(pages)
    return {
        "name": box.name,
        "open": opening(desk, box),
        "lots": sum(1 for on in shelf if on.amounts.on_hand),
        "lines": pages[at],
        "page": at + 1,
        "pages": len(pages),
        "single": len(pages) == 1,
        "turn": [] if len(pages) == 1 else [_turn(desk, 0 if last else at + 1, last=last)],
        "at": local(desk, desk.now()),
    }


async def todo_values(work: Work, desk: Desk, box_id: str) -> dict[str, Any]:
    """What is kept in a box and waits to be fetched, with a button for each of the first three."""
    waiting = await holds.holds_of_box(work, box_id, HoldState.KEPT)
    lines = [await _kept_line(work, desk, hold) for hold in waiting[:TODO]]
    numbers = []
    for hold in waiting:
        case = await cases.find_case(work, hold.case_id)
        if case is not None and case.number not in numbers:
            numbers.append(case.number)
    choices = [{"label": number, "choice": number} for number in numbers[:3]]
    name = (await boxes.get_box(work, box_id)).name
    return {"name": name, "lines": lines, "more": len(waiting[TODO:]), "choices": choices}


def _turn(desk: Desk, page: int, *, last: bool) -> dict[str, str]:
    label = text_of(desk, "box.keeper.first_page" if last else "box.keeper.next_page")
    return {"label": label, "choice": str(page)}


def in_pages(lines: Sequence[str], room: int = ROOM) -> list[list[str]]:
    """Lines on pages of at most so many characters; one page even where there is nothing."""
    pages: list[list[str]] = [[]]
    used = 0
    for line in lines:
        if pages[-1] and used + len(line) + 1 > room:
            pages.append([])
            used = 0
        pages[-1].append(line)
        used += len(line) + 1
    return pages


def _lot_line(desk: Desk, on: OnShelf) -> str:
    lot, left = on.lot, None
    if lot.last_day is not None:
        left = (lot.last_day - desk.today()).days
    values = {
        "name": item_name(desk, lot.item),
        "qty": on.amounts.on_hand,
        "unit": lot.unit,
        "batch": lot.batch or "",
        "last_day": lot.last_day.isoformat() if lot.last_day else "",
        "expired": left is not None and left < 0,
        "soon": left is not None and 0 <= left <= SOON,
        "days": left or 0,
        "kept": on.amounts.reserved,
        "blocked": blocked_word(desk, lot.blocked),
    }
    return as_html(text_of(desk, "box.keeper.lot", values))


def blocked_word(desk: Desk, why: str | None) -> str:
    """Why a lot may not leave; a reason without a word of its own is only said to be there."""
    if why is None:
        return ""
    known = desk.content.messages.has(f"box.blocked.{why}")
    return text_of(desk, f"box.blocked.{why}" if known else "box.blocked.other")


async def _sections(work: Work, desk: Desk, box: Box, shelf: list[OnShelf]) -> list[str]:
    """Kept for whom (the number only), lent to whom, on the way."""
    kept = [await _kept_line(work, desk, h) for h in
            await holds.holds_of_box(work, box.id, HoldState.KEPT)]  # fmt: skip
    lent = [await _lent_line(work, desk, one) for one in await seeing.lent_from(work, box.id)]
    moving = [
        as_html(text_of(desk, "box.keeper.moving_line", {
            "name": item_name(desk, on.lot.item), "qty": on.amounts.moving, "unit": on.lot.unit,
        }))
        for on in shelf if on.amounts.moving
    ]  # fmt: skip
    found: list[str] = []
    for name, lines in (("kept", kept), ("lent", lent), ("moving", moving)):
        if lines:
            found += [as_html(text_of(desk, f"box.keeper.{name}", {"n": len(lines)})), *lines]
    return found


async def _kept_line(work: Work, desk: Desk, hold: Hold) -> str:
    case = await cases.find_case(work, hold.case_id)
    values = {
        "name": item_name(desk, hold.item),
        "qty": hold.qty,
        "unit": hold.unit or "",
        "number": case.number if case else "",
        "until": local(desk, hold.until) or "",
        "now": local(desk, desk.now()),
    }
    return as_html(text_of(desk, "box.keeper.kept_line", values))


async def _lent_line(work: Work, desk: Desk, lent: seeing.Lent) -> str:
    values = {
        "name": item_name(desk, lent.item),
        "qty": lent.qty,
        "unit": lent.unit,
        "who": await name_of(work, lent.borrower_id) or lent.borrower or "",
        "since": local(desk, lent.lent_at),
        "due": lent.due_on,
        "late": max((desk.today() - lent.due_on).days, 0),
        "now": local(desk, desk.now()),
    }
    return as_html(text_of(desk, "box.keeper.lent_line", values))
