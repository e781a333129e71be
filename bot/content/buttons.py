"""The buttons of a message: as they stand in its file, and as they come out with values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.content.letters import seen
from bot.content.markup import MOST_LABEL, shorten
from bot.content.readers import Unfit, one_of, read_text
from bot.content.said import Button, MissingValue
from bot.content.table import Table
from bot.content.templates import Compiled, Templates

LINKS = "links"
MOST_BUTTONS = 3
_A_ROW = 3


class Row(StrEnum):
    """Where a button stands; usually in a row of its own."""

    OWN = "own"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """One line under `buttons`: a verb, a link, or one button for each of `many`."""

    label: Compiled | None
    verb: str | None = None
    choice: str | None = None
    link: str | None = None
    many: str | None = None
    when: str | None = None
    row: Row = Row.OWN

    def names(self) -> frozenset[str]:
        """The values it takes; the payloads under `links` are not counted."""
        used = {self.many} if self.many else set()
        if self.when:
            used.add(condition(self.when)[0].split(".")[0])
        return frozenset(used) | (self.label.names if self.label else frozenset())


def condition(when: str) -> tuple[str, bool]:
    """The dotted name, and whether it must be truthy."""
    return (when[4:].strip(), False) if when.startswith("not ") else (when, True)


def read_button(table: Table, templates: Templates) -> ButtonSpec:
    """One button as it stands in the file."""

    def read_label(text: str) -> Compiled:
        if "{" not in text and len(text) > MOST_LABEL:
            raise Unfit(f"must not be longer than {MOST_LABEL} characters")
        return templates.compile(read_text(text), html=False)

    spec = ButtonSpec(
        label=table.read("label", read_label, None, required="many" not in table.raw),
        verb=table.read("verb", _short(14), None),
        choice=table.read("choice", _short(20), None),
        link=table.read("link", _short(20), None),
        many=table.read("many", _name, None),
        when=table.read("when", _when, None),
        row=table.read("row", one_of(Row), Row.OWN),
    )
    if (spec.verb is None) == (spec.link is None):
        table.fault("", "must have either a verb or a link")
    if spec.choice is not None and (spec.many or spec.link):
        table.fault("choice", "must stand only beside a verb, and not with many")
    table.close()
    return spec


def most_shown(specs: tuple[ButtonSpec, ...]) -> int:
    """How many can be seen at once; of a name and its `not` only one side is true."""
    sides: Counter[tuple[str, bool]] = Counter(condition(s.when) for s in specs if s.when)
    either = {name: max(sides[name, True], sides[name, False]) for name, _ in sides}
    return sum(1 for s in specs if not s.when) + sum(either.values())


def show(
    key: str, specs: tuple[ButtonSpec, ...], values: Mapping[str, object]
) -> tuple[tuple[Button, ...], ...]:
    """The rows of buttons that these values ask for."""
    rows: list[list[Button]] = []
    for spec in specs:
        for i, button in enumerate(_shown(key, spec, values)):
            beside = spec.row is Row.SAME and (i > 0 or spec.many is None)
            if beside and rows and len(rows[-1]) < _A_ROW:
                rows[-1].append(button)
            else:
                rows.append([button])
    return tuple(map(tuple, rows))


def _shown(key: str, spec: ButtonSpec, values: Mapping[str, object]) -> Iterator[Button]:
    if spec.when:
        name, wanted = condition(spec.when)
        if bool(look(key, values, name)) is not wanted:
            return
    if spec.many:
        for element in _elements(key, values, spec.many):
            label = seen(str(look(key, element, "label")))
            choice = str(look(key, element, "choice"))
            yield Button(shorten(label, MOST_LABEL), spec.verb, choice)
    elif spec.label:
        label = shorten(spec.label.said(values), MOST_LABEL)
        link = str(look(key, values, f"{LINKS}.{spec.link}")) if spec.link else None
        yield Button(label, spec.verb, spec.choice, link)


def _elements(key: str, values: Mapping[str, object], name: str) -> Iterator[object]:
    found = look(key, values, name)
    if not isinstance(found, list | tuple):
        raise MissingValue(key, name)
    yield from found


def look(key: str, values: object, dotted: str) -> object:
    """The value at a dotted name, through mappings and attributes."""
    found = values
    for part in dotted.split("."):
        if isinstance(found, Mapping):
            if part not in found:
                raise MissingValue(key, dotted)
            found = found[part]
        elif hasattr(found, part):
            found = getattr(found, part)
        else:
            raise MissingValue(key, dotted)
    return found


def _short(most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        # Telegram takes 64 bytes with every press: version, verb, id, revision and choice.
        if not re.fullmatch(rf"[a-z0-9][a-z0-9_]{{0,{most - 1}}}", text):
            raise Unfit(f"must be at most {most} small letters, digits and _, not '{text}'")
        return text

    return read


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
        raise Unfit(f"must be the name of a value, not '{text}'")
    return text


def _when(text: str) -> str:
    if not re.fullmatch(r"(not +)?[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", text):
        raise Unfit(f"must be a name like case.claimed or not case.claimed, not '{text}'")
    return text
