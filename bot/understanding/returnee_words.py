"""我回来了, 我儿子腊月二十从东莞回来: who comes home, when, and from where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.understanding.expression import expression
from bot.understanding.times.find import find
from bot.understanding.times.words import TimeWords

LONGEST = 60
_KIN = (
    "大儿子|二儿子|小儿子|大女儿|二女儿|小女儿|儿媳妇|儿媳|外孙女|外孙|孙女|孙子|孙媳妇|儿子|闺女|女儿|女婿|媳妇"
    "|老公|丈夫|老婆|爱人|老伴|对象|爸妈|爸爸|妈妈|爸|妈|哥哥|弟弟|姐姐|妹妹|嫂子|弟媳|哥|弟|姐|妹"
    "|老大|老二|老三|孩子们|孩子|娃儿|娃|崽|伢子|两口子|一家子"
)
_BACK = expression(
    r"(?:回来|回到家|到家|回家|返乡|回村|回老家|回乡|回屋里|回屋|转屋)(?:里|来)?(?:了|啦|哒|咯|喽|过年|过节)*"
)
_SELF = expression(r"^(?:我|俺|本人|我们|咱|我们?一家(?:子|人)?|我俩|我跟[^\s,，]{1,4})")
_WHOSE = expression(rf"^(?:我们?|俺|咱)?(?:家|家里|屋里)?的?(?P<kin>{_KIN})(?:他们|一家|俩)?")
_NAMED = expression(
    rf"^(?:报|登记)?[\s:：]*(?P<name>[\u4e00-\u9fff]{{2,5}}?)(?:家里|家|屋里)?的?(?P<kin>{_KIN})?"
    r"(?=从|昨|今|明|后天|前天|刚|已经|要|会|准备|腊月|正月|过年|春节|国庆|中秋|大年|小年|除夕|下|这|本|\d|[一二三四五六七八九十]|回|到家|返|打)"
)
_FROM = expression(
    r"(?:从|打|在)(?P<from>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:那边|那里|打工|上班|上学|读书|坐|开车|一路|赶)?"
    r"(?=回|到家|返|过来|,|，|$)"
)
_NOW = expression(r"^(?:刚刚|刚才|刚|我说|跟你说|告诉你)")
_DONE = expression(r"了|啦|哒|刚|已经")
_NEW_YEAR = expression(r"过年|春节|年底|年前")
# Back from the field, the clinic, the shop: not from afar. Or a question, or a wish of its own.
_OTHER = expression(
    r"[?？]|[吗么呢]\s*$|谁|几点|什么时候|啥时候|多久|怎么|能不能|可不可以|医院|卫生院|诊所|卫生室|出院|住院|看病|复查"
    r"|县里|县城|城里|乡里|邻村|地里|田里|山上|街上|镇上|赶集|集上|超市|学校放|放学|下班|菜市场|不回|没回|回不|别回|不想回|想回|还没|等.{0,6}回"
    r"|接|车票|要车|搭车|顺路|捎|带点|带回|送药|买药|派|挂号|取药|回来(?:再|后|以后|之前|的时候|路上)"
)
# Who goes to stay somewhere and says when they are back leaves.
_LEAVES = expression(
    r"^(?:我们?|俺|咱们?)(?:一家|俩|老两口)?(?:今天|明天|后天|要|想|准备|打算|先)?(?:去|到|上)(?!家)"
    r"[\u4e00-\u9fff]{1,8}?(?:家|那边|那里|过年|过冬|住)"
)
_PLACE = expression(r"[\u4e00-\u9fff]{2,12}")
_NOT_PLACE = expression(
    r"不|没|事|好|嗯|哦|谁|哪|怎|天$|晚上|早上|回头|等|回来|到家|不说|没有|知道|谢|好的|可以|什么|为什|发烧|咳|疼|痛|药|车|饭|我|您|你|吗|呢|了$|是的|对的|不是|帮"
)
_PREFIX = expression(r"^(?:我|俺|他|她)?(?:是)?(?:从|在|打)?")
_SUFFIX = expression(r"(?:那边|回来的?|打工|上班|回的|来的)?(?:了|啊|呢)?$")


@dataclass(frozen=True, slots=True)
class ReturneeWords:
    """Somebody comes home."""

    who: str  # self | kin | named
    kin: str = ""
    name: str = ""
    arrives: date | None = None
    origin: str = ""
    bare: bool = False  # 我回来了, and nothing else


def read_returnee(text: str, at: datetime, words: TimeWords) -> ReturneeWords | None:
    """Who comes home; None where something else was meant. `at` is the sender's own time."""
    said = re.sub(r"\s+", "", text).strip("，,。.!！~～")
    back = _BACK.search(said)
    if _LEAVES.match(said):
        return None
    if not said or len(said) > LONGEST or back is None or _OTHER.search(said):
        return None
    start = _FROM.search(said)
    origin = start["from"] if start and start["from"] not in ("家里", "外面", "外头") else ""
    times = [f for f in find(said, words, at=at) if f.when.day is not None and not f.denied]
    arrives = times[0].when.day if times else None
    if arrives is None and not _NEW_YEAR.search(said) and _DONE.search(said):
        arrives = at.date()
    if arrives is not None and abs(arrives - at.date()) > timedelta(days=370):
        return None
    body = _NOW.sub("", said[times[0].end :] if times and times[0].start == 0 else said)
    whose, named = _WHOSE.match(body), _NAMED.match(body)
    if whose is not None:
        return ReturneeWords("kin", kin=whose["kin"], arrives=arrives, origin=origin)
    if _SELF.match(body):
        bare = not times and not origin and len(said) <= 8
        return ReturneeWords("self", arrives=arrives, origin=origin, bare=bare)
    if named is not None:
        kin = named["kin"] or ""
        return ReturneeWords("named", kin, named["name"], arrives, origin)
    return None


def place_in(text: str) -> str | None:
    """Where from, as an answer to that question; None where it is no name of a place."""
    said = re.sub(r"[\s,，。.!！]+", "", text)
    if len(said) > 16 or _NOT_PLACE.search(_SUFFIX.sub("", said)):
        return None
    place = _SUFFIX.sub("", _PREFIX.sub("", said, count=1))
    return place if _PLACE.fullmatch(place) else None


def day_in(text: str, at: datetime, words: TimeWords) -> date | None:
    """When, as an answer to that question."""
    said = re.sub(r"\s+", "", text)
    if len(said) > 16:
        return None
    found = [f.when.day for f in find(said, words, at=at) if f.when.day is not None]
    return found[0] if found else None
