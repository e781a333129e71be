"""From where and to where: places as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.expression import expression
from bot.understanding.pattern import CLAUSE_ENDS

_GO = (
    "(?:去到|送到|赶到|开到|拉到|回到|走到|接到|想到|要到"
    "|去|到|上|往|赶|回|出|切|入|落|进|送|拉|走|奔|下|捎|克|行|赴)"
)
# What stands between the word of going and the place.
_FILL = "(?:趟|一趟|下|一下|哈(?!站)|个|我|俺|我妈|我爸|他|她|佢|人(?!民)|老人|去|到|咱|咱们)?"
# Part of a place's name before its ending; none of these begins one.
_NO_NAME = (
    "去到上往赶回从来有谁哪没我你他她俺要想能可不帮给送接拉捎带坐搭车的了吗呢把在和跟同就也都还再先又很早晚"
    "天点号周明后今昨时候看过路午是跑半赴于"
)
# What is done at a place, and what a sentence trails off in: none of these is part of a name.
_VERBS = (
    "看打做办拿取抓买卖检照复透换缴交领存寄洗拆剪配补修陪吃喝玩逛上下开报考抽验"
    "咯啵嘞喽哒哈嘛噻呗哩没冇啊呀哦吧么攞捞搬敲瞅瞧瞭睇望教退述撤唔礼顺"
)
_FORE = rf"[^{CLAUSE_ENDS}{_NO_NAME}]{{0,6}}"
# A one-character place counts only before one of these: 上镇, 出县有车冇.
_AFTER = (
    "(?=[有冇冒的了去来看打做办拿取抓买接搭坐透复拍检车哪谁能要想咯哦喽啵不没吗么行求拉送哒"
    ",。?!; 上下帮顺卖报听住赶一两几产]|$)"
)
_ANY = f"[^{CLAUSE_ENDS}{_NO_NAME}]"
# The run of characters after a word of going that no list knows: 去马家沟, 返東莞.
_OPEN = f"[^{CLAUSE_ENDS}0-9{_NO_NAME}{_VERBS}一两几这那]"
_AFTER_ANY = f"[{CLAUSE_ENDS}{_NO_NAME}{_VERBS}一两几这那]|$"
# 上午 and the like are no way to go.
_UP = "午|班|课|学|次|个|周|面|门|坟|山|头|火|游"
_THITHER = expression(rf"(?:到|往|上)(?P<name>{_ANY}{{2,5}}?)去")
_ANYWHERE = expression(
    rf"(?:去到|去|到|往|返|回|上(?!{_UP})|赶到|送到|赶){_FILL}"
    rf"(?P<name>{_OPEN}{{1,6}})(?={_AFTER_ANY})"
)
_UNITS = "村镇乡组屯寨庄"
# Somebody waits to be fetched.
_PICK_UP = expression(r"接(?!龙|种|电话|送|力|着)")
_FROM = expression(
    rf"(?:从|由|打从)(?P<name>[^{CLAUSE_ENDS}我你他早昨今明]{{1,12}}?)"
    "(?=出发|出去|到|去|来|走|回|返|接|上车|动身|往|坐|干活|打工|做|过来|带|拿|捎|拉|家来|开)"
    rf"|在(?P<name2>[^{CLAUSE_ENDS}我你他]{{2,8}}?)(?=上车|等车|等着接|接我|接人|下车)"
)
# 从楼梯上滚下来, 从家里出发: no place that a driver would look for.
_NOWHERE = expression("[跌滚摔掉淌流不没想]|^家里?$|^屋里?$")
# Going to market is no address.
_OUTING = expression("[赶上出落趁赴逛](?:个)?[集场街圩墟]")
_LIVES = expression(
    r"(?:我|俺|人|家)?(?:家住|就住|住在|(?<![不得止稳停忍撑站蒙唔])住|我在|我们在|俺在|我们家在|家在|人在|我家在)"
    rf"(?P<name>[^{CLAUSE_ENDS}我你他有]{{2,14}}?)"
    rf"(?=能不能|谁|哪|有|[{CLAUSE_ENDS}]|快|来|麻烦|可以|$)"
)


@dataclass(frozen=True, slots=True)
class Places:
    """Places as written, without 去, 到, 从."""

    destination: str | None = None
    origin: str | None = None
    from_place: str | None = None


class PlaceReader:
    """Knows the places of the lexicon; the village's own come with each message."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._cities = _choice(words.get("city", ()))
        self._listed = _choice((*words.get("place", ()), *words.get("city", ())))
        self._ends = _choice(words.get("place_end", ()))
        self._small = _choice(words.get("place_small", ()))
        self._idle = _choice(words.get("no_place", ()))

    @cached_property
    def _going(self) -> re.Pattern[str]:
        """Written when the first way is asked for, and so are the others."""
        ends, small = self._ends, self._small
        name = rf"(?P<name>{_FORE}?(?:{ends})(?:{ends})?|{self._listed}|(?:{small}){_AFTER})"
        return re.compile(rf"{_GO}{_FILL}{name}")

    @cached_property
    def _activity(self) -> re.Pattern[str]:
        return re.compile(self._idle)

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<name>{_FORE}?(?:{self._ends})|{self._listed})")

    @cached_property
    def _between(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<name>{_FORE}?(?:{self._ends}))(?:到|至)(?=\w{{2}})")

    @cached_property
    def _city(self) -> re.Pattern[str]:
        city = self._cities
        return re.compile(
            rf"(?:从|打|搁|在|喺|自|由)(?P<name>{city})"
            rf"|(?P<back>{city})(?:那边|那头)?(?:打工)?(?:回|返|归|转|拢屋|到家|来)"
        )

    def read(self, text: str, *, ride: bool, back: bool, own: Sequence[str] = ()) -> Places:
        """`ride`: somebody is to be carried; `back`: somebody comes back to the village."""
        city = self._city.search(text) if back else None
        from_place = (city["name"] or city["back"]) if city else None
        pick_up = ride and _PICK_UP.search(text)
        found = dict.fromkeys(self._named(text, own))
        if pick_up or not found:
            found |= dict.fromkeys(m["name"] for m in self._alone.finditer(text))
        named = [name for name in found if not self._activity.match(name)]
        if not ride and _OUTING.search(text):
            named = [name for name in named if len(name) > 1]
        origin = self._origin(text)
        if pick_up and origin in (None, from_place):
            # 到火车站来接, 高铁站没人接: where they are to be fetched.
            there = [name for name in named if name != from_place]
            if there:
                return Places(None, there[0], from_place)
        named = [name for name in named if name not in (origin, from_place)]
        return Places(self._preferred(text, named), origin, from_place)

    def _named(self, text: str, own: Sequence[str]) -> Iterator[str]:
        yield from (m["name"] for m in self._going.finditer(text))
        # Of a county's names few stand in one message: for the others nothing is compiled.
        for name in own:
            if name in text and re.search(f"{_GO}{_FILL}{re.escape(name)}", text):
                yield name
        yield from (m["name"] for m in _THITHER.finditer(text))
        yield from (m["name"] for m in _ANYWHERE.finditer(text) if _is_name(m["name"]))

    def _preferred(self, text: str, named: Sequence[str]) -> str | None:
        """去高铁站的车 before 回杭州上班; else the first."""
        for name in named:
            if re.search(re.escape(name) + "的?(?:顺风|便|班)?车", text):
                return name
        return named[0] if named else None

    def _origin(self, text: str) -> str | None:
        match = _FROM.search(text) or _LIVES.search(text)
        if match is None and ("到" in text or "至" in text):
            match = self._between.search(text)
        if match is None:
            return None
        groups = match.groupdict()
        name = groups["name"] or groups.get("name2")
        return None if name and _NOWHERE.search(name) else name


def _is_name(name: str) -> bool:
    """One character is a name only where everybody calls it so."""
    return len(name) > 1 or name in "村屯寨墟圩"


def called(name: str) -> tuple[str, ...]:
    """杨湾村 is called 杨湾 as well."""
    return (name, name[:-1]) if len(name) > 2 and name[-1] in _UNITS else (name,)


def _choice(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"
