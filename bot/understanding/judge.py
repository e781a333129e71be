"""Whether what was found is said to be so, here and now, of somebody in the village."""

import re
from collections.abc import Sequence
from enum import Enum

from bot.understanding.denial import asked, denied
from bot.understanding.expression import expression
from bot.understanding.figurative import figurative
from bot.understanding.matcher import Hit
from bot.understanding.notice import is_notice
from bot.understanding.scan import Scan


class Standing(Enum):
    """How a found word stands in its sentence."""

    PRESENT = "present"
    DENIED = "denied"
    PAST = "past"
    ELSEWHERE = "elsewhere"
    SUPPOSED = "supposed"
    ASKED = "asked"


# What cooks do to themselves.
_BURNT = frozenset({"burn", "injury", "choking", "bite", "poisoning"})
# How far behind a complaint `早好了` still speaks of it.
_OVER_WITHIN = 40
# What is over says which complaint is over, if it names one.
_OVER_OF = (
    (expression("退|烧"), frozenset({"fever", "chills"})),
    (expression("咳"), frozenset({"cough"})),
    (expression("吐"), frozenset({"vomiting", "nausea"})),
    (expression("拉"), frozenset({"diarrhea"})),
)
# What happens at a rehearsal, or halfway through a dream, is real.
_SETTING = expression("的?(时候|当中|途中|中途|现场|结束)|时(?!间)|到?一半|完(了|的)|散场")
_REALLY = expression("真有人|真的?(有人|中了|倒了|晕|昏|出事|着火|落水)|真出事|动了?真格|不是演")
_AWAKE = expression("醒|现在|起来|早上|真")
_DONE_TO = ("得", "死", "煞", "让", "把", "害", "吓", "教")
# Played by people of the village, who can fall ill at it.
_GAMES = expression("象棋|下棋|扑克|斗地主|掼蛋|麻将")
# 吃饭那会儿, 早上那会儿: of today; 年轻那会儿 is not.
_OF_THE_DAY = expression(
    "(吃|喝|干|做|起|睡|洗|下地|走|坐|站|打|早|午|晚|中|昨|今|刚|前|后|半夜)[^,]{0,5}$"
)
# Who has everything ready says it of an end to come: 后事安排好了, 药数好了.
_LAST_WORDS = frozenset({"self_harm", "suicidal"})
# 早年间肺结核, 昨晚咳血
_RECENT = expression("昨晚|昨天|昨夜|今晚|半夜|今早|早上|早晨|下午|中午|这两天|这几天|最近|刚")
_STILL = expression(
    "又|还|仍|依然|一直|反复|加重|不|没|冇|唔|难受|疼|痛|严重|厉害|差|坏|瘫|肿|发作|办|救|120|医|突然"
    "|落下|后遗|躺|要|老样子|犯|复"
)
# Somebody's advice to everybody: 喉咙痒就煮雪梨.
_ADVICE = expression(
    "(的时候|的话|的人|时|了)?(,)?(就|可以|要|最好|多|得)(煮|炖|蒸|熬|泡|冲|含|敷|贴|刮|涂|抹|炒|吃点|喝点|喝碗|吃个)(?![^,。]*了)"
)
# Whoever took it has the illness it is for.
_TAKEN = expression("[喝吃煮熬炖](了|过)(?!吗)|还是|没用|不管用|不顶用|没好|不退|又")
_LOOKED_ON = expression(
    "们(班|厂|公司|单位|学校|车间)|(刚|昨晚|昨天|今天|也|们|在|都|就|刚刚)?(看|听|刷|读|玩|追|做梦|梦)"
)


def standing(scan: Scan, hit: Hit, denied_before: Hit | None = None) -> Standing:
    """Denial first, then whose it is, then when it was."""
    found = ascribed(scan, hit, denied_before)
    if found is not None:
        return found
    if _supposed(scan, hit) or _advised(scan, hit) or is_notice(scan) or _doubtful(scan, hit):
        return Standing.SUPPOSED
    return Standing.PAST if _past(scan, hit) else Standing.PRESENT


def ascribed(scan: Scan, hit: Hit, denied_before: Hit | None = None) -> Standing | None:
    """Only whether it is asked, denied or of somebody else; None when it is none of these."""
    if asked(scan, hit):
        return Standing.ASKED
    if denied(scan, hit, denied_before):
        return Standing.DENIED
    if _elsewhere(scan, hit) or figurative(scan, hit):
        return Standing.ELSEWHERE
    return None


def _elsewhere(scan: Scan, hit: Hit) -> bool:
    """News, stories and other villages, unless it is said to be one of one's own."""
    told = [
        t
        for t in scan.context(hit, "hearsay", "fiction")
        if _is_told(scan, t) and not _at_a_game(scan, t, hit)
    ]
    if not told or _REALLY.search(scan.text):
        return False
    if any("梦" in t.text for t in told) and not _AWAKE.search(scan.text):
        return True
    # 隔壁县 is not 隔壁.
    near = [
        o
        for o in scan.context(hit, "own")
        if all(o.start >= t.end or o.end <= t.start for t in told)
    ]
    return not any(_ones_own(scan, own) for own in near)


