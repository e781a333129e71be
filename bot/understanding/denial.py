"""Whether a word is denied or only asked about: 没发烧, 发烧没得, 疼不疼, 有没有咳."""

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS
from bot.understanding.scan import Scan

_NOT = (
    "没有|没得|没见|没说|没|呒没|莫得|不是|不会|不|弗|冇得|冇|无|未|勿|唔|毋|袂"
    "|并非|从不|从没|否认|排除|不存在|没有?人|没谁|没哪个|冇人|无人|(?<!要)不要"
)
_DENIAL = expression(
    f"({_NOT}|(?<![特分个性])别|莫|mei|meiyou)"
    "((再|啥|什么|大|太|觉得|感觉|出现|见|咋|怎么|有|明显|一点|过|被|叫|让|给|遭|到|么子|发现|曾|搞|染上|弄){0,2})$"
)
# These end in a denying character without denying.
_NO_DENIAL = expression(
    "(要不|差不|(?<![但可只就都也还倒而])是不|是没|恨不|巴不|不得不|不能不|不可能不|莫不|怕不|受不了|免不|少不|可不|只不|动不|好不|会不会|该不会|是不是)"
    "(得|是|会)?$"
)
_ASKING = expression("(有没有|有冇|有无|会不会|会唔会|有没得)(再|又|啥|什么|得|是|人)?$")
# 有药没, 谁在家没: the question of a wish, before the complaint begins.
_TAG = expression(
    f"(有(?!点|些)[^{CLAUSE_ENDS}没不冇]{{1,6}}|(谁|哪个|哪位|边个)[^{CLAUSE_ENDS}没不冇]{{0,6}})"
    "(没有|没得|没|不|冇|无)$"
)
_ASKED_BEHIND = expression(
    f"(了|过|咗|哒)?(吗|么|没有|没|不|冇|未|伐|不曾)(啊|呀|呢|哦)?(?=[{CLAUSE_ENDS}]|$)"
)
# 咳嗽好点了吗
_BETTER = expression("(好|好些|好点|好一点|好哒)了?(吗|没|没有|么|冇)")
# 哪个说我中风了
_WHO_SAYS = expression("(谁|哪个|边个)(说|讲|话)(了)?(我|俺|他|她|人家)?(是|得了|有)?$")
# 狗咬了多久打针有效: asked of bites at large.
_HOW_LONG = expression("了?(多久|多长时间|几个?小时|几天)(内|之内|打|能|可以|算|要|才|去)")
# 发烧了? said to whoever is spoken to; who asks for his own says for whom.
_QUERIED = expression("[了啊呀啦]{0,2}\\?")
_HOW_COME = expression("(怎么|咋|为啥|为什么)(就|又|会|还|都)?$")
# 满脸血发生啥了? said to whoever shows it; who calls for help says whose it is.
_WHAT_HAPPENED = expression("[啊呀,]?发生(了)?(啥|什么|甚|么子|咩)(事|情)?了?(啊|呀)?\\?*$")
_CURT = 14
# No denial reaches further than so many characters.
_NEAR = 16
_DENIED_BEHIND = expression(
    "(的)?(症状|情况|现象|感觉)?(都|也|倒|是|全|一样)?(没有|没得|冇得|冇|无|没)(了)?"
    f"(?=[{CLAUSE_ENDS}]|$)"
)
# 疼不疼, 烧没烧
_EITHER_OR = expression("([烧咳疼痛晕吐拉喘肿痒闷麻烫热呕屙抽])[不没冇唔勿毋]\\1")
_LISTED = expression("[、,]?[、和跟或及与]{1,2}$|、$|$")
_NOUN_DENIAL = expression(
    "(没有|没得|无|冇得|否认|没出现|没有出现|未见|不存在)(再|什么|啥|出现|明显)?$"
)
# A word that goes on to say how long or how bad stands for itself.
_SAID_OUT = expression(
    "了|得|[0-9一二两三四五六七八九十几半好]|有点|就是|还|又|只|一直|厉害|到|起来"
)


def asked(scan: Scan, hit: Hit) -> bool:
    """Whether it is the matter of a question."""
    if _ASKING.search(scan.before(hit)):
        return True
    if _EITHER_OR.search(scan.text[max(0, hit.start - 2) : hit.end + 2]):
        return True
    if hit.table == "alarms":
        # 看到我妈没有 asks for help with it.
        return False
    curt = len(scan.text) <= _CURT and not scan.of("people")
    curt = curt or bool(_HOW_COME.search(scan.before(hit)) and not scan.of("people"))
    if hit.table == "symptoms" and curt and _QUERIED.match(scan.text, hit.end):
        return True
    if curt and hit.start <= 1 and _WHAT_HAPPENED.match(scan.text, hit.end):
        return True
    if not scan.of("people") and _HOW_LONG.match(scan.text, hit.end):
        return True
    if _BETTER.match(scan.text, hit.end):
        return True
    behind = _ASKED_BEHIND.match(scan.text, hit.end)
    return behind is not None and not _denied_behind(scan, hit)


def denied(scan: Scan, hit: Hit, before: Hit | None) -> bool:
    """Whether it is said not to be so, by itself or in a list; `before` is the last one denied."""
    words = scan.before(hit)[-_NEAR:]
    if _denies(words) and not _either(words, scan.text[hit.end : hit.end + 8]):
        return True
    if _denied_behind(scan, hit):
        return True
    return before is not None and _in_its_list(scan, hit, before)


def _denies(words: str) -> bool:
    if _WHO_SAYS.search(words):
        return True
    return bool(_DENIAL.search(words)) and not (_NO_DENIAL.search(words) or _TAG.search(words))


def _either(before: str, behind: str) -> bool:
    """`不是发烧就是咳嗽` denies neither."""
    return before.endswith("不是") and "就是" in behind


def _denied_behind(scan: Scan, hit: Hit) -> bool:
    """发烧没得; 发烧咳嗽都没有."""
    end = hit.end
    while True:
        match = _DENIED_BEHIND.match(scan.text, end)
        if match is not None:
            return match[3] is not None or match[4] in ("没得", "冇得", "冇")
        following = [
            h
            for h in scan.of("symptoms", "signs")
            if hit.start <= h.start <= end + 1 and end < h.end
        ]
        if not following or (following[0].start > end and scan.text[end] not in "、和跟及,"):
            return False
        end = following[0].end


def _in_its_list(scan: Scan, hit: Hit, before: Hit) -> bool:
    """没有发烧、咳嗽: with a comma of lists; without one only after a denial of nouns."""
    if hit.start < before.end:
        return hit.code == before.code
    between = scan.text[before.end : hit.start]
    if not _LISTED.fullmatch(between):
        return False
    if between:
        return True
    if hit.table == "signs" or not _NOUN_DENIAL.search(scan.before(before)):
        return False
    return not _SAID_OUT.match(hit.text) and not _SAID_OUT.match(scan.text, hit.end)
