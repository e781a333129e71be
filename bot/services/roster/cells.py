"""What stands in one cell, read as its column says; what cannot be read says what it should be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.content.roster import Reads, RosterColumn, RosterForm

Cell = str | float | int | date | None
OLDEST = 120  # years
LONGEST = 200
_NUMBERS = re.compile(r"[0-9]+")
_PHONE = re.compile(r"(?<![0-9])(?:\+?86)?(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})(?![0-9])")
_APART = re.compile(r"(?<=[0-9]) (?=[0-9])")  # 138 0000 0001
_ID_CARD = re.compile(r"[0-9]{17}[0-9X]")
_PARTS = re.compile(r"[、,，;；/\n]+")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class Unread(Exception):
    """A cell that cannot be read: the key of the sentence that says what it should look like."""

    def __init__(self, key: str, choices: str = "") -> None:
        super().__init__(key)
        self.key, self.choices = key, choices


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a cell, with a phone where one stands beside the name."""

    name: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class IdCard:
    """What the number of an identity card tells; the number itself is not kept."""

    born: str
    sex: str


Read = str | bool | Named | IdCard | tuple[str, ...] | tuple[Named, ...] | date


def read_cell(column: RosterColumn, form: RosterForm, value: Cell, today: date) -> Read | None:
    """None for an empty cell and for words that say nothing."""
    said = text_of(value)
    if not said or said in form.nothing:
        return None
    if column.reads is Reads.YES:
        return _yes(form, said)
    if column.reads is Reads.CHOICE:
        return _choice(column, said)
    if column.reads is Reads.BORN:
        return _born(value, said, today)
    if column.reads is Reads.DAY:
        return _day(value, said)
    return _words(column, said, today)


def _words(column: RosterColumn, said: str, today: date) -> Read:
    if column.reads is Reads.ID_CARD:
        return _id_card(said, today)
    if column.reads is Reads.PHONE:
        return _phone(said)
    if column.reads is Reads.PERSON:
        return _named(said)
    if column.reads is Reads.PEOPLE:
        return tuple(_named(part) for part in _parts(said))
    if column.reads in (Reads.TAGS, Reads.ROLES):
        return _parts(said)
    if len(said) > LONGEST:
        raise Unread("long")
    return said


def text_of(value: Cell) -> str:
    """As a person would read it: full-width digits and letters made narrow, no spaces around."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.isascii():
        return value.strip()
    return " ".join(unicodedata.normalize("NFKC", str(value)).split())


def _parts(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(said) if part.strip())


def _yes(form: RosterForm, said: str) -> bool:
    if said in form.yes:
        return True
    if said in form.no:
        return False
    raise Unread("yes")


def _choice(column: RosterColumn, said: str) -> str:
    for code, words in column.choices.items():
        if said in words:
            return code
    raise Unread("choice", "、".join(words[0] for words in column.choices.values() if words))


def _day(value: Cell, said: str) -> date:
    if isinstance(value, date):
        return value
    numbers = _NUMBERS.findall(said)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if len(numbers) != 3 or len(numbers[0]) != 4:
        raise Unread("day")
    try:
        return date(*(int(number) for number in numbers))
    except ValueError:
        raise Unread("no_day") from None


def _born(value: Cell, said: str, today: date) -> str:
    """A year, a month or a day, as exact as it was written."""
    if isinstance(value, date):
        return _plausible(value.isoformat(), today)
    numbers = _NUMBERS.findall(said)
    if len(numbers) == 1 and len(numbers[0]) in (6, 8):
        whole = numbers[0]
        numbers = [part for part in (whole[:4], whole[4:6], whole[6:]) if part]
    if not 1 <= len(numbers) <= 3 or len(numbers[0]) != 4:
        raise Unread("born")
    year, *rest = (int(number) for number in numbers)
    try:
        date(year, *(rest + [1] * (2 - len(rest))))
    except ValueError:
        raise Unread("no_day") from None
    return _plausible("-".join([numbers[0], *(f"{part:02d}" for part in rest)]), today)


def _plausible(born: str, today: date) -> str:
    if born > today.isoformat() or int(born[:4]) < today.year - OLDEST:
        raise Unread("born_when")
    return born


def _id_card(said: str, today: date) -> IdCard:
    number = said.replace(" ", "").upper()
    if _ID_CARD.fullmatch(number) is None:
        raise Unread("id_card")
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    if _CHECKS[total % 11] != number[17]:
        raise Unread("id_card")
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14])).isoformat()
    except ValueError:
        raise Unread("id_card") from None
    return IdCard(_plausible(born, today), "m" if int(number[16]) % 2 else "f")


def _phone(said: str) -> str:
    """The first number, where several stand in a cell."""
    found = _PHONE.search(said.replace(" ", ""))
    if found is None:
        raise Unread("phone")
    return found[1]


def _named(said: str) -> Named:
    """A name alone, or with a number behind it, in brackets or not."""
    said = _APART.sub("", said)
    found = _PHONE.search(said)
    name = (said[: found.start()] + said[found.end() :] if found else said).strip(" ()（）:：电话")
    if not 2 <= len(name) <= 20 or any(letter.isdigit() for letter in name):
        raise Unread("named")
    return Named(name, found[1] if found else None)