def _is_told(scan: Scan, told: Hit) -> bool:
    """Neither where it happens nor denied: 排练时, 不是装的."""
    if _SETTING.match(scan.text, told.end) or told.text.endswith("桌"):
        return False
    return not scan.text[: told.start].endswith(("不是", "没有", "没", "不"))


def _at_a_game(scan: Scan, told: Hit, hit: Hit) -> bool:
    """`下棋的王老汉倒地上`: who falls ill at the table is no piece on the board."""
    if hit.table not in ("symptoms", "signs") or not _GAMES.search(told.text):
        return False
    if hit.code in _BURNT or hit.code == "fell":
        # Kings fall and cards are thrown.
        return False
    return hit.table == "signs" or any(p.code != "self" for p in scan.of("people"))


def _ones_own(scan: Scan, own: Hit) -> bool:
    """`我刚看新闻` and `看得我直哭` speak of the news, not of oneself."""
    alone = own.text in ("我", "俺")
    if alone and scan.text[max(0, own.start - 1) : own.start] in _DONE_TO:
        return False
    return not (alone and _LOOKED_ON.match(scan.text[own.end : own.end + 6]))


def _doubtful(scan: Scan, hit: Hit) -> bool:
    """A word that a region is not known to say for sure only goes with a clear one."""
    if hit.strong or hit.table not in ("symptoms", "signs"):
        return False
    return not any(h.strong for h in scan.of("symptoms", "signs"))


def _supposed(scan: Scan, hit: Hit) -> bool:
    """An if or a warning before it in the sentence, and nothing that brings it to today."""
    ahead = [c for c in scan.context(hit, "suppose") if c.start < hit.end]
    meant = [c for c in ahead if scan.text[max(0, c.start - 1) : c.start] not in ("不", "没")]
    bound = [c for c in meant if not _somebody_since(scan, c, hit)]
    return bool(bound) and not scan.context(hit, "now")


def _advised(scan: Scan, hit: Hit) -> bool:
    """What helps against it, or what stands on the stove, and nobody who has it."""
    if hit.table != "symptoms" or scan.of("people"):
        return False
    if _ADVICE.match(scan.text, hit.end):
        return True
    if hit.code in _BURNT or _TAKEN.search(scan.text):
        return False
    return bool(scan.context(hit, "recipe"))


def _somebody_since(scan: Scan, supposed: Hit, hit: Hit) -> bool:
    """`要是没人来就晚了, 我爸喘不上气`: after the comma somebody real is spoken of."""
    comma = scan.text.rfind(",", supposed.end, hit.start)
    return comma >= 0 and bool(scan.between("people", comma, hit.start))


def _past(scan: Scan, hit: Hit) -> bool:
    """Dated to the past, or said to be over, with nothing that brings it to today."""
    now = scan.context(hit, "now")
    past = [p for p in scan.context(hit, "past") if not _is_of_the_day(scan, p)]
    if any(_RECENT.search(scan.text, p.end, hit.start) for p in past):
        past = []
    if past and (not now or _long_well(scan, hit, now) or _nothing_since(scan, past, hit, now)):
        return True
    if hit.code in ("fell", "injury") and scan.context(hit, "unhurt"):
        return True
    if hit.table == "signs" or hit.code in _LAST_WORDS:
        # A danger of these days that has passed is still looked after.
        return False
    if scan.context(hit, "lately") and not now:
        return True
    later = scan.between("context", hit.start, hit.end + _OVER_WITHIN)
    return any(h.code == "over" and _is_over(scan, h, hit) for h in later)


def _is_of_the_day(scan: Scan, past: Hit) -> bool:
    return past.text == "那会儿" and bool(_OF_THE_DAY.search(scan.before(past)))


def _long_well(scan: Scan, hit: Hit, now: Sequence[Hit]) -> bool:
    """`早几年心梗, 现在天天跳舞`: today is only spoken of to say that all is well."""
    well = [w for w in scan.context(hit, "well") if w.end > hit.end]
    return bool(well) and all(any(w.start <= n.start < w.end for w in well) for n in now)


def _nothing_since(scan: Scan, past: Sequence[Hit], hit: Hit, now: Sequence[Hit]) -> bool:
    """`前年中风的老李头现在推车满村转`: what is said of today after it is no complaint."""
    if min(p.start for p in past) >= hit.end or any(n.start < hit.end for n in now):
        return False
    since = now[0].start
    end = scan.sentence(hit)[1]
    if scan.between("symptoms", since, end) or scan.between("signs", since, end):
        return False
    return not _STILL.search(scan.text[since : since + _OVER_WITHIN])


def _is_over(scan: Scan, over: Hit, hit: Hit) -> bool:
    """`退了` speaks of the fever; after `退了` comes `又烧`: it was not over."""
    if over.start and scan.text[over.start - 1] in "不没冇勿毋唔未":
        return False
    for word, codes in _OVER_OF:
        if word.search(over.text) and hit.code not in codes:
            return False
    return not re.search(
        "又(?!能|可以|会)|还|可是|但是|但|反而|没退|不退", scan.text[over.end : over.end + 12]
    )
