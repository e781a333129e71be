"""A plain shadow of the text to match in; what people wrote is quoted from the original."""

import unicodedata
from dataclasses import dataclass

from bot.understanding.expression import expression
from bot.understanding.pattern import NUMERAL_CHARACTERS
from bot.understanding.simplify import Simplifier

LONGEST = 2000
_HEAD = 1500
_TAIL = LONGEST - _HEAD

_KEPT = expression(r"[^\w。!?;\n…,、:()+/%.\-~'\"* ]")
_DOT = expression(r"(?<![0-9])\.|\.(?![0-9])")
# 9~12点
_SPAN = expression(r"(?<=[0-9点号])~(?=[0-9])")
# People space their words as they like; only what keeps two numbers or Latin words apart counts.
_BLANK, _MORE = r"[ \t\r\f\v]", r"[ \t\r\f\v]*"
_CN = f"[{NUMERAL_CHARACTERS}]"
# Each looks back over the first blank, so that no place without one is looked at.
_SPACE = expression(
    rf"{_BLANK}(?:(?<!{_CN}{_CN}{_BLANK}){_MORE}(?=[^a-z0-9 ]|$)"
    rf"|{_MORE}(?={_CN}?[^a-z0-9 {NUMERAL_CHARACTERS}]|$)"
    rf"|(?<=[^a-z0-9 {NUMERAL_CHARACTERS}]{_BLANK}){_MORE}|(?<=^{_BLANK}){_MORE})"
)


@dataclass(frozen=True, slots=True)
class Shadow:
    """What is looked through in place of the message."""

    text: str
    # The same with its slips: what sounds like a medicine's name is asked, not mended.
    unmended: str
    # And in the characters it was written in, for quoting.
    written: str
    # With its spaces, which part a name from what is said of it.
    spaced: str
    # Whether the middle of an overlong message was left out.
    cut: bool


def normalise(text: str, simplify: Simplifier) -> Shadow:
    """NFKC, lower case, simplified characters, without emoji and without spaces."""
    cut = len(text) > LONGEST
    if cut:
        text = text[:_HEAD] + "\n" + text[-_TAIL:]
    spaced = _spaced(text)
    written = _without_blanks(spaced)
    unmended = simplify.characters(written)
    spaced = simplify.mended(simplify.characters(spaced)) if spaced != written else unmended
    return Shadow(simplify.mended(unmended), unmended, written, spaced, cut)


def unmended_of(text: str, simplify: Simplifier) -> str:
    """Of the shadow of a text that is not overlong only this."""
    return simplify.characters(_without_blanks(_spaced(text)))


def _spaced(text: str) -> str:
    spaced = _KEPT.sub("", unicodedata.normalize("NFKC", text).lower())
    if "." in spaced:
        spaced = _DOT.sub("。", spaced)
    if "~" in spaced:
        spaced = _SPAN.sub("-", spaced).replace("~", "")
    return spaced.replace("_", "").strip()


def _without_blanks(spaced: str) -> str:
    return _SPACE.sub("", spaced) if " " in spaced or "\t" in spaced else spaced
