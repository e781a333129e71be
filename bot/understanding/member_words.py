"""Words of coming in and leaving: one line about a person, whose child somebody is, who is away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.members import Entry
from bot.understanding.expression import expression

LONGEST = 60
_ZH = "\u4e00-\u9fff"
_ENTRY = expression(r"^(?:登记|新登记|录入|加人)(?:一下|一个|一位)?[\s:：,，]+(?P<rest>\S.*)$")
_PHONE = expression(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_BORN = expression(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[年./-](?:(?P<m>1[0-2]|0?[1-9])(?:[月./-](?:(?P<d>[12]\d|3[01]|0?[1-9])"
    r"[日号]?)?)?)?)?(?:出?生)?(?!\d)"
)
_AGE = expression(r"(?<!\d)(?P<age>\d{1,3})岁")
_DOOR = expression(rf"(?P<hamlet>[{_ZH}]{{1,6}}?)(?P<n>\d{{1,4}})号")
_ALONE = expression("独居|一个人住|一个人过|单独住")
_SEX = expression("^(?:性别)?(?P<sex>男|女)(?:性|的)?$")
_NAME = expression(rf"^[{_ZH}·]{{2,4}}$")
_ILLNESS = expression(
    "高血压|糖尿病|冠心病|心脏病|慢阻肺|哮喘|脑梗|中风后遗症|中风|脑出血|肾病|尿毒症|透析|肝病|癌症|肿瘤"
    "|痴呆|阿尔茨海默|帕金森|关节炎|痛风|癫痫|精神病|骨折|瘫痪|偏瘫|白内障|甲亢|肺气肿|肺结核"
)

_CHILD = (
    "儿子|女儿|闺女|儿媳妇|儿媳|媳妇|女婿|孙子|孙女|外孙女|外孙|侄子|侄女|外甥女|外甥"
    "|弟弟|妹妹|哥哥|姐姐|老伴|家属|亲戚"
)
_I_AM = expression(
    rf"(?:我是|俺是)(?P<who>[{_ZH}]{{2,8}}?)(?:家)?的?(?P<kin>{_CHILD})"
    rf"(?:[,，、\s]{{0,2}}(?:我?叫)?(?P<name>[{_ZH}]{{2,4}}))?(?=$|[,，。！!\s])"
)
_GONE = expression(
    rf"^(?!.{{0,5}}[把帮给我俺])(?P<who>[{_ZH}]{{2,6}}?)(?:(?:一家|全家)?(?:都|已经|今天|昨天|前天)?)"
    r"(?P<what>搬走了?|搬家了|搬[到去][^,，。]{1,10}|出去打工了?|外出打工了?|去外地了?|出远门了?"
    r"|住到[^,，。]{1,10}去了?|回来了|搬回来了|回村了)"
    r"(?:[,，\s]*(?P<until>[^,，。]{1,8})(?:回来|回)?)?[。.!！]?$"
)
_NEW_PHONE = expression(
    rf"(?P<who>(?:我|俺)(?:妈|爸|爹|娘|爷爷|奶奶)?|[{_ZH}]{{2,4}}?)的?(?:电话号码|手机号码|电话|手机号?|号码)"
    r"(?:换成|改成|改为|变成|换了|改了|换|是)(?:了)?[\s:：,，]*(?P<phone>1[3-9]\d{9})[。.!！]?"
)
_MYSELF = expression(rf"(?:我|俺)(?:就)?(?:是|叫|名字叫)(?P<who>[{_ZH}]{{2,8}})[。.!！]?")
_QUIETLY = expression(
    rf"(?:隔壁|对门|邻居|村里|东头|西头)?(?:的)?(?P<who>[{_ZH}]{{2,5}}?)(?:他|她|人)?(?:今天|昨天|今早|刚刚|刚才)?走了"
    "[。.!！]?"
)
_ALIVE = expression(
    rf"(?:弄错了|搞错了|传错了|说错了|不是真的|误会)?[{_ZH}]{{0,6}}?(?:还|都|又|根本|好好的?){{0,2}}"
    r"(?:没(?:有)?(?:死|走|过世|去世|断气)|冇死|未死|人(?:还)?在|还在(?:世|家|呢)?|(?:还)?活着(?:呢)?|还活着呢|活得好好的)"
    r"(?:弄错了|搞错了|传错了|说错了|呢|的|啊|了|好好的)?"
)
_WRONG = expression(
    r"(?:是|都|话|我|人|你们)?(?:弄|搞|传|说|听|记|讲)错(?:了|人了)|误传|没(?:有)?(?:这|那)(?:回)?事"
)
_MONTH = expression(r"(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>[12]\d|3[01]|0?[1-9])[日号]?)?")
_IN_DAYS = {"今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_FUNERAL = expression(r"^(?:出殡|下葬|送葬|安葬|上山)(?:是|在|定在|定了)?\s*(?P<when>\S{1,8})$")
_IS = expression(rf"^(?P<shown>\S{{1,20}}?)就?是(?P<name>[{_ZH}]{{2,4}})[。.]?$")


@dataclass(frozen=True, slots=True)
class KinSaid:
    """我是王秀英的儿子王强."""

    who: str
    kin: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """赵卫国出去打工了，腊月回来; 李喜凤搬走了; 王强回来了."""

    who: str
    act: str  # moved | away | back
    until: date | None = None


def read_entry(text: str, today: date) -> Entry | None:
    """One line about one person; None where it is no such line."""
    found = _ENTRY.match(text.strip()) if len(text) <= 120 else None
    return read_fields(found["rest"], today, named=True) if found else None


def read_fields(text: str, today: date, *, named: bool) -> Entry:
    """What a line says of somebody; the first word of two to four characters is the name."""
    phone = _PHONE.search(text)
    rest = _PHONE.sub(" ", text)
    door = _DOOR.search(rest)
    rest = _DOOR.sub(" ", rest, count=1)
    alone = bool(_ALONE.search(rest))
    rest = _ALONE.sub(" ", rest)
    born = _BORN.search(rest)
    age = None if born else _AGE.search(rest)
    rest = _AGE.sub(" ", _BORN.sub(" ", rest))
    ills = tuple(dict.fromkeys(_ILLNESS.findall(rest)))
    name, sex, unread = None, None, []
    for word in re.split(r"[\s,，、;；。]+", rest):
        said_sex = _SEX.match(word)
        if said_sex:
            sex = "m" if said_sex["sex"] == "男" else "f"
        elif named and name is None and _NAME.match(word) and not _ILLNESS.fullmatch(word):
            name = word
        elif word and not _ILLNESS.search(word):
            unread.append(word)
    return Entry(
        name=name,
        born=_born_text(born) if born else str(today.year - int(age["age"])) if age else None,
        door=f"{door['hamlet']}{int(door['n'])}号" if door else None,
        hamlet=door["hamlet"] if door else None,
        phone=phone[0] if phone else None,
        sex=sex,
        illness="、".join(ills) or None,
        alone=alone,
        unread=tuple(unread),
    )


def _born_text(found: re.Match[str]) -> str:
    parts = [found["y"]]
    if found["m"]:
        parts.append(f"{int(found['m']):02d}")
        if found["d"]:
            parts.append(f"{int(found['d']):02d}")
    return "-".join(parts)


def read_kin(text: str) -> KinSaid | None:
    """我是王秀英的儿子: whose family somebody says they are."""
    found = _I_AM.search(text[:LONGEST])
    return KinSaid(found["who"], found["kin"], found["name"]) if found else None


def read_gone(text: str, today: date) -> Gone | None:
    """Who went, for good or for a while, or came back."""
    found = _GONE.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    what = found["what"]
    if what in ("回来了", "搬回来了", "回村了"):
        return None if found["until"] else Gone(found["who"], "back")
    until = read_day(found["until"] or "", today)
    if found["until"] and until is None:
        return None
    moved = what.startswith("搬") and until is None
    return Gone(found["who"], "moved" if moved else "away", until)


def read_new_phone(text: str) -> tuple[str, str] | None:
    """我的电话换成13911112222, 李守田手机号改成13911112222: whose, and the number."""
    found = _NEW_PHONE.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return (found["who"], found["phone"]) if found else None


def read_myself(text: str) -> str | None:
    """我是王德发, 我是东湾王德发: the words in which the name stands last."""
    found = _MYSELF.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return found["who"] if found else None


def read_gone_quietly(text: str) -> str | None:
    """王德发走了, 隔壁德发走了: who, and whether they left or died only somebody near knows."""
    found = _QUIETLY.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return found["who"] if found else None


def says_alive(text: str) -> str | None:
    """That somebody is alive after all, `alive`, or only that something was wrong, `wrong`."""
    said = re.sub(r"[\s,，。.;；!！~、]+", "", text) if len(text) <= LONGEST else ""
    if _ALIVE.fullmatch(said):
        return "alive"
    return "wrong" if _WRONG.fullmatch(said) else None


def read_day(text: str, today: date) -> date | None:
    """明天, 12月, 12月5号, 年底, 过年: the day somebody comes back."""
    for word, days in sorted(_IN_DAYS.items(), key=lambda pair: -len(pair[0])):
        if text.startswith(word):
            return today + timedelta(days=days)
    month = _MONTH.search(text)
    if month is not None:
        return _next(today, int(month["m"]), int(month["d"] or 1))
    if "年底" in text or "腊月" in text or "过年" in text:
        return _next(today, 1, 20)
    return None


def _next(today: date, month: int, dom: int) -> date:
    year = today.year if (month, dom) > (today.month, today.day) else today.year + 1
    return date(year, month, min(dom, 28) if month == 2 else min(dom, 30))


def read_funeral(text: str, today: date) -> date | None:
    """出殡 后天."""
    found = _FUNERAL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return None
    only = re.fullmatch(r"(\d{1,2})[号日]", found["when"])
    if only is not None:
        dom = int(only[1])
        same = dom >= today.day
        month = today.month if same else today.month % 12 + 1
        return date(today.year + (month < today.month), month, min(dom, 28))
    return read_day(found["when"], today)


def read_is(text: str) -> tuple[str, str] | None:
    """大刚是王建国: a shown name, and who that is."""
    found = _IS.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return (found["shown"], found["name"]) if found else None


_YES = frozenset({"好的", "好", "可以", "行", "中", "要得"})
_NO = frozenset({"不用", "不要", "不行", "不好", "别记"})


def read_yes_no(text: str) -> str | None:
    """好的, 不用 and nothing else."""
    said = text.strip(" \n，。！,.!")
    return "yes" if said in _YES else "no" if said in _NO else None


def is_stop(word: str) -> bool:
    """停: somebody no longer carries the word for another."""
    return word in ("停", "不用了", "换人")
