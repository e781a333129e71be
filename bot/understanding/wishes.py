"""What the sender wants or does, when several readings of the same words compete."""

from collections.abc import Iterable, Sequence

from bot.understanding.another import another_matter
from bot.understanding.expression import expression
from bot.understanding.judge import Standing, standing
from bot.understanding.matcher import Hit
from bot.understanding.meant import meant, sentence, weighed
from bot.understanding.scan import Scan

# Hits of these codes are no wishes; they say that the wish beside them is somebody else's.
_CUE = "cue_offer"
_OFFERED = {
    "need_ride": "offer_ride",
    "need_medicine": "offer_medicine",
    "need_errand": "offer_help",
    "need_meal": "offer_help",
    "need_borrow": "offer_help",
    "need_look_in": "offer_help",
    "need_farm": "offer_help",
}
_NEEDS = tuple(_OFFERED)
# The first wins over the others wherever both were found in the message.
_WINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cancel", (*_NEEDS, "offer_ride", "offer_help", "offer_medicine", "done", "status")),
    ("status", (*_NEEDS, "question", "report_problem")),
    ("offer_ride", ("need_ride",)),
    ("need_farm", ("need_borrow",)),
)
# The first wins over the others only where they share words.
_WINS_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("status", ("done",)),
    ("done", (*_NEEDS, "offer_medicine", "report_problem", "returnee")),
    ("need_farm", ("need_medicine", "need_errand", "need_ride", "report_problem", "question")),
    ("need_meal", ("need_errand",)),
    ("need_look_in", ("need_errand",)),
    ("need_borrow", ("need_errand", "need_medicine")),
    ("offer_medicine", ("need_medicine", "need_errand", "question", "offer_help")),
    ("offer_help", ("need_errand", "need_ride", "need_medicine", "need_farm")),
    ("need_errand", ("need_medicine", "question", "returnee")),
    ("need_medicine", ("question",)),
    ("need_ride", ("question", "offer_help")),
    ("offer_ride", ("need_errand", "question", "offer_help")),
)
# And these only where the other is no more than a part of it.
_WINS_PART: tuple[tuple[str, tuple[str, ...]], ...] = (("done", ("question",)),)
# Better, but not for long: what is over is no thing but an illness.
_BETTER_NOW = expression("好(多|些|点|转|一点|一些)[了哒咯喽啦哉]|退烧|不烧|烧退")
# 谁能上门, 能不能上门: asked, though 能上门 is offered.
_WHO_CAN = expression("(谁|哪[个位家]|边个|啥人|有没有人|有冇人|[能可会愿]不)$")
# A full stop or a particle behind.
_TRAILING = 2
# How far before a wish the words may begin that unsay it.
_UNSAID_FROM = 40
# Longer than this and a weak word is only a word.
_SHORT = 16
# Categories that go straight up stand before whatever else is complained of.
_CATEGORIES_FIRST = ("refused_care", "clinic_closed")
# Whoever says this is to get something: no offer.
_FOR_ME = expression(
    "(帮|给|替|同|送|接|带|捎|载|拉|借|跟|匀|车|把)(忙)?(上|一下|下)?(我|俺|阮|𠊎|涯|咱)(?!家(有|的车))"
)
# What is fetched or done is named: an errand, nobody is carried.
_THINGS = expression(
    "[袋包盒斤瓶桶罐樽碗顿副付提板粒捆]|饭|菜|药|米|油|盐|水|货|电费|话费|快递|钱|猪|鸡|看|瞅|瞧|望|瞭|睇"
    "|垃圾|煤|柴|衣|外套|被|单|卡|修|换|做|煮|教|陪|弄|热|喂|抬|搬|扛|炉|口粮|东西|个件|材料|证件|表格|资料"
)
_SENT = expression("买|抓|取|去|捎|带|代|回来|药店|镇|街|县|卫生|领|配")
_TAKEN = expression("吃|喝|食|几次|一天|接种")
_SERVED = expression("帮.*(药|菜|东西|饭|买)|带[药菜货东]|捎[东货药菜]")
_GOODS = expression("[袋盒斤瓶桶罐樽碗副付提板捆]|饭|菜|药|米|油|盐|快递|电费|话费|猪|鸡")
_CARRIED = expression("车|一[趟程脚段截]|顺路|搭|坐|[带捎送接拉载](上|下|一下)?[我俺阮咱𠊎人老娃]")
_SAME_WAY = ("顺路", "顺道", "同路")
# Somebody is asked whether he has it; the sender has none.
_WHO_HAS = expression(
    "(谁|哪[个家位户]|边[个位]|啥人|么侪|哪侪|有没有|有冇|有人)[^,。!?要用需缺]{0,6}(有|匀|借|剩|备|存|多)"
)
_WHOSE_CAR = expression("(谁|哪[个位家]|边个|啥人)(家)?的?(车|面包|三轮|小车)")
# Who is sent to a shop for a medicine is not asked for his own.
_SHOPS = expression("药店|药房|医院|卫生|镇|街|县|城")
# What is broken inside one's own four walls is mended by a neighbour.
_AT_HOME = expression("(我|俺|我们|咱)?(家|屋)(里|头)?的?$")
_GIVEN = expression("捐|放|大家|需要|谁|哪|边个|要的|拿")
_I_HAVE = expression("(我|俺|我家|我这|屋里|阮)[^,。!?没]{0,4}(有|多|剩)")
# 养老金发没发: asked, not complained of.
_OPEN = expression("(发|到|来|停|封|通|涨)没\\1|停不停|封不封")
_YOURS = expression("你们?(那|家|这|是|也|不|在|吃|喝)|您")


