"""Words about places: which sort, what is asked of it, what is corrected, how a visit went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.domain.facilities import FacilityKind as K
from bot.understanding.expression import expression
from bot.understanding.place_hours import read_hours

About = Literal["hours", "phone", "where", "bus", "all"]
Outcome = Literal["seen", "elsewhere", "refused"]

_KINDS: tuple[tuple[str, tuple[K, ...]], ...] = (
    (r"卫生室|村医室|医务室", (K.CLINIC,)),
    (r"卫生院|镇医院|乡医院|镇上的?医院", (K.HOSPITAL_TOWNSHIP,)),
    (
        r"县(?:人民|中|中医|城|里的?|上的?)?医院|(?<![市省])(?:人民|中)医院",
        (K.HOSPITAL_COUNTY,),
    ),
    # 市医院 and 合肥医院 are others, which no directory of a village has.
    (
        r"(?:(?<![\u4e00-\u9fff])|(?<=[个家的近去到上进在那这里有]))大?医院",
        (K.HOSPITAL_TOWNSHIP, K.HOSPITAL_COUNTY),
    ),
    (r"药店|药房|药铺", (K.PHARMACY,)),
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
    (r"出租车|的士|包车|付费车|出租", (K.TAXI,)),
)
_KIND = tuple((expression(words), kinds) for words, kinds in _KINDS)
# What is to be had there says which sort it is: 哪儿能充电借伞.
_HAVE = expression(
    r"(?:充(?:个|一下|下)?电(?!器|宝|线|桩|卡)|借(?:把|个)?(?:雨)?伞|(?:喝|接|打)(?:口|点|杯)?(?:热|开)?水|歇(?:歇|个)?脚)"
)
_BOX = expression(r"药箱|药柜|便民屋")
_LONG = 28  # so long a line is no question by the way

_WHERE = expression(
    r"在哪|哪儿|哪里|哪有|哪能|哪块|什么地方|啥地方|搁哪|怎么走|咋走|怎么去|地址|位置"
)
_PHONE = expression(
    r"(?:电话|号码|联系方式|手机)(?:号码?)?(?:是)?(?:多少|几号|几多|啥|什么|呢|有吗|有没有|谁知道|[?？]|$)"
    r"|(?:怎么|咋|怎样)(?:联系|打电话)|打(?:哪个|什么|啥|多少)(?:电话|号)|(?:谁|哪个)有.{0,10}(?:电话|号码)"
)
_HOURS = expression(
    r"(?:几点|几时|啥时候?|什么时候|多会儿?|何时)(?:钟)?(?:才|能|就|可以)?"
    r"(?:开|关|上班|下班|营业|有人|放学|收摊|打烊|到几点)"
    r"|(?:开门|关门|开着|上班|营业|有人|开)(?:了)?(?:吗|没有?|么|不开?|嘛|啵)|[开关]没[开关]"
    r"|开到(?:几点|啥时|什么时候)|上不上班|开不开(?:门)?|营业时间|上班时间|开门时间"
)
_STILL_SHUT = expression(r"还不|还没|怎么没|咋没|怎么不|咋不|老是不|又没|一直")
_BEDS = expression(r"床位|铺位|收不收人|(?:还)?收(?:老)?人(?:吗|么|不)|住得下")
_SERVICE = expression(
    r"(?:能不能|能|可不可以|可以|有没有|有|做不做|做)(?:拍片|化验|产检|打针|挂水|输液|急诊|透析|刷医保|用医保|抽血|打疫苗|接种)"
    r".{0,4}(?:吗|么|不|没|嘛|[?？]|$)"
)
_BUS = expression(r"班车|客车|公交|大巴|中巴|末班|首班|头班")
_BUS_ASKED = expression(
    r"几点|几时|几趟|啥时|什么时候|有没有|有吗|还有|有么|末班|首班|头班|时刻|多久|哪几趟|有不|有没|发车|(?:吗|么|没|[?？])$"
)
_TO = expression(
    r"(?:去|到|往|上|进|回)(?P<to>县城|县里|县上|县|城里|镇上|镇里|镇|街上|市里|村里|村|家|[^\W\d几的有坐]{2,6}?)"
    r"(?=几点|几时|有|的|还|啥|什么|坐|哪|班车|客车|公交|大巴|中巴|末班|首班|头班|怎么|$)"
)
# Whoever asks somebody to drive or to fetch wants more than to know.
_WISH = expression(
    r"谁(?:去|有车|能|开车|家)|捎|搭|顺路|要车|(?:帮|给|替)我|帮忙|接(?:一下|我|他|她)|送(?:一下|我|他|她)|麻烦|拜托"
)

_PHONE_NEW = expression(
    r"^(?P<place>.{2,14}?)(?:的)?(?:新)?(?:电话|号码)(?:号码)?"
    r"(?:改成|改为|换成|变成|改到|应该是|现在是|换了[,，]?(?:是)?|改了[,，]?(?:是)?|错了[,，]?(?:是|应该是)?|是)"
    r"了?[:：]?\s*(?P<value>[0-9][0-9\- －—]{4,18}[0-9])\s*[。.!！了]?$"
)
_HOURS_NEW = expression(
    r"^(?P<place>.{2,14}?)(?:的)?(?:开门|营业|上班)?(?:时间|钟点)?"
    r"(?:改成|改为|换成|变成|改到|现在是|现在|应该是)了?(?:开门)?[:：]?(?P<value>.*[0-9点时].*)$"
)

_REFER = expression(
    r"^(?:请|麻烦)?(?:把?(?:他|她|人|老人|病人|[^\W\d]{2,4}?))?(?:要|得|先)?转(?:诊|院)?(?:到|去|往|至)(?P<to>[^\W\d]{2,12}?)"
    r"(?:吧|了|看|看看|去看|看病|治|检查|做检查)?[。.!！]?$"
)
_SEEN = expression(
    r"^(?:已经|都)?(?:看上了?|看好了?|看完了?|看了|看过了?|医生看了|大夫看了|挂上(?:号|水)了|住上院了)"
    r"(?:病)?(?:[,，。.!！].*)?$"
)
_ELSEWHERE = expression(
    r"(?:让|叫|要|喊|说).{0,4}(?:去|转|上)(?:别处|别的|别家|其他|大医院|上级|县|市|省)|(?:看不了|治不了).{0,6}(?:去|转)"
)
_REFUSED = expression(
    r"没(?:给)?看(?:上|成)|(?:不|没)(?:给|肯|让)(?:看|收|接)|不接(?:收|诊)|不收|被(?:推|赶|拒)|推(?:来推去|出来|走)|拒(?:诊|收)|白跑"
)
_DISCHARGED = expression(r"出(?:了)?院(?:了|啦|咯|喽|回来)|(?:今天|刚|已经|才)出院")
_BUNDLE = expression(r"^(?:都要|三样都要|都要上|全要|全都要)[。.!！]?$")


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A question about a place, or about buses to one."""

    about: About
    kinds: tuple[K, ...] = ()
    to: str | None = None  # of a bus: where it should go


