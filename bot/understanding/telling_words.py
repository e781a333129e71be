"""Small words that tell whose it is and whether a day was named."""

from bot.understanding.expression import expression

_DAY = expression("[今明后前昨周号日月初廿]|星期|礼拜")
_OWN = expression("[我俺咱][家们]?的?[爸妈爹娘爷奶公婆娃儿女孩孙老]")


def names_a_day(said: str) -> bool:
    """Whether a time holds its day, and is not only the next hour that fits."""
    return bool(_DAY.search(said))


def of_ones_own(said: str) -> bool:
    """我爸, 咱家老人: kin of whoever speaks."""
    return bool(_OWN.search(said))
