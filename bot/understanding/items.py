"""The things a message wants, offers or asks about, each with how much of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.medicines import Ware
from bot.understanding.amounts import Amount, amounts
from bot.understanding.errands import goods_wanted
from bot.understanding.expression import expression
from bot.understanding.goods import Goods
from bot.understanding.meaning import Item
from bot.understanding.mention import Mention

# Messages that want something done with a thing; all others list none.
_ABOUT_THINGS = frozenset(
    (
        "need_medicine", "offer_medicine", "need_errand", "need_meal", "need_borrow", "offer_help",
        "need_farm", "need_ride", "offer_ride", "question", "status", "cancel", "done",
    )
)  # fmt: skip
_ONLY_RIDES = frozenset(("need_ride", "offer_ride", "symptom", "returnee"))
_WALKING = frozenset(("轮椅", "拐杖", "担架", "助行器"))
# 只剩一支了, 补十盒: how much is left is not how much is wanted.
_LEFT_OVER = expression("(?:[只就仅净]剩|剩最后)$")
_TAKE = "吃喝服喂贴打抹涂擦输含灌敷挂食"
_TAKEN_BEFORE = expression(
    rf"(?:[{_TAKE}](?:[了过着完哒咗嘎哩喽]|上)"
    rf"|(?:刚|刚刚|才|一直|正在|在|天天|已经|昨晚|昨天|早上|之前)(?:在|是|都)?[{_TAKE}用]"
    rf"|(?:前|昨天|昨晚|早上|上午|下午|今天|刚|之前|一直|最近|现在)[^,。!?;\n]{{0,3}}[{_TAKE}]的"
    r"|(?:停|换|加)了)[^,。!?;\n]{0,8}$"
)
_TAKEN_AFTER = expression(
    rf"^(?:胶囊|片|颗粒)?(?:[^,。!?;\n谁哪能]{{0,5}}|,)(?:就|我|都|也|各|才)?(?:[{_TAKE}用](?:了|过|哒|咗|嘎|哩)(?!没$|没[?吗])"
    rf"|[{_TAKE}](?:下去|上)(?:了|也|都|还)|(?:不管用|没用(?![上过完着到])|没效果|不顶用|不起作用|压不住|退不下))"
)
# What ends the reach of 吃了: a wish or an offer stands between.
_WISH = expression(
    r"谁|哪|借|买|捎|要|求|还有没|有没有|还有吗|能不能|还能|可以|能[吃喝用]|匀|给我|剩|多[了的出]"
)
# 吃了一次布洛芬, 隔多久能再吃: it was taken, and the question is about it.
_ASKED_ABOUT = expression(
    r"多久|能?再[吃喝喂]|过量|吃多了|副作用|要紧[不吗么]|有事[不吗么]|有影响|停药"
)
_CHAIN = expression(
    r"[,、和跟同与及佮还有以再加上后喝服吃了又一二两三四五六七八九十0-9半几片粒颗袋包支盒瓶]*"
)
# 戴口罩, 测了抗原, 抗原两道杠 speak of using it, not of having one.
_WORN = expression(r"(?:戴|带着|测|测了|测个|做|做了|做个|验|验了|自测)(?:了|个|过|着)?$")
_SHOWN = expression(
    r"^(?:还是|显示|测|测出|结果|都|是|也|还)?(?:是)?(?:两道杠|一道杠|两条杠|一条杠|阳|阴|转阴|转阳|没转)"
)
_FORM = expression(
    r"(?:缓释|控释|肠溶|分散|咀嚼|软)?(?:胶囊|胶襄|颗粒|冲剂|口服液|混悬液|滴剂|糖浆|喷雾剂?|片剂|药膏|软膏|乳膏|"
    r"药片|药水|药)"
)
_BETWEEN = expression(
    r"(?:装)?的?(?:那个|这个|那种|这种|啲|嘅|子)?(?:没开封|没拆封|没开|没拆|冇开封|未开封|没过期|新|干净|热|大人|小孩|"
    r"儿童|老人|闲置|闲|多余|多|旧|大|小|肥|瘦|新鲜|普通|便宜|进口|国产|电动|折叠|家用|成人|干|鲜|生|吃|用|[一二五七57]号){0,3}(?:的|嘅)?"
)
# 有退热贴吗? 借两张: the next sentence may go on about it.
_NEAR = expression(
    r"[^。!?！？\n;]*"
    r"(?:[。!?！？\n; ]+(?:我|俺|先|想|就|只)?[借要给匀买捎备来拿带求有剩还]{1,2}[我俺个]?)?"
)
# What may follow 来盒 when the thing was named before.
_OVER = expression(r"$|[,，。!?！？ 吧呗嘛行来回用]")
_AGAIN = expression(r"[买捎带](?:上|回|个)?$")
_EACH = "各"
_FURTHEST = 12
# Amounts that may belong to a thing named further off.
_PACKED = frozenset(
    (
        "盒",
        "包",
        "袋",
        "瓶",
        "片",
        "粒",
        "板",
        "支",
        "斤",
        "公斤",
        "箱",
        "罐",
        "桶",
        "筐",
        "吨",
        "贴",
        "颗",
        "副",
    )
)
_LINKED = expression(r"[和跟同与及、佮]|还有|加上?|以及|再")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is to be listed, at its place."""

    item: Item
    start: int
    end: int
    broad: bool = False
    use: frozenset[str] = frozenset()
    medicine: bool = False
    # Its amount stands already fixed beside it.
    counted: bool = False


