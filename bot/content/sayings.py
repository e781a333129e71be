"""data/sayings.yaml: what people say, and what it must be taken for, or for nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.content.adding import added
from bot.content.faults import ContentFaults
from bot.content.layers import Layer, Shelf
from bot.content.readers import read_text
from bot.content.table import Table
from bot.content.textonly import Raw

FILE = "sayings.yaml"


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences by what they mean (`symptoms.headache`), and everyday talk that means nothing."""

    means: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    small_talk: tuple[str, ...] = ()


def read_sayings(shelf: Shelf) -> Sayings:
    """The sentences of all layers together."""
    if not any(layer.find(FILE) for layer in shelf.layers):
        return Sayings()
    raw: Raw = {}
    found = shelf.one(FILE)
    for table in found:
        raw = added(raw, table.raw)
    file = found[-1].file if found else FILE
    table = Table(raw if isinstance(raw, dict) else {}, file, "", shelf.faults)
    means = table.table("means", required=False) or Table({}, file, "means", shelf.faults)
    sayings = Sayings(
        {target: means.several(target, read_text) or () for target in tuple(means.raw)},
        table.several("small_talk", read_text) or (),
    )
    table.close()
    return sayings


def sayings_of(roots: tuple[Path, ...]) -> Sayings:
    """Of content that is loaded already; ContentFaults says what is wrong with the sentences."""
    shelf = Shelf(tuple(Layer(root) for root in roots))
    sayings = read_sayings(shelf)
    if shelf.faults:
        raise ContentFaults(shelf.faults)
    return sayings


def saying_raw(sentence: str, target: str | None) -> dict[str, Raw]:
    """The file as it would be if it held only this; without a target it means nothing."""
    return {"means": {target: [sentence]}} if target else {"small_talk": [sentence]}
