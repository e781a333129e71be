"""What is said of goods ordered together: who opens a list, what a household wants of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.farm_amounts import COUNT, plain, whole
from bot.understanding.needed_characters import Needs, Way, both, either, needed

_UNITS = "袋|包|瓶|桶|斤|公斤|吨|盒|卷|捆|箱|支|份|车|kg"
_AMOUNT = expression(rf"(?<![第号周])({COUNT})({_UNITS})")
_TOGETHER = expression(
    r"(?:拼车|拼单|拼团|拼个?|合伙|合起来|凑(?:成?一|个)?(?:整)?车|凑单|一起|一块儿?|统一|集体|集中|团|组团|联合|搭伙|伙着)"
    r"(?:去|来|帮大家|给大家)?(?:买|购|采购|订购?|进货?|拉|要|团)"
    r"|拼单|团购|接龙|拼团"
)
_CALL = expression(
    r"报数|报个?名|报个?数|要的|谁要|谁家要|哪家要|有要的|接龙|登记|跟我说|和我说|找我|报一下|报给我|报上来"
    r"|来我这报|有没有人要|还有人要|要多少"
)
_NO_CALL = expression(
    r"划算|靠谱|怎么(?:拼|买|团)|(?:吗|么|呢)[?]?$|^(?:谁|哪个|哪里|什么时候|几时)(?!.*报)"
    r"|去年|上次|上回|昨天|不拼|别拼|听说|不参加"
)
_COUNTED = expression(r"统计|摸底|摸一下|收集|登记|报一下|报上来|汇总|报数|摸摸底")
_NEED = expression(r"需求|用量|需要|要多少|缺多少|差多少|数量|备耕|春耕|备(?:种|肥)")
_PRICE = expression(
    rf"(?:(?:每|一)(?:{_UNITS})({COUNT})(?:块|元)?|({COUNT})(?:块钱?|元)?(?:/|一|每)(?:{_UNITS}))"
)
_WANT = expression(r"要|来|报|订|留|买|加|定|需|用|弄|带|拉")
_CHANGE = expression(r"改成|改为|改|换成|变成|只要|加到|减到")
_DROP = expression(r"不要了?|不订了?|退了|取消|不报了?|不用了|不需要|算了|都不要|不买了?")
_BARE_DROP = expression(
    r"(?:那个|我家?的?|我们家?的?|我这个?|都|全)?(?:不要了|不订了|不报了|取消了?|退了吧?|算了,?不要了)[吧啊了。!]*"
)
_OTHERS = expression(
    r"谁(?:家)?(?:要|有|买)|[?吗呢]$|多少钱|什么价|贵不贵|去年|昨天|上次|有没有|哪里|哪儿|怎么|卖(?:给|我|了)|涨价"
    r"|要不要|该不该|打(?:了|过)|撒了|用(?:了|过|完)"
)
_BUYS = expression(r"要|买|捎|带|购|缺|差|需")
_LONG = 24  # more signs than that are a story, not a line
_FETCHED = expression(
    r"(?:我家?的?)?(?:化肥|肥|种子|货|东西|农药|都)?(?:都)?(?:领到|拿到|领走|领回|取到|拉回家|提到|领)(?:了|家了)[。!啦]*"
)
_PAID = expression(
    r"(?:我家?|我们)?(?:的)?(?:钱|货款|肥钱|种子钱)?(?:已经|都|我)?"
    r"(?:付过?了|付钱了|给过?钱了|转过?钱了|转账了|付清了?|交过?钱了|给你了|转给你了|付过钱了|给过了|付过了)[。!啦]*"
)
_ARRIVED = expression(
    r"(?:拼单的?|大家订的?|大家的|订的)?(?:货|车|肥|化肥|尿素|种子|农药|东西|饲料)(?:都|已经|拉)?"
    r"(?:到了|到货了|拉到了|拉回来了|到村了|到村口了|运到了|拉来了|卸下来了)[,。!啦].*"
    r"|(?:到货了|货到齐了|货都到了).*"
)
_CLOSED = expression(
    r"(?:拼单|报数|报名|统计)?(?:截单|截止|截了|不收了|不再收了|停止报数|收单|关单)(?:了|吧|啦)?[。!]*"
)
_CALLED_OFF = expression(
    r"(?:这次|这个|本次)?(?:拼单|拼车|团购|统计)(?:的事)?(?:取消|不搞|不办|作罢|不弄|算)(?:了|吧)*[。!]*"
)

Act = Literal["want", "change", "drop"]


@dataclass(frozen=True, slots=True)
class SaidPool:
    """A list somebody opens; `counted` where nothing is bought by it."""

    items: tuple[str, ...]
    counted: bool = False
    price_fen: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """So many of a thing; without a name it is of the only one that can be meant."""

    name: str | None
    qty: int | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What a household says of its line."""

    act: Act
    amounts: tuple[SaidAmount, ...] = ()


