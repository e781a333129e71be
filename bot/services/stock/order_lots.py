"""Which lots an order takes from, reckoned before anything is written."""

from __future__ import annotations

from datetime import date

from bot.domain.stock import OnShelf, Pick


def on_hand(shelf: tuple[OnShelf, ...], unit: str | None = None) -> int:
    """What lies there, also what may not leave."""
    return sum(s.amounts.on_hand for s in shelf if unit in (None, s.lot.unit))


def of_order(
    shelf: tuple[OnShelf, ...], unit: str | None, batch: str | None = None
) -> tuple[OnShelf, ...]:
    """The lots meant, first what expires first; also those that are over or blocked."""
    meant = [s for s in shelf if unit in (None, s.lot.unit) and _is_batch(s, batch)]
    return tuple(sorted(meant, key=lambda s: (s.lot.last_day or date.max, s.lot.id)))


def _is_batch(on: OnShelf, batch: str | None) -> bool:
    return batch is None or (on.lot.batch or "").upper() == batch.upper()


def spread(shelf: tuple[OnShelf, ...], difference: int) -> tuple[Pick, ...] | None:
    """How a difference falls on the lots, in their order; None where more is kept than is left.

    What is too many belongs to the lot that expires first: nothing is trusted longer for it.
    """
    if not shelf:
        return None
    if difference >= 0:
        first = next((s for s in shelf if s.amounts.on_hand), shelf[0])
        return (Pick(first.lot, difference),) if difference else ()
    left, picks = -difference, []
    for on in shelf:
        part = min(max(on.amounts.free, 0), left)
        if part:
            picks.append(Pick(on.lot, -part))
            left -= part
    return None if left else tuple(picks)


def thrown_first(shelf: tuple[OnShelf, ...], today: date) -> tuple[OnShelf, ...]:
    """What is over or blocked goes first; then what expires first."""
    rows = [s for s in shelf if s.amounts.on_hand > 0]
    return tuple(
        sorted(
            rows,
            key=lambda s: (s.lot.usable(today), s.lot.last_day or date.max, s.lot.id),
        )
    )


def to_throw(shelf: tuple[OnShelf, ...], today: date, qty: int | None) -> tuple[Pick, ...] | None:
    """The lots that go; without a number all that may not be used; None where it is not there."""
    rows = thrown_first(shelf, today)
    if qty is None:
        return tuple(Pick(s.lot, s.amounts.free) for s in rows
                     if not s.lot.usable(today) and s.amounts.free > 0)  # fmt: skip
    picks, left = [], qty
    for on in rows:
        part = min(max(on.amounts.free, 0), left)
        if part:
            picks.append(Pick(on.lot, part))
            left -= part
    return None if left else tuple(picks)
