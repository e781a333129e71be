"""Clock times as said: 八点半, 差五分八点, 19:30, and what only looks like one."""

from __future__ import annotations

import re
from datetime import datetime

from bot.understanding.expression import expression
from bot.understanding.times.numeral import whole
from bot.understanding.times.token import Clock, Token

_QUARTERS = {"一": 15, "1": 15, "二": 30, "2": 30, "三": 45, "3": 45}
_REACH = 8
# What goes before counts or measures something else.
_NO_CLOCK_BEFORE = expression(
    "(?:血糖|体温|血压|血氧|尿酸|胆固醇|度)[^,。;!?\n]{0,4}$|(?:以下|以上|如下|上述|下面|补充|强调|注意|总结|提)$"
)
_FEW_BEFORE = expression("[这那哪说讲快慢好大小多少高低轻重]$")
_NO_CLOCK_BEHIND = expression(
    "要求|要说|要讲|想法|意见|建议|水|滴|疑问|问题|希望|原因|心得|体会|注意|名|评|赞|钱|式|[:](?![0-9])"
)
_A_BIT = expression(
    "都|也|不|没|冇|儿|个|精神|力|胃口|劲|用|水|油|盐|米|东西|药|事|小|毛|希望|办|声|吃的|菜|钱|点|一点|心|饭"
    "|肉|面|粥|汤|粮|货|活|忙|酒|血|皮|光|时间|空|消息|动静|反应|知觉|意思|风|雨|雪|热|冷|疼|痛|烧|晕"
)
_SURE_BEHIND = expression(
    "走|出发|来|到|去|开|集合|发车|接|回|送|动身|见|前|后|有|谁|哪|的(?:车|火车|班车|票|号)|从|在"
)
_ENDS = expression(r"[,。;!?)\n]|$")
_LITTLE_BEFORE = frozenset("快慢好大小多少高低轻重早晚有吃喝买带给拿弄搞放加捎近远厚薄")
_OPENINGS = ("", *",。;!?\n(天日号儿个末在到")
_MIXING = expression("(?:按|兑|配|比|比例)[是为]?$")
_MIXED = expression("兑|稀释|配|的?比例|勾兑")


def clock_said(match: re.Match[str], at: datetime) -> Token:
    """Hours with 点 or 时; a stop where the words mean anything else."""
    start, end = match.start(), match.end()
    clock = _clock(match)
    if clock is None or _other(match, clock):
        return Token(start, end, stop=True)
    doubtful = _plain(match, 1) and not _surely_one(match)
    return Token(start, end, clock=clock, needs_part=doubtful)


def _plain(match: re.Match[str], hour: int) -> bool:
    return whole(match["hour"]) == hour and match[0] == f"{match['hour']}点"


def _surely_one(match: re.Match[str]) -> bool:
    """一点出发 is an hour, 快一点走 a little."""
    text, start = match.string, match.start()
    before, end = text[max(0, start - 1) : start], match.end()
    if _SURE_BEHIND.match(text, end):
        return before not in _LITTLE_BEFORE
    return before in _OPENINGS and _ENDS.match(text, end) is not None


def _clock(match: re.Match[str]) -> Clock | None:
    hour = whole(match["hour"])
    # 五到六点半 begins at five.
    minute = 0 if match["until"] else _minute(match["minute"])
    if hour is None or hour > 24 or minute is None or _decimal(match) or match[0] == "一时":
        return None
    if match["lack"]:
        minute -= _lack(match["lack"])
    total = hour * 60 + minute
    if not 0 <= total <= 24 * 60 or minute > 59:
        return None
    exact = hour >= 13 or hour == 0
    return Clock(total // 60, total % 60, exact)


def _decimal(match: re.Match[str]) -> bool:
    """七点八 is a reading; 七点零八 and 七点八分 are times."""
    minute = match["minute"] or ""
    value = whole(minute) if minute != "半" else None
    return len(minute) == 1 and value is not None and value > 0


def _minute(said: str | None) -> int | None:
    if not said:
        return 0
    if said == "半":
        return 30
    if said[0] in "差过":
        return _lack(said[1:]) * (-1 if said[0] == "差" else 1)
    if said[-1] == "刻":
        return _QUARTERS[said[0]]
    return whole(said.partition("分")[0])


def _lack(said: str) -> int:
    if said.endswith("刻"):
        return 15
    return whole(said.removesuffix("分")) or 0


def _other(match: re.Match[str], clock: Clock) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _REACH) : start]
    if _NO_CLOCK_BEFORE.search(before):
        return True
    plain = match["minute"] is None and match[0].endswith("点")
    if not plain:
        return False
    if clock.hour == 1 and _A_BIT.match(text, end):
        return True
    few = 2 <= clock.hour <= 5 and _FEW_BEFORE.search(before)
    if few and not _SURE_BEHIND.match(text, end):
        return True
    return bool(_NO_CLOCK_BEHIND.match(text, end))


def digital(match: re.Match[str], at: datetime) -> Token:
    """19:30; 1:30 beside words of mixing is none."""
    text, start, end = match.string, match.start(), match.end()
    hour, minute = int(match["hh"]), int(match["mm"])
    mixed = _MIXING.search(text[max(0, start - 3) : start]) or _MIXED.match(text, end)
    if mixed or hour * 60 + minute > 24 * 60:
        return Token(start, end, stop=True)
    exact = hour >= 13 or match["hh"].startswith("0")
    if match["ampm"]:
        hour, exact = hour % 12 + 12 * (match["ampm"][0] == "p"), True
    # 8.30 may be a reading, so it counts only behind 早上 and its like.
    return Token(start, end, clock=Clock(hour, minute, exact), needs_part=match["colon"] == ".")
