"""What a volunteer's car must not carry, so that the transfer desk has to."""

from __future__ import annotations

import re

from bot.understanding.expression import expression
from bot.understanding.ride_text import denied

_OXYGEN = (
    "吸着?氧|氧气|上着?氧|带着?氧|戴着?氧|输氧|插着?氧|插着?氧管|离不开氧|氧气?管|供氧|靠氧|制氧"
    "机|要氧"
)
_LYING = (
    "担架|躺在?床上(?:起不来|动不了|不能动)|躺着(?:去|走|送|来|的|才|,|。|$)|平躺|(?:只|要|得|必"
    "须|只得|全程)(?:能|好)?躺|躺(?:起"
    "|倒)去|不能坐(?!车|班车|公交|飞机|火车|大巴|前|后|副|长途)"
    "|坐不(?:起来?|住|稳|直|得)|(?<!车)坐不了(?!太?久|太长|长时间|那么|这么|几|[一二两三四五六七]"
    "|下)|坐不起|不能坐"
    "起|下不了床|落唔到床|下不来床|卧床|瘫(?!子|倒在沙)"
    "|翻不了身|抬着?(?:去|走|上车|上去|下来|下楼)|要人抬|得抬|全身不能动|一动不能动|救护车那种床"
    "|睡着去"
)
_DRIP = (
    "挂着(?:水|瓶|针|吊)|吊着(?:水|瓶|针)|打着(?:针|吊|点滴|水)|输着液|(?:带|举|拎|插|提)着?(?:个"
    ")?(?:吊瓶|吊针|点滴|输液|针)|还?(?:在|正)"
    "(?:挂水|吊水|打吊|打点滴|输液|挂瓶|吊瓶)|针(?:头)?(?:还)?没拔|(?:吊水|吊瓶|点滴|挂水|输液)"
    "(?!去|室|费|的|完|了)"
)
_OUT = (
    "昏迷|叫不醒|喊不醒|唤不醒|嗌唔醒|不省人事|人事不[知省醒]|没(?:有)?(?:了)?(?:知觉|意识|反应)"
    "|意识(?:不清|模糊|丧失)|神志不清|昏过去|晕过去|昏死|迷糊不醒|不清醒"
)
_MACHINE = "呼吸机|插管|气管切开|气切|插着管子|心电监护|监护仪|除颤|氧饱和?仪着"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("oxygen", expression(_OXYGEN)),
    ("stretcher", expression(_LYING)),
    ("drip", expression(_DRIP)),
    ("unconscious", expression(_OUT)),
    ("ventilator", expression(_MACHINE)),
)
# Somebody goes for a drip, or fetches an oxygen bag: nothing of it is in the car with a patient.
_FETCHED = expression(
    "(?:去|到|要|来|想|得|再|天|次|上午|下午|早上|医院|卫生院|卫生室|打|挂|开)(?:打|挂|输|做)?$"
)
_THING = expression(
    "(?:换|买|拿|取|领|借|还|送|充|租|退|灌|捐|修|找|搬|拉|要个|有没有|谁有|谁家有)(?:了|个|一?"
    "[个瓶袋台只副]|点|回|掉)*$"
)
_GONE = expression(
    "(?:就|也|都)?(?:不用|不要|不需要?|没有?|冇|唔使|用不着|不必|没带|拔了|停了|完了)|(?:室|科|厂"
    "|店|钱|费)"
)
# 瘫痪的老人,能坐轮椅
_CAN_SIT = expression("(?<!不)(?:能|可以)坐|坐(?:着)?轮椅|坐得(?:住|稳|起)")
_BED = ("瘫", "卧床", "下不了床", "下不来床", "落唔到床", "要人抬", "得抬")
_AFTER_DENIAL = expression(
    "(?:不用|不要|不需要?|没有?|无需|冇|唔使|甭|别|不必|用不着)[^,。、]{0,4}$"
)


def desk(text: str) -> tuple[str, ...]:
    """The kinds that are spoken of and not denied, in a fixed order."""
    return tuple(
        kind
        for kind, words in _KINDS
        if any(_holds(text, kind, match) for match in words.finditer(text))
    )


def _holds(text: str, kind: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() :]
    if _GONE.match(behind) or (kind == "stretcher" and _CAN_SIT.search(text) and match[0] in _BED):
        return False
    if kind == "unconscious":
        return not re.search("(?:没|没有|冇|无)$", before)
    if denied(text, match.start()) or _AFTER_DENIAL.search(before):
        return False
    if kind == "drip" and re.match("吊|点|挂水|输液", match[0]) and "着" not in match[0]:
        return not _FETCHED.search(before)
    return not _THING.search(before)
