"""What is said of writing for the village: a draft, a change, a name below, how long it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.medicines import Ware
from bot.understanding.as_spoken import as_spoken
from bot.understanding.expression import expression
from bot.understanding.medicines import MedicineIndex
from bot.understanding.times.until import wait_until
from bot.understanding.times.words import TimeWords

PROMPT, RHYME, CHANGE, EXPERIENCE, STORY, THANKS = (
    "prompt", "rhyme", "change", "experience", "story", "thanks",
)  # fmt: skip
WITHDRAW, SIGN, UNSIGN, BECAUSE = "withdraw", "sign", "unsign", "because"

RHYMED = 4  # lines
_GAP = r"[\s:：,，、。]"
_HEADS = (
    (RHYME, expression(f"(?:我)?(?:想|会|来)?(?:写|编)(?:了|好了)?(?:一|1)?[段个首条]?顺口溜"
                       f"(?:[，, ]?(?:怎么|咋|往哪)(?:发|写))?{_GAP}*")),
    (PROMPT, expression(f"(?:我)?(?:想)?(?:给|跟)(?:大家|乡亲们?)提个醒{_GAP}+|"
                        f"(?:我)?写(?:一|1)?[条句]健康提示{_GAP}*|(?:我)?写(?:一|1)?[条句]{_GAP}+"
                        f"|写(?:一|1)条(?=[^\\s信字])|写(?:一|1)?[条句]$")),
    (CHANGE, expression(f"改[成为]{_GAP}*")),
    (EXPERIENCE, expression(f"(?:一条)?经验{_GAP}*(?=问题)")),
    (STORY, expression(f"(?:讲|说)(?:一个|一件|一|个|件)?(?:好事|故事){_GAP}+"
                       f"|(?:故事|好人好事)(?:{_GAP}+|$)")),
    (WITHDRAW, expression(f"(?:把)?撤回{_GAP}*"
                          f"|(?:把)?我?(?:写的)?那[条个首](?:顺口溜|提示|提醒)?(?:给)?撤(?:回|了|掉).{{0,2}}$")),
    (BECAUSE, expression(f"因为{_GAP}*")),
    (THANKS, expression("(?:我(?:要|想)?)?感谢(?:一下)?(?=[\u4e00-\u9fff]{2})")),
)  # fmt: skip
_SIGN = expression("(?:要|写上?)?(?:署名|写我(?:的)?名字|写上我(?:的)?名字)")
_UNSIGN = expression("(?:不|别|不要|不用)(?:署名|写(?:我(?:的)?)?名字?)|匿名")
# Who speaks of themselves or their own may be in need: that is read for danger as anything is.
_OWN = expression("我|俺|咱|偶|侬|本人|救命|来人|快来")
_PARTS = expression(
    f"问题{_GAP}*(?P<problem>.{{2,120}}?){_GAP}*(?:办法|做法){_GAP}*(?P<method>.{{2,120}}?)"
    f"{_GAP}*(?:结果|效果){_GAP}*(?P<result>.{{2,120}})",
    re.DOTALL,
)
_COUNT = "[0-9半一二两三四五六七八九十]{1,3}"
_DOSE = expression(
    rf"{_COUNT}\s?(?:片|粒|颗|毫克|mg|ml|毫升|克|支|滴|包|袋|丸|勺)|(?:一天|每天|一日|每日|日)"
    rf"(?:吃|服|喝)?{_COUNT}(?:次|回|顿)|(?:每|隔){_COUNT}?(?:个)?(?:小时|钟头)(?:吃|服|用)",
    re.IGNORECASE,
)
_DOES = expression(
    "别|不要|莫|要|先|打|开|关|戴|洗|喝|穿|看|去|找|带|留|歇|问|查|测|少|多|远离|躲|停|收|盖|通风|记"
)
_BREAK = expression(r"[\n，。；;,./／|！!？?]+")
_LINES = expression(r"[\s，。；;,./／|！!？?]+")
_SENDS = expression("(?:就这样|写上|送上去|发吧|可以发|没问题)(?:吧|了|啊)?")
_AGREES = expression("(?:好|行|可以|中|要得|嗯)(?:的|吧|啊|呀|嘞|了)?")
_GIVES_UP = expression("(?:不写|不用|算|不发|不要)了(?:吧|啊)?|别写了?")
_ASKS = expression("请|麻烦|还要|想要|再帮|能不能|能帮|可以帮|明天|后天|今晚|下午|等会|待会")
_PHONE = expression(r"\d{7,}")
_SPAN = expression(rf"(?:管|说|发)?({_COUNT})个?(天|周|星期|礼拜|月|年)")
_DAYS = {"天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
_VALUES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "十": 10}


@dataclass(frozen=True, slots=True)
class Written:
    """What was meant, and the words behind it."""

    what: str
    words: str = ""


def read_written(text: str) -> Written | None:
    """None where it is none of this."""
    said = text.strip()
    if len(said) <= 12 and _UNSIGN.fullmatch(said):
        return Written(UNSIGN)
    if len(said) <= 12 and _SIGN.fullmatch(said):
        return Written(SIGN)
    for what, head in _HEADS:
        match = head.match(said)
        if match:
            return Written(what, said[match.end() :].strip())
    return None


def looks_rhymed(text: str) -> bool:
    """Four lines of one length and nothing else: nobody calls for help like that."""
    lines = lines_of(text, rhyme=True)
    return len(lines) == RHYMED and len({len(x) for x in lines}) == 1 and len(lines[0]) in (5, 6, 7)


def is_only_written(text: str) -> bool:
    """Whether these are surely words for others: nobody speaks in them of themselves."""
    written = read_written(text)
    return (
        written is not None
        and written.what in (PROMPT, RHYME, CHANGE, EXPERIENCE)
        and bool(written.words)
        and not _OWN.search(written.words)
    )


def speaks_of_oneself(text: str) -> bool:
    """Whether somebody speaks for themselves in it, or calls."""
    return _OWN.search(text) is not None


def agrees(text: str, *, just_asked: bool) -> bool:
    """Whether a draft that was shown may go; a bare yes only right after it was."""
    said = text.strip(" 。.!！~，,")
    if len(said) > 8:
        return False
    return bool(_SENDS.fullmatch(said) or (just_asked and _AGREES.fullmatch(said)))


def asks_too(words: str) -> bool:
    """Whether something is still wanted beside what was thanked for."""
    return bool(_ASKS.search(words))


def gives_up(text: str) -> bool:
    said = text.strip(" 。.!！~，,")
    return len(said) <= 8 and bool(_GIVES_UP.fullmatch(said))


def lines_of(words: str, *, rhyme: bool) -> tuple[str, ...]:
    """A rhyme line by line; anything else in one."""
    cut = _LINES if rhyme else _BREAK
    parts = tuple(part.strip() for part in cut.split(words) if part.strip())
    even = len(parts) == 4 and len({len(p) for p in parts}) == 1 and len(parts[0]) in (5, 6, 7)
    if parts and (rhyme or even):
        return parts
    whole = "".join(words.split())
    return (whole if whole[-1:] in "。！？!?" else f"{whole}。",) if whole else ()


def uneven(lines: tuple[str, ...]) -> tuple[int, int] | None:
    """The first line that is longer or shorter than the first, and by which count; from 1."""
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(lines[0]):
            return number, len(line)
    return None


def has_dose(words: str, medicines: MedicineIndex) -> bool:
    """Whether it names a medicine, or how much to take: that is for a doctor to write."""
    named = any(m.medicine.kind is Ware.MEDICINE for m in medicines.find(words))
    return named or bool(_DOSE.search(words))


def has_phone(words: str) -> bool:
    return bool(_PHONE.search(words))


def says_what_to_do(words: str) -> bool:
    return bool(_DOES.search(words))


def experience_of(words: str) -> tuple[str, str, str] | None:
    """Problem, method, result; None where one is missing."""
    match = _PARTS.match(words.strip())
    if match is None:
        return None
    found = tuple(re.sub(r"\s+", "", match[name]).strip("，,。;；") for name in _PARTS.groupindex)
    return (found[0], found[1], found[2])


def holds_until(text: str, at: datetime, times: TimeWords) -> date | None:
    """Until which day, as an answer to that question: 一个月, 到月底, 到12月20号."""
    said = re.sub(r"\s+", "", text)
    if len(said) > 14:
        return None
    span = _SPAN.fullmatch(said)
    if span:
        days = _DAYS[span[2]]
        days = days // 2 if span[1] == "半" else _number(span[1]) * days
        return at.date() + timedelta(days=days)
    return wait_until(said.removeprefix("管").removeprefix("到"), times, at=at)


def _number(said: str) -> int:
    if said.isdigit():
        return int(said)
    if len(said) == 2 and said[0] == "十":
        return 10 + _VALUES.get(said[1], 0)
    return _VALUES.get(said[-1], 1) if len(said) == 1 else 1


def aloud(words: str) -> str:
    """For the loudspeaker: every line a sentence, numbers as they are said."""
    lines = (line for line in words.splitlines() if line)
    return as_spoken("".join(line if line[-1] in "。！？" else f"{line}。" for line in lines))
