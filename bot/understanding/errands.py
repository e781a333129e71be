"""Which things other than medicines a message wants carried, bought, lent or sold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.understanding.amounts import Amount
from bot.understanding.expression import expression
from bot.understanding.goods import FARM, Good, Goods, GoodsHit
from bot.understanding.mention import Mention

# Messages in which things other than medicines are listed.
_FOR_GOODS = frozenset(
    (
        "need_errand", "need_meal", "need_borrow", "need_look_in", "offer_help", "need_farm",
        "need_ride", "status", "cancel", "done", "need_medicine",
    )
)  # fmt: skip
_SPOKEN_OF = frozenset({"need_farm", "need_borrow", "status", "cancel", "done"})
_ERRANDS = frozenset({"need_errand", "need_meal", "need_borrow", "status", "cancel", "done"})
_SELLING = expression(
    r"卖|销路|买主|买家|下家|老板|[来人]收(?!拾)|收货|攀摘|收粮|收购|贩子|收不收|谁收|谁要|销|出手|来拉|老板收|价钱?"
)
_CARRY = expression(
    r"捎|带|买|送|拿|取|代|端|借|缺|抓|煲|煮|换|搬|稍|寄|匀|求|讨|订|运|领|谁有|哪家有|谁家有|哪个有"
)
_SENTENCE = expression(r"[。!?！？\n;；]")
_REACH = 25
# Straight before a word of one character.
_VERB_BEFORE = expression(
    r"(?:捎|带|买|送|代|稍|称|打|借|要|缺|端|煲|煮|割|换|挑|担|提|拿|囤|拉|弄|做|熬|炖|煎|寄|搬|劈|倒|讨|匀)"
    r"(?:点|些|啲|上|回|来|到|一点|一些|点子|个|两)?(?:干净|热|新鲜)?的?$"
)
_VERB_AFTER = expression(
    r"(?:都|也|还|已经|我|给我)?(?:带|捎|买|送|收|拿|到|取|借)(?:到|回|来|了|着|过|好|没|哒|哩|上)"
)
_FREE = frozenset(
    "和跟同与给回来去过到吗吧呢的了没不有也还就把让要带捎送买吃用上下行咯嘛噻哈啵么呗啊呀哒哩谁哪我你他她俺帮再或加都多"
    "一二三四五六七八九十几半钱顺先能可放在拉拿快急明今后畀佢佮算着等收"
)
_AND = frozenset(("和", "跟", "、", "同", "佮", "与", ",", " "))
# 灯泡坏了, 米见底了
_GONE = expression(
    r"(?:都|也|又|快|全|要|就)?(?:坏|不亮|没了|没得了|冇了|见底|用完|吃完|烧完|断了|断顿|不够|够不着)"
)
# 家里没盐了: listed where nothing else is.
_RUN_OUT = expression(r"(?:没|没有|没得|冇|冇得|缺|差)$")
_FIELD = expression(r"(?:亩|块地|地里的)$")
_FETCH = r"(?:捎|带|买|代|稍|称|取|拿|寄|割|整|订)(?:上|回|来|个|到)?"
_FETCH_SOME = expression(_FETCH + "(?:一点|一些|点子|点|些|啲)")
_FETCHED = expression(_FETCH + "$")
_NOUN = expression(
    r"(?:那种|那个|这种)?(?P<noun>[\u4e00-\u9fff]{2,4}?)"
    r"(?=$|[^\u4e00-\u9fff]|[和跟]|回来|回去|过来|来$|给我|给俺|行|吧|嘛|呗|咯|吗|可以|谢|不|再|啊|呀|哈|噻|去$|"
    r"上来|下来)"
)
_NO_NOUN = expression(
    r"[我你他她它俺咱谁哪啥什怎人娃孩忙路车钱那这话时的了过吃药东西信点些程脚去来上下回给帮到着没有是在要会能病命气儿]"
)


def goods_wanted(
    text: str,
    mentions: Sequence[Mention],
    said: list[Amount],
    goods: Goods,
    intents: Collection[str] | None,
) -> Iterator[GoodsHit]:
    """In order; what is part of a medicine's name is none. A driver's own load is not listed."""
    if intents is not None and not _FOR_GOODS & set(intents):
        return
    hits = [h for h in goods.find(text) if not any(m.meets(h.start, h.end) for m in mentions)]
    wanted: list[GoodsHit] = []
    for hit in hits:
        if _wanted(text, hit, said, intents) or (wanted and _goes_on(text, wanted[-1], hit)):
            wanted.append(hit)
    if not wanted and _may(intents, *_ERRANDS):
        wanted = [hit for hit in hits if _RUN_OUT.search(text[: hit.start])][:1]
        wanted = wanted or [hit for hit in hits if _GONE.match(text, hit.end)][:1]
    if not wanted and _may(intents, "need_farm") and _SELLING.search(text):
        wanted = [hit for hit in hits if Good.PRODUCE in hit.classes and not _grows(text, hit)][:1]
    yield from wanted
    if _may(intents, "need_errand"):
        yield from _unknown(text, mentions, hits, said)


def _may(intents: Collection[str] | None, *names: str) -> bool:
    return intents is None or any(name in intents for name in names)


def _grows(text: str, hit: GoodsHit) -> bool:
    return (
        bool(_FIELD.search(text[max(0, hit.start - 3) : hit.start]))
        or text[hit.end : hit.end + 1] == "地"
    )


def _wanted(text: str, hit: GoodsHit, said: list[Amount], intents: Collection[str] | None) -> bool:
    """In an errand, a verb near by is enough; elsewhere it has to stand before the word."""
    if hit.end - hit.start == 1:
        return _single(text, hit, said)
    if hit.classes & FARM and _may(intents, *_SPOKEN_OF):
        return True
    beside = any(hit.start == amount.end or hit.end == amount.start for amount in said)
    if _handed(text, hit, said) or (beside and _may(intents, *_ERRANDS)):
        return True
    if hit.classes & FARM and _may(intents, "offer_help") and (beside or _owned(text, hit)):
        return True
    if hit.classes == {Good.PRODUCE} or not _may(intents, *_ERRANDS):
        return False
    near = text[_begin(text, hit.start) : hit.start], text[hit.end : _finish(text, hit.end)]
    return bool(_CARRY.search(near[0]) or _CARRY.search(near[1]))


def _owned(text: str, hit: GoodsHit) -> bool:
    return text[max(0, hit.start - 2) : hit.start].rstrip("台辆个").endswith("有")


def _goes_on(text: str, before: GoodsHit, hit: GoodsHit) -> bool:
    """米和油: what is strung to something wanted."""
    return hit.classes != {Good.PRODUCE} and text[before.end : hit.start] in _AND


def _handed(text: str, hit: GoodsHit, said: list[Amount]) -> bool:
    """带两筐橘子, 送饺子."""
    start = next((amount.start for amount in said if amount.end == hit.start), hit.start)
    if start == hit.start and hit.classes == {Good.PRODUCE}:
        # 收麦子, 割麦子 are work, no errand.
        return False
    return bool(_VERB_BEFORE.search(text[max(0, start - 6) : start]))


def _single(text: str, hit: GoodsHit, said: list[Amount]) -> bool:
    following = text[hit.end : hit.end + 1]
    if "\u4e00" <= following <= "\u9fff" and following not in _FREE:
        return False
    before = text[max(0, hit.start - 6) : hit.start]
    alone = not before or not "\u4e00" <= before[-1] <= "\u9fff"
    if any(a.end == hit.start or (alone and a.start == hit.end) for a in said):
        return True
    if before.endswith("去买") and hit.name == "菜":
        # 去买菜 is where somebody goes.
        return False
    return bool(_VERB_BEFORE.search(before) or _VERB_AFTER.match(text, hit.end))


def _begin(text: str, start: int) -> int:
    near = text[max(0, start - _REACH) : start]
    return start - len(_SENTENCE.split(near)[-1])


def _finish(text: str, end: int) -> int:
    return end + len(_SENTENCE.split(text[end : end + _REACH])[0])


def _unknown(
    text: str, mentions: Sequence[Mention], hits: list[GoodsHit], said: list[Amount]
) -> Iterator[GoodsHit]:
    """帮我捎两包X, 带点X: a word of no list, only where an amount or 点 stands before it."""
    begins = [found.end() for found in _FETCH_SOME.finditer(text)]
    begins += [a.end for a in said if _FETCHED.search(text[max(0, a.start - 3) : a.start])]
    for begin in sorted(set(begins)):
        match = _NOUN.match(text, begin)
        if not match or _NO_NOUN.search(match["noun"]):
            continue
        start, end = match.span("noun")
        known = any(h.start < end and start < h.end for h in hits)
        if not known and not any(m.meets(start, end) for m in mentions):
            yield GoodsHit(match["noun"], frozenset(), start, end)
