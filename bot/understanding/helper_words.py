"""What helpers say of their skills and of medicine they took, and what cadres say of teams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.understanding.expression import expression

_TOOK = expression(r"(?:吃|喝|服|用)(?:了|过|着|完)|正吃|在吃")
_NOT_TOOK = expression(
    r"没(?:有)?(?:吃|喝|服|用)|不(?:吃|喝|能吃)|[吗么?？]\s*$|谁|能不能|可不可以"
)
_ABLE = (
    r"(?:我|俺|咱|本人)(?:是|会|能|懂|以前是|原来是|退休前是|当过|做过|干过|学过|有)"
    r"(?:一?[个名位]|过|点)?[^，。,.；;！!？?]{0,6}?"
)
_END = r"(?:的|证|员)?(?=$|[，。,.；;！!\s]|愿意|想|可以|能)"
_WILLING = expression(
    r"愿意|报名|志愿者|出(?:一)?(?:份|点)?力|搭把手|用得[上着]|随叫随到|"
    r"(?:可以|能|想|来)帮|帮(?:忙|大家|点忙)|(?:叫|喊|找)我"
)
_ASKS = expression(r"[吗么?？]|谁|帮我|替我|给我")
_GIVES = expression(r"(?:交给|派给|转给|分给|安排给|让|叫|请|由)")
_NUMBER = expression(r"[^\W\d_]{1,12}\d{4,7}")
_DAYS = expression(r"([0-9]{1,3})天")
_SPLIT = expression(r"[\s,，、；;：:]+")

Off = Literal["day", "week", "until"]
_OFF: tuple[tuple[Off, re.Pattern[str]], ...] = (
    ("day", expression(r"今[天日儿]")),
    ("week", expression(r"[这本]个?(?:周|星期|礼拜)")),
    ("until", expression(r"歇|一直|以后|先不|再说|停")),
)

Act = Literal["new", "add", "drop", "place", "withdraw", "contact", "show"]
_ACTS: tuple[tuple[str, Act], ...] = (
    ("新建", "new"),
    ("成立", "new"),
    ("加", "add"),
    ("去掉", "drop"),
    ("退", "drop"),
    ("派到", "place"),
    ("去", "place"),
    ("撤", "withdraw"),
    ("联系人", "contact"),
)
_FLEET = expression(r"车队")


@dataclass(frozen=True, slots=True)
class TeamOrder:
    """What a cadre says of a team: `新建 送药小分队 张三 李四`, `车队 派到 柳湾 3天`."""

    act: Act = "show"
    team: str = ""
    names: tuple[str, ...] = ()
    days: int | None = None
    contact: str = ""


def took_medicine(text: str) -> bool:
    """Whether somebody says that they took something."""
    return bool(_TOOK.search(text)) and not _NOT_TOOK.search(text)


def offered_skills(text: str, words: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Codes of what somebody says they can do and would do for others."""
    if _ASKS.search(text) or not _WILLING.search(text):
        return ()
    return skills_in(text, words)


def skills_in(text: str, words: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Codes of what somebody says they can do: 我是护士, 我会理发."""
    found = []
    for code, said in words.items():
        able = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
        if re.search(f"{_ABLE}(?:{able}){_END}", text):
            found.append(code)
    return tuple(found)


def skills_listed(text: str, words: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Codes of everything that is named, as behind a command."""
    return tuple(code for code, said in words.items() if any(word in text for word in said))


def off_for(text: str) -> Off | None:
    """For how long: today, this week, until they say so."""
    return next((off for off, pattern in _OFF if pattern.search(text)), None)


def gives_to(text: str, teams: Iterable[str]) -> str | None:
    """The name of the team a matter is given to; None where nothing is given."""
    if not _GIVES.search(text):
        return None
    named = [name for name in teams if name in text]
    return max(named, key=len, default=None)


def number_in(text: str) -> str | None:
    """The number of a matter that is named: 柳湾0412."""
    found = _NUMBER.search(text)
    return re.sub(r"^(?:把|将)", "", found[0]) if found else None


def read_team_order(text: str) -> TeamOrder:
    """A command about a team, by its words."""
    parts = [part for part in _SPLIT.split(text.strip()) if part]
    if not parts:
        return TeamOrder()
    act: Act = "show"
    rest: list[str] = []
    contact = ""
    for i, part in enumerate(parts):
        meant = next((code for word, code in _ACTS if part == word), None)
        if meant == "contact" and i + 1 < len(parts):
            contact = parts[i + 1]
            act = "contact" if act == "show" else act
        elif meant is not None:
            act = meant
        elif part != contact:
            rest.append(part)
    days = next((int(m[1]) for part in rest if (m := _DAYS.fullmatch(part))), None)
    rest = [part for part in rest if not _DAYS.fullmatch(part)]
    team, names = (rest[0], tuple(rest[1:])) if rest else ("", ())
    return TeamOrder(act, team, names, days, contact)


def is_fleet(name: str) -> bool:
    """Whether a team of this name brings cars."""
    return bool(_FLEET.search(name))
