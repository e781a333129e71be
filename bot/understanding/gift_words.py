"""Short answers about a gift for the box: yes, no, cannot read it, and a day as it is printed."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.box_dates import LastDay, last_day
from bot.understanding.box_text import close, spaced

_MARKS = " \t\n,，。.;；:：!！?？~、"
_YES = frozenset(
    ("对", "对的", "是", "是的", "好", "好的", "行", "可以", "送", "送去", "嗯", "对送去")
)
_NO = re.compile(r"^(?:不送|不用|算了|不了|别送|不给|取消)")
_BLIND = re.compile(r"看不清|看不见|不清楚|不知道|没有写|找不到|不晓得|没得|看不到")
# 不是连花清瘟，是布洛芬
_INSTEAD = re.compile(r"(?<!不)(?:是|叫|换成)([^,，。\s]{2,12})(?=$|[,，。])")
# 270331, 2703: as it is stamped on a pack.
_STAMPED = re.compile(r"(?<![0-9a-z])(\d\d)(0[1-9]|1[0-2])([0-3]\d)?(?![0-9a-z])", re.IGNORECASE)


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
