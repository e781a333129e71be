"""Words about words: which dialect somebody wants to hear, and which one a line is said in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.domain.dialects import Dialect, Sure
from bot.understanding.expression import expression

PLAIN, HOME = "plain", "home"
LONGEST = 60
ME, ALL = "me", "all"  # for whom: oneself, everybody of the place; else a name

_PLAIN_NAMES = ("普通话", "标准话", "国语")
_HOME_NAMES = (
    "俺们这的话",
    "我们这的话",
    "咱这的话",
    "咱们这的话",
    "我们这里的话",
    "我听得懂的",
    "本地话",
    "家乡话",
    "老家话",
    "土话",
    "方言",
)
_SPEAK = "(?:就)?(?:改|换)?(?:说|讲|用|成|为|回|回到)"
_END = "(?:吧|嘛|哈|噻|咯|啊|呗|跟我说|说|讲|行不|行不行|好不好)?"
_LOST, _TO = "(?:我?听不懂[，,。 ]?)?", "(?:跟|对|给|和|同)"
_LATER = "(?:请)?(?:还是)?(?:你)?(?:以后|往后|今后|从今往后|都)?"
# Plain speech has these too, or they are part of other words: they tell no dialect.
_TELL_NOTHING = frozenset({"可别", "今日", "帮手", "即刻"})
# What a word is part of when it is no word of the dialect.
_NOT_BEFORE = {"没得": "到说罪病过出知", "各人": "自员"}


@dataclass(frozen=True, slots=True)
class Wish:
    """Who shall hear what: a code of a dialect, PLAIN, or HOME where only its place is named."""

    register: str
    of: str = ME
    called: str = field(default="", compare=False)  # the word they used for it


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody is named to say whether lines sound right: 本地话由王强看."""

    register: str  # a code, or HOME
    name: str
    place: str | None = None


class DialectNames:
    """What the dialects are called here, ready to be looked for."""

    def __init__(self, dialects: Mapping[str, Dialect]) -> None:
        self._codes = {name: PLAIN for name in _PLAIN_NAMES} | {n: HOME for n in _HOME_NAMES}
        for code, dialect in dialects.items():
            self._codes |= {name: code for name in (dialect.name, *dialect.called)}
        names = "|".join(sorted(map(re.escape, self._codes), key=lambda n: (-len(n), n)))
        self._of_me = re.compile(
            f"{_LOST}{_LATER}{_TO}我{_LATER}{_SPEAK}(?P<name>{names}){_END}"
            f"|{_LOST}{_LATER}(?:改说|改讲|换成|改成|改用|说回|说|讲|用)(?P<bare>{names}){_END}"
            f"|我?(?:要|想|爱)听(?P<hear>{names}){_END}"
        )
        self._of_other = re.compile(
            f"{_LATER}{_TO}(?P<who>[\u4e00-\u9fff]{{2,6}}?){_LATER}{_SPEAK}(?P<name>{names}){_END}"
            f"|(?P<all>我们这里|我们这儿|我们这边|咱这里|俺们这里|我们湾|我们组|我们村|全湾|全村|群里|大家|乡亲们){_LATER}"
            f"{_SPEAK}(?P<bare>{names}){_END}"
        )
        self._named = re.compile(
            f"(?:(?P<place>[\u4e00-\u9fff]{{2,8}}?)的)?(?P<name>{names})"
            "(?:请|由|让|给|归|叫)(?P<who>[\u4e00-\u9fff]{2,6}?)(?:来)?(?:看看|看|把关|审|听听)(?:吧)?"
        )

    def wish(self, text: str) -> Wish | None:
        """None where it is about something else."""
        said = _bare(text)
        if not said:
            return None
        found = self._of_me.fullmatch(said)
        if found:
            name = found["name"] or found["bare"] or found["hear"]
            return Wish(self._codes[name], called=name)
        found = self._of_other.fullmatch(said)
        if found is None:
            return None
        name = found["name"] or found["bare"]
        return Wish(self._codes[name], ALL if found["all"] else found["who"], name)

    def named(self, text: str) -> Named | None:
        """Who is to look at the lines; nobody does that for plain words."""
        found = self._named.fullmatch(_bare(text))
        if found is None or self._codes[found["name"]] == PLAIN:
            return None
        return Named(self._codes[found["name"]], found["who"], found["place"])

    def code(self, name: str) -> str | None:
        return self._codes.get(name.strip())


