"""Who rides: companions, seats, a wheelchair, a small child, somebody infectious."""

from __future__ import annotations

import re

from bot.understanding.expression import expression
from bot.understanding.ride_text import NUM, denied, said, whole
from bot.understanding.seats import seats as seats_said

_N = f"({NUM})"
KIN = (
    "爷爷|奶奶|外公|外婆|姥爷|姥姥|阿公|阿婆|阿爷|阿嬷|嬷嬷|公公|婆婆|岳父|岳母|老丈人|丈母娘|爸"
    "爸|妈妈|阿爸|阿妈|姆妈|老爸|老妈"
    "|爸|妈|爹|娘|爷|奶|父亲|母亲|老公|老婆|老伴|媳妇|堂客|婆娘|男人|当家的|儿子|女儿|闺女|儿媳妇?"
    "|女婿|崽|仔|伢子?|娃儿?|囡"
    "|孩子|小孩|孙子|孙女|外孙女?|哥哥?|姐姐?|弟弟?|妹妹?|嫂子?|叔叔?|婶婶?|姑姑?|姑妈|舅舅?|舅妈"
    "|姨妈?|伯伯?|大伯|侄子|侄女"
    "|邻居|王奶奶|他|她|佢|渠|伊"
)
_MINE = "(?:我们?|俺|阮|咱|我们?家|俺家|家里?|屋里)?(?:家)?的?"
_I = "(?:我|俺|阮|𠊎|咱)"
_TWO = expression(
    "爸妈|父母|爹娘|老两口|两口子|夫妻俩?|公婆|俩(?:老|口|人|娃|孩)|爷爷奶奶|外公外婆"
)
_TOTAL = expression(
    f"(?:一共|总共|共|合计|拢共|加起来|连(?:上)?[^,。]{{0,5}}?){_N}(?:个|位|名|口)?(?:人|座|位"
    "|$|[,。])"
)
_BESIDE = expression(
    f"(?:陪护|陪同|陪人|陪伴|家属|陪|另外|外加|再加|加上|加|带)(?:的|是|有|还有|着|上|了)?{_N}"
    "(?:个|位|名)?"
    r"(?:家属|陪护|陪同|陪人|陪的|人陪|大人|人|$|(?=[,。]))"
    rf"|{_N}(?:个|位|名)?(?:人|家属|亲戚|大人)?(?:陪护|陪同|陪着|陪伴|陪(?!诊|我)|跟着|跟车|跟去)"
)
# 老人两位, 另外陪护一个: not counted before.
_ADDED = expression(rf"(?:另外|外加|再加|加上|还有|,加){NUM}|老人{NUM}|{NUM}[个位名]老人")
_ONE_BESIDE = expression(
    f"(?<!谁)(?<!没人)(?<!找人)(?<!要人)(?:{_I}|{KIN}|家属|家里人)(?:也|要|会|得|来)?"
    "(?:陪着|陪同|陪护|陪他|陪她|陪佢|跟着|跟车|跟去|一起去|一块去|一块儿去|也去|同去|陪去|一道去"
    "|跟到|陪到)"
)
_WITH = expression(
    f"{_I}(?:想|要|得|准备|打算|明天|后天|今天|早上|下午|上午|还)*(?:和|跟|同|与|陪|带着?|抱着?"
    f"|搀着?|扶着?){_MINE}(?:{KIN}|老人|宝宝|月子娃)"
    "(?!那|家|说|讲|借|要车|联系|商量|电话)"
)
_ALONE = expression(
    "(?:没|冇|无)人陪|不用(?:人)?陪|没(?:有)?陪护|(?:就|只有?|自己)(?:我|俺|他|她|老人)?一个人|独"
    "自|唔使陪"
)
_LUGGAGE = expression(
    f"(?:带|放|有|还有|加)?(?:上|着)?(?:{NUM})?(?:个|张|辆|把|台|部|架|袋|箱|件|只|大|小|包)*"
    "(?:轮椅|行李箱?|蛇皮袋|氧气[瓶袋]|拐杖|拐棍|包裹"
    r"|箱子|袋子|东西|大包|包(?!车)|鸡蛋|大米|菜)"
)
_WHEELCHAIR = expression("轮椅")
_NO_WHEELCHAIR = expression(
    "(?:不|没|冇|唔|甭|别|莫)[^,。]{0,4}轮椅|轮椅(?:坏|就?不(?:用|要|带|坐|必)|没(?:有|带)|丢|散"
    "架|不见|修|借(?!的)|还(?:了|给|回|掉))"
    "|(?:借|还|修|买|送|捐|退|卖|找|拿|领|取)(?:了|个|一?[个张辆台把]|回|掉|给)*轮椅(?!的|去|坐"
    "|推|上)"
)
_CHILD = expression(
    "(?:小|奶|月)?宝宝|小宝(?!贝)|婴儿|奶娃|吃奶的|月子娃|月娃子|毛毛(?!雨|虫|糙|的)|毛头|苏虾"
    f"|襁褓|新生儿|抱(?:着|个|起)[^,。]{{0,3}}(?:娃|孩|崽|伢|囡|仔)"
    f"|(?<![0-9十])[一二两三1-3半](?:岁半|岁多|岁)[^,。]{{0,3}}(?:娃|孩|孙|崽|伢|囡|宝|仔|丫头|小"
    "子|儿子|女儿|闺女)"
    f"|(?:娃儿?|孩子?|小孩|孙子|孙女|崽|伢子?|囡囡?|仔|丫头|儿子|女儿|闺女)[^,。]{{0,3}}(?<!"
    "[0-9十])[一二两三1-3](?:岁|周岁)"
    f"|(?:{NUM})个(?:多|半)?月(?:大)?(?:的)?(?:娃|孩|孙|崽|伢|囡|宝|仔|丫头)"
    f"|(?:娃儿?|孩子?|小孩|孙子|孙女|崽|伢子?|囡囡?|宝)(?:才|刚|只有|还|满|刚满)*(?:{NUM})个(?:多"
    "|半)?月|(?:安全|儿童|宝宝)座椅"
)
_NO_SEAT = expression("(?:不用|不要|不需要?|有自己的|自己有|自带)(?:安全|儿童|宝宝)座椅")
# Medicines, wards and needles are named after the illness they are for.
_NO_ILLNESS = expression(
    "(?:感冒|咳嗽|退烧|发烧|流感|水痘|发热|新冠|止咳|肝炎|抗病毒)(?:的)?(?:药|灵|冲剂|颗粒|疫苗"
    "|针|糖浆|片|贴|预防)|传染病医院|鸡流感"
)
_INFECTION = expression(
    "发高?低?烧|发热|高烧|低烧|烧到|烧着|烧起|又烧|有烧|有点烧|烧(?:得|到)?[三四34][十0-9八九]|体"
    "温3[789]|3[789](?:\\.[0-9])?度|三十[八九]度"
    "|咳嗽|咳得|咳了|咳起|有点咳|一直咳|在咳|咳痰|咳咳|打摆子|阳性|阳了|又阳|两条杠|二条杠|新冠"
    "|流感|甲流|乙流|感冒|水痘|手足口|传染|麻疹"
    "|腮腺炎|猪头肥|诺如|肺结核|结核|肺痨|疱疹性咽|红眼病|百日咳|出疹子|隔离|发沙|滚烫|身上烫|额"
    "头烫"
)
_OVER = expression(
    "(?:已经|都|也|就)?(?:退|好|没|消)了|退(?:下|烧)|转阴|阴了|(?:早|已经?)好|不传|好咯|好哒|好嘞"
    "|都没有|(?:也|都)?没有?(?=[,。]|$)|没得|冇(?=[,。]|$)"
)
_JOINT = expression("(?:、|和|或者?|也不|也没)$")
_NOUNS = expression("(?:没有|没|无|冇|没得)$")
_WORSE = expression("得|了|厉害|很")
_WELL = expression(
    "退烧了|烧退了|阴性|转阴|没阳|没病|不传染|一条杠|体温正常|没(?:有)?传染|测了没事"
)


