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
from typing import NamedTuple

from bot.understanding.anchors import Words, rarity

# What NFKC leaves of Chinese and Latin punctuation; a space divides clauses as a comma does.
SENTENCE_ENDS = "。!?;\n…"
CLAUSE_ENDS = SENTENCE_ENDS + ",、 :()"
DENIALS = "没不冇无未勿唔毋别莫"
NUMERAL_CHARACTERS = "0123456789零一二两俩三仨四五六七八九十百半几廿"

_TOKEN = re.compile(
    r"\(((?:[^()]|\([^()]*\))*)\)(\?)?|\[([^\[\]]*)\](\?)?|<(\w+)>(\?)?|(~~)|(~)\??"
    r"|([()\[\]<>|?^$#]|[^()\[\]<>|?~^$#](?=\?))(\?)?|([^()\[\]<>|?~^$#]+?(?=[^()\[\]<>|?~^$#]\?|[()\[\]<>|?~^$#]|$))",
    re.S,
)
# A choice between nothing but words.
_WORDS = re.compile(r"[^()\[\]<>?~^$#]+")
_PLAIN = re.compile(r"[^()\[\]<>|?~^$#]+")
_GAP = f"[^{CLAUSE_ENDS}{DENIALS}]{{0,8}}?"
_WIDE_GAP = f"[^{SENTENCE_ENDS}]{{0,15}}?(?<![{DENIALS}])(?<!不怎么)(?<!没有)(?<!没得)"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]{{1,3}})?"
_START = f"(?:(?<![^{CLAUSE_ENDS}])|^)"
# A clause may trail off in particles.
_END = f"(?=[啊呀吧嘛哦呢了的哈喽咯哇啦嘞哒喇吖呗哩]{{0,2}}(?:[{CLAUSE_ENDS}]|$))"
# What the end of a clause looks at behind the last word.
LOOKS_AHEAD = 4
# From so many words on it pays to look at the next character first.
_MANY = 8
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
    _writer: Compiler
    _regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """Written and compiled when its anchors are first met: few frames are ever needed."""
        if self._regex is None:
            self._regex = re.compile(self._writer.expression(self._source))
        return self._regex


class _Piece(NamedTuple):
    # Empty in a draft: what a frame needs and how far it reaches is known without.
    regex: str
    # One of these is in every match of the piece; None when that cannot be said.
    words: Words | None
    rarity: float
    longest: int
    may_be_empty: bool
    gap: bool = False
    # What the next character is one of.
    look: str = ""

    @property
    def needed(self) -> bool:
        """Whether a text without one of its words cannot fit."""
        return bool(self.words) and not self.may_be_empty


