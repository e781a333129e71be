"""Words about a seat in somebody's car: I get in, I do not, it leaves at another time."""

from __future__ import annotations

from datetime import date

from bot.understanding.expression import expression

_MARKS = expression(r"[\s,，。.;；:：!！~、]+")
_JOIN = expression(
    r"(?:我们?|俺|阮)?(?:也)?(?:要|想|来)?(?:坐|搭|跟)(?:车|这趟|这个车|一起|上|你的车|他的车)?(?:的|了|啊|呀|吧|嘛)?"
    r"|(?:好的?|行|可以|要得|中)(?:，)?(?:我)?坐(?:这趟)?(?:的|了|吧)?"
    r"|(?:算|加|带|捎|拉|捎上|带上|拉上|算上|加上)(?:上)?(?:我|俺|阮)(?:们)?(?:一个|一个人|一位)?(?:吧|啊|呀)?"
    r"|(?:我|俺|阮)(?:也|要)(?:去|要|走)(?:的)?|(?:给)?(?:我|俺)留(?:个|一个)?(?:座|位)(?:位|子)?(?:吧)?"
)
_DECLINE = expression(
    r"(?:我|俺|这趟|这次)?(?:就)?不(?:坐|搭|要|去|用)(?:了|啦|咯|这趟)?(?:谢谢|多谢)?|算了(?:吧)?|等下趟|下趟再说"
)
_LEAVES = expression(
    r"(?:改|推|提前|推迟|换)(?:成|到|为|在)?|(?:点|半|刻|分)(?:钟)?(?:再)?(?:走|出发|动身)"
)
_BACK = expression(r"[^,，。;；]*(?:回来|回村|回家|返回|返程|回程|回转)[^,，。;；]*")
_PEOPLE = expression(
    r"[,，]?(?:我们)?[一二两三四五六七八九1-9](?:个)?(?:人|位|大人)(?:坐)?|[,，]?(?:我们)?俩"
)
_TO = expression(r"^(?:我|俺|是|要|就|开车|到|去|上|往)+|(?:去|那边|那里|吧|啊|的)+$")


def joins(text: str) -> bool:
    """我要坐, 算我一个, 捎上我: short, and nothing else in it."""
    return bool(_JOIN.fullmatch(_bare(_PEOPLE.sub("", text))))


def declines(text: str) -> bool:
    """不坐, 不坐了谢谢."""
    return bool(_DECLINE.fullmatch(_bare(text)))


def sets_time(text: str) -> bool:
    """改到九点走: when it leaves is said anew."""
    return bool(_LEAVES.search(text))


def without_return(text: str) -> str:
    """What is said of the way there: 8点去县医院，下午回来 leaves at eight."""
    return _BACK.sub("", text)


def on_day(text: str, day: date) -> str:
    """八点走, said of a day that is known: no evening because this morning is over."""
    return f"{day.month}月{day.day}日{text}"


def place_only(text: str) -> str:
    """The place of 去县城, 到镇上吧; empty where more than a place is said."""
    place = _TO.sub("", _MARKS.sub(" ", text).strip())
    return place if 1 < len(place) <= 12 and " " not in place else ""


def _bare(text: str) -> str:
    return _MARKS.sub("", text)
