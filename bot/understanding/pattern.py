"""The small language of the frames: words and classes of words in order, within windows.

Plain characters stand for themselves. `(a|b)` is a choice and may hold another, `[ab]` is one
of the characters, `<name>` any word of that class, and a `?` behind any of these makes it optional.
`~` is a gap of up to eight characters inside the clause without a denial in it, `~~` one of up to
fifteen that may cross a comma and does not end in a denial, `#` a numeral, `^` and `$` the ends of
a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.anchors import Words, rarest, rarity

# What NFKC leaves of Chinese and Latin punctuation; a space divides clauses as a comma does.
SENTENCE_ENDS = "。!?;\n…"
CLAUSE_ENDS = SENTENCE_ENDS + ",、 :()"
DENIALS = "没不冇无未勿唔毋别莫"
NUMERAL_CHARACTERS = "0123456789零一二两俩三仨四五六七八九十百半几廿"

_TOKEN = re.compile(
    r"\(((?:[^()]|\([^()]*\))*)\)(\?)?|\[([^\[\]]*)\](\?)?|<(\w+)>(\?)?|(~~)|(~)|(.)(\?)?", re.S
)
_GAP = f"[^{CLAUSE_ENDS}{DENIALS}]{{0,8}}?"
_WIDE_GAP = f"[^{SENTENCE_ENDS}]{{0,15}}?(?<![{DENIALS}])(?<!不怎么)(?<!没有)(?<!没得)"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]{{1,3}})?"
_START = f"(?:(?<![^{CLAUSE_ENDS}])|^)"
# A clause may trail off in particles.
_END = f"(?=[啊呀吧嘛哦呢了的哈喽咯哇啦嘞哒喇吖呗哩]{{0,2}}(?:[{CLAUSE_ENDS}]|$))"
# What the end of a clause looks at behind the last word.
LOOKS_AHEAD = 4
_RESERVED = set("()[]<>|?")


@dataclass(slots=True)
class Pattern:
    """A frame: which words it needs, how far it reaches around them, and its expression."""

    # One word of each of these stands in every text it fits; the rarest first, at most two.
    anchors: tuple[Words, ...]
    # How far a match reaches from the beginning of its first anchor, to either side.
    before: int
    after: int
    # Whether it is nothing but one word.
    plain: bool
    _source: str
    _regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when its anchors were first met: few of the frames are ever needed."""
        if self._regex is None:
            self._regex = re.compile(self._source)
        return self._regex


@dataclass(frozen=True, slots=True)
class _Piece:
    regex: str
    # One of these is in every match of the piece; None when that cannot be said.
    words: Words | None
    longest: int
    may_be_empty: bool
    literal: bool = False
    gap: bool = False


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """Raises ValueError with what is wrong in the source."""
    pieces = _joined([_piece(match, words) for match in _TOKEN.finditer(source)])
    if all(piece.may_be_empty for piece in pieces):
        raise ValueError("could match nothing at all")
    if pieces[0].gap:
        raise ValueError("begins with a gap")
    ranked = sorted(
        (i for i, p in enumerate(pieces) if p.words and not p.may_be_empty),
        key=lambda i: rarity(pieces[i].words or frozenset()),
    )
    if not ranked:
        raise ValueError("holds no word that it could be found by")
    first = ranked[0]
    return Pattern(
        anchors=tuple(found for i in ranked[:2] if (found := pieces[i].words)),
        before=sum(p.longest for p in pieces[: first + 1]),
        after=sum(p.longest for p in pieces[first:]),
        plain=len(pieces) == 1 and pieces[0].literal,
        _source="".join(piece.regex for piece in pieces),
    )


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Characters that follow each other are one word."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.literal and piece.literal and last.words and piece.words:
            word = "".join((*last.words, *piece.words))
            joined[-1] = _literal(word)
        else:
            joined.append(piece)
    return joined


def _sequence(source: str, words: Mapping[str, Sequence[str]]) -> _Piece:
    pieces = _joined([_piece(match, words) for match in _TOKEN.finditer(source)])
    needed = [p.words for p in pieces if p.words and not p.may_be_empty]
    return _Piece(
        "".join(piece.regex for piece in pieces),
        rarest(needed),
        sum(piece.longest for piece in pieces),
        all(piece.may_be_empty for piece in pieces),
    )


def _piece(match: re.Match[str], words: Mapping[str, Sequence[str]]) -> _Piece:
    (group, group_opt, chars, chars_opt, name, name_opt, wide, gap, char, char_opt) = match.groups()
    if wide or gap:
        # A gap first would have no beginning; compile_pattern reports it.
        return _Piece(_WIDE_GAP if wide else _GAP, None, 15 if wide else 8, False, gap=True)
    if char is not None:
        return _character(char, bool(char_opt))
    if name is not None:
        if name not in words:
            raise ValueError(f"there is no word list {name!r}")
        return _choice(words[name], bool(name_opt))
    if chars is not None:
        return _choice(list(chars), bool(chars_opt))
    return _group([_sequence(option, words) for option in _options(group)], bool(group_opt))


def _options(group: str) -> Iterator[str]:
    """The choices of a group; a group may hold groups, but those hold none."""
    depth, option = 0, ""
    for char in group:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            yield option
            option = ""
        else:
            option += char
    yield option


def _character(char: str, optional: bool) -> _Piece:
    if char in "^$":
        return _Piece(_START if char == "^" else _END, None, 0, True)
    if char == "#":
        return _Piece(_NUMERAL, None, 10, False)
    if char in _RESERVED:
        raise ValueError(f"{char!r} stands alone")
    return _group([_literal(char)], optional=True) if optional else _literal(char)


def _choice(options: Sequence[str], optional: bool) -> _Piece:
    longest_first = sorted(options, key=len, reverse=True)
    return _group([_literal(option) for option in longest_first], optional)


def _literal(text: str) -> _Piece:
    return _Piece(re.escape(text), frozenset((text,)), len(text), not text, literal=True)


def _group(options: Sequence[_Piece], optional: bool) -> _Piece:
    if not options or any(option.may_be_empty for option in options):
        raise ValueError("a choice holds nothing")
    body = "(?:" + "|".join(option.regex for option in options) + ")"
    words: Words | None = frozenset()
    for option in options:
        words = None if words is None or option.words is None else words | option.words
    longest = max(option.longest for option in options)
    return _Piece(body + ("?" if optional else ""), words, longest, optional)
