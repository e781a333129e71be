"""How many are to be carried, or how many seats are free."""

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,3}})"
_FAMILY = expression(rf"一家(?:子)?{_N}口|{_N}口(?:子|人)")
# 两大一小
_BIG_AND_SMALL = expression(rf"{_N}(?:个)?(?:大人?|老人?)(?:带|和|加)?{_N}(?:个)?(?:小孩?|娃)")
_PEOPLE = expression(
    rf"{_N}(?:个|位|名|口)?(?:大人|老人|小囡|娃儿?|孩子|小孩|乘客|空?座位?|空?位子|空?坐位|空位|座|人|位|口|仔)(?!钱|块|费|份|[一二三两百几0-9]*[块百元])"
    rf"|{_N}只(?:空)?(?:座位?|位子)|{_N}(?:儕|侪)人?"
)
_SEATED = expression(
    rf"(?:坐得?下?|能坐|可坐|可以坐|能带|能捎|可带|可捎|捎|带|搭|挤|拉|载|坐|剩|空|车|能|还有|我们|阿妈|我妈|我爸)(?:得下)?(?:个|上)?{_N}(?:个|位)?(?=[^0-9月号点块元斤袋盒件台天岁年路筐桶包箱瓶趟下程段脚截把样副条家半]|$)"
)
# 陪护一人, 带两个孩子: besides the one who is spoken of.
_BESIDES = expression(
    rf"陪(?:护|同|伴)(?:的)?{_N}(?:个|位|名)?人?|(?<!能)(?<!可以)(?:带着?|抱着?){_N}个?(?:小?孩子?|娃|伢|崽|小囡)"
)
# 座位三个
_FREE = expression(rf"(?:空位|座位|位子|位置|空座){_N}[个位]")
# 周一三五, not 135 people.
_WEEKDAYS = expression("[一二三四五六日]{2,}")
_ALONE = expression("一个人(?=带|在|住|过|弄|守|割|收|干|做|走)")
# 我跟婆婆两个
_TOGETHER = expression(
    "(?:我|俺|佢|他|她|妈|爸|爹|娘|婆|公|爷|奶|娃|伢子?|崽|媳妇|老婆|老公|伴|们)(?:儿|子|俩)?"
    rf"{_N}(?:个|儕|侪)(?!多|月|小时|钟|星期|礼拜|大|袋|箱|包)"
)
# 捎俺一个, 顺带一个
_ONE = expression(r"(?:捎|带|搭|载|拉)(?:上)?(?:我|俺)(一)(?:个|位)")
_MOST = 60


def seats(text: str) -> int | None:
    """The number, or None when it is not said."""
    match = _BIG_AND_SMALL.search(text)
    if match:
        return _whole(match[1], match[2])
    match = _BESIDES.search(text)
    if match:
        return _whole("一", next(group for group in match.groups() if group))
    text = _ALONE.sub("", text)
    for pattern in (_FAMILY, _FREE, _PEOPLE, _TOGETHER, _SEATED, _ONE):
        match = pattern.search(text)
        if match:
            return _whole(next(group for group in match.groups() if group))
    return None


def _whole(*numerals: str) -> int | None:
    values = [None if _WEEKDAYS.fullmatch(n) else number(n) for n in numerals]
    total = sum(value for value in values if value is not None)
    known = all(value is not None and value == int(value) for value in values)
    return int(total) if known and 1 <= total <= _MOST else None
