"""The text of a message as the readers of the medicine box look through it."""

from __future__ import annotations

import unicodedata

from bot.understanding.expression import expression
from bot.understanding.traditional import TO_SIMPLIFIED

# More than anybody says about a box; the rest of a pasted page is not looked at.
_LONGEST = 2000
_MINUS = str.maketrans("−﹣‐‑", "----")
# As some write or hear it, to what was meant.
_SLIPS = {
    "药相": "药箱",
    "要箱": "药箱",
    "药厢": "药箱",
    "药响": "药箱",
    "开丰": "开封",
    "开风": "开封",
    "拆丰": "拆封",
    "折封": "拆封",
    "盘店": "盘点",
    "入裤": "入库",
    "人库": "入库",
    "报费": "报废",
    "归环": "归还",
    "招回": "召回",
    "紧却": "紧缺",
    "批耗": "批号",
    "过其": "过期",
    "血养仪": "血氧仪",
    "血氧义": "血氧仪",
    "优效期": "有效期",
    "有校期": "有效期",
}
_SLIP = expression("|".join(_SLIPS))
_SPACE = expression(r"(?<![\x21-\x7e]) +| +(?![\x21-\x7e])")
_THOUSANDS = expression(r"(?<=\d),(?=\d{3}(?!\d))")
_BIG = expression(r"(\d{1,4})([百千万])")
_WORTH = {"百": 100, "千": 1_000, "万": 10_000}


def spaced(text: str) -> str:
    """Plain characters, lower case, simplified, slips mended, with its spaces."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST]).lower().translate(_MINUS)
    text = text.translate(TO_SIMPLIFIED).replace("\n", ",")
    return _SLIP.sub(lambda slip: _SLIPS[slip.group()], text)


def close(text: str) -> str:
    """The same without the spaces beside Chinese; 3百 and 1,000 in digits."""
    if " " in text:
        text = _SPACE.sub("", text)
    text = _THOUSANDS.sub("", text)
    return _BIG.sub(lambda said: str(int(said[1]) * _WORTH[said[2]]), text)