def named(text: str, goods: Sequence[str]) -> tuple[str, ...]:
    """Goods that are named, longest first at each place, in the order of the sentence."""
    there = [name for name in goods if name in text]
    if not there:
        return ()
    found: list[tuple[int, str]] = []
    taken = [False] * len(text)
    for name in sorted(there, key=len, reverse=True):
        at = text.find(name)
        if not any(taken[at : at + len(name)]):
            found.append((at, name))
            taken[at : at + len(name)] = [True] * len(name)
    return tuple(name for _, name in sorted(found))


def read_pool(text: str, goods: Sequence[str]) -> SaidPool | None:
    """拼车买化肥,要的报数: together, a thing, and a call to say how many."""
    said = plain(text)
    items = named(said, goods)
    if not items or _NO_CALL.search(said):
        return None
    if _COUNTED.search(said) and _NEED.search(said) and not _TOGETHER.search(said):
        return SaidPool(items, counted=True)
    if not (_TOGETHER.search(said) and _CALL.search(said)):
        return None
    price = _PRICE.search(said)
    value = whole(price[1] or price[2]) if price else None
    unit = next((u for u in _UNITS.split("|") if price and u in price[0]), None)
    return SaidPool(items, price_fen=value * 100 if value else None, unit=unit)


def read_line(text: str, goods: Sequence[str]) -> SaidLine | None:
    """我要5袋尿素, 改成3袋, 不要了; None where it is nothing of a list."""
    said = plain(text)
    if len(said) > _LONG or _OTHERS.search(said):
        return None
    items = named(said, goods)
    amounts = _amounts(said, items)
    if _BARE_DROP.fullmatch(said):
        return SaidLine("drop")
    if items and not any(a.qty for a in amounts) and _DROP.search(said):
        return SaidLine("drop", tuple(SaidAmount(name, 0) for name in items))
    amounts = tuple(a for a in amounts if a.qty is not None)
    if not amounts:
        return None
    if _CHANGE.search(said):
        return SaidLine("change", amounts)
    bare = _AMOUNT.fullmatch(said.strip("。!,了吧啊")) is not None
    listed = bool(items) and said[0] in {name[0] for name in items} | set("0123456789")
    if bare or listed or _WANT.search(said) or (items and said.startswith(("我", "给我"))):
        return SaidLine("want", amounts)
    return None


def buys(text: str, goods: Sequence[str]) -> bool:
    """So much of a thing somebody wants for themselves: nothing lent, sold or asked after."""
    line = read_line(text, goods)
    if line is None or line.act != "want" or not _BUYS.search(plain(text)):
        return False
    return all(amount.name and amount.qty for amount in line.amounts)


def _amounts(said: str, items: Sequence[str]) -> tuple[SaidAmount, ...]:
    """Each amount goes to the name that stands nearest to it, each name once."""
    counted = [(m.start(), m.end(), whole(m[1]), m[2]) for m in _AMOUNT.finditer(said)]
    if not items:
        return tuple(SaidAmount(None, qty, unit) for _, _, qty, unit in counted[:1])
    left = list(counted)
    found = []
    for name in items:
        at, end = said.find(name), said.find(name) + len(name)
        near = min(left, key=lambda c: min(abs(c[0] - end), abs(at - c[1])), default=None)
        if near is not None:
            left.remove(near)
        found.append(SaidAmount(name, near[2] if near else None, near[3] if near else None))
    return tuple(found)


def says_fetched(text: str) -> bool:
    """领到了: the household has what is theirs."""
    return _FETCHED.fullmatch(plain(text)) is not None


def says_paid(text: str) -> bool:
    """钱付了: between the household and the organiser."""
    return _PAID.fullmatch(plain(text)) is not None


def says_arrived(text: str) -> bool:
    """化肥到了,来拉: said by who ordered for all."""
    return _ARRIVED.fullmatch(plain(text) + "。") is not None


def says_closed(text: str) -> bool:
    """截单了."""
    return _CLOSED.fullmatch(plain(text)) is not None


def says_called_off(text: str) -> bool:
    """拼单取消了."""
    return _CALLED_OFF.fullmatch(plain(text)) is not None


def needs_to_name(goods: Sequence[str]) -> Needs:
    """What must be there to name one of them."""
    return either(*(needed(re.escape(name)) for name in goods))


def ways(goods: Sequence[str]) -> tuple[Way, ...]:
    """What is said of a list, by what each way of saying it needs, and who reads it."""
    pool, line = partial(read_pool, goods=goods), partial(read_line, goods=goods)
    to_name = needs_to_name(goods)
    return (
        (both(to_name, needed(_TOGETHER.pattern), needed(_CALL.pattern)), pool),
        (both(to_name, needed(_COUNTED.pattern), needed(_NEED.pattern)), pool),
        (both(to_name, needed(_DROP.pattern)), line),
        (needed(_BARE_DROP.pattern), line),
        (needed(_AMOUNT.pattern), line),
        (needed(_CLOSED.pattern), says_closed),
        (needed(_CALLED_OFF.pattern), says_called_off),
        # It is asked of the words with a full stop behind.
        (needed(_ARRIVED.pattern, besides="。"), says_arrived),
    )
