"""Lists of the boxes for paper: stock, ledger, donations, distribution, and a month to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.domain.boxes import Box
from bot.domain.times import from_text
from bot.services.desk import Desk
from bot.services.roles import roles_held
from bot.services.stock.box_views import free_things, item_name
from bot.services.stock.keeper_view import blocked_word, by_expiry
from bot.services.stock.month import month_lines
from bot.services.views.names import local, text_of, unit_name
from bot.store import places, seeing, stock
from bot.store.database import Work

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
FEN = 100


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment to before another."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class List:
    """Titles, each with what its column holds, and rows."""

    name: str
    columns: tuple[tuple[str, str], ...]  # (title, kind of cell)
    rows: tuple[tuple[object, ...], ...]


_COLUMNS = {
    "stock": "box item batch last_day:date on_hand:int reserved:int free:int lent:int moving:int "
             "measure blocked",
    "ledger": "time:time box item batch verb change:int kept_change:int lent_change:int "
              "moving_change:int measure number who reason corrected",
    "donations": "number time:time kind donor things value:money purpose fund thanks place",
    "distribution": "time:time box item qty:int measure place number donation",
    "distribution_names": "time:time box item qty:int measure place number donation household "
                          "door",
}  # fmt: skip

_MONTH = (
    "item", "measure", "opening", "came", "went", "adjusted", "discarded", "closing", "nearest",
)  # fmt: skip


def _list(desk: Desk, name: str, rows: list[tuple[object, ...]], columns: str = "") -> List:
    titles = []
    for column in _COLUMNS[columns or name].split():
        code, _, kind = column.partition(":")
        titles.append((text_of(desk, f"export.column.{code}"), kind or "text"))
    return List(text_of(desk, f"export.title.{name}"), tuple(titles), tuple(rows))


async def stock_list(work: Work, desk: Desk, boxes: Sequence[Box]) -> List:
    """Every lot in every box now; free is what could be promised today."""
    rows: list[tuple[object, ...]] = []
    for box in boxes:
        for on in by_expiry(await stock.shelf(work, box.id)):
            free = sum(thing.qty for thing in free_things(desk, [on]))
            rows.append((
                box.name, item_name(desk, on.lot.item), on.lot.batch, on.lot.last_day,
                on.amounts.on_hand, on.amounts.reserved, free, on.amounts.lent, on.amounts.moving,
                on.lot.unit, blocked_word(desk, on.lot.blocked) or None,
            ))  # fmt: skip
    return _list(desk, "stock", rows)


async def ledger_list(work: Work, desk: Desk, boxes: Sequence[Box], span: Span) -> List:
    """Every entry; what was taken back says so, and so does what takes back."""
    rows: list[tuple[object, ...]] = []
    names: dict[str, bool] = {}
    for box in boxes:
        for line in await seeing.ledger_of(work, box.id, span.since, span.until):
            rows.append((
                local(desk, line.at), box.name, item_name(desk, line.item), line.batch,
                text_of(desk, f"export.verb.{line.verb.value}"), line.change.on_hand,
                line.change.reserved, line.change.lent, line.change.moving, line.unit, line.number,
                line.by_name if await _serves(work, desk, box, line.by_id, names) else None,
                reason_word(desk, line.reason), _corrected(desk, line),
            ))  # fmt: skip
    return _list(desk, "ledger", rows)


async def _serves(
    work: Work, desk: Desk, box: Box, person: str | None, known: dict[str, bool]
) -> bool:
    """Whether who moved it keeps the box or has a role; a villager who did is not named."""
    if person is None or person in box.keepers:
        return person is not None
    if person not in known:
        known[person] = bool(await roles_held(work, desk, person))
    return known[person]


def reason_word(desk: Desk, code: str | None) -> str | None:
    """A reason as people say it, or its code where nobody has said how."""
    if code is None:
        return None
    key = f"export.reason.{code}"
    return text_of(desk, key) if desk.content.messages.has(key) else code


def _corrected(desk: Desk, line: seeing.LedgerLine) -> str | None:
    if line.reverses is not None:
        return text_of(desk, "export.corrects")
    return text_of(desk, "export.was_corrected") if line.reversed_by is not None else None


async def donation_list(work: Work, desk: Desk, units: frozenset[str] | None, span: Span) -> List:
    """Gifts of firms and units, and allocations, with value, purpose and what came."""
    rows: list[tuple[object, ...]] = []
    for row in await seeing.donations(work, span.since, span.until):
        if units is not None and row["unit_id"] not in units:
            continue
        came = [
            f"{item_name(desk, item)} {qty}{unit}"
            for item, unit, qty in await seeing.donated(work, row["id"])
        ]
        value = None if row["value_fen"] is None else row["value_fen"] / FEN
        rows.append((
            row["number"], local(desk, from_text(row["at"])),
            _word(desk, f"export.gift.{row['kind']}", row["kind"]), row["donor"],
            text_of(desk, "export.and").join(came), value, row["purpose"], row["fund"],
            _word(desk, f"export.thanks.{row['thanks']}", row["thanks"]),
            await unit_name(work, row["unit_id"]),
        ))  # fmt: skip
    return _list(desk, "donations", rows)


def _word(desk: Desk, key: str, otherwise: str) -> str:
    return text_of(desk, key) if desk.content.messages.has(key) else otherwise


async def distribution_list(
    work: Work, desk: Desk, boxes: Sequence[Box], span: Span, *, with_names: bool
) -> List:
    """What went to whom; doors and names only where they were asked for."""
    rows: list[tuple[object, ...]] = []
    for box in boxes:
        for one in await seeing.given_from(work, box.id, span.since, span.until):
            row: tuple[object, ...] = (
                local(desk, one.at), box.name, item_name(desk, one.item), one.qty,
                one.unit,
                await unit_name(work, one.unit_id), one.number, one.donation,
            )  # fmt: skip
            if with_names:
                home = await places.get_household(work, one.household) if one.household else None
                row = (*row, home.name if home else None, home.door if home else None)
            rows.append(row)
    return _list(desk, "distribution", rows, "distribution_names" if with_names else "")


async def month_values(work: Work, desk: Desk, box: Box, span: Span) -> dict[str, Any]:
    """What the printed sheet of a month shows."""
    entries = await stock.entries_of_box(work, box.id, BEGINNING, span.until)
    lots = {}
    for lot_id in {entry.lot_id for entry in entries}:
        lot = await stock.find_lot(work, lot_id)
        assert lot is not None
        lots[lot_id] = lot
    order = {item.id: rank for rank, item in enumerate(desk.content.stocked.all)}
    lines = sorted(
        month_lines(entries, lots, span.since, span.until),
        key=lambda line: (order.get(line.item, len(order)), line.item, line.unit),
    )
    begin = span.since.astimezone(desk.zone)
    month = {"year": begin.year, "month": begin.month}
    return {
        "title": text_of(desk, "export.title.month", {"box": box.name}),
        "village": f"{await unit_name(work, box.unit_id)}　{box.place}",
        "month": text_of(desk, "export.month", month),
        "columns": [text_of(desk, f"export.column.{code}") for code in _MONTH],
        "rows": [
            [
                item_name(desk, one.item),
                one.unit,
                one.opening,
                one.came,
                one.went,
                one.adjusted,
                one.discarded,
                one.closing,
                one.nearest.isoformat() if one.nearest else "",
            ]
            for one in lines
        ],
        "signatures": [text_of(desk, f"export.signs.{who}") for who in ("keeper", "witness")],
        "page": text_of(desk, "export.page"),
        "notes": [text_of(desk, "export.month_note")],
    }