def items(
    text: str, mentions: Sequence[Mention], goods: Goods, intents: Collection[str] | None = None
) -> tuple[Item, ...]:
    """What is asked for, offered or asked about, in order; `intents` None means any."""
    if intents is not None and not _ABOUT_THINGS & set(intents):
        return ()
    amounts_said = amounts(text)
    if intents and not any(intent.startswith("offer") for intent in intents):
        amounts_said = [a for a in amounts_said if not _LEFT_OVER.search(text[: a.start])]
    spoken_of = [m for m in _left(text, mentions) if not _in_use(text, m)]
    things = [_thing(text, m) for m in spoken_of]
    for hit in goods_wanted(text, mentions, amounts_said, goods, intents):
        things.append(Thing(Item(hit.name), hit.start, hit.end))
    things.sort(key=lambda thing: thing.start)
    counted = _count(text, _specific(text, things), amounts_said)
    if intents and set(intents) <= _ONLY_RIDES:
        # 我带两筐橘子 takes room; 轮椅一辆 comes along as a matter of course.
        counted = [t for t in counted if t.item.qty and t.item.name not in _WALKING]
    return tuple(thing.item for thing in _once(counted))


def taken(text: str, mention: Mention) -> bool:
    """Whether it was already taken and is not what the message is about."""
    if mention.medicine.kind is not Ware.MEDICINE:
        return False
    if _ASKED_ABOUT.search(text[mention.end : mention.end + 14]):
        return False
    before = text[max(0, mention.start - 16) : mention.start]
    found = _TAKEN_BEFORE.search(before)
    if found and not _WISH.search(found.group()) and not before[: found.start()].endswith("没"):
        return True
    gone = _TAKEN_AFTER.match(text[mention.end : mention.end + 12])
    return gone is not None and not _WISH.search(gone.group())


