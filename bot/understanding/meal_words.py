"""每天中午给我妈送饭, 明天不用送, 以后不用送了: what is said of meals that are brought."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.understanding.expression import expression
from bot.understanding.meal_days import Days, number_said, read_days
from bot.understanding.meal_diets import read_diet

_N = r"(?:\d{1,2}|[一二两三四五六七八九十])"
# That it is about food that is brought, or fetched.
_FOOD = expression(
    rf"送(?:个|点|一下|{_N}?[份顿口])?(?:热|早|午|中|晚|夜)?[饭餐菜]|送(?:早|午|中|晚)[饭餐点]"
    rf"|送{_N}(?:天|周|个星期|个?月)(?:的)?[饭餐]|(?:打|订|定|包)(?:个|份|{_N}份)?(?:早|午|中|晚)?[饭餐](?!店|馆|桌)|助餐|长期送餐|包伙|搭伙"
    rf"|(?:一天|一日|每天|天天)(?:要|吃|送)?{_N}[顿餐]|一日三餐"
)
_BY_THE_WAY = expression(r"(?:饭|餐|送)")
_RECURS = expression(
    r"每天|天天|每日|日日|见天|每(?:个)?(?:周|星期|礼拜)|长期|工作日|周[一二三四五六日天]到周"
    rf"|(?:一天|一日){_N}[顿餐]|一日三餐|连(?:着|续)|包(?:月|饭|伙)|(?:起|开始)(?:送|订|给|每|，|,|$)"
)
_OFFERS = expression(
    r"我(?:能|可以|来|愿意|会|有空|负责)[^，,。]{0,8}送|我去送|谁要.{0,4}送|帮(?:大家|别人)送"
)
_HABIT = expression(r"^(?:我|俺|他|她|我们|人家)(?:每天|天天|都是|一直)(?!都?(?:要|想|需要|没))")
_WISHED = expression(r"要|想|请|麻烦|能不能|能否|可以|可不可以|帮|求|行不|行吗|给我|需要")
_ASKED = expression(r"想|请|麻烦|能不能|能否|可不可以|帮我|求|行不|行吗|需要")
_PAST = expression(
    r"(?:送|订|打)过[饭餐]?|[饭餐](?:已经)?(?:都)?(?:送到|送来|送过|吃)了|昨天|前天|刚(?:才)?送"
)
_ASKS = expression(
    r"多少钱|几块钱|怎么(?:订|定|收|送)|几点(?:开|送|打)|什么时候(?:开|送)|有没有(?:送|订)|在哪"
)
_STOP = expression(
    r"(?:以后|往后|今后|再也|从此|往后都|都|饭)(?:就)?(?:不用|不要|别|不必|不)再?(?:送|订|来送)"
    r"|(?:不用|不要|别|不)再(?:送|订)[饭餐了]|(?:饭|餐|送饭|订饭)(?:就|给)?(?:停了|停掉|退了|取消)"
    r"|(?:停|退|取消)(?:掉|了)?(?:送饭|送餐|订饭|订餐|饭)|(?:饭|餐)(?:就|都|先)?(?:不用|别|不要|不)(?:再)?(?:送|订)了"
)
_HOSPITAL = expression(r"住院|住进|去(?:了)?(?:儿子|女儿|城里|县里)")
_PAUSE = expression(
    r"(?:不用|别|不要|不必|甭|先别|不)(?:给[^，,。]{1,6})?(?:送|来|打|订)"
    r"(?!药|货|水|孩子|娃|人|医|快递|针|礼|电话|车)|停(?:一天|一顿|送)|不在家"
)
_CHANGE = expression(r"改(?:成|为|到)|换(?:成|到)|加(?:个|一)?(?:顿|份|早|午|晚)|多送|少送|再加")
# What else is changed or brought once more: 药改成两份, 车换到晚上.
_OTHER_THINGS = expression(r"药|片|盒|车|座|针|货|快递|口罩|血氧")
_TASTE = expression(r"以后|往后|改|别放|不要放|不放|少放|要[^，,。]{0,4}(?:软|烂|淡|素)")
_MORE = expression(rf"(?:再|接着|继续)(?:多)?(?:送|订|吃)|续(?:订|{_N}|上|一|半)|还要?(?:接着)?送")
_MEALS = (
    ("breakfast", expression(r"早[饭餐点]|早上|清早|早晨")),
    ("lunch", expression(r"[午中晌][饭餐]|中午|晌午|午间")),
    ("dinner", expression(r"[晚夜][饭餐]|晚上|傍晚|下晚")),
)
_TIMES_A_DAY = expression(rf"(?:一天|一日|每天|天天|每日)?(?:要|吃|送|改成)?({_N})[顿餐]")
_PORTIONS = expression(
    rf"({_N})(?:人份|份|(?:个|口)?人(?:吃|的)?(?!大|民|家))|(老两口|他们俩|他俩|俩人|两口子)"
)
_FETCH = expression(
    r"自己(?:去|来|过去|到)?(?:食堂)?(?:打|取|拿|端|吃)|(?:去|到|在)食堂(?:里)?吃|自取"
)
_BRING = expression(r"送(?:到|上)?(?:家|门)|送来|给.{0,6}送")
KINDS = (
    ("canteen", expression(r"食堂")),
    ("meal_point", expression(r"助餐点|助餐")),
    ("restaurant", expression(r"饭店|饭馆|餐馆|酒楼")),
    ("shop", expression(r"小卖部|小店|超市")),
)
_NOT_FETCHED = expression(
    r"(?:没|未)(?:有)?(?:来|过来)(?:食堂)?(?:打|吃|取|拿|端)(?:饭|餐)?|没(?:见|看见|看到).{1,8}来(?:打|吃)饭"
)
_CANNOT = expression(
    r"(?:做|烧|弄|开)不(?:了|成|出)(?:饭|火|伙|来)?|(?:停|断)(?:电|水|气)了?.{0,6}(?:做|烧)不"
    r"|(?:今天|明天|中午|晚上)(?:不开|开不了|没法开)(?:火|伙|饭)|没法做饭"
)
_WAITING = expression(
    r"[饭餐](?:呢|怎么|咋)?(?:到现在|今天)?(?:还|都)?没(?:有)?(?:人)?(?:送|来|到|拿)|(?:谁|哪个)(?:来)?送[饭餐]"
    r"|[饭餐](?:到哪|什么时候(?:来|到|送))|(?:没|没有)人(?:来)?送[饭餐]"
)
_REPORTED = expression(
    r"^\s*代?报[\s:：]*(?P<name>[\u4e00-\u9fff]{2,5}?)(?=[\s,，。:：]|每|天天|要|想|订|从|一天|$)"
)


@dataclass(frozen=True, slots=True)
class MealWords:
    """What one message says; who eats is for the register to know."""

    act: str | None = None  # plan | single | pause | stop | change | more
    meals: tuple[str, ...] = ()
    days: Days = field(default_factory=Days)
    portions: int | None = None
    diet: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    fetch: bool | None = None
    provider: str | None = None  # a kind: canteen | meal_point | restaurant | shop
    food: bool = False  # it names meals; else only who has a plan can mean one
    hospital: bool = False


def read_meal_words(text: str, today: date) -> MealWords:
    """All of it, from the words alone."""
    food = bool(_FOOD.search(text))
    days = read_days(text, today)
    codes, words = read_diet(text)
    return MealWords(
        act=_act(text, days, food=food),
        meals=_meals(text),
        days=days,
        portions=_portions(text),
        diet=codes,
        avoid=words,
        fetch=True if _FETCH.search(text) else False if _BRING.search(text) else None,
        provider=next((kind for kind, said in KINDS if said.search(text)), None),
        food=food,
        hospital=bool(_HOSPITAL.search(text)),
    )


def _act(text: str, days: Days, *, food: bool) -> str | None:
    if _ASKS.search(text) or _OFFERS.search(text):
        return None
    off = _called_off(text, days)
    if off is not None:
        return off
    if _PAST.search(text) or (_HABIT.search(text) and not _ASKED.search(text)):
        return None
    return _changed(text, days, food=food) or (_wished(text, days) if food else None)


def _called_off(text: str, days: Days) -> str | None:
    if _STOP.search(text) and not (days.on and not re.search("以后|往后|今后|停|退|取消", text)):
        return "stop"
    if _PAUSE.search(text) and (days.on or days.weekdays) and _BY_THE_WAY.search(text):
        return "change" if days.weekdays else "pause"
    return None


def _changed(text: str, days: Days, *, food: bool) -> str | None:
    if not food and _OTHER_THINGS.search(text):
        return None
    if _MORE.search(text) and (days.length or days.last or food):
        return "more"
    if _CHANGE.search(text) and (food or _meals(text) or _portions(text)):
        return "change"
    tasted = _TASTE.search(text) and any(read_diet(text)) and re.search("饭|菜|餐", text)
    return "change" if tasted and not food else None


def _wished(text: str, days: Days) -> str | None:
    if _RECURS.search(text) or days.last or (days.length or 0) > 1:
        return "plan"
    return "single" if _BRING.search(text) or _WISHED.search(text) else None


def _meals(text: str) -> tuple[str, ...]:
    named = tuple(code for code, said in _MEALS if said.search(text))
    counted = _TIMES_A_DAY.search(text)
    number = number_said(counted[1]) if counted else None
    if number == 3 or "一日三餐" in text:
        return ("breakfast", "lunch", "dinner")
    if number == 2 and len(named) < 2:
        return ("breakfast", "lunch") if named == ("breakfast",) else ("lunch", "dinner")
    return named


def _portions(text: str) -> int | None:
    found = _PORTIONS.search(text)
    if found is None:
        return None
    return 2 if found[2] else number_said(found[1])


def is_not_fetched(text: str) -> bool:
    """王秀英没来打饭: said by who hands it out."""
    return bool(_NOT_FETCHED.search(text))


def cannot_cook(text: str) -> bool:
    """今天做不了, 停电了做不了饭: said by who cooks."""
    return bool(_CANNOT.search(text))


def is_waiting(text: str) -> bool:
    """中饭怎么还没送来: said by who eats."""
    return bool(_WAITING.search(text))


def is_understood(text: str) -> bool:
    """知道了, 收到, 好的: a short word of who cooks."""
    return bool(re.fullmatch(r"\W*(?:知道了|收到了?|好的?|行|明白|ok|OK|没问题)\W*", text))


def reported_name(text: str) -> str | None:
    """报 王德发 …: whom a line of a role-holder is for."""
    found = _REPORTED.match(text)
    return found["name"] if found else None
