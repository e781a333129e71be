"""Who is meant: the person who is ill or to be carried, names, a phone, a place."""

from collections.abc import Sequence

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS
from bot.understanding.scan import Scan
from bot.understanding.surnames import SURNAMES

_TITLES = (
    "奶奶|爷爷|大爷|大娘|大妈|婆婆|阿婆|阿公|大叔|大婶|婶子|婶|叔|嫂子|嫂|伯伯|伯|老师|师傅|姨|姑"
)
_NAME = expression(
    rf"(?:报|帮|给|替|代)[ :]*([{SURNAMES}](?:{_TITLES}))"
    rf"|(?:报|代报)[ :]+([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[{CLAUSE_ENDS}]|$)"
    rf"|(?:帮|给|替|代)([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=报|登记|要个车|叫车|说一声)"
)
_PROXY = expression(
    rf"(?:帮|替|给|代)(?:我|俺)?[^{CLAUSE_ENDS}]{{1,8}}(?:报(?![名备销警纸复])|登记)"
    rf"|^代?报[ :]+[{SURNAMES}]"
)
_MOBILE = expression(r"(?<!\d)(1[3-9]\d{9})(?!\d)")
_LANDLINE = expression(r"(?<!\d)(0\d{2,3}-?\d{7,8})(?!\d)")

# 捎上俺: the sender is the one; not 送我妈.
_CARRY_ME = expression(
    "(带|捎|送|接|载|拉|搭|驮|带上|捎上)(上|下|一下|埋)?(我|俺|阮|𠊎|涯)"
    "(?![妈爸爹娘爷奶婆公媳儿老家女孙娃哥姐弟妹叔伯舅姑姨屋们达大男爱堂崽伢囡])"
    "|(我|俺|𠊎)(想|要|得|爱)(去|到|回|搭|坐|上)"
)
# More than one go, and none of them is the one.
_COMPANY = expression(
    "(我|俺|𠊎)[跟和同与][^,。!?]{1,5}(两|俩|三|几)(个|人|口)?|一家[一二三四五六七八两几1-9]*[口个]"
    "|(两|俩|三|四|五|几|[2-9])(个人|口人|大人)"
)
_PRONOUNS = frozenset({"他", "她", "渠", "伊"})
_ADDRESSED = frozenset(
    {
        "有人",
        "隔壁",
        "邻居",
        "老板",
        "师傅",
        "大哥",
        "哥",
        "姐",
        "叔",
        "婶",
        "嫂",
        "他",
        "她",
        "弟",
        "妹",
    }
)
_EXCLAIMED = expression(
    "妈呀|妈耶|[的哎他你]妈(?!妈)|(?<![我俺咱])娘的|老天爷|我的[妈娘]|(?<![我俺咱])妈的"
)
# 娘家, 我妈那儿: where, not who.
_AS_PLACE = expression("家(?!里?(烧|发|病|疼|咳))|屋|那[儿里边]|那$|门口")
_OWN = expression("(我|俺|阮|咱|[一二三四五六七八九十]组)$")
_AWAY = expression(
    "[^,。!?]{0,3}(不在家|不在屋|在外[地头面]|没空|上班去|不放心|走唔开|不得空|还没回|冇空|冇得空|走了[半一二两三四五六七八九十几好])"
)
# Who speaks of an end of his or her own, whoever else is named: 我走了, 孩子就托付给他姑.
_MY_OWN = expression("(我|俺|阮)(走了|不想|唔想|毋想|勿想|每天都想|活够|活着|撑不|受够|想死|去死)")
# Milk is no grandmother, a knee no brother, and nobody hits who hurts as if somebody did.
_NO_PERSON = expression(
    "[吃喝喂吸吐断母牛羊口]奶$|奶[头瓶粉水嘴量牛昔油]|膝头哥|(像|跟|似)(叫|被|让)?有?人$|娘家|爷们|来了?大?姨$"
)
# With whom, for whom, by whom: not the one who is ill or carried.
_BESIDE = expression(
    "([跟和同与]|[捎带送买]给|照看|照顾|拜托|生完|生了|生下)(我|俺|阮|𠊎)?(家|屋里)?(的)?$"
)
_OFFSPRING = frozenset(
    {
        "儿子",
        "闺女",
        "女儿",
        "崽",
        "孙子",
        "孙女",
        "幺儿",
        "幺女",
        "姑娘",
        "仔",
        "阿仔",
        "阿女",
        "个仔",
        "小子",
        "外孙",
    }
    | {"娃", "孩子", "赖子", "俫子", "妮子", "妮", "老幺", "伢", "女仔", "囡"}
)
_GROWN_UP = expression(
    "打工|上班|结婚|大学|开车|媳妇|在厂|厂里|从[^,。]{1,6}(回|转|返|家来)|工地|工作|加班|当兵|部队|[二三四]十[^八九度天分]"
    "|做事|出差|跑车|送外卖|做生意|公司"
)


