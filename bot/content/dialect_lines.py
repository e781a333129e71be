"""messages/<dialect>/<area>.yaml: the lines of a dialect, each held against its plain line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.content.dialects import REGISTER, read_checker
from bot.content.layers import Shelf
from bot.content.messages import KEYBOARDS, PLAIN, Entries, Entry, Register, stands_once
from bot.content.readers import read_message_key
from bot.content.table import Table
from bot.domain.dialects import Dialect


def read_lines(shelf: Shelf, dialect: Dialect, entries: Entries, plain: Register) -> Register:
    """All files of one dialect; what it leaves out is said in plain."""
    register = Register(dialect.code)
    places: dict[str, str] = {}
    for area, table in shelf.folder(f"messages/{dialect.code}"):
        if area == KEYBOARDS:
            table.fault("", f"must stay as in messages/{PLAIN}: a button says the same everywhere")
        if area in (KEYBOARDS, REGISTER):
            continue
        for key, row in table.tables():
            stands_once(key, table, places)
            table.convert(key, key, read_message_key, "")
            checked_by = row.read("checked_by", read_checker, None)
            entry = entries.read(key, row)
            if entry is not None:
                entry = replace(entry, checked_by=checked_by)
                _hold(register, _Line(entry, row, dialect, shelf), plain.entries)
    return register


class _Line:
    """One line as it stands in its file."""

    def __init__(self, entry: Entry, table: Table, dialect: Dialect, shelf: Shelf) -> None:
        self.entry, self.table, self.dialect, self.shelf = entry, table, dialect, shelf

    def below(self, plain: Entry) -> bool:
        """Plain was worded anew by an upper folder, which need not know of this dialect."""
        return _height(self.shelf, self.entry.file) < _height(self.shelf, plain.file)

    def fault(self, plain: Entry) -> tuple[str, str] | None:
        """What of the plain message it changes beyond its words."""
        entry = self.entry
        if entry.buttons is not None or entry.keyboard is not None:
            return "buttons", f"must stay as in messages/{PLAIN}"
        if entry.toast is not plain.toast:
            return "toast", f"must be as in messages/{PLAIN}"
        reason = self.dialect.fault(plain.text.source, entry.text.source)
        if reason:
            return "text", reason
        if entry.voice is not None:
            said = plain.voice.source if plain.voice else plain.text.source
            reason = self.dialect.fault(said, entry.voice.source)
        return ("voice", reason) if reason else None


def _hold(register: Register, line: _Line, plain: Mapping[str, Entry]) -> None:
    """It is kept where it says what plain says; what differs is a fault of its file."""
    entry, base = line.entry, plain.get(line.entry.key)
    if base is None:
        line.table.fault("", f"is not in messages/{PLAIN}")
        return
    if base.plain_only:
        line.table.fault("", f"must stay as it is in messages/{PLAIN}")
        return
    wrong = line.fault(base)
    if wrong is not None:
        if not line.below(base):
            line.table.fault(*wrong)
        return
    register.entries[entry.key] = replace(
        entry,
        needs=base.needs,
        buttons=base.buttons,
        keyboard=base.keyboard,
        voice=entry.voice or base.voice,
    )


def _height(shelf: Shelf, file: str) -> int:
    """How high in the layers a file of messages stands."""
    tops = [i for i, x in enumerate(shelf.layers) if file.startswith(x.label("messages/"))]
    return max(tops, default=0)
