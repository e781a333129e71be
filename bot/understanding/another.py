"""Whether a wish beside something called off or asked after is another matter, not the same one."""

from collections.abc import Sequence

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

_ENDS_A_MATTER = frozenset({"cancel", "status"})
_NEEDS = "need_"
# Behind what is called off only what is plainly asked anew stands for itself.
_ANEW = expression(
    "谁|哪[个位家]|边个|有没有|能不能|可不可|麻烦|另外|求|请|但|不过|就是|只是|倒是"
    "|还(想|要|缺|差|需|得|有|少)|再(帮|给|要|来|借|带|买)|(今|明|后|周|下午|晚上)[^,]{0,6}(想|要|得)|想(要|借|请|找)|就(行|好|可以)"
)
# 刚才要的, 昨天想借的: the very thing that is called off.
_LOOKS_BACK = expression(
    "刚才|刚刚|昨|前天|上次|上回|之前|原来|本来|先前|早上(说|要|讲)|(说|讲|约|订|要|借|定|登记)(好|过)?的(?!人|话)"
)
# What a call-off names, and the needs that are of it.
_NAMED = (
    (expression("车|接|送"), "need_ride", expression("车|接|送|[去到回]")),
    (expression("药"), "need_medicine", expression("药")),
    (expression("菜|饭|米|面|油|盐"), "need_meal", expression("菜|饭|米|面|油|盐|吃")),
)
_CLAUSE_END = expression("[,。!?;\\n…、 :]")


def another_matter(scan: Scan, wish: Hit, ended: Sequence[Hit]) -> bool:
    """`车不用了, 谁能帮我带点药`: two matters; `要个车去县里, 不用了`: one that is over."""
    if not wish.code.startswith(_NEEDS) or ended[0].code not in _ENDS_A_MATTER:
        return False
    own = [e for e in ended if not any(_within(e, o) for o in ended if o is not e)]
    starts, ends = _clause(scan, wish)
    if any(starts < e.end and e.start < ends for e in own):
        return False
    said = scan.text[starts:ends]
    if _LOOKS_BACK.search(said):
        return False
    if all(e.end <= starts for e in own):
        return bool(_ANEW.search(scan.text[starts : min(len(scan.text), ends + 8)]))
    return all(_names_another(scan, e, wish, said) for e in own if e.start >= ends)


def _names_another(scan: Scan, ended: Hit, wish: Hit, said: str) -> bool:
    """`帮我带两包盐, 车不用了`: what is called off is named, and the wish is not of it."""
    starts, ends = _clause(scan, ended)
    over = scan.text[starts:ends]
    named = [(code, of_it) for word, code, of_it in _NAMED if word.search(over)]
    return bool(named) and all(
        wish.code != code and not of_it.search(said) for code, of_it in named
    )


def _clause(scan: Scan, hit: Hit) -> tuple[int, int]:
    behind = _CLAUSE_END.search(scan.text, hit.end)
    return hit.start - len(scan.before(hit)), behind.start() if behind else len(scan.text)


def _within(big: Hit, small: Hit) -> bool:
    return big.start <= small.start and small.end <= big.end and big != small
