"""Which box an order is about: named, the only one that fits, or asked."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.boxes import Box, BoxKind
from bot.domain.medicines import Medicine, Ware
from bot.services.desk import Desk
from bot.services.stock.order_words import words
from bot.store import boxes, places, stock
from bot.store.database import Work

_RANK = (BoxKind.BOX, BoxKind.DEPOT, BoxKind.CLINIC, BoxKind.TOOLS)
_NEAR = 8  # so many characters behind a village's name may say which of its boxes


@dataclass(frozen=True, slots=True)
class Named:
    """The boxes of a sentence by what stands before them."""

    plain: Box | None = None
    source: Box | None = None
    target: Box | None = None


async def named_boxes(work: Work, desk: Desk, text: str, thing: Medicine | None) -> Named:
    """从石桥 is where it comes from, 到柳湾 where it goes; a village means its box."""
    found: dict[str, Box] = {}
    for at, options in sorted((await _hits(work, desk, text)).items()):
        box = _best(desk, text[at : at + _NEAR], options, thing)
        before = text[:at].rstrip()
        side = "plain"
        if before.endswith(words(desk, "from")):
            side = "source"
        elif before.endswith(words(desk, "to")):
            side = "target"
        found.setdefault(side, box)
    return Named(found.get("plain"), found.get("source"), found.get("target"))


async def _hits(work: Work, desk: Desk, text: str) -> dict[int, list[tuple[int, Box]]]:
    """At each place of the text: (length of the name, box)."""
    hits: dict[int, list[tuple[int, Box]]] = {}
    for box in await boxes.all_boxes(work):
        unit = await places.find_unit(work, box.unit_id)
        names = {box.name, unit.name, unit.short_name} if unit else {box.name}
        for name in names:
            at = text.find(name) if name else -1
            if at >= 0 and not box.closed:
                hits.setdefault(at, []).append((len(name), box))
    return hits


def _best(desk: Desk, text: str, options: list[tuple[int, Box]], thing: Medicine | None) -> Box:
    said = next((kind for kind in BoxKind if any(w in text for w in words(desk, kind.value))), None)
    longest = {box.id: max(size for size, b in options if b.id == box.id) for _, box in options}
    return min(
        (box for _, box in options),
        key=lambda box: (
            box.kind is not said,
            not fits(box, thing),
            -longest[box.id],
            _RANK.index(box.kind),
            box.id,
        ),
    )


def fits(box: Box, thing: Medicine | None) -> bool:
    """A ladder lies in the tool house, medicine never does."""
    if thing is None:
        return True
    if thing.kind is Ware.TOOL:
        return box.kind in (BoxKind.TOOLS, BoxKind.DEPOT)
    return box.kind is not BoxKind.TOOLS or thing.kind is Ware.DEVICE


async def fitting(
    work: Work, kept: tuple[Box, ...], thing: Medicine, *, there: bool
) -> tuple[Box, ...]:
    """Of the boxes somebody keeps: those that have it (`there`), or where it belongs."""
    have = []
    for box in kept:
        shelf = await stock.shelf_of_item(work, thing.id, box.id)
        if any(on.amounts.on_hand for on in shelf):
            have.append(box)
    if there or len(have) == 1:
        return tuple(have)
    good = [box for box in kept if fits(box, thing)]
    main = [box for box in good if box.kind is not BoxKind.TOOLS]
    return tuple(main if thing.kind is not Ware.TOOL and main else good)
