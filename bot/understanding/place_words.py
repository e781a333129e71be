"""Words about places: which sort, what is asked of it, what is corrected, how a visit went."""

from __future__ import annotations

import re
from typing import Literal

from bot.domain.facilities import FacilityKind as K

# The nearer a word stands to the front, the more exactly it says which sort is meant.
_KINDS: tuple[tuple[str, tuple[K, ...]], ...] = (
    (r"卫生室|村医室|医务室", (K.CLINIC,)),
    (r"卫生院|镇医院|乡医院|镇上的?医院", (K.HOSPITAL_TOWNSHIP,)),
    (r"县(?:人民|中|中医|城|里的?|上的?)?医院|人民医院|中医院|大医院", (K.HOSPITAL_COUNTY,)),
    (r"医院", (K.HOSPITAL_TOWNSHIP, K.HOSPITAL_COUNTY)),
    (r"药店|药房|药铺|大药房", (K.PHARMACY,)),
    (r"守望点", (K.WATCH_POINT,)),
    (r"驿站", (K.STATION,)),
    (r"助餐点", (K.MEAL_POINT, K.CANTEEN)),
    (r"食堂", (K.CANTEEN, K.MEAL_POINT)),
    (r"饭店|饭馆|餐馆", (K.RESTAURANT,)),
    (r"小卖部|小店|代销店|超市|便利店", (K.SHOP,)),
    (r"农资[站店]?|种子站|化肥店", (K.SUPPLIER,)),
    (r"养老院|敬老院|福利院|养老机构|托老所", (K.CARE_HOME,)),
    (r"畜牧站|兽医站?", (K.LIVESTOCK,)),
    (r"班车|客车|公交|大巴|中巴", (K.BUS,)),
    (r"出租车|的士|包车|付费车|黑车|出租", (K.TAXI,)),
)
_KIND = tuple((re.compile(words), kinds) for words, kinds in _KINDS)
# What is to be had there says which sort it is.
_HAVE = re.compile(
    r"充(?:个|一下)?电|借(?:把|个)?(?:雨)?伞|(?:喝|接|打)(?:口|点|杯)?(?:热|开)?水|歇(?:歇|个)?脚"
)
_WHERE_TO = re.compile(r"哪儿|哪里|哪有|哪能|哪个地方|什么地方|啥地方|在哪|搁哪|有地方")

_COUNTY = re.compile(r"^(?:去|到)?(?:县|县里|县上|县城|县城里|县城医院|城里|城关|进城|县里头)$")
_TOWNSHIP = re.compile(r"^(?:去|到)?(?:镇|镇上|镇里|街上|集上|乡|乡里|乡上|镇街)$")


def kinds_named(text: str) -> tuple[K, ...]:
    """The sorts of places the words may mean, the likeliest first; none where none is named."""
    for words, kinds in _KIND:
        if words.search(text):
            return kinds
    return ()


def level_named(text: str) -> Literal["county", "township"] | None:
    """县里, 城里 and 镇上 are places without a name."""
    said = text.strip()
    if _COUNTY.match(said):
        return "county"
    return "township" if _TOWNSHIP.match(said) else None
