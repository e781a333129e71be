"""What is printed on a medicine's pack, from lines a machine has read: name, expiry, batch."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.expression import expression


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A guess of a machine's, to be confirmed by a person; what was not found is None."""

    name: str | None = None
    expiry: str | None = None  # YYYY-MM or YYYY-MM-DD, the last day it may be used
    batch: str | None = None


_FORMS = (
    "缓释胶囊|控释片|缓释片|分散片|咀嚼片|泡腾片|肠溶片|肠溶胶囊|软胶囊|胶囊|颗粒|冲剂|口服溶液|口服液|混悬液|混悬滴剂|滴剂|滴丸"
    "|糖浆|含片|片|丸|散|膏|软膏|乳膏|凝胶|贴|气雾剂|喷雾剂|吸入剂|滴眼液|滴鼻液|溶液|注射液|酊|栓|合剂|水|油|试剂盒"
)
_LABELLED_NAME = expression(
    r"(?:药品名称|产品名称|通用名称?|品名|商品名称?)[\]】〕）)]*[:：]?\s*"
    r"(?:通用名称?[:：]?\s*)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,24})"
)
_BARE_NAME = expression(
    rf"^[\u4e00-\u9fffA-Za-z]{{0,4}}?(?P<name>[\u4e00-\u9fffA-Z]{{2,16}}(?:{_FORMS}))$"
)
# Printed on every pack, and no name: 用法用量, 儿童片, 一次一片.
_NO_NAME = expression(
    r"有限公司|公司|药业|用法|用量|每[片粒袋支盒]|一次|说明书|性状|成份|适应|贮藏|批准|请仔细|本品|规格|水服|开水"
)
_EXPIRY = expression(
    r"有效期[至到]|失效期|失效日期|使用期限|EXP(?:IRY|\.)?(?:DATE)?|有效期限?(?=[:：]?\s*\d{2,4}[./年-])",
    re.IGNORECASE,
)
_MADE = expression(r"生产日期|制造日期|MFG|MFD|PROD", re.IGNORECASE)
_LASTS = expression(r"(?:有效期|保质期)[\]】]*[:：]?\s*(?P<n>\d{1,2})\s*个?(?P<unit>月|年)")
_BATCH_WORD = expression(r"(?:生产|产品)?批\s*号|LOT(?: ?NO)?\.?", re.IGNORECASE)
_BATCH = expression(r"[A-Z0-9][A-Z0-9\-]{3,15}")
_DATE = expression(
    r"(?<!\d)(?P<y>20\d{2})\s*[年./\-]\s*(?P<m>\d{1,2})(?:\s*[月./\-]\s*(?P<d>\d{1,2})(?!\d))?"
    r"|(?<!\d)(?P<y8>20\d{2})(?P<m8>\d{2})(?P<d8>\d{2})?(?!\d)"
    r"|(?<!\d)(?P<m2>\d{1,2})\s*[./\-]\s*(?P<y2>20\d{2})(?!\d)"
)
_LETTERS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})


def read_pack(lines: Sequence[str]) -> PackDraft | None:
    """What stands there, as far as it can be read; None when it is no pack at all."""
    clean = [" ".join(unicodedata.normalize("NFKC", line).split()) for line in lines]
    clean = [line for line in clean if line]
    found = PackDraft(_name(clean), _expiry(clean), _batch(clean))
    return None if found == PackDraft() else found


def _name(lines: Sequence[str]) -> str | None:
    for text in _with_next(lines):
        labelled = _LABELLED_NAME.search(text.replace(" ", ""))
        if labelled:
            name = labelled["name"]
            return name.removeprefix("通用名称").removeprefix("通用名")
    bare = [_BARE_NAME.match(line.replace(" ", "")) for line in lines if not _NO_NAME.search(line)]
    names = [match.group() for match in bare if match]
    # The name is printed most completely once: 布洛芬 beside 布洛芬缓释胶囊.
    return max(names, key=len, default=None)


def _expiry(lines: Sequence[str]) -> str | None:
    for text in _with_next(lines):
        label = _EXPIRY.search(text)
        if label and (day := _date(text[label.end() :])):
            return day
    return _counted(lines)


def _counted(lines: Sequence[str]) -> str | None:
    """Made on a day and good for so many months."""
    lasts = next((m for line in lines if (m := _LASTS.search(line))), None)
    for text in _with_next(lines):
        made = _MADE.search(text)
        day = _date(text[made.end() :]) if made else None
        if day and lasts:
            months = int(lasts["n"]) * (12 if lasts["unit"] == "年" else 1)
            year, month = int(day[:4]), int(day[5:7]) - 1 + months
            # What was made in May and lasts two years may be used until the end of April.
            month -= 1
            return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
    return None


def _batch(lines: Sequence[str]) -> str | None:
    for text in _with_next(lines):
        label = _BATCH_WORD.search(text)
        if label is None:
            continue
        rest = text[label.end() :].lstrip(" 】]:：.")
        found = _BATCH.match(rest.upper())
        if found and any(c.isdigit() for c in found.group()):
            return found.group()
    return None


def _with_next(lines: Sequence[str]) -> Iterator[str]:
    """Each line, and each with the one behind it: a label and its value often stand apart."""
    yield from lines
    for first, second in pairwise(lines):
        yield f"{first} {second}"


def _date(text: str) -> str | None:
    """A date that stands at once behind its label."""
    found = _DATE.match(text.lstrip(" :：】])为").translate(_LETTERS))
    if found is None:
        return None
    year = found["y"] or found["y8"] or found["y2"]
    month = int(found["m"] or found["m8"] or found["m2"])
    day = found["d"] or found["d8"]
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02d}"
    if not 1 <= int(day) <= monthrange(int(year), month)[1]:
        return None
    return f"{year}-{month:02d}-{int(day):02d}"