class Compiler:
    """Compiles patterns over the same classes of words; each class is put together once.

    Every frame is drafted at once, and written out by another compiler when it is first needed.
    """

    def __init__(self, words: Mapping[str, Sequence[str]], *, writes: bool = False) -> None:
        self._words = words
        self._writes = writes
        self._writer = self if writes else Compiler(words, writes=True)
        self._classes: dict[str, _Piece] = {}
        self._choices: dict[str, _Piece] = {}

    def expression(self, source: str) -> str:
        """The regular expression of a source that was found right before."""
        return _together(self._pieces(source))

    def compile(self, source: str) -> Pattern:
        """Raises ValueError with what is wrong in the source."""
        if _PLAIN.fullmatch(source):
            return Pattern(((source,),), len(source), len(source), True, source, self._writer)
        pieces = self._pieces(source)
        if all(piece.may_be_empty for piece in pieces):
            raise ValueError("could match nothing at all")
        if pieces[0].gap:
            raise ValueError("begins with a gap")
        ranked = sorted((p.rarity, i) for i, p in enumerate(pieces) if p.needed)
        if not ranked:
            raise ValueError("holds no word that it could be found by")
        first = ranked[0][1]
        return Pattern(
            anchors=tuple(found for _, i in ranked[:2] if (found := pieces[i].words)),
            before=sum(p.longest for p in pieces[: first + 1]),
            after=sum(p.longest for p in pieces[first:]),
            plain=False,
            _source=source,
            _writer=self._writer,
        )

    def _pieces(self, source: str) -> list[_Piece]:
        return [self._piece(match) for match in _TOKEN.finditer(source)]

    def _sequence(self, source: str) -> _Piece:
        if _PLAIN.fullmatch(source):
            return _literal(source, self._writes)
        pieces = self._pieces(source)
        needed = min((p for p in pieces if p.needed), key=lambda p: p.rarity, default=None)
        return _Piece(
            _together(pieces),
            needed.words if needed else None,
            needed.rarity if needed else 0.0,
            sum(piece.longest for piece in pieces),
            all(piece.may_be_empty for piece in pieces),
        )

    def _piece(self, match: re.Match[str]) -> _Piece:
        (group, group_opt, chars, chars_opt, name, name_opt, wide, gap, one, one_opt, plain) = (
            match.groups()
        )
        if plain is not None:
            return _literal(plain, self._writes)
        if wide or gap:
            # A gap first would have no beginning; compile reports it.
            return _Piece(_WIDE_GAP if wide else _GAP, None, 0.0, 15 if wide else 8, False, True)
        if one is not None:
            return self._character(one, bool(one_opt))
        if name is not None:
            return _optional(self._class(name), bool(name_opt))
        if chars is not None:
            return _optional(_choice(list(chars), self._writes), bool(chars_opt))
        return _optional(self._choice_of(group), bool(group_opt))

    def _character(self, char: str, optional: bool) -> _Piece:
        if char in "^$":
            return _Piece(_START if char == "^" else _END, None, 0.0, 0, True)
        if char == "#":
            return _Piece(_NUMERAL, None, 0.0, 10, False)
        if char in _RESERVED:
            raise ValueError(f"{char!r} stands alone")
        return _optional(_literal(char, self._writes), optional)

    def _choice_of(self, group: str) -> _Piece:
        """The same particles stand behind hundreds of frames."""
        if group not in self._choices:
            if _WORDS.fullmatch(group):
                self._choices[group] = _choice(group.split("|"), self._writes)
            else:
                self._choices[group] = _group([self._sequence(one) for one in _options(group)])
        return self._choices[group]

    def _class(self, name: str) -> _Piece:
        if name not in self._classes:
            if name not in self._words:
                raise ValueError(f"there is no word list {name!r}")
            self._classes[name] = _choice(self._words[name], self._writes)
        return self._classes[name]


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """One pattern by itself; raises ValueError with what is wrong in the source."""
    return Compiler(words).compile(source)


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


def _choice(options: Sequence[str], writes: bool) -> _Piece:
    if not options or not all(options):
        raise ValueError("a choice holds nothing")
    words = tuple(options)
    longest = max(map(len, options))
    if not writes:
        return _Piece("", words, rarity(words), longest, False)
    body = "|".join(map(re.escape, sorted(options, key=len, reverse=True)))
    look = _look(words) if len(words) > _MANY else ""
    return _Piece(f"(?:{body})", words, 0.0, longest, False, look=look)


def _together(pieces: Sequence[_Piece]) -> str:
    """The first piece is looked for by itself; a look ahead of it would only be in the way."""
    return "".join((piece.look if i else "") + piece.regex for i, piece in enumerate(pieces))


def _look(words: Words) -> str:
    """A look at the next character, which spares trying each of many words."""
    return "(?=[" + re.escape("".join({word[0] for word in words})) + "])"


def _literal(text: str, writes: bool) -> _Piece:
    words = (text,)
    return _Piece(re.escape(text) if writes else "", words, rarity(words), len(text), False)


def _optional(piece: _Piece, optional: bool) -> _Piece:
    if not optional:
        return piece
    return piece._replace(regex=f"(?:{piece.look}{piece.regex})?", look="", may_be_empty=True)


def _group(options: Sequence[_Piece]) -> _Piece:
    """A choice of sequences; the end of a clause may be one of them: (了|$)."""
    ends = [option for option in options if option.may_be_empty and not option.longest]
    if not options or any(o.may_be_empty and o not in ends for o in options):
        raise ValueError("a choice holds nothing")
    body = "(?:" + "|".join(option.regex for option in options) + ")"
    words: Words | None = ()
    for option in options:
        words = None if words is None or option.words is None else words + option.words
    longest = max(option.longest for option in options)
    return _Piece(body, words, rarity(words) if words else 0.0, longest, bool(ends))