class Ears:
    """Hears which dialect a line is said in, by words that no other dialect has."""

    def __init__(self, dialects: Iterable[Dialect]) -> None:
        dialects = tuple(dialects)
        known = Counter(word.said for dialect in dialects for word in dialect.words)
        self._of = {
            word.said: dialect.code
            for dialect in dialects
            for word in dialect.words
            if known[word.said] == 1 and word.confidence is Sure.H and _tells(word.said)
        }
        # Words that several have stand here too: a part of them must not be taken for another.
        said = sorted(known, key=lambda word: (-len(word), word))
        parts = (re.escape(w) + _but_not(w) for w in said if len(w) > 1)
        self._words = re.compile("|".join(parts)) if said else None

    def dialect(self, line: str) -> str | None:
        """The only dialect that a line has words of."""
        if self._words is None:
            return None
        heard = {self._of[word] for word in self._words.findall(line) if word in self._of}
        return heard.pop() if len(heard) == 1 else None


_BETTER = expression(
    "(?:我们|俺们|咱们|咱|本地)?(?:应该|该|得|要)?(?:这么|这样)?(?:说|讲)(?:成)?[:：,， ]\\s*"
    "(?P<said>.+)",
    re.DOTALL,
)


def better(text: str) -> str | None:
    """The wording behind: 应该说：……"""
    found = _BETTER.fullmatch(text.strip())
    return found["said"].strip() if found else None


def _tells(said: str) -> bool:
    return len(said) > 1 and said not in _TELL_NOTHING


def _but_not(said: str) -> str:
    after = _NOT_BEFORE.get(said)
    return f"(?![{after}])" if after else ""


def _bare(text: str) -> str:
    """Without the signs around it; empty where it is too long to be an order."""
    said = text.strip().strip("。.！!？?～~ ").replace(" ", "")
    return said if len(said) <= LONGEST else ""


@lru_cache(maxsize=4)
def names_of(dialects: tuple[Dialect, ...]) -> DialectNames:
    """Made once for these dialects."""
    return DialectNames({dialect.code: dialect for dialect in dialects})


@lru_cache(maxsize=4)
def ears_of(dialects: tuple[Dialect, ...]) -> Ears:
    """Made once for these dialects."""
    return Ears(dialects)


_SLOT = "××"
_VALUE = expression(r"\{\{.*?\}\}", re.DOTALL)
_TAG = expression(r"\{%.*?%\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_ELSE = expression(r"\{%-?\s*(?:else|elif)\b.*?%\}", re.DOTALL)
_TYPED_SLOT = expression(r"[×xX＊*]{2,6}|…{1,4}|\.{3,6}|。{3,6}|_{2,8}")
_ENDS = "。！？～"


def as_shown(source: str) -> str:
    """A template as somebody of the village can read it: what is filled in later as a sign."""
    said = _TAG.sub("", _ELSE.sub("／", _VALUE.sub(_SLOT, source)))
    return "\n".join(line.strip() for line in said.splitlines() if line.strip())


def filled(plain: str, said: str) -> str | None:
    """What somebody typed as a template again: its values stand where theirs stood.

    None where the line is more than words and values, or where a value was left out.
    """
    if _TAG.search(plain):
        return None
    values = _VALUE.findall(plain)
    typed = _TYPED_SLOT.split(said.strip())
    if not values:
        typed = [said.strip()]
    if len(typed) != len(values) + 1:
        return None
    whole = "".join(part + value for part, value in zip(typed, [*values, ""], strict=True))
    end = plain.rstrip()[-1:]
    if end in _ENDS and whole[-1:] not in _ENDS:
        whole += end
    return whole + plain[len(plain.rstrip()) :]


def verses(typed: str) -> tuple[str, ...]:
    """A rhyme as somebody types it, with commas or line by line."""
    return tuple(part for part in re.split(r"[\s，,。；;！!/／]+", typed) if part)