def wishes(scan: Scan) -> list[Hit]:
    """The intents that remain, in order of mention; weak ones only when no strong one is left."""
    hits = [weighed(scan, hit) for hit in scan.of("intents") if _is_wish(scan, hit)]
    cues = [hit for hit in hits if hit.code == _CUE]
    hits = [_turned(scan, hit, cues) for hit in hits if hit.code != _CUE]
    strong = [hit for hit in hits if hit.strong]
    if not strong:
        return hits if len(scan.text) <= _SHORT and not scan.of("problems") else []
    kept = [h for h in strong if h.code != "offer_medicine" or _has_it(scan, h)]
    if any(h.code == "offer_medicine" and _GIVEN.search(h.text) for h in kept):
        kept = [h for h in kept if h.code != "cancel"]
    kept = _not_within(list(_fetched_or_asked(_carried_or_fetched(kept))))
    return _settled(scan, kept)


def _is_wish(scan: Scan, hit: Hit) -> bool:
    """Meant, and no part of words that only sound like a wish: 喂我一把狗粮."""
    unsaid = scan.between("context", max(0, hit.start - _UNSAID_FROM), hit.end)
    if any(u.code == "not_wish" and _share(u, hit) for u in unsaid):
        return False
    if hit.code == "done" and _BETTER_NOW.search(hit.text) and not _is_well(scan, hit):
        return False
    if hit.code == "offer_help" and hit.text[0] in "能可会愿" and _WHO_CAN.search(scan.before(hit)):
        return False
    return meant(scan, hit)


def _is_well(scan: Scan, better: Hit) -> bool:
    """`好多了, 谢谢` and a bare `好多了` close a matter; `好多了, 就是还咳` does not."""
    if not better.strong and len(scan.text) - len(better.text) > _TRAILING:
        return False
    behind = [h for h in scan.of("symptoms", "signs") if h.start >= better.start]
    return all(standing(scan, h) is not Standing.PRESENT for h in behind)


def _settled(scan: Scan, kept: list[Hit]) -> list[Hit]:
    """Without the readings that lose against another."""
    changed = "改" in scan.text
    for winner, losers in _WINS:
        won = [h for h in kept if h.code == winner]
        if won and not (winner == "cancel" and changed):
            kept = [h for h in kept if h.code not in losers or another_matter(scan, h, won)]
    for table, beaten in ((_WINS_WORDS, _share), (_WINS_PART, _holds)):
        for winner, losers in table:
            won = [h for h in kept if h.code == winner]
            kept = [
                h
                for h in kept
                if h.code not in losers or _stands_alone(h) or not any(beaten(w, h) for w in won)
            ]
    return kept