@dataclass(frozen=True, slots=True)
class Correction:
    """What should stand in the directory instead; hours in the writing of boxes."""

    place: str
    field: Literal["phone", "opens"]
    value: str


def kinds_named(text: str) -> tuple[K, ...]:
    """The sorts of places the words may mean, the likeliest first; none where none is named."""
    for words, kinds in _KIND:
        if words.search(text):
            return kinds
    return ()


def is_named_in(name: str, text: str) -> bool:
    """Whether a name stands in the words, and not as the end of a larger town's."""
    return name in text and re.search(rf"(?<![市省]){re.escape(name)}", text) is not None


def place_question(text: str, *, named: bool = False) -> PlaceAsked | None:
    """What is asked of a place; `named`: a place of the directory stands in the words by name."""
    said = text.strip().rstrip("。!！~～")
    if len(said) > _LONG or _BOX.search(said) or _WISH.search(said):
        return None
    if _BUS.search(said):
        return _bus(said)
    kinds = kinds_named(said)
    if not kinds and not named:
        return PlaceAsked("where", (K.STATION,)) if _has(said) else None
    if _HOURS.search(said) and not _STILL_SHUT.search(said):
        return PlaceAsked("hours", kinds)
    if _BEDS.search(said):
        return PlaceAsked("all", kinds)
    if _PHONE.search(said):
        return PlaceAsked("phone", kinds)
    if _WHERE.search(said):
        return PlaceAsked("where", kinds)
    return PlaceAsked("all", kinds) if _SERVICE.search(said) else None


def _has(said: str) -> bool:
    return bool(_HAVE.search(said) and _WHERE.search(said)) and not said.startswith("谁")


def _bus(said: str) -> PlaceAsked | None:
    if _PHONE.search(said):
        return PlaceAsked("phone", (K.BUS,))
    if not _BUS_ASKED.search(said):
        return None
    to = _TO.search(said)
    return PlaceAsked("bus", (K.BUS,), to["to"] if to else None)


def place_correction(text: str) -> Correction | None:
    """卫生院电话改成 0555-…, 卫生室改成早八点到晚六点; None for anything else."""
    said = text.strip()
    phone = _PHONE_NEW.match(said)
    if phone:
        digits = re.sub(r"[\s－—]+", "-", phone["value"].strip())
        return Correction(phone["place"], "phone", digits)
    hours = _HOURS_NEW.match(said)
    opens = read_hours(hours["value"]) if hours else None
    if hours is None or opens is None or hours["place"].endswith(("几点", "电话")):
        return None
    return Correction(hours["place"], "opens", opens)


def referred_to(text: str) -> str | None:
    """转到白鹭镇卫生院: where to, as it was said."""
    match = _REFER.match(text.strip())
    return match["to"] if match else None


def visit_outcome(text: str) -> Outcome | None:
    """看上了, 让去别处, 没看上: how a visit went, said by who was asked."""
    said = text.strip()
    if len(said) > _LONG:
        return None
    if _REFUSED.search(said):
        return "refused"
    if _ELSEWHERE.search(said):
        return "elsewhere"
    return "seen" if _SEEN.match(said) else None


def wants_all(text: str) -> bool:
    """都要, where three things were offered."""
    return bool(_BUNDLE.match(text.strip()))


def says_discharged(text: str) -> bool:
    """出院了: somebody is home from hospital, or on the way."""
    return bool(_DISCHARGED.search(text)) and not re.search(r"吗|没|不|什么时候|几时|[?？]", text)


_COUNTY = expression(r"^(?:去|到)?(?:县|县里|县上|县城|县城里|县城医院|城里|城关|进城|县里头)$")
_TOWNSHIP = expression(r"^(?:去|到)?(?:镇|镇上|镇里|街上|集上|乡|乡里|乡上|镇街)$")


def level_named(text: str) -> Literal["county", "township"] | None:
    """县里, 城里 and 镇上 are places without a name."""
    said = text.strip()
    if _COUNTY.match(said):
        return "county"
    return "township" if _TOWNSHIP.match(said) else None
