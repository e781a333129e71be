"""The small pattern language of the lexicon, compiled to a regular expression.

Plain characters stand for themselves. `(a|b)` is a choice and may hold another, `[ab]` is one
of the characters, `<name>` any word of that list, and a `?` behind any of these makes it optional.
`~` is a gap of up to eight characters inside the clause without a denial in it, `~~` one of up to
fifteen that may cross a comma and does not end in a denial, `#` a numeral, `^` and `$` the ends of
a clause.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# What NFKC leaves of Chinese and Latin punctuation; a space divides clauses as a comma does.
SENTENCE_ENDS = "。!?;\n…"
CLAUSE_ENDS = SENTENCE_ENDS + ",、 :()"
DENIALS = "没不冇无未勿唔毋别莫"
NUMERAL_CHARACTERS = "0123456789零一二两俩三四五六七八九十百半几廿"

_TOKEN = re.compile(
    r"\(((?:[^()]|\([^()]*\))*)\)(\?)?|\[([^\[\]]*)\](\?)?|<(\w+)>(\?)?|(~~)|(~)|(.)(\?)?", re.S
)
_GAP = f"[^{CLAUSE_ENDS}{DENIALS}]{{0,8}}?"
_WIDE_GAP = f"[^{SENTENCE_ENDS}]{{0,15}}?(?<![{DENIALS}])(?<!不怎么)(?<!没有)(?<!没得)"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]+)?"
_START = f"(?:(?<![^{CLAUSE_ENDS}])|^)"
# A clause may trail off in particles.
_END = f"(?=[啊呀吧嘛哦呢了的哈喽咯哇啦嘞哒喇吖呗哩]{{0,2}}(?:[{CLAUSE_ENDS}]|$))"
_RESERVED = set("()[]<>|?")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern and the characters it can begin with."""

    regex: re.Pattern[str]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    regex: str
    starts: frozenset[str]
    may_be_empty: bool


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """Raises ValueError with what is wrong in the source."""
    piece = _sequence(source, words)
    if piece.may_be_empty:
        raise ValueError("could match nothing at all")
    if not piece.starts:
        raise ValueError("begins with a gap")
    return Pattern(re.compile(piece.regex), piece.starts)


def _sequence(source: str, words: Mapping[str, Sequence[str]]) -> _Piece:
    pieces = [_piece(match, words) for match in _TOKEN.finditer(source)]
    starts: set[str] = set()
    for piece in pieces:
        starts |= piece.starts
        if not piece.may_be_empty:
            break
    regex = "".join(piece.regex for piece in pieces)
    return _Piece(regex, frozenset(starts), all(piece.may_be_empty for piece in pieces))


def _piece(match: re.Match[str], words: Mapping[str, Sequence[str]]) -> _Piece:
    (group, group_opt, chars, chars_opt, name, name_opt, wide, gap, char, char_opt) = match.groups()
    if wide or gap:
        # A gap first would have no starting character; compile_pattern reports it.
        return _Piece(_WIDE_GAP if wide else _GAP, frozenset(), False)
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
        return _Piece(_START if char == "^" else _END, frozenset(), True)
    if char == "#":
        return _Piece(_NUMERAL, frozenset(NUMERAL_CHARACTERS), False)
    if char in _RESERVED:
        raise ValueError(f"{char!r} stands alone")
    return _group([_literal(char)], optional)


def _choice(options: Sequence[str], optional: bool) -> _Piece:
    longest_first = sorted(options, key=len, reverse=True)
    return _group([_literal(option) for option in longest_first], optional)


def _literal(text: str) -> _Piece:
    return _Piece(re.escape(text), frozenset(text[:1]), not text)


def _group(options: Sequence[_Piece], optional: bool) -> _Piece:
    if not options or any(option.may_be_empty for option in options):
        raise ValueError("a choice holds nothing")
    body = "(?:" + "|".join(option.regex for option in options) + ")"
    starts = frozenset().union(*(option.starts for option in options))
    return _Piece(body + ("?" if optional else ""), starts, optional)