def subject(scan: Scan, complaints: Sequence[Hit], age: float | None) -> str | None:
    """The person named nearest before the complaint, else nearest after; None if nobody is."""
    if not complaints and (carried := _carried(scan)) is not None:
        return carried or None
    if any(hit.code == "suicidal" for hit in complaints) and _MY_OWN.search(scan.text):
        return "self"
    people = [p for p in scan.of("people") if _is_meant(scan, p, ill=bool(complaints))]
    if any(p.code == "pregnant" for p in people):
        return "pregnant"
    others = _without_pronouns([p for p in people if p.code != "self"])
    position = complaints[0].start if complaints else len(scan.text)
    person = _nearest(others, position)
    named = _by_age(person.code if person else None, age) or _grown(scan, person)
    if named is None and any(p.code == "self" for p in people):
        return "self"
    return named


def _carried(scan: Scan) -> str | None:
    """`self` for 捎上我, nothing for 我跟婆婆两个; None when the words do not say."""
    if _COMPANY.search(scan.text):
        return ""
    return "self" if _CARRY_ME.search(scan.text) else None


def _is_meant(scan: Scan, person: Hit, *, ill: bool) -> bool:
    """Whether the word names somebody who may be the one: no 娘家, 哎呀妈呀, 我儿子不在家."""
    if person.code in ("self", "pregnant"):
        return True
    before, after = scan.text[: person.start], scan.text[person.end :]
    if _EXCLAIMED.search(before[-3:] + person.text + after[:1]) or _AWAY.match(after):
        return False
    if _AS_PLACE.match(after) and not _OWN.search(before):
        return False
    if _NO_PERSON.search(before[-3:] + person.text) or _NO_PERSON.search(person.text + after[:1]):
        return False
    if person.text == "毛毛" and after[:1] in ("的", "雨", "虫", "糙"):
        return False
    if (
        person.text.startswith("老")
        and before[-1:] in ("得", "的")
        and after[:1] in ("", "了", ",")
    ):
        return False
    if person.code == "adult" and not ill and person.text in _ADDRESSED:
        return False
    return not _BESIDE.search(before)


def _without_pronouns(people: list[Hit]) -> list[Hit]:
    """他 and 她 are whoever was named before."""
    named = [p for p in people if p.text not in _PRONOUNS]
    return [
        p for p in people if p.text not in _PRONOUNS or not any(n.start < p.start for n in named)
    ]


def _nearest(people: list[Hit], position: int) -> Hit | None:
    before = [p for p in people if p.start <= position]
    if before:
        return before[-1]
    return people[0] if people else None


def _grown(scan: Scan, person: Hit | None) -> str | None:
    """A son or a daughter who works, studies or is married is no child."""
    if person is None:
        return None
    if person.code == "child" and person.text in _OFFSPRING:
        around = scan.text[max(0, person.start - 8) : person.end + 16]
        return "adult" if _GROWN_UP.search(around) else "child"
    return person.code


def _by_age(named: str | None, age: float | None) -> str | None:
    if age is None:
        return None
    if age < 3:
        return "infant"
    if age < 15:
        return "child"
    return "elder" if age >= 65 else ("adult" if named in ("child", "infant") else None)


def names(text: str) -> tuple[str, ...]:
    """Names after 报, 帮, 给, 替, 代, in order of mention."""
    found = [next(g for g in match.groups() if g) for match in _NAME.finditer(text)]
    return tuple(dict.fromkeys(found))


def proxy(text: str) -> bool:
    """Whether the sender says that the matter is somebody else's."""
    return bool(_PROXY.search(text))


def phone(text: str) -> str | None:
    """The first phone number."""
    match = _MOBILE.search(text) or _LANDLINE.search(text)
    return match[1] if match else None
