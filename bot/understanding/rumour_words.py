"""Questions and rumours in everyday words: what is asked, what is only heard of, of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.meaning import Meaning

MedicineAsked = Literal["together", "child", "pregnant", "meal", "drink", "take", "may"]

_MARKS = expression(r"[\s,，。.!！?？~～:：、“”\"'（）()]+")
_AT = expression(r"@[A-Za-z0-9_]{3,32}")
_LEAD = expression(
    r"^(?:请问一下|请问|想问一下|想问问|想问|问一下|问下|问问|你好|您好|喂|那个|我想知道|大家|医生|大夫|村医|支书|书记|小邻|邻里)"
)
_TAIL = expression(r"(?:[啊呀呢吧哈嘛哦]|谢谢|谢了|急)$")
_ASKS = expression(
    r"[?？]|(?:吗|么|呢|没有|是不是|行不行|好不好|对不对)[啊呀。.!！~～]*$|什么意思|啥意思|是真的|真的假|几[次天片粒包针岁点]"
    r"|多少|多久|怎么|咋|如何|能不能|可不可以|可以不|要不要|会不会|有没有|是不是|该不该|用不用|为什么|为啥|哪里|在哪|去哪|啥时候|什么时候"
    r"|什么|饭前|饭后|是谁|谁出|归谁|是哪|哪天|哪个|谁能|谁都|哪些"
)

# Heard of: 听说 …, 网上说 …, 群里传 ….
_WHERE = (
    r"(?:网上|网络上|群里|微信里|微信上|抖音上?|快手上?|视频上?里?|朋友圈里?|手机上|村里人?|镇上人?|街上|外面人?|大家伙?|别人|人家|"
    r"有的?人|好多人|邻居|隔壁|亲戚|同事|老人家?)"
)
_HEARD = expression(
    rf"(?:我)?(?:听说|听讲|听人说|听人讲|听别人说|听到有人说|都说|都讲|都传|都在说|都在传|据说|说是)|{_WHERE}(?:都在|都|在|又|老)?"
    r"(?:说|讲|传|转发?|看到|看见|发|刷到)(?:的|是|了)?"
)
_SPREADS = expression(r"(?:大家)?都在(?:抢|囤|传|转|说|买)|到处(?:在)?传|传得|传开了|转疯了")
# Whether it is so.
_TRUE = expression(
    r"(?:(?:这|那)(?:个|事|话|条)?(?:消息)?|到底|究竟)?(?:是不是真的?|是真的(?:吗|么|不|啊|还是假的)?|真的假的|真的还是假的|真的吗|真的么|真的不|"
    r"是真是假|真不真|有没有这回事|有没有这事|有这回事(?:吗|么|没有?|不)|有这事(?:吗|么|没有?|不)|可不可信|可信(?:吗|么|不)|信得过(?:吗|么|不)|"
    r"能信(?:吗|么|不)|靠不靠谱|靠谱(?:吗|么|不)|是不是谣言|是谣言(?:吗|么|不)|是不是骗人的?|属实(?:吗|么|不)|对不对)"
)
_ENDS_ASKING = expression(r"(?:吗|么|嘛)[啊呀。.!！?？~～]*$|[?？]$")
_LEFT_OVER = expression(r"[,，]?(?:大家|这|那|我不信|我不敢信|这个)$")
_JOIN = " ,，。.!！?？~～:：、；;"
_SHORTEST = 4
_OWN = expression(r"^(?:我们?|俺们?|我家|俺家)(?![们家]?村)")

# What is asked of a medicine.
_TOGETHER = expression(
    r"一起|同时|一块儿?|一道|混着|混吃|配着|搭着|换着|交替|还能(?:再)?吃|能再吃|(?:能|可以)(?:和|跟|同|与)|同吃|并用"
)
_CHILD = expression(
    r"孩子|小孩|娃|宝宝|宝贝|婴儿|儿童|小朋友|孙子|孙女|[0-9一二两三四五六七八九十]+个?(?:岁|月大|月的|周岁)|几岁|多大"
)
_PREGNANT = expression(r"孕妇|怀孕|怀着|喂奶|哺乳|奶娃|坐月子|月子里")
_MEAL = expression(r"饭前|饭后|空腹|吃饭前|吃饭后|睡前|早上吃|晚上吃")
_DRINK = expression(r"喝酒|喝点酒|白酒|啤酒|沾酒")
_TAKE = expression(
    r"几次|几回|几遍|几片|几粒|几颗|几包|几袋|几支|几勺|几毫升|多少毫升|多少片|多少粒|吃多少|喝多少|用多少|多久|隔几|几个?小时|几天|"
    r"(?:怎么|咋|咋个|啷个|如何|怎样)(?:吃|喝|用|服|贴|抹|涂|喷)|用法|用量|剂量|说明书|最多"
)
_MAY = expression(
    r"(?:能|可以|可|好)(?:不能|不可以)?(?:吃|喝|用|服)|吃不吃得|吃得|副作用|伤(?:肝|胃|肾)|忌什么|有什么禁忌|开车"
)
# Somebody has had, or wants, too much of it: no leaflet answers that.
_TOO_MUCH = expression(
    r"吃多了|吃了太多|喝多了|多吃了|吃了一把|吃了整|一整[瓶盒板]|吃了好多|误吃|误服|吃错|喝错|全吃|都吃(?:下|光|完)|过量|"
    r"死|自杀|不想活|中毒"
)
# A wish, not a question: it goes to the box.
_WANTS = expression(
    r"(?:我|俺|家里|帮我|给我|帮忙|想|需)(?:们)?(?:要|买|借|拿|领|带|捎|送)|谁家?有|哪家有|哪里有|哪有|有没有(?!副作用|关系|影响|事)|还有(?:吗|没)"
)


@dataclass(frozen=True, slots=True)
class SaidRumour:
    """What is said to be so."""

    claim: str


def plain(text: str) -> str:
    """A question without signs and politeness, as two wordings are compared."""
    said = _MARKS.sub("", _AT.sub("", text)).lower()
    for _ in range(2):
        said = _LEAD.sub("", said)
        said = _TAIL.sub("", said)
    return said


def asks(text: str) -> bool:
    """Whether something is asked, by the form of the words alone."""
    return _ASKS.search(text.strip()) is not None


def names_all(text: str, about: Sequence[Sequence[str]]) -> bool:
    """Whether a short question has a word of every group."""
    said = _MARKS.sub("", text).lower()
    return bool(about) and all(any(word in said for word in group) for group in about)


def has_any(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def read_rumour(text: str) -> SaidRumour | None:
    """听说 … 是真的吗; a claim that spreads and is doubted. What stands before it is no rumour."""
    said = _AT.sub("", text).strip()
    for _ in range(2):
        said = _LEAD.sub("", said).lstrip(_JOIN)
    heard, true = _HEARD.match(said), _last(_TRUE, said)
    spreads = _SPREADS.search(said)
    if true is None and not ((heard or spreads) and _asking_within(said)):
        return None
    if true is not None and heard is None and spreads is None and not _is_general(said, true):
        return None
    body = said[heard.end() :] if heard else said
    claim = _SPREADS.sub("", _TRUE.sub("", body)).strip(_JOIN)
    claim = re.sub(
        r"(?:吗|么|嘛)$", "", re.sub(r"(?:吗|么|嘛)(?=[,，。?？])", "", claim).strip(_JOIN)
    )
    claim = re.sub(r"[,，]?(?:大家|这|那|我不信|我不敢信|这个)$", "", claim).strip(_JOIN)
    if len(claim) < _SHORTEST or _OWN.match(claim):
        return None
    return SaidRumour(claim)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)


def _asking_within(said: str) -> bool:
    parts = [part for part in re.split(r"[,，。!！\n]", said) if part.strip()]
    return any(_ENDS_ASKING.search(part) for part in parts)


def _is_general(said: str, true: re.Match[str]) -> bool:
    """盐能防辐射是真的吗: a sentence, and the doubt at its end."""
    before = said[: true.start()].strip(_JOIN)
    after = said[true.end() :].strip(_JOIN + "啊呀呢吧")
    return len(before) >= _SHORTEST and not after and not _OWN.match(before)


_ANOTHER = expression(
    r"(?<!其)[他她]|别人|人家|邻居|老人|大人|孩子|小孩|娃|老公|老婆|老伴|媳妇|男人|女人|病人|患者"
    r"|爸|妈|爹|娘|爷|(?<!喂)奶奶|姥|公公|婆婆|岳[父母]|儿子|女儿|闺女|孙|哥|姐|弟|妹|叔|婶|姨|舅|姑|伯"
)


def is_of_another(text: str) -> bool:
    """Whether it is somebody else who would take it."""
    return _ANOTHER.search(text) is not None


def read_medicine_question(text: str, named: int) -> MedicineAsked | None:
    """What is asked of the `named` medicines; nothing where somebody had too much or wants some."""
    said = _MARKS.sub("", text)
    if not named or _TOO_MUCH.search(said) or _WANTS.search(said):
        return None
    if named > 1 and _TOGETHER.search(said):
        return "together"
    kinds: tuple[tuple[MedicineAsked, re.Pattern[str]], ...] = (
        ("pregnant", _PREGNANT), ("child", _CHILD), ("drink", _DRINK), ("meal", _MEAL),
        ("take", _TAKE), ("may", _MAY),
    )  # fmt: skip
    if not asks(text):
        return None
    return next((kind for kind, words in kinds if words.search(said)), None)


_VERDICTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("false", expression(r"(?:不实|不属实|假的|不是真的|谣言|是谣言|没有的事|没这回事)")),
    ("true", expression(r"(?:属实|真的|是真的|有这回事)")),
    ("unsure", expression(r"(?:说不准|不好说|不清楚|还不知道|拿不准)")),
)
_NUMBERED = expression(r"(?:看看?)?传言\s?([0-9]{1,4})\s?号?")


def read_verdict(text: str) -> tuple[str, str] | None:
    """不实，板蓝根防不了流感: the verdict, and why as far as it stands behind it."""
    head, _, why = re.sub(r"[,，。:：;；\s]", ",", text.strip(), count=1).partition(",")
    for verdict, words in _VERDICTS:
        if words.fullmatch(head):
            return verdict, why.strip(_JOIN)
    return None


def read_rumour_number(text: str) -> int | None:
    """传言3."""
    found = _NUMBERED.fullmatch(text.strip())
    return int(found[1]) if found else None


_WHOLE = 6
_ABOUT_NOTHING = expression(
    r"(?:这个?|那个?|现在|我|那我|你|您|他|她|到底|还|今天)*(?:怎么办|咋办|咋整|怎么弄|怎么说|怎么了|咋了|什么意思|啥意思|"
    r"什么|怎么|在吗|有人吗|好了吗|来吗|来了吗|到了吗|行吗|可以吗|是吗|真的吗|知道吗)"
)


def is_whole_question(text: str) -> bool:
    """Whether it asks something of its own; 这个怎么办 asks of something said before."""
    said = plain(text)
    return len(said) >= _WHOLE and asks(text) and _ABOUT_NOTHING.fullmatch(said) is None


_LONGEST_LOSS = 24
_LOST = expression(
    r"(?:不小心|好像|可能|也|都|被|给|又)*(?:弄|搞|摔|折|刷)?(?:丢|掉|不见|找不(?:到|着)|寻不(?:到|着)|冇|遗失|落|坏|磁|消磁|过期|断|烂|花)"
    r"(?:了|哒|咗|啦|喽|咯|哉)?|(?:刷|用|取|认)不(?:了|出|起|到)(?:了|钱)?|没了|冇了|失效了?|到期了?"
)
_ITS_OWN = expression(
    r"(?:我|俺|咱|我们|老人|爷爷|奶奶|[我俺](?:妈|爸|娘|爹|爷|奶|家|家里|老伴))?的?"
)


def lost_papers(text: str, names: Sequence[str]) -> bool:
    """身份证丢了, 我妈的社保卡坏了: that and no more; 谁捡到 asks the neighbours."""
    said = plain(text)
    name = max((n for n in names if n in said), key=len, default=None)
    if name is None or len(said) > _LONGEST_LOSS:
        return False
    before, _, after = said.partition(name)
    return _ITS_OWN.fullmatch(before) is not None and _LOST.fullmatch(after) is not None


# What a claim that is doubted may sound like, and nobody wants.
_ONLY_CLAIMED = frozenset({"need_farm", "report_problem"})


def only_doubted(text: str, meaning: Meaning) -> Meaning:
    """听说打疫苗会得病，真的假的 asks; it is no work in the field and no complaint."""
    if meaning.alarm or meaning.category in ("quarrel", "tip") or not meaning.intents:
        return meaning
    if not _ONLY_CLAIMED & {*meaning.intents} or read_rumour(text) is None:
        return meaning
    left = tuple(intent for intent in meaning.intents if intent not in _ONLY_CLAIMED)
    return replace(meaning, intents=left or ("question",), category=None)
