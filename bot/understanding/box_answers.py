"""Short answers to the two questions before something leaves a box."""

from __future__ import annotations

from bot.understanding.expression import expression

_MARKS = expression(r"[\s,，。.;；:：!！?？~、]+")
_PART = expression(r"[\s,，。.;；:：!！?？~、]")
_OLD = r"老人家?|老头子?|老汉|老婆子|老奶奶|老爷爷|奶奶|爷爷|外婆|外公|婆婆|公公|姥姥|姥爷|家家"
_WHO = r"(?:给|是|就是|帮)?(?:我家|我|俺家|俺|家里|屋里)?"
_USES = r"(?:们|用|吃|的|要|屋里|家)*"
_ADULT = expression(
    rf"^(?:给|是|就是)?(?:(?:我|俺)?(?:自己|自家)|我|俺|{_WHO}(?:大人|老公|老婆|媳妇|男人|堂客"
    rf"|屋里人|老伴|妈妈|爸爸|妈|爸|爹|娘)){_USES}$"
)
_ELDER = expression(rf"^{_WHO}(?:{_OLD}|老人|奶|爷){_USES}$")
_CHILD = expression(
    rf"^{_WHO}(?:孩子|娃|娃娃|娃儿|小孩|小孩子|细伢|细伢子|伢|崽|孙子|孙女|儿子|女儿|外孙|外孙女)"
    rf"{_USES}$"
)
_EXPECTING = expression(r"^(?:给|是)?.{0,4}(?:怀孕|怀着|孕妇|喂奶|哺乳|坐月子|有喜|大肚子).{0,4}$")
# So old, and nothing else said of a child: 8个月, 两岁半, 三岁的娃.
_MONTHS_OLD = expression(
    r"^(?:才|刚|快)?[0-9一二三四五六七八九十两]{1,3}个?多?月(?:大|的|了)?(?:娃|孩子|宝宝|毛毛)?$"
)
_YEARS_OLD = expression(
    r"^(?:今年|才|刚|快)?(?P<years>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})周?岁(?:半|多)?(?:大|的|了)?(?:娃|孩子|宝宝|毛毛)?$"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL, _GROWN, _OLD_AGE = 4, 18, 65
_NONE = expression(
    r"^(?:都|全|一条都|哪条都|啥都|一样都|这些都|上面都|统统|通通)?"
    r"(?:没有|没|冇|无|么得|没得|不得|没有这些|莫得)(?:有|的|得|啊|呢|嘛|了|哈|哦|过|这些)*$"
)
_SOME = expression(r"^(?:有|有的|有一条|有的有|有一个|是的有|有点|有一样)(?:啊|呢|嘛|哦|哈)*$")
# What stands in the list, said of oneself; with 没 or 不 before it says nothing for sure.
_LISTED = expression(
    r"胃溃疡|胃出血|胃不好|容易出血|防血栓|阿司匹林|华法林|哮喘|气喘|过敏|肝不好|肝病|肝炎|肾不好|肾病"
    r"|高血压|血压高|心脏病|心脏不好|冠心病|降压药|青光眼|前列腺|喝了?点?酒|喝过酒|天天喝|吃酒"
    r"|要?开车|骑车|拉黑|便血|大便带血|尿少|吃了?别的|吃过(?!没)|昨天吃|前天吃|刚吃|今天吃"
)
_DENIED = expression(r"没|不是|冇|无|么得|莫|未|不过敏|不喝|不开")
# It left the box for somebody; what stands before it is a person, the thing, or nothing.
_SHORT_WORD = 16
_GIVES = r"(?:(?:交|拿|递|发|送|取)?给(?:了|过)?|(?:交|递|发)(?:到|了))"
_TAKES = r"(?:来)?(?:拿|取|领|带)(?:走|去|过去|回去)?"
_JUST = r"(?:已经|刚刚|刚才|刚|都){0,2}"
_HANDED = expression(
    rf"(?P<before>[\u4e00-\u9fff]{{0,8}}?)(?:我?{_JUST}{_GIVES}(?P<who>[\u4e00-\u9fff]{{0,5}}?)"
    rf"|{_JUST}{_TAKES})(?:手上|手里)?(?:了|啦|咯|哒|喽|嘞)"
)
_NOT_HANDED = expression(r"没|不|别|未|莫|忘|谁|哪|想|要|等|该|快|能|可以|准备|打算|明天|后天")
_PRONOUN = expression(r"(?:[他她]|人|人家|本人|[他她]们|他家|她家)?")
_ENOUGH = expression(r"(?<!不)(?:够了|够用了|足了|有了)$|不缺了?$|不紧缺?了?$|取消|解除")


def whom_word(text: str) -> str | None:
    """`adult`, `elder`, `child`, `small` or `pregnant`, where the line says nothing else."""
    plain = _MARKS.sub("", text)
    if _EXPECTING.match(plain) and not _DENIED.search(plain):
        return "pregnant"
    aged = _by_age(plain)
    if aged:
        return aged
    for word, pattern in (("child", _CHILD), ("elder", _ELDER), ("adult", _ADULT)):
        if pattern.match(plain):
            return word
    return None


def _by_age(plain: str) -> str | None:
    if _MONTHS_OLD.match(plain):
        return "small"
    found = _YEARS_OLD.match(plain)
    if found is None:
        return None
    years = _years(found["years"])
    if years < _SMALL:
        return "small"
    if years < _GROWN:
        return "child"
    return "elder" if years >= _OLD_AGE else "adult"


def _years(said: str) -> int:
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def list_word(text: str) -> str | None:
    """`none` or `some`: said plainly, or by naming what one has of it (有高血压，在吃降压药)."""
    plain = _MARKS.sub("", text)
    if _NONE.match(plain):
        return "none"
    if _SOME.match(plain):
        return "some"
    parts = [part for part in _PART.split(text) if part]
    named = any(_LISTED.search(part) and not _DENIED.search(part) for part in parts)
    return "some" if named else None


def both_words(text: str) -> tuple[str | None, str | None]:
    """Who it is for and the list, answered in one line: 大人用，都没有."""
    parts = [part for part in _PART.split(text) if part]
    whom = whom_word(text) or next(filter(None, map(whom_word, parts)), None)
    listed = list_word(text) or next(filter(None, map(list_word, parts)), None)
    return whom, listed


def handed_over(text: str) -> tuple[str, str] | None:
    """给了, 药给他了, 王奶奶拿走了: what is said before it, and to whom; each may be empty."""
    found = _HANDED.fullmatch(_MARKS.sub("", text)) if len(text) <= _SHORT_WORD else None
    if found is None or _NOT_HANDED.search(text):
        return None
    who = found["who"] or ""
    return found["before"], "" if _PRONOUN.fullmatch(who) else who


def says_enough(text: str) -> bool:
    """布洛芬 够了: there is enough of it again."""
    return bool(_ENOUGH.search(_MARKS.sub("", text)))
