"""What is said of weddings and funerals: what is wanted, who lends a hand, what changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.farm_amounts import COUNT, plain, whole
from bot.understanding.needed_characters import Way, both, either, needed

_JOY = expression(
    r"喜事|红事|结婚|婚礼|婚宴|娶媳妇|娶亲|娶儿媳|嫁女|嫁闺女|嫁姑娘|出嫁|接亲|成亲|办喜|满月酒|百日宴|周岁酒|周岁宴"
    r"|摆酒|喜酒|办酒|酒席|乔迁|上梁|寿宴|办寿|做寿|升学宴|办席|摆席|过大寿|红白喜事"
)
_GRIEF = expression(r"白事|丧事|办丧|出殡|发丧|送葬|安葬|下葬|上山(?:安葬|送)|守灵|抬(?:棺|灵|重)")
_SORTS: tuple[tuple[str, str, str], ...] = (
    ("cooks", r"厨师|厨子|大厨|掌勺的?|做饭的|炒菜的|帮厨", "个名位"),
    ("cars", r"小车|轿车|婚车|面包车|接送车|车子|车", "辆台部"),
    ("tables", r"圆桌|方桌|八仙桌|桌子|桌", "张个"),
    ("chairs", r"椅子|凳子|板凳|长凳|条凳|座椅", "把条个张"),
    ("bowls", r"碗筷|碗盘|碗|盘子|餐具", "套副个只"),
    ("tents", r"雨棚|帐篷|棚子|大棚|充气拱门", "个顶"),
    (
        "hands",
        r"帮手|人手|帮忙的人?|打杂的|端盘子的|洗碗的|抬(?:棺|灵|重)的|劳力|帮工|人",
        "个名位",
    ),
)
_ONE_WANTED = "(?:{names})(?:大概|大约|还|要|缺|差|需要|得|是|:|,)*({count})[{units}]?"
_COUNTED = "({count})[{units}](?:会)?(?:{names})"
_EACH = tuple(
    (
        code,
        tuple(
            expression(form.format(names=names, units=units, count=COUNT))
            for form in (_ONE_WANTED, _COUNTED)
        ),
    )
    for code, names, units in _SORTS
)
_NEED = expression(r"要|缺|差|需|借|请|找|凑|求|帮")
_ASKS_BACK = expression(
    r"[?吗呢]$|几桌|多少桌|随多少|随礼|份子|哪天|什么时候|几号|听说|去年|吃酒|吃席"
)
_OFFER = expression(r"我家?|俺|咱家|我们家|我这|算我|我来|给你|让我")
_GIVES = expression(r"出|有|借|来|能|可以|开|带|给|拿|搬|送|算|当|去|会|掌勺|提供|匀|凑")
_COME = expression(
    r"(?:我|我家|俺|咱)(?:也|都|可以|能|愿意|到时候|那天|初\S|明天|后天)*(?:来|去|过来|过去)(?:给你|给你家|帮你)?"
    r"(?:帮忙|搭把手|帮手|帮个忙|打下手|端盘子|洗碗|帮衬)[。!吧啊]*|算我一个[。!吧]*|我(?:报名|来一个)[。!]*"
)
_COOK = expression(
    r"我(?:来|去|可以|能|会)?(?:当厨师|掌勺|做厨子|做席|炒菜|当大厨|帮厨)(?:[,。!吧].*)?"
)
_NO_MORE = expression(
    r"(?:我)?(?:去不了|来不了|帮不了|出不了|不能去|不能来|借不了|不借|不出|去不成|来不成|退出)(?:了|啦)?"
)
_MOVED = expression(r"(?:改到|改成|改期到?|推到|推迟到|提前到|挪到|改在|换到|延到|定到)")
_OFF = expression(
    r"(?:喜事|红事|婚礼|婚宴|酒席|酒|席|婚|白事|丧事|寿宴|满月酒)(?:先)?(?:不办|取消|不结|不摆|作罢)(?:了|吧)*[。!]*"
)

Sort = Literal["wedding", "funeral"]


@dataclass(frozen=True, slots=True)
class SaidGathering:
    """A house that asks for hands and things."""

    sort: Sort
    wants: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SaidHand:
    """What somebody brings, or takes back; without a thing it is all of theirs."""

    gives: tuple[tuple[str, int], ...] = ()
    back: bool = False


def read_gathering(text: str) -> SaidGathering | None:
    """我家初八办喜事,要帮手8个、厨师2个: an occasion and at least one number that is wanted."""
    said = plain(text)
    sort = occasion(said)
    if sort is None or _ASKS_BACK.search(said) or not _NEED.search(said):
        return None
    wants = tuple(pair for pair in counted(said) if pair[1] > 0)
    return SaidGathering(sort, wants) if wants else None


def occasion(text: str) -> Sort | None:
    """Whether it is of joy or of grief; a word of grief counts more."""
    said = plain(text)
    if "红白喜事" not in said and _GRIEF.search(said):
        return "funeral"
    return "wedding" if _JOY.search(said) else None


def counted(said: str) -> tuple[tuple[str, int], ...]:
    """帮手8个、2个厨师、车3辆: each sort with its number, each once, as they were said."""
    found: dict[str, tuple[int, int]] = {}
    rest = said
    for code, forms in _EACH:
        for form in forms:
            match = form.search(rest)
            number = whole(match[1]) if match else None
            if match and number is not None and code not in found:
                found[code] = (match.start(), number)
                blank = ";" * (match.end() - match.start())
                rest = rest[: match.start()] + blank + rest[match.end() :]
    in_order = sorted(found.items(), key=lambda one: one[1][0])
    return tuple((code, number) for code, (_, number) in in_order)


def read_hand(text: str) -> SaidHand | None:
    """我出一辆车, 我家有4张桌, 我来帮忙, 我去不了了."""
    said = plain(text)
    if len(said) > 30 or _ASKS_BACK.search(said) or (_JOY.search(said) and _NEED.search(said[:4])):
        return None
    if _NO_MORE.search(said):
        return SaidHand(tuple((code, 0) for code in _named(said)), back=True)
    if _COOK.fullmatch(said):
        return SaidHand((("cooks", 1),))
    if _COME.fullmatch(said):
        return SaidHand((("hands", 1),))
    if not (_OFFER.search(said) and _GIVES.search(said)) or re.search(r"要|缺|差", said):
        return None
    gives = tuple(pair for pair in counted(said) if pair[1] > 0)
    return SaidHand(gives) if gives else None


def _named(said: str) -> tuple[str, ...]:
    """What is named without a number; people are not: 人 stands in too many words."""
    return tuple(code for code, names, _ in _SORTS if code != "hands" and re.search(names, said))


def says_moved(text: str) -> bool:
    """改到初十: the day itself is read with the words of time."""
    return _MOVED.search(plain(text)) is not None


def says_off(text: str) -> bool:
    """酒席不办了."""
    return _OFF.search(plain(text)) is not None


def ways() -> tuple[Way, ...]:
    """What is said of a feast, by what each way of saying it needs, and who reads it."""
    numbers = either(*(needed(form.pattern) for _, forms in _EACH for form in forms))
    occasions = either(needed(_JOY.pattern), needed(_GRIEF.pattern))
    return (
        (both(occasions, needed(_NEED.pattern), numbers), read_gathering),
        (both(needed(_OFFER.pattern), needed(_GIVES.pattern), numbers), read_hand),
        *((needed(words.pattern), read_hand) for words in (_NO_MORE, _COOK, _COME)),
        (needed(_OFF.pattern), says_off),
    )
