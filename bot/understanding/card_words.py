"""Words about somebody's card: an allergy, a medicine, where the key is, which colour and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.understanding.expression import expression

LONGEST = 60
_HAN = "[一-鿿]"
_PHONE = r"(?P<phone>1\d{10}|0\d{2,3}-?\d{7,8})"
_DATE = r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})[日号]?"
_ADD = r"(?:再?加上?|再?记上|再?添上|有|对)"
_DROP = r"(?:去掉|删掉|划掉)"
CHRONIC = (
    "高血压", "糖尿病", "慢阻肺", "冠心病", "心脏病", "心衰", "房颤", "脑梗", "中风后遗症", "哮喘",
    "肾病", "肾衰", "肝病", "肝硬化", "乙肝", "肿瘤", "癌症", "痛风", "帕金森", "老年痴呆",
    "癫痫", "关节炎", "精神病", "甲亢", "尿毒症", "肺气肿", "尘肺",
)  # fmt: skip
_CHRONIC = "|".join(CHRONIC)
# What a rash is said of; that is an illness of today, not a thing to keep in mind.
_SKIN = ("皮肤", "脸", "身上", "鼻子", "手", "全身", "又", "好像")
COLOURS = {"红": "red", "黄": "yellow", "绿": "green"}


@dataclass(frozen=True, slots=True)
class CardEdit:
    """One thing on a card: which, what it is now, and whether it goes."""

    field: str
    value: str = ""
    drop: bool = False
    phone: str | None = None
    day: date | None = None


_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, expression(pattern))
    for name, pattern in (
        ("no_allergies", r"(?:没有|无)(?:药物)?过敏(?:史)?"),
        ("allergies-", rf"{_DROP}\s*(?P<value>[^\s，,。]{{1,12}}?)过敏"),
        ("allergies", rf"{_ADD}?\s*(?P<value>[^\s，,。]{{1,12}}?)过敏"),
        (
            "medicine_of",
            r"(?P<sort>(?:降压|降糖|降脂|护心|心脏|抗凝|平喘|止喘|癫痫|精神|安眠|甲亢|胃)药|胰岛素|吸入剂)"
            r"\s*(?:是|叫|换成|改成|吃的是|用的是)\s*(?P<value>[^，,。]{1,20})",
        ),
        ("medicines-", r"(?:停了|不吃|停用)\s*(?P<value>[^\s，,。]{2,16}?)了?"),
        (
            "medicines",
            r"(?:天天吃|每天吃|长期吃|常年吃|离不开|长期用|加药)\s*(?P<value>[^，,。]{2,20})",
        ),
        ("diseases-", rf"{_DROP}\s*(?P<value>{_CHRONIC})"),
        (
            "diseases",
            rf"(?:再?加上?|再?记上|再?添上|有|得了|查出来?|患有?)\s*(?P<value>{_CHRONIC})",
        ),
        ("state.none", r"(?:没有?|无)(?:老毛病|基础病|慢性病)"),
        ("state.stable", r"(?:病情|老毛病|基础病)\s*(?:很|比较|挺)?(?:稳定|平稳)"),
        ("state.unstable", r"(?:病情|老毛病|基础病)\s*(?:很|比较|又)?(?:不稳定|不太稳|不稳|反复)"),
        ("dialysis-", r"(?:不用?|不再)(?:做)?透析了|停了?透析"),
        (
            "dialysis",
            r"(?:在|在做|做|长期|靠)(?:血液|腹膜)?透析|(?:一|每)周(?:做)?透析[一二两三四1-4]次"
            r"|(?:一|每)周(?:做)?[一二两三四1-4]次透析",
        ),
        ("oxygen-", r"(?:不用?|不再)吸氧了|停了?吸?氧"),
        ("oxygen", r"(?:在家|长期|天天|靠)吸氧|(?:在家|家里)?用着?制氧机|离不开氧气?"),
        ("due_on", rf"预产期\s*[是在]?\s*{_DATE}"),
        ("flu_pneumo", r"(?:打了|打过|接种了)(?:流感[和、]肺炎|肺炎[和、]流感)疫苗"),
        ("flu_on", rf"(?:{_DATE}\s*)?(?:打了|打过|接种了)流感疫苗"),
        ("flu_on", rf"流感疫苗\s*(?:{_DATE}\s*)?(?:打了|打过了?|种了)"),
        ("pneumococcal_on", rf"(?:{_DATE}\s*)?(?:打了|打过|接种了)(?:23价)?肺炎疫苗"),
        ("pneumococcal_on", rf"(?:23价)?肺炎疫苗\s*(?:{_DATE}\s*)?(?:打了|打过了?|种了)"),
        (
            "family_doctor",
            rf"(?:家庭医生|签约医生)\s*(?:是|叫|换成|改成)?\s*(?P<value>{_HAN}{{2,4}})",
        ),
        ("door_note", r"(?:门口|进门|上门)[\s：:，,]*(?P<value>[^\s，,。].{1,39})"),
        (
            "key_holder",
            rf"(?:备用)?钥匙\s*放?在?\s*(?P<value>{_HAN}{{2,5}}?)\s*[，,]?\s*{_PHONE}?\s*"
            r"(?:那里|那儿|那|家里|家|手里|手上|处)?",
        ),
        (
            "next_door",
            rf"(?:隔壁|邻居|对门)\s*(?:是|叫)\s*(?P<value>{_HAN}{{2,5}})\s*[，,]?\s*{_PHONE}?",
        ),
        ("hospital-", r"出院了|出院回家了|从医院回来了"),
        ("hospital", r"住院了|住进医院了|在住院"),
        ("no_override", r"颜色(?:恢复|按规则|按表算|让机器算)"),
        (
            "override",
            r"(?:颜色)?(?:改成|改为|定为|标成|定成)\s*(?P<value>[红黄绿])(?:色|的|牌)?"
            r"(?:[\s，,：:]+(?:因为)?\s*(?P<why>.{2,40}))?",
        ),
    )
)
_NAMED = expression(rf"({_HAN}{{2,5}})(?:的卡上?)?[\s，,：:]+(.{{2,50}})")
_OF_CARD = expression(rf"(?:看看?|查查?)?\s*({_HAN}{{2,5}})的(?:健康)?卡片?")
_MEANT = expression(rf"({_HAN}{{2,5}}?)的?卡上(?:加|写|记)(?:上|一句)?[\s，,：:]*(.{{1,40}})")
WITHOUT_SPACE = (3, 2, 4)  # how long a name is that nothing separates from what follows


def named_edits(text: str) -> tuple[tuple[str, str], ...]:
    """Every way of taking the words as a name and what is said of them, the likeliest first."""
    words = text.strip().rstrip("。.！!")
    if not 4 <= len(words) <= LONGEST:
        return ()
    named = _NAMED.fullmatch(words)
    if named is not None:
        return ((named[1], named[2].strip()),)
    return tuple(
        (words[:length], words[length:].strip().removeprefix("家").removeprefix("的"))
        for length in WITHOUT_SPACE
        if re.fullmatch(rf"{_HAN}{{{length}}}", words[:length])
    )


def card_of(text: str) -> str | None:
    """王秀英的卡: whose card somebody wants to see."""
    found = _OF_CARD.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return found[1] if found else None


def meant_for_card(text: str) -> tuple[str, str] | None:
    """王秀英卡上加 …: what is surely for a card, whatever it is."""
    found = _MEANT.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return (found[1], found[2].strip()) if found else None


def read_edit(
    said: str, today: date, categories: Mapping[str, str] | None = None
) -> CardEdit | None:
    """What of a card is meant; None where it is not surely that. `categories`: code by label."""
    words = said.strip().rstrip("。.！!")
    if not words or len(words) > LONGEST:
        return None
    for name, pattern in _RULES:
        found = pattern.fullmatch(words)
        if found is not None:
            return _edit(name, found, today)
    return _category(words, categories or {})


def _edit(name: str, found: re.Match[str], today: date) -> CardEdit | None:
    groups = found.groupdict()
    value, field = (groups.get("value") or "").strip(), name.rstrip("-")
    if field == "no_allergies":
        return CardEdit("allergies", "")
    if field == "allergies" and value.startswith(_SKIN):
        return None
    if field == "medicine_of":
        return CardEdit("medicines", f"{groups['sort']} {value}")
    if field.startswith("state."):
        return CardEdit("illness_state", field.removeprefix("state."))
    if field == "override":
        return CardEdit("override", f"{COLOURS[value]}:{groups.get('why') or ''}")
    if field in ("due_on", "flu_on", "pneumococcal_on"):
        day = _day(groups, today, ahead=field == "due_on")
        return CardEdit(field, day=day) if day else None
    if field == "flu_pneumo":
        return CardEdit(field, day=today)
    return CardEdit(field, value, name.endswith("-"), groups.get("phone"))


def _day(groups: Mapping[str, str | None], today: date, *, ahead: bool) -> date | None:
    """The day that was said; without a year the nearest that makes sense. Nothing said is today."""
    month, day, year = groups.get("month"), groups.get("day"), groups.get("year")
    if month is None or day is None:
        return None if ahead else today
    years = (int(year),) if year else (today.year, today.year + (1 if ahead else -1))
    found = [one for one in (_date(y, int(month), int(day)) for y in years) if one is not None]
    fitting = [one for one in found if (one >= today) == ahead or one == today]
    return next(iter(fitting or (found if year else [])), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_TAGGED = expression(
    r"(?P<not>不是|不算|去掉)?(?:是|算|加上?|记上)?\s*(?P<label>[^\s了]{2,12})(?:了)?"
)


def _category(words: str, categories: Mapping[str, str]) -> CardEdit | None:
    found = _TAGGED.fullmatch(words)
    if found is None:
        return None
    code = categories.get(found["label"])
    return CardEdit("tag", code, drop=found["not"] is not None) if code else None
