"""Whether a wish that was found is meant: what stands in its words and right beside them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.understanding.expression import expression
from bot.understanding.judge import Standing, ascribed
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

# How much before and behind the words of a wish still belongs to it.
_BEFORE, _BEHIND = 8, 2

_EITHER_WAY = expression("要不要|用不用|能不能|可不可|肯不肯|会不会|行不行|好不好|是不是")
_LONG_AGO = expression(
    "以前|从前|小时候|当年|那年|去年|前年|年轻|早年|小辰光|细时候|[前往]几年|早些年|想当"
)
# 我年轻时学过泥瓦, 漏了找我: what was learnt long ago is offered now.
_CALL = expression("(找|喊|叫|招呼)(我|俺)")
# 谁的车能坐一个, 谁送我去: asked, though it sounds like an offer.
_NO_OFFER = expression(
    "(谁|哪[个位家]|边个|啥人)(家)?的?(车|面包|三轮)|(谁|哪[个位]|边个|啥人|有人)(能|可以|愿意|有空)$|(送|带|接|帮|给|载|拉|替)(我|俺|阮|𠊎)(?!家?有)"
)
# Said by others, of others; 把我妈从医院接回来 is no homecoming.
_NO_HOMECOMING = expression(
    "从[市县镇城街][里上]?回|回不|医院|卫生[院所室站]|[接取带拿寄买捎送找]回|菜|市场|[超集]|[他她你谁]们?说|听说|据说|骗"
)
_NOT_MEANT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "offer_help": _NO_OFFER,
        # 老年卡坐公交要不要钱 asks what it costs.
        "offer_ride": expression(f"{_NO_OFFER.pattern}|[要收]不[要收]钱"),
        "offer_medicine": expression("(帮|替|给)(我|俺)[^,。!?]{0,3}把|(空着|闲着|闲置)(吗|不|没)"),
        "returnee": _NO_HOMECOMING,
        "cancel": _EITHER_WAY,
        "need_medicine": expression("未(过期|开封|拆)|(我|俺)有多"),
        "need_ride": expression(
            "班车[^,。!?]{0,3}改|(谁|哪[个家])[^,。!?]{0,3}(车|三轮|面包)[^,。!?]{0,2}[堵挡占撞刮响]|"
            "(的时|的人)$|有房|(电话|手机|视频)[^,。!?]{0,6}[没冇无]人接|(他们?|她|你|昨天|前天|已经|刚才|刚)[^,。!?]{0,3}(送|带|接|载|拉|捎)(我|俺)"
        ),
        "need_borrow": expression("(来|又|昨天|他|她|刚|去|找我|问我)[^,。!?]{0,2}借"),
        "need_errand": expression(
            "(来|过来|回来)帮(我|忙)?带(娃|孩子)|(我|俺)也?(去|来)帮忙|(前天|上回|答应|说好)[^,。!?]{0,3}帮|"
            "(帮人|叫别|让你|被人|都有人|会有|他|她|让我|昨天|刚才|已经)[^,。!?]{0,3}(帮|给|替|送)"
        ),
    }
)
# Words for these tell of others and of denials as a matter of course.
_ANY_STANDING = frozenset({"need_farm", "question", "status", "cancel", "done", "returnee"})
# Whoever asks so asks here, though he goes to see a play.
_ASKS = expression("谁|求|能否|能不能|可否|有没有人|哪[个位家]|边个|啥人|么侪|帮我|帮俺|麻烦")
# Said to one person; a village is not asked so.
_TO_ONE = expression("(你|您|记得|应该)[^,。!?]{0,6}(给|帮|替|送|带|借)(我|俺|个|下)?")


def meant(scan: Scan, hit: Hit) -> bool:
    """Whether the sender says it for himself, now, and not the other way round."""
    against = _NOT_MEANT.get(hit.code)
    if against and against.search(_around(scan, hit)):
        return False
    told = hit.code != "status" and not _CALL.search(hit.text)
    if told and _LONG_AGO.search(sentence(scan, hit)):
        return False
    if hit.code == "need_farm" and ascribed(scan, hit) is Standing.ELSEWHERE:
        return bool(_ASKS.search(hit.text))
    if hit.code in _ANY_STANDING or _EITHER_WAY.search(scan.before(hit)[-4:] + hit.text[:1]):
        return True
    stands = ascribed(scan, hit)
    if stands is Standing.ELSEWHERE:
        return bool(_ASKS.search(hit.text))
    return stands is not Standing.DENIED


def weighed(scan: Scan, hit: Hit) -> Hit:
    """你给我买一个: a favour asked of one person may not be meant for the village."""
    if hit.code != "need_errand":
        return hit
    to_one = _TO_ONE.search(scan.before(hit)[-_BEFORE:] + hit.text)
    return hit._replace(strong=False) if to_one else hit


def sentence(scan: Scan, hit: Hit) -> str:
    """The words of the sentence the hit stands in."""
    start, end = scan.sentence(hit)
    return scan.text[start:end]


def _around(scan: Scan, hit: Hit) -> str:
    if hit.code in ("offer_help", "offer_ride", "cancel"):
        return hit.text
    before = scan.before(hit)[-_BEFORE:]
    if hit.code == "need_errand":
        return before + hit.text
    return before + hit.text + scan.text[hit.end : hit.end + _BEHIND]
