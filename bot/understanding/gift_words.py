"""Short answers about a gift for the box: yes, no, cannot read it, and a day as it is printed."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.box_dates import LastDay, last_day
from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression

_MARKS = " \t\n,，。.;；:：!！?？~、"
_YES = frozenset(
    ("对", "对的", "是", "是的", "好", "好的", "行", "可以", "送", "送去", "嗯", "对送去")
)
_NO = expression(r"^(?:不送|不用|算了|不了|别送|不给|取消)")
_BLIND = expression(r"看不清|看不见|不清楚|不知道|没有写|找不到|不晓得|没得|看不到")
# 不是连花清瘟，是布洛芬
_INSTEAD = expression(r"(?<!不)(?:是|叫|换成)([^,，。\s]{2,12})(?=$|[,，。])")
# 270331, 2703: as it is stamped on a pack.
_STAMPED = expression(r"(?<![0-9a-z])(\d\d)(0[1-9]|1[0-2])([0-3]\d)?(?![0-9a-z])", re.IGNORECASE)
# 我的药呢, 能一起吃吗: asked while a gift is talked about, and no answer about it.
_QUESTION = expression(
    r"(?:吗|呢|[了着]没有?|几次|怎么吃|咋吃|多久|几点|在哪里?|在谁那里?)[?？。！!]*$"
)
# 药箱的药都是谁捐的: asked about gifts of others.
_WHOSE = expression(r"(?:谁|哪个|哪家)(?:家)?(?:捐|送|给)的|哪里?来的(?:药|$|啊|呀)")
_BOX_NAMED = expression(r"药箱|便民屋|捐|药")
# 明天给你送来: when it comes.
_LATER = expression(
    r"(?:明天|后天|今天|今晚|下午|上午|晚上|早上|过[一两几]天|这[一两几]天|改天|等[下会]|回头|马上|赶集"
    r"|(?:下?周|下?星期|下?礼拜)[一二三四五六日天末])[^,，。!?！？]{0,4}(?:送|拿|带|捎)(?:来|去|过|到)"
)


def is_yes(text: str) -> bool:
    """对，送去."""
    return "".join(c for c in text.strip() if c not in _MARKS) in _YES


def is_no(text: str) -> bool:
    """不送了."""
    return bool(_NO.search(text.strip(_MARKS)))


def is_blind(text: str) -> bool:
    """Whoever looked and could not read it."""
    return bool(_BLIND.search(text))


def instead(text: str) -> str:
    """What it is after all, of 不是…，是…; empty where nothing is put right."""
    found = _INSTEAD.search(text.strip(_MARKS))
    return found[1] if found else ""


def answered_day(text: str, today: date) -> LastDay:
    """The answer to "until when": a bare 2027年3月, 明年三月 or 270331 is a last day too."""
    plain = close(spaced(text.strip(_MARKS)))
    for form in (f"{plain}到期", f"有效期到{plain}"):
        read = last_day(form, today)
        if read != LastDay():
            return read
    found = _STAMPED.search(plain)
    if found is None:
        return LastDay()
    said = "-".join(filter(None, (f"20{found[1]}", found[2], found[3])))
    return last_day(f"有效期到{said}", today)


def asks_back(text: str) -> bool:
    """我的药呢: a question, and no answer about the gift that is talked about."""
    return bool(_QUESTION.search(text.strip()))


def asks_whose(text: str) -> bool:
    """谁捐的: about gifts of others."""
    return bool(_WHOSE.search(text))


def names_box(text: str) -> bool:
    """Whether a box or its medicine is named at all."""
    return bool(_BOX_NAMED.search(text))


def is_put_off(text: str) -> bool:
    """明天送来, 赶集带过去: a promise with its day."""
    return bool(_LATER.search(text))
