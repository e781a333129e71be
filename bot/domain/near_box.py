"""Which pack of which box somebody is offered who asks for a thing by any name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.boxes import Box, BoxKind, opens_at
from bot.domain.medicines import BoxRule, Medicine, Ware
from bot.domain.stock import OnShelf, available, first_out
from bot.domain.wares import never_why

# A word for many things (a fever medicine) means the plainest of them: one ingredient, green logo.
_ORDER = {BoxRule.SELF: 0, BoxRule.TICK: 1, BoxRule.NEVER: 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A pack that is free in a box, and when the box is open."""

    box: Box
    medicine: Medicine
    unit: str
    free: int
    opens: datetime


def may_be_meant(
    everything: Sequence[Medicine],
    named: Medicine,
    child_words: Sequence[str],
    *,
    exact: bool = False,
    for_child: bool = False,
) -> tuple[Medicine, ...]:
    """The packs a name may stand for, the named or plainest one first.

    An ingredient is any pack of it, what is made for children only for a child; a word for a use
    is any pack for that use and no mixture; a full name is `exact`. `child_words` in its name or
    form tell what is made for children.
    """
    if named.broad:
        uses = set(named.use)
        same = [m for m in everything if not m.broad and uses & set(m.use) and _plain(m, named)]
        same.sort(key=lambda m: (_ORDER[m.box], len(m.ingredients)))
    elif exact:
        same = [named]
    else:
        same = [named, *(m for m in everything if m.generic == named.generic and m != named)]
    kept = [m for m in same if never_why(m) is None]
    fitting = [m for m in kept if exact or _for_children(m, child_words) is for_child]
    return tuple(fitting or (kept if for_child else ()))


def _for_children(medicine: Medicine, words: Sequence[str]) -> bool:
    return any(word in medicine.form or word in medicine.name for word in words)


def may_be_handed_out(
    everything: Sequence[Medicine], named: Medicine, child_words: Sequence[str]
) -> bool:
    """Whether any pack the name may stand for is a matter of the boxes at all."""
    return any(
        may_be_meant(everything, named, child_words, for_child=child) for child in (False, True)
    )


def _plain(medicine: Medicine, named: Medicine) -> bool:
    return medicine.kind is named.kind and len(medicine.ingredients) == 1


def nearest(
    boxes: Sequence[Box],
    shelves: dict[str, tuple[OnShelf, ...]],
    wanted: Sequence[Medicine],
    now: datetime,
    zone: ZoneInfo,
) -> tuple[Found, ...]:
    """Where it is free, what is open soonest first, then what is nearest, then the better pack.

    `boxes` are given nearest first. A store room serves boxes, not people.
    """
    today = now.astimezone(zone).date()
    found = []
    for near, box in enumerate(boxes):
        opens = opens_at(box, now, zone)
        if box.kind is BoxKind.DEPOT or opens is None:
            continue
        for rank, medicine in enumerate(wanted):
            one = _free(box, medicine, shelves.get(box.id, ()), today, opens)
            if one is not None:
                found.append((opens, near, rank, one))
    return tuple(one for *_, one in sorted(found, key=lambda row: row[:3]))


def _free(
    box: Box, medicine: Medicine, shelf: tuple[OnShelf, ...], today: date, opens: datetime
) -> Found | None:
    of_it = tuple(on for on in shelf if on.lot.item == medicine.id)
    in_order = first_out(of_it, today)
    if not in_order:
        return None
    unit = in_order[0].lot.unit
    return Found(box, medicine, unit, available(of_it, today, unit), opens)


def is_lent(medicine: Medicine) -> bool:
    """Whether it comes back: an oximeter, a wheelchair, a spanner."""
    return medicine.keeping.lend_days is not None or medicine.kind is Ware.TOOL
