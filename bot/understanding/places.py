"""From where and to where: places as they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.pattern import CLAUSE_ENDS

_GO = (
    "(?:去到|送到|赶到|开到|拉到|回到|走到|接到|想到|要到"
    "|去|到|上|往|赶|回|出|切|入|落|进|送|拉|走|奔|下|捎|克|行)"
)
# What stands between the word of going and the place.
_FILL = "(?:趟|一趟|下|一下|哈|个|我|俺|我妈|我爸|他|她|佢|人|老人|去|到|咱|咱们)?"
# Part of a place's name before its ending; none of these begins one.
_NO_NAME = (
    "去到上往赶回从来有谁哪没我你他她俺要想能可不帮给送接拉捎带坐搭车的了吗呢把在和跟同就也都还再先又很早晚"
    "天点号周明后今昨时候看"
)
_FORE = rf"[^{CLAUSE_ENDS}{_NO_NAME}]{{0,6}}"
# A one-character place counts only before one of these: 上镇, 出县有车冇.
_AFTER = (
    "(?=[有冇冒的了去来看打做办拿取抓买接搭坐透复拍检车哪谁能要想咯哦喽啵不没吗么行求拉送哒,。?!; 上下帮顺卖报听"
    "住赶一两几产]|$)"
)
_FROM = re.compile(
    r"(?:从|搁|在|打)(?P<name>[^去到上往赶回从来我你他的了,。!?;\n ]{2,12}?)"
    r"(?:出发|出去|到|去|来|走|回|接|上车|动身|往|坐|干活|打工|做|过来)"
)
_LIVES = re.compile(
    r"(?:我|俺|人|家)?(?:家住|就住|住在|住|我在|我们在|俺在|我们家在|家在|人在|我家在)"
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
        cities = words.get("city", ())
        listed = _choice((*words.get("place", ()), *cities))
        ends, small = _choice(words.get("place_end", ())), _choice(words.get("place_small", ()))
        name = rf"(?P<name>{_FORE}?(?:{ends})(?:{ends})?|{listed}|(?:{small}){_AFTER})"
        self._going = re.compile(rf"{_GO}{_FILL}{name}")
        self._alone = re.compile(rf"(?P<name>{_FORE}?(?:{ends}))")
        city = _choice(cities)
        self._city = re.compile(
            rf"(?:从|打|搁|在|喺|自|由)(?P<name>{city})"
            rf"|(?P<back>{city})(?:那边|那头)?(?:打工)?(?:回|返|归|转|拢屋|到家|来)"
        )

    def read(self, text: str, *, pick_up: bool, back: bool, own: Sequence[str] = ()) -> Places:
        """`pick_up`: somebody is to be fetched; `back`: somebody comes back to the village."""
        origin = self._origin(text)
        destination = self._destination(text, origin, own)
        city = self._city.search(text)
        from_place = (city["name"] or city["back"]) if city and back else None
        if pick_up and destination and not origin and re.search(r"接(?!龙|种|电话|送)", text):
            # 到火车站来接: where they are to be fetched.
            origin, destination = destination, None
        return Places(destination, origin, from_place)

    def _destination(self, text: str, origin: str | None, own: Sequence[str]) -> str | None:
        found = [m["name"] for m in self._going.finditer(text)]
        found += [name for name in own if re.search(f"{_GO}{_FILL}{re.escape(name)}", text)]
        if not found:
            found = [m["name"] for m in self._alone.finditer(text)]
        found = [name for name in found if name != origin]
        return found[0] if found else None

    def _origin(self, text: str) -> str | None:
        match = _FROM.search(text) or _LIVES.search(text)
        if match:
            return match["name"]
        span = re.search(rf"(?:^|[{CLAUSE_ENDS}])(?P<name>\w{{2,6}}?)到(?=\w{{2}})", text)
        return span["name"] if span and self._alone.fullmatch(span["name"]) else None


def _choice(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"
