"""data/goods.yaml: words for things of errands and of the farm."""

from __future__ import annotations

from bot.content.layers import Shelf
from bot.content.readers import read_text
from bot.content.table import Table
from bot.content.textonly import Raw
from bot.understanding.goods import Good, Goods

FILE = "goods.yaml"
_OTHERS = "not"
Words = dict[str, tuple[str, frozenset[Good]]]


def read_goods(shelf: Shelf) -> Goods:
    """The words of all layers together; none at all is an empty list."""
    words: Words = {}
    others: list[str] = []
    for layer in shelf.layers:
        path = layer.find(FILE)
        table = shelf.table(path, layer.label(FILE)) if path else None
        if table is not None:
            others += table.several(_OTHERS, read_text) or ()
            for good in Good:
                row = table.table(good.value)
                if row is not None:
                    _words(row, good, words)
            table.close()
    for word in others:
        words.pop(word, None)
    return Goods.build(words, tuple(others))


def _words(table: Table, good: Good, words: Words) -> None:
    listed = table.take("words", required=True)
    if not isinstance(listed, list):
        table.fault("words", "must be a list like [one, two]")
        listed = []
    for i, entry in enumerate(listed):
        pair = _pair(entry)
        if pair is None:
            table.fault(f"words[{i}]", "must be a word, or {as written: as listed}")
            continue
        written, name = pair
        before = words.get(written, (name, frozenset[Good]()))[1]
        words[written] = (name, before | {good})
    table.close()


def _pair(entry: Raw) -> tuple[str, str] | None:
    if isinstance(entry, str):
        return (entry, entry) if entry.strip() else None
    if isinstance(entry, dict) and len(entry) == 1:
        written, name = next(iter(entry.items()))
        said = isinstance(name, str) and name.strip() and written.strip()
        return (written, str(name)) if said else None
    return None
