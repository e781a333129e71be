"""A whole household in one line: 东湾20号 李家 三口人 李明 1970 张红 1972 李小宝 2010."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.members import Entry
from bot.understanding.expression import expression
from bot.understanding.farm_amounts import COUNT, whole
from bot.understanding.member_words import read_fields

LONGEST = 300
_ZH = "\u4e00-\u9fff"
_HEAD = expression(
    rf"^(?:登记|新登记|录入|加一?户|新来一?户)?[\s:：,，]*(?P<hamlet>[{_ZH}]{{1,6}}?)(?P<n>\d{{1,4}})号(?P<rest>.*)$",
    re.DOTALL,
)
_HOUSE = expression(rf"^(?P<name>[{_ZH}]{{1,4}}家)$")
_COUNT = expression(rf"^(?:一共|共|总共)?(?P<n>{COUNT})(?:口人?|个人)$")
_NAME = expression(rf"^[{_ZH}·]{{2,4}}$")
_GLUED = expression(rf"(?<=[{_ZH}])(?=\d)")
# Words of two to four characters that are no name.
_FIELD = expression(
    "^(?:男|女|独居|户主|一个人住|[男女]性|高血压|糖尿病|.{0,3}病|在家|外出|打工|在外)$"
)
_YEAR = expression(r"^\d{2,4}(?:[年./-].*|岁)?$")


@dataclass(frozen=True, slots=True)
class SaidHouse:
    """A door, what the house is called, how many were said to live there, and who."""

    door: str
    hamlet: str
    name: str | None
    count: int | None
    lines: tuple[str, ...]


def read_house(text: str) -> SaidHouse | None:
    """None where it is not surely a household: a door, and two people or more, each with a year."""
    found = _HEAD.match(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    words = [w for w in re.split(r"[\s,，、;；。:：]+", _GLUED.sub(" ", found["rest"])) if w]
    name, count = None, None
    while words and (house := _HOUSE.match(words[0]) or _COUNT.match(words[0])):
        if "name" in house.re.groupindex:
            name = house["name"]
        else:
            count = whole(house["n"])
        del words[0]
    people = _by_person(words)
    if len(people) < 2 or not all(any(_YEAR.match(w) for w in one[1:]) for one in people):
        return None
    door = f"{found['hamlet']}{int(found['n'])}号"
    return SaidHouse(door, found["hamlet"], name, count, tuple(" ".join(one) for one in people))


def _by_person(words: list[str]) -> list[list[str]]:
    """Each name with the words behind it; nothing where something stands before the first."""
    people: list[list[str]] = []
    for word in words:
        if _NAME.match(word) and not _FIELD.match(word):
            people.append([word])
        elif people:
            people[-1].append(word)
        else:
            return []
    return people


def members_of(lines: tuple[str, ...], door: str, hamlet: str, today: date) -> tuple[Entry, ...]:
    """Each line as one person of this door."""
    entries = (read_fields(line, today, named=True) for line in lines)
    return tuple(replace(entry, door=door, hamlet=hamlet) for entry in entries)
