"""All sentences, by key and register, and how one of them is said with given values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from jinja2 import UndefinedError

from bot.content.buttons import show
from bot.content.dialect_lines import read_lines
from bot.content.dialects import read_dialect
from bot.content.faults import Fault
from bot.content.layers import Shelf
from bot.content.markup import MOST_TOAST, fit, shorten
from bot.content.messages import PLAIN, Entries, Entry, read_register
from bot.content.said import Keyboard, MissingValue, Said, UnknownMessage
from bot.content.speech import WORDS
from bot.content.templates import NoneGiven
from bot.domain.dialects import Dialect


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Plain holds every key; any other register holds what it says differently."""

    registers: Mapping[str, Mapping[str, Entry]]
    keyboards: Mapping[str, Mapping[str, Keyboard]]
    dialects: Mapping[str, Dialect] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        return key in self.registers[PLAIN]

    def keys(self) -> frozenset[str]:
        return frozenset(self.registers[PLAIN])

    def entry(self, key: str, register: str = PLAIN) -> Entry:
        """The message in `register`, or in plain where the register is silent."""
        found = self.registers.get(register, {}).get(key) or self.registers[PLAIN].get(key)
        if found is None:
            raise UnknownMessage(key)
        return found

    def reviewed(self, key: str, register: str = PLAIN) -> bool:
        """Whether what is said in `register` is plain, or somebody of the place has heard it."""
        line = self.registers.get(register, {}).get(key) if register != PLAIN else None
        return line is None or line.checked_by is not None

    def differs(self, key: str) -> bool:
        """Whether any dialect says it otherwise than plain."""
        return any(key in lines for name, lines in self.registers.items() if name != PLAIN)

    def unreviewed(self, register: str) -> tuple[str, ...]:
        """The keys of a dialect whose lines nobody of the place has heard yet."""
        return tuple(k for k in self.registers.get(register, {}) if not self.reviewed(k, register))

    def keyboard(self, name: str, register: str = PLAIN) -> Keyboard:
        """The rows of labels of a persistent reply keyboard."""
        found = self.keyboards.get(register, {}).get(name) or self.keyboards[PLAIN].get(name)
        if found is None:
            raise UnknownMessage(name)
        return found

    def render(
        self,
        key: str,
        values: Mapping[str, object],
        register: str = PLAIN,
        wording: str | None = None,
    ) -> Said:
        """The message with these values; MissingValue names the one that is not there.

        `wording` stands for its text where a place has a wording of its own, which was held
        against plain (`Dialect.fault`).
        """
        entry = self.entry(key, register)
        if wording is not None:
            entry = replace(entry, text=replace(entry.text, source=wording))
        for name in entry.needs:
            if values.get(name) is None:
                raise MissingValue(key, name)
        try:
            return self._said(entry, values, register)
        except UndefinedError as error:
            raise MissingValue(key, str(error.message)) from error
        except NoneGiven:
            raise MissingValue(key, "a value that is not None") from None

    def _said(self, entry: Entry, values: Mapping[str, object], register: str) -> Said:
        text = entry.text.said(values)
        return Said(
            text=shorten(text, MOST_TOAST) if entry.toast else fit(text),
            buttons=show(entry.key, entry.buttons, values) if entry.buttons else (),
            keyboard=self.keyboard(entry.keyboard, register) if entry.keyboard else None,
            voice=entry.voice.said(values) if entry.voice else None,
            toast=entry.toast,
        )


def read_catalogue(shelf: Shelf, entries: Entries) -> Catalogue:
    """Every register of every layer."""
    plain = read_register(shelf, entries)
    dialects = {code: read_dialect(shelf, code) for code in _dialects(shelf)}
    spoken = [read_lines(shelf, dialect, entries, plain) for dialect in dialects.values()]
    registers = [plain, *spoken]
    for register in registers:
        for entry in register.entries.values():
            known = entry.keyboard in register.keyboards or entry.keyboard in plain.keyboards
            if entry.keyboard and not known:
                fault = f"{entry.keyboard} is no keyboard of messages/{PLAIN}/keyboards.yaml"
                shelf.faults.append(Fault(entry.file, f"{entry.key}.keyboard", fault))
    words = {key: plain.entries[key].text.template for key in WORDS if key in plain.entries}
    entries.templates.speech.words = MappingProxyType(words)
    return Catalogue(
        MappingProxyType({r.name: MappingProxyType(r.entries) for r in registers}),
        MappingProxyType({r.name: MappingProxyType(r.keyboards) for r in registers}),
        MappingProxyType(dialects),
    )


def _dialects(shelf: Shelf) -> list[str]:
    folders = [f for layer in shelf.layers if (f := layer.find("messages")) is not None]
    names = {path.name for folder in folders for path in folder.iterdir() if path.is_dir()}
    # Rhymes and prompts stand beside the registers and are read by name elsewhere.
    return sorted(names - {PLAIN, "prompts", "rhymes"})
