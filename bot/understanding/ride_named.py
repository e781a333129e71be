"""The driver whom somebody asks for by name."""

from __future__ import annotations

from bot.understanding.expression import expression
from bot.understanding.surnames import SURNAMES

_TITLES = (
    "师傅|大哥|大叔|大伯|大姐|大嫂|叔叔|司机|队长|主任|书记|会计|老师|哥|叔|伯|爷|姐|嫂|婶|姨|总"
)
# 老赵, 赵师傅, 赵卫国, 双全叔
_NAME = (
    f"(?P<name>老[{SURNAMES}](?:头|哥|叔)?|[小阿][{SURNAMES}](?!时)|[{SURNAMES}](?:{_TITLES})|"
    f"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?(?:{_TITLES})?"
    f"|[\u4e00-\u9fff]{{1,2}}(?:师傅|大哥|哥|叔|伯))"
)
_END = (
    "(?=再|来|送|接|开|跑|拉|带|载|去|捎|帮|的车|他的|那车|那台|那辆|吧|行|可以|好|有空|在|得空"
    "|呢|啊|呗|嘛|不|,|。|!|\\?|一趟|一下|$)"
)
_ASKED = expression(
    f"(?:找|让|叫|请|喊|坐|麻烦|指定|搭|要|等|劳烦|联系)(?:一下|下|的)?{_NAME}{_END}"
)
_MAY = expression("(?:能|可|可以)不(?:能|可以)")
_BUT = expression(
    "(?:不|别|莫|唔|勿|甭|没|冇)(?:要|想|用|能|敢)?(?:再)?(?:找|让|叫|请|喊|坐|麻烦|要|搭)?$"
)
# Whoever is carried, or no name at all.
_NO_NAME = expression(
    "谁|哪|马上|车|人家|何时|何人|方便|高铁|高速|火车|动车|于|万一|石头|金|田里|白天|医生|大夫|护"
    "士|钱|常|时候|[我你他她]|村里|家里|大巴|班车|司机师傅|老师傅|老人|关门|毛病|江边|年轻|那个"
    "|这个|一下|一个"
)


def wants_named(text: str) -> str | None:
    """The name as said: 老赵, 赵师傅, 赵卫国; None for nobody, or whom they do not want."""
    text = _MAY.sub("请", text)
    for match in _ASKED.finditer(text):
        name, before = match["name"], text[max(0, match.start() - 4) : match.start()]
        if _BUT.search(before + match[0][:1]) or _BUT.search(before):
            continue
        if not _NO_NAME.search(name):
            return name
    return None
