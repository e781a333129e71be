"""data/triage.yaml and data/lexicon/: handed to the rules and the recogniser that own them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.content.adding import added
from bot.content.faults import Fault
from bot.content.kept import Kept, key_of
from bot.content.layers import Shelf
from bot.content.readers import Unfit, read_date
from bot.content.remembered import Remembered
from bot.content.textonly import Raw
from bot.domain.triage import TriageRules
from bot.understanding.compiled import Compiled
from bot.understanding.lexicon import Lexicon
from bot.understanding.things import Things

_TRIAGE = "triage.yaml"
_LEXICON = "lexicon"
_REGIONS = "regions"


def read_triage(shelf: Shelf) -> TriageRules:
    """The table of the uppermost layer that has one; half a table is no table."""
    tables = shelf.one(_TRIAGE)
    if not tables:
        return TriageRules(())
    raw = {key: _typed(key, value) for key, value in tables[-1].raw.items()}
    try:
        return TriageRules.build(raw)
    except ValueError as error:
        shelf.faults += [Fault(tables[-1].file, "", line) for line in str(error).splitlines()]
        return TriageRules(())


def read_lexicon(
    shelf: Shelf, things: Things | None = None, kept: Kept | None = None
) -> Lexicon | None:
    """The lexicon of all layers together; taken from what was `kept` while nothing changed."""
    key = key_of(_sources(shelf)) if kept else None
    compiled = kept.read(key) if kept and key else None
    if compiled is None:
        before = len(shelf.faults)
        try:
            compiled = Compiled.build(lexicon_files(shelf))
        except ValueError as error:
            shelf.faults += [_fault(line) for line in str(error).splitlines()]
            return None
        if kept and key and len(shelf.faults) == before:
            kept.write(key, compiled)
    return Lexicon.of(compiled, things)


def must_compile(shelf: Shelf, kept: Kept) -> bool:
    """Whether the lexicon of all layers has changed since it was kept."""
    return kept.lacks(key_of(_sources(shelf)))


def _sources(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """The files as they lie there, in the order they are laid over each other."""
    for place in (_LEXICON, f"{_LEXICON}/{_REGIONS}"):
        for number, layer in enumerate(shelf.layers):
            folder = layer.find(place)
            for path in sorted(folder.iterdir()) if folder else ():
                if path.suffix in (".yaml", ".yml"):
                    yield f"{number} {place}/{path.name}", _bytes(path)


def _bytes(path: Path) -> bytes:
    """What cannot be read is a fault of the reading that follows."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def lexicon_files(shelf: Shelf) -> dict[str, Raw]:
    """Every file of the lexicon and of its regions; an upper layer's words come beside the others.

    A village that adds one word of its own keeps all the words there are.
    """
    raw: dict[str, Raw] = {}
    # What is compiled of them is kept; the texts are not needed beside it.
    shelf = replace(shelf, remembered=Remembered())
    for folder, prefix in ((_LEXICON, ""), (f"{_LEXICON}/{_REGIONS}", f"{_REGIONS}/")):
        for stem, table in shelf.folder(folder):
            name = f"{prefix}{stem}"
            raw[name] = added(raw[name], table.raw) if name in raw else table.raw
    return raw


def _fault(line: str) -> Fault:
    place, _, reason = line.removeprefix(f"{_LEXICON}/").partition(": ")
    return Fault(_LEXICON, place, reason)


def _typed(key: str, value: Raw) -> object:
    """The rules compare amounts and dates, so what a key is called says how it is read."""
    if isinstance(value, dict):
        return {name: _typed(name, part) for name, part in value.items()}
    if isinstance(value, list):
        return [_typed(key, part) for part in value]
    if key in ("ge", "gt", "le", "lt") and re.fullmatch(r"[0-9]+(\.[0-9]+)?", value):
        return float(value)
    if key in ("chronic", "reading") and value in ("true", "yes"):
        return True
    if key in ("expires_on", "reviewed_by"):
        return _date(value) if key == "expires_on" else _none(value)
    return value


def _none(value: str) -> str | None:
    return None if value in ("", "null", "~") else value


def _date(value: str) -> date | str | None:
    try:
        return read_date(value) if _none(value) else None
    except Unfit:
        return value
