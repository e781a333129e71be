"""能等, 等不得: what the one question of the night may be answered with."""

CAN_WAIT = frozenset({
    "能等", "可以等", "等得", "等得到", "等得起", "等得及", "等得到天亮", "能等到天亮", "等天亮",
    "天亮再说", "明天再说", "早上再说", "不急", "不着急",
})  # fmt: skip
CANNOT_WAIT = frozenset({
    "等不得", "等不了", "等不到", "等不及", "等不起", "不能等", "快来人", "等不得，快来人",
})  # fmt: skip
MARKS = " \t\n,，。.;；:：!！?？~、了吧的啊呀嘛"


def night_word(text: str) -> str | None:
    """`wait`, `now`, or None for any other words."""
    said = text.strip(MARKS)
    return "wait" if said in CAN_WAIT else "now" if said in CANNOT_WAIT else None