def companions(text: str) -> int | None:
    """How many go along, besides whom the ride is for."""
    if _ALONE.search(text):
        return 0
    match = _BESIDE.search(text)
    if match:
        return whole(next(group for group in match.groups() if group))
    if _WITH.search(text):
        return _with(text)
    return 1 if _ONE_BESIDE.search(text) else None


def _with(text: str) -> int:
    """我陪我妈 are two, 我陪我爸妈 three."""
    return 2 if _TWO.search(text) else 1


def carried(text: str, beside: int | None) -> int | None:
    """Everybody to be carried, without luggage and wheelchairs."""
    bare = _LUGGAGE.sub(",", text)
    total = _TOTAL.search(bare)
    if total:
        return whole(total[1])
    counted = seats_said(_BESIDE.sub(",", bare))
    if counted is None and beside is None:
        return 2 if _TWO.search(bare) else None
    if counted is None:
        return (beside or 0) + 1
    if beside and _ADDED.search(bare):
        return counted + beside
    return max(counted, (beside or 0) + 1)


def wheelchair(text: str) -> bool:
    """Whether somebody comes in one."""
    return bool(_WHEELCHAIR.search(text)) and not _NO_WHEELCHAIR.search(text)


def child_seat(text: str) -> bool:
    """Whether a child so small comes along that it needs its own seat."""
    return bool(_CHILD.search(text)) and not _NO_SEAT.search(text)


def infectious(text: str) -> bool | None:
    """True for a fever, a cough or worse, False where it is denied or over."""
    text = _NO_ILLNESS.sub(",", text)
    found = list(_INFECTION.finditer(text))
    if any(not _gone(text, match) for match in found):
        return True
    return False if found or said(_WELL, text) else None


def _gone(text: str, match: re.Match[str]) -> bool:
    behind = text[match.end() : match.end() + 6]
    return denied(text, match.start()) or bool(_OVER.match(behind)) or _listed(text, match)


def _listed(text: str, match: re.Match[str]) -> bool:
    """不发烧也不咳嗽, 没有发烧、咳嗽; 没有发热咳嗽 denies both, 不发烧咳得厉害 the first."""
    before = text[: match.start()]
    joint = _JOINT.search(before)
    if joint and joint[0] in ("也不", "也没"):
        return True
    end = joint.start() if joint else match.start()
    earlier = [m for m in _INFECTION.finditer(before) if m.end() == end]
    if joint:
        return any(denied(text, m.start()) for m in earlier)
    worse = _WORSE.match(text, match.end())
    return not worse and any(_NOUNS.search(text[: m.start()]) for m in earlier)