def _left(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Without those taken, also where several are strung together: 吃了一粒甲, 一粒乙."""
    gone = [taken(text, mention) for mention in mentions]
    for i in (*range(1, len(mentions)), *range(len(mentions) - 2, -1, -1)):
        for j in (i - 1, i + 1):
            if 0 <= j < len(mentions) and gone[j] and not gone[i]:
                low, high = sorted((mentions[i], mentions[j]), key=lambda m: m.start)
                gone[i] = _CHAIN.fullmatch(text[low.end : high.start]) is not None
    return [mention for mention, away in zip(mentions, gone, strict=True) if not away]


def _in_use(text: str, mention: Mention) -> bool:
    if mention.medicine.kind is Ware.MEDICINE:
        return False
    before = text[max(0, mention.start - 4) : mention.start]
    return bool(_WORN.search(before) or _SHOWN.match(text[mention.end :]))


def _thing(text: str, mention: Mention) -> Thing:
    medicine = mention.medicine
    form = _FORM.match(text, mention.end)
    item = Item(mention.generic, guessed_from=mention.guessed_from, medicine=medicine.id)
    return Thing(
        item,
        mention.start,
        form.end() if form else mention.end,
        medicine.broad,
        frozenset(medicine.use),
        medicine=True,
    )


def _specific(text: str, things: list[Thing]) -> list[Thing]:
    """Without 退烧药 where the medicine itself is named, unless both are counted up."""
    kept = []
    for thing in things:
        named = [
            other for other in things
            if thing.broad and other.medicine and not other.broad and thing.use & other.use
        ]  # fmt: skip
        linked = any(
            _LINKED.fullmatch(text[min(thing.end, o.end) : max(thing.start, o.start)].strip())
            for o in named
        )
        if not named or linked:
            kept.append(thing)
    return kept


def _count(text: str, things: list[Thing], said: list[Amount]) -> list[Thing]:
    free = [a for a in said if not any(t.start < a.end and a.start < t.end for t in things)]
    counted: list[Thing] = []
    for i, thing in enumerate(things):
        follower = things[i + 1] if i + 1 < len(things) else None
        amount = _before(text, thing, free) or _after(text, thing, follower, free)
        if amount is not None:
            free = [a for a in free if a is not amount and not _doubles(text, amount, a)]
            if _EACH in text[thing.end : amount.start]:
                counted = [t if t.counted else _with(t, amount) for t in counted]
            thing = _with(thing, amount)
        counted.append(thing)
    left = [
        a for a in free
        if a.unit in _PACKED and not a.uncounted and counted and a.start >= counted[-1].end
    ]  # fmt: skip
    if len(counted) == 1 and not counted[0].counted and len(left) == 1:
        counted = [_with(counted[0], left[0])]
    elif len(counted) == 1 and len(left) == 1 and _AGAIN.search(text[: left[0].start]):
        # 先借两粒, 帮我买一盒回来
        counted.append(_with(counted[0], left[0]))
    return counted


def _with(thing: Thing, amount: Amount) -> Thing:
    return replace(thing, item=replace(thing.item, qty=amount.qty, unit=amount.unit), counted=True)


def _doubles(text: str, taken_amount: Amount, other: Amount) -> bool:
    """一板十粒 says one amount twice."""
    return (
        0 <= other.start - taken_amount.end <= 1 and "," not in text[taken_amount.end : other.start]
    )


def _before(text: str, thing: Thing, free: Iterable[Amount]) -> Amount | None:
    """两盒[没开封的]布洛芬."""
    for amount in free:
        between = text[amount.end : thing.start].strip()
        if amount.end <= thing.start and len(between) <= _FURTHEST and _BETWEEN.fullmatch(between):
            return amount
    return None


def _after(text: str, thing: Thing, follower: Thing | None, free: list[Amount]) -> Amount | None:
    """布洛芬先借两片; what stands straight before the next thing is the next one's."""
    for amount in free:
        gap = text[thing.end : amount.start]
        if amount.start < thing.end or len(gap) > _FURTHEST or not _NEAR.fullmatch(gap):
            continue
        if follower is not None:
            if amount.start >= follower.start:
                return None
            if _before(text, follower, [amount]) and not _counts_behind(text, gap, follower, free):
                return None
        if amount.uncounted and not _OVER.match(text, amount.end):
            continue
        return amount
    return None


def _counts_behind(text: str, gap: str, follower: Thing, free: list[Amount]) -> bool:
    """碘伏两瓶纱布一包: the next thing has an amount of its own behind it."""
    return gap.strip() == "" and any(0 <= amount.start - follower.end <= 1 for amount in free)


def _once(things: list[Thing]) -> list[Thing]:
    """Each thing once, unless it is counted twice."""
    kept: list[Thing] = []
    for thing in things:
        same = [i for i, other in enumerate(kept) if _is_same(other, thing)]
        if not same:
            kept.append(thing)
        elif thing.counted:
            if kept[same[-1]].counted:
                kept.append(thing)
            else:
                kept[same[-1]] = _fuller(kept[same[-1]], thing)
    return kept


def _is_same(first: Thing, again: Thing) -> bool:
    """猪饲料 … 饲料 is one thing, too."""
    if first.medicine or again.medicine:
        return first.item.name == again.item.name
    return first.item.name.endswith(again.item.name)


def _fuller(first: Thing, again: Thing) -> Thing:
    """The name as it was said first, the amount as it was said later."""
    item = replace(first.item, qty=again.item.qty, unit=again.item.unit)
    return replace(first, item=item, counted=True)
