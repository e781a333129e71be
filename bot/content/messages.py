"""messages/plain/<area>.yaml: sentences with what they need, and keyboards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.content.buttons import LINKS, MOST_BUTTONS, ButtonSpec, most_shown, read_button
from bot.content.layers import Shelf
from bot.content.markup import MOST_TEXT, MOST_TOAST, markup_faults
from bot.content.readers import Unfit, as_one, read_code, read_flag, read_message_key, read_text
from bot.content.said import Keyboard
from bot.content.table import Table
from bot.content.templates import Compiled, Templates

KEYBOARDS = "keyboards"
PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of one register, ready to be rendered."""

    key: str
    file: str
    needs: frozenset[str]
    text: Compiled
    voice: Compiled | None = None
    buttons: tuple[ButtonSpec, ...] | None = None
    keyboard: str | None = None
    plain_only: bool = False
    toast: bool = False
    checked_by: str | None = None  # who of the place has heard a line of a dialect

    def names(self) -> frozenset[str]:
        """Every name its text, voice and buttons take from the caller."""
        voice = self.voice.names if self.voice else frozenset[str]()
        return self.text.names.union(voice, *(b.names() for b in self.buttons or ()))


@dataclass(slots=True)
class Register:
    """One folder of messages over all layers; an upper layer replaces key by key."""

    name: str
    entries: dict[str, Entry] = field(default_factory=dict)
    keyboards: dict[str, Keyboard] = field(default_factory=dict)


def read_register(shelf: Shelf, entries: Entries) -> Register:
    """All files of messages/plain, which holds every key."""
    register = Register(PLAIN)
    places: dict[str, str] = {}
    for area, table in shelf.folder(f"messages/{PLAIN}"):
        if area == KEYBOARDS:
            register.keyboards.update(_keyboards(table))
            continue
        for key, row in table.tables():
            stands_once(key, table, places)
            table.convert(key, key, read_message_key, "")
            entry = entries.read(key, row)
            if entry is not None:
                _check_needs(entry, row)
                _keep(register, entry, row)
    return register


def stands_once(key: str, table: Table, places: dict[str, str]) -> None:
    """The same key in another file of the same folder is a slip, in an upper folder meant."""
    folder, _, file = table.file.rpartition("/")
    before = places.get(f"{folder}:{key}")
    if before is not None:
        table.fault(key, f"stands in {before} too")
    places[f"{folder}:{key}"] = file


def _keep(register: Register, entry: Entry, table: Table) -> None:
    below = register.entries.get(entry.key)
    if below is not None:
        for name in sorted(entry.needs - below.needs):
            table.fault("needs", f"{name} is not given to {entry.key}")
        entry = replace(entry, plain_only=entry.plain_only or below.plain_only)
    register.entries[entry.key] = entry


class Entries:
    """Messages that were read without a fault: each unit is laid over the same ones again."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates
        self._known: dict[tuple[str, str, bytes], Entry] = {}

    def read(self, key: str, table: Table) -> Entry | None:
        """One message as it stands in its file; None when it says nothing."""
        place = table.file, key, table.mark
        if table.mark and place in self._known:
            return self._known[place]
        before = len(table.faults)
        entry = read_entry(key, table, self.templates)
        if entry is not None and len(table.faults) == before:
            self._known[place] = entry
        return entry


def read_entry(key: str, table: Table, templates: Templates) -> Entry | None:
    """One message as it stands in its file; None when it says nothing."""
    toast = table.read("toast", read_flag, False)

    def read_template(text: str) -> Compiled:
        return templates.compile(_sentence(text, toast), html=not toast)

    needs = table.several("needs", read_code)
    text = table.read("text", read_template, None, required=True)
    rows = table.rows("buttons")
    entry = Entry(
        key=key,
        file=table.file,
        needs=as_one(needs or ()),
        text=text or templates.compile("", html=False),
        voice=table.read("voice", lambda t: templates.compile(read_text(t), html=False), None),
        buttons=tuple(read_button(row, templates) for row in rows) if rows else None,
        keyboard=table.read("keyboard", read_code, None),
        plain_only=table.read("plain_only", read_flag, False),
        toast=toast,
    )
    more = table.read("more_buttons", read_text, None)
    if more is None and most_shown(entry.buttons or ()) > MOST_BUTTONS:
        table.fault("buttons", f"must be at most {MOST_BUTTONS}; more_buttons may say why not")
    table.close()
    if text is None:
        return None
    return entry


def _sentence(text: str, toast: bool) -> str:
    read_text(text)
    most = MOST_TOAST if toast else MOST_TEXT
    if len(text) > most:
        raise Unfit(f"must not be longer than {most} characters")
    wrong = [] if toast else markup_faults(text)
    if toast and "<b>" in text:
        wrong = ["must be plain text, since it is a toast"]
    if wrong:
        raise Unfit(wrong[0])
    return text


def _check_needs(entry: Entry, table: Table) -> None:
    used, allowed = entry.names() - {LINKS}, set(entry.names())
    if any(b.link for b in entry.buttons or ()):
        allowed.add(LINKS)
    if entry.text.dated:
        allowed.add("now")
    for name in sorted(used - entry.needs):
        table.fault("needs", f"{name} is used and not named")
    for name in sorted(entry.needs - allowed):
        table.fault("needs", f"{name} is named and not used")


def _keyboards(table: Table) -> Mapping[str, Keyboard]:
    found: dict[str, Keyboard] = {}
    for name in table.raw:
        rows = table.take(name, False)
        if not isinstance(rows, list) or not all(isinstance(r, list) and r for r in rows):
            table.fault(name, "must be a list of rows like [[one, two], [three]]")
            continue
        found[name] = tuple(tuple(map(str, row)) for row in rows if isinstance(row, list))
    return found
