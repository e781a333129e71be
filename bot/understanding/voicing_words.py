"""Words about voices: to record one, to listen rather than read, to print a card or a poster."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.expression import expression

LONGEST = 30
_END = expression(r"[\s,，。！!~～?？]+$")
_RECORD = expression(
    r"(?:我来?|我想|我要|让我|帮忙)?(?:再)?(?:录|念)(?:一)?(?:条|段|句|个)(?:语音|声音|话|提示|音|广播)?(?:吧|呗)?"
    r"|(?:我来?|我想|我要)?(?:录音|录语音|录声音|念稿子)(?:吧)?"
)
_RECORD_THIS = expression(
    r"(?:我来?|我想|我要)?(?:录|念)(?:第)?\s*(?P<which>[0-9]{1,3})\s*(?:号|条)(?:吧)?"
)
_LISTEN = expression(
    r"(?:以后|往后|今后|你|您|请|都|就|我)*"
    r"(?:念给我听(?:就行|就好|吧|就可以)?|读给我听(?:就行|就好|吧)?|发语音给我(?:就行|就好|吧)?"
    r"|给我发语音(?:就行|就好|吧)?|用语音跟我说(?:就行|就好|吧)?)"
    r"|我?(?:不识字|不认识字|不认得字|不认字|认不得字|识不了字)(?:的|啊|呀)?"
    r"(?:[,，\s]?(?:念给我听|发语音)(?:就行|吧|给我)?)?"
    r"|(?:我)?(?:眼睛?(?:花|不好|看不清)|看不清字|字看不清|老花眼)(?:了)?[,，\s]?"
    r"(?:念给我听|读给我听|发语音(?:给我)?|说给我听)(?:就行|就好|吧)?"
)
_READ = expression(
    r"(?:以后|往后|你|您|请|都|就)*(?:不用|别|不要|莫|甭)(?:再)?(?:给我)?(?:念|读|发语音|念给我听|读给我听)"
    r"(?:了|啦|给我听了|给我听|给我了)?(?:[,，\s]?(?:我)?(?:看得清|看得见|认得字|识字))?"
    r"|(?:发|打)(?:文)?字(?:给我)?就(?:行|好)(?:了)?"
)
_SORTS = "明白卡|海报|宣传画|宣传栏"
_VERB = expression(r"^(?:请|帮我|我要|要)*(?:打印|印|来)?(?:一张|一下|一份|个)?")
_SORT = expression(_SORTS)
_PICTURE = expression(r"(?:的)?(?:图片|图|照片)$")
_WHICH = expression(
    r"(?:第)?\s*(?:(?P<number>[0-9]{1,3})\s*(?:号|条)?|(?P<name>[\u4e00-\u9fff]{2,10}))?(?:的)?"
)
_NAMED = expression(
    r"(?:请|帮我|给我|我要|要)*(?:打印|印|打)(?:一张|一份|一下|个|张)?(?P<name>[\u4e00-\u9fff]{2,8}?)"
    r"(?:的)?(?:卡片|卡|单子|纸)?(?:给我)?(?:贴墙上|贴墙|贴门口|贴出来|发给大家)?"
)
_SCRIPT = expression(
    r"(?:请|给我|我要|要|来)*(?:一份|一张|个)?(?:今天的?)?(?:大喇叭|广播|喇叭)(?:要用)?(?:的)?"
    r"(?:怎么念|念什么|念啥|放什么|放啥|播什么|播啥|稿子|稿|的词)"
    r"|(?:今天|今晚)(?:的)?(?:大喇叭|广播|喇叭)(?:里)?(?:念|放|播)(?:什么|啥)"
)
_SCRIPT_OF = expression(
    r"(?:大喇叭|广播稿|喇叭稿|广播)[\s:：]{1,2}(?P<name>[\u4e00-\u9fff]{2,10}|[0-9]{1,2}号?)"
)
_PRINTS = expression(rf"^(?:请|帮我|给我|我要|要)*(?:打印|印|打一张)|{_SORTS}")
POSTERS = frozenset({"海报", "宣传画", "宣传栏"})


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed: of which prompt, and whether it is to hang on a wall."""

    which: str  # a day of the calendar or a title; empty: today's
    poster: bool
    picture: bool = False  # to pass on in a chat rather than to print
    sure: bool = True  # else only where there is a prompt of that name


def wants_to_record(text: str) -> str | None:
    """A day of the calendar, or empty for whatever is next; None where nobody wants to."""
    said = _plain(text)
    this = _RECORD_THIS.fullmatch(said)
    if this is not None:
        return this["which"]
    return "" if _RECORD.fullmatch(said) else None


def would_listen(text: str) -> bool | None:
    """Whether somebody says that they would rather listen, or read again; None of other words."""
    said = _plain(text)
    if len(said) > LONGEST:
        return None
    if _READ.fullmatch(said):
        return False
    return True if _LISTEN.fullmatch(said) else None


def wants_paper(text: str) -> Paper | None:
    """A card or a poster of a prompt."""
    said = _plain(text)
    if len(said) > LONGEST or not _PRINTS.search(said):
        return None
    sorts = _SORT.findall(said)
    rest = _SORT.sub("", _VERB.sub("", said, count=1)).strip()
    picture = _PICTURE.search(rest) is not None
    found = _WHICH.fullmatch(_PICTURE.sub("", rest).strip())
    if found is None or (not sorts and not found["number"]):
        # A list, a sheet, something of somebody else's; unless it is the name of a prompt.
        named = _NAMED.fullmatch(said)
        return Paper(named["name"].removesuffix("的"), False, sure=False) if named else None
    which = found["number"] or (found["name"] or "").removesuffix("的")
    return Paper(which, bool(POSTERS & set(sorts)), picture)


def wants_script(text: str) -> str | None:
    """What the loudspeaker is to say: a title or a day, empty for today's; None of other words."""
    said = _plain(text)
    if len(said) > LONGEST:
        return None
    named = _SCRIPT_OF.fullmatch(said)
    if named is not None:
        return named["name"].removesuffix("号")
    return "" if _SCRIPT.fullmatch(said) else None


def _plain(text: str) -> str:
    return _END.sub("", text.strip())[: LONGEST + 1]