def trouble(scan: Scan) -> Hit | None:
    """The public problem that is reported: the most pressing heading, else the first said."""
    offers = [h for h in scan.of("intents") if h.code in ("offer_help", "offer_ride")]
    found = [
        h
        for h in scan.of("problems")
        if standing(scan, h) is Standing.PRESENT
        and not any(scan.sentence(h) == scan.sentence(o) for o in offers)
    ]
    mended = any(h.code == "need_errand" and h.strong for h in scan.of("intents"))
    found = [h for h in found if not (mended and "管" in h.text and _at_home(scan, h))]
    found = [h for h in found if not _OPEN.search(scan.before(h)[-1:] + h.text)]
    if any(_YOURS.search(scan.before(h)) for h in found):
        return None
    pressing = [h for h in found if h.code in _CATEGORIES_FIRST]
    return next(iter(pressing or found), None)


def _at_home(scan: Scan, hit: Hit) -> bool:
    return bool(_AT_HOME.search(scan.before(hit)))


def _turned(scan: Scan, hit: Hit, cues: Sequence[Hit]) -> Hit:
    """哪家要割稻喊我: what somebody else is said to need is offered."""
    if hit.code not in _OFFERED or not cues:
        return hit
    start, end = scan.sentence(hit)
    beside = any(start <= cue.start < end for cue in cues)
    if not beside or _FOR_ME.search(scan.text[start:end]):
        return hit
    return hit._replace(code=_OFFERED[hit.code])


def _fetched_or_asked(hits: Iterable[Hit]) -> Iterable[Hit]:
    """谁有抗原给整俩: a medicine that nobody is sent for is asked of the neighbours."""
    hits = list(hits)
    asked = [h for h in hits if h.code == "need_medicine"]
    if any(h.code == "need_errand" and _SHOPS.search(h.text) for h in hits):
        yield from (h for h in hits if h.code != "need_medicine")
        return
    for hit in hits:
        sent = hit.code != "need_errand" or _SENT.search(hit.text)
        if sent or not any(_share(hit, a) for a in asked):
            yield hit


def _carried_or_fetched(hits: Sequence[Hit]) -> Iterable[Hit]:
    """谁能送一下: a thing that is named is fetched, otherwise a person is carried."""
    rides = [h for h in hits if h.code == "need_ride"]
    errands = [h for h in hits if h.code == "need_errand"]
    fetched = [e for e in errands if _THINGS.search(e.text)]
    for hit in hits:
        if hit.code == "need_errand" and hit not in fetched and any(_share(hit, r) for r in rides):
            continue
        about_goods = _GOODS.search(hit.text) or not _CARRIED.search(hit.text)
        if hit.code == "need_ride" and hit.text.endswith(_SAME_WAY):
            # 快递在镇上, 谁顺路捎回来
            about_goods = about_goods or any(_holds(e, hit, within=2) for e in fetched)
        if hit.code == "need_ride" and about_goods and any(_share(hit, e) for e in fetched):
            continue
        yield hit


def _has_it(scan: Scan, offer: Hit) -> bool:
    """谁家有多的口罩: the sender asks; 我有多的口罩, 谁要: the sender offers."""
    said = sentence(scan, offer)
    asked = _WHO_HAS.search(said)
    return asked is None or bool(_I_HAVE.search(said[: asked.start()]))


def _not_within(hits: list[Hit]) -> list[Hit]:
    """哪个有七座车: an offer that is only part of a request is none."""
    asked = [h for h in hits if h.code == "need_ride"]
    if any(_WHOSE_CAR.search(a.text) for a in asked):
        return [h for h in hits if h.code != "offer_ride"]
    return [
        h for h in hits if h.code != "offer_ride" or not any(_holds(a, h, within=1) for a in asked)
    ]


def _stands_alone(hit: Hit) -> bool:
    """What is said so plainly that it is meant beside whatever else is wanted."""
    if hit.code == "question":
        return bool(_TAKEN.search(hit.text))
    return hit.code == "offer_help" and bool(_SERVED.search(hit.text))


def _holds(big: Hit, small: Hit, within: int = 0) -> bool:
    longer = (big.end - big.start) - (small.end - small.start)
    return big.start <= small.start and small.end <= big.end and longer >= within


def _share(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
