"""The small language of the frames: words and classes of words in order, within windows.

Plain characters stand for themselves. `(a|b)` is a choice and may hold another, `[ab]` is one
of the characters, `<name>` any word of that class, and a `?` behind any of these makes it optional.
`~` is a gap of up to eight characters inside the clause without a denial in it, `~~` one of up to
fifteen that may cross a comma and does not end in a denial, `#` a numeral, `^` and `$` the ends of
a clause.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.anchors import Words, rarity
from bot.understanding.expression import expression
from bot.understanding.pieces import Piece, choice, either, heads_of, literal, perhaps, together

# What NFKC leaves of Chinese and Latin punctuation; a space divides clauses as a comma does.
SENTENCE_ENDS = "。!?;\n…"
CLAUSE_ENDS = SENTENCE_ENDS + ",、 :()"
DENIALS = "没不冇无未勿唔毋别莫"
NUMERAL_CHARACTERS = "0123456789零一二两俩三仨四五六七八九十百半几廿"

# Of the lexicon's own lines, which are as long as they are; never asked of what people say.
_PIECE = re.compile(
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)\??|\[[^\[\]]*\]\??|<\w+>\??|~~|~\??|[()\[\]<>|?^$#]\??"
    r"|[^()\[\]<>|?~^$#]+(?!\?)|[^()\[\]<>|?~^$#]\?"
)
# A choice between nothing but words.
_WORDS = expression(r"[^()\[\]<>?~^$#]+")
_PLAIN = expression(r"[^()\[\]<>|?~^$#]+")
_GAP = f"[^{CLAUSE_ENDS}{DENIALS}]{{0,8}}?"
_WIDE_GAP = f"[^{SENTENCE_ENDS}]{{0,15}}?"
_LOOSE_GAP, _LOOSE_WIDE_GAP = "(?s:.{0,8}?)", "(?s:.{0,15}?)"
_NOT_DENIED = f"(?<![{DENIALS}])(?<!不怎么)(?<!没有)(?<!没得)"
_NUMERAL = f"[{NUMERAL_CHARACTERS}]{{1,6}}(?:\\.[0-9]{{1,3}})?"
_START = f"(?:(?<![^{CLAUSE_ENDS}])|^)"
# A clause may trail off in particles.
_END = f"(?=[啊呀吧嘛哦呢了的哈喽咯哇啦嘞哒喇吖呗哩]{{0,2}}(?:[{CLAUSE_ENDS}]|$))"
# What the end of a clause looks at behind the last word.
LOOKS_AHEAD = 4
_RESERVED = set("()[]<>|?")
# From more places than these it is quicker to search.
_FEW = 3
# A word of a class met more often than this tells nothing about a text.
_TELLING = 0.2
# So many of its words a frame is looked for by.
_ANCHORS = 2


@dataclass(slots=True)
class Pattern:
    """A frame: which words it needs, how far it reaches around them, and its expression."""

    # One word of each of these stands in every text it fits; the rarest first, at most two.
    anchors: tuple[Words, ...]
    # Whether the second stands ahead of the first.
    backward: bool
    # How far before its first anchor a match begins, at most and at least, and how far behind
    # the beginning of that anchor it ends.
    before: int
    least: int
    after: int
    # Whether it is nothing but one word.
    plain: bool
    source: str
    _writer: Compiler
    _regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """Written and compiled when its anchors are first met: few frames are ever needed."""
        if self._regex is None:
            self._regex = re.compile(self._writer.expression(self.source))
        return self._regex

    def around(self, text: str, anchors: Sequence[int]) -> list[re.Match[str]]:
        """Every match that begins where one of these places may be its first anchor."""
        regex = self._regex or self.regex
        before, least, reach = self.before, self.least, self.after + LOOKS_AHEAD
        matches: list[re.Match[str]] = []
        done = 0
        for anchor in anchors:
            begin, last, end = anchor - before, anchor - least, anchor + reach
            if begin < done:
                begin = done
            while begin <= last:
                if last - begin > _FEW:
                    match = regex.search(text, begin, end)
                    # What begins further on belongs to another anchor, and may be cut off here.
                    if match is None or match.start() > last:
                        break
                elif (match := regex.match(text, begin, end)) is None:
                    begin += 1
                    continue
                matches.append(match)
                begin = done = match.end()
        return matches


class Compiler:
    """Compiles patterns over the same classes of words; each class is put together once.

    Every frame is drafted at once, and written out by another compiler when it is first needed.
    """

    def __init__(self, words: Mapping[str, Sequence[str]], *, writes: bool = False) -> None:
        self._words = words
        self._writes = writes
        self._writer = self if writes else Compiler(words, writes=True)
        self._known: dict[str, Piece] = {}

    def expression(self, source: str) -> str:
        """The regular expression of a source that was found right before."""
        return together(self._pieces(source))

    def heads(self, source: str) -> Iterator[str]:
        """The characters that a part may begin with, where known, of each that must be there.

        But for the parts it is looked for by: of those a word has been met.
        """
        pieces = [p for p in self._writer._pieces(source) if p.heads and not p.may_be_empty]
        ranked = sorted([(rarity(p.words), i) for i, p in enumerate(pieces) if p.words])
        met = {i for rare, i in ranked[:_ANCHORS] if rare < _TELLING}
        return (piece.heads for i, piece in enumerate(pieces) if i not in met)

    def loosely(self, source: str) -> re.Pattern[str]:
        """What fits as well when some of a text is masked: its gaps may hold anything."""
        written = self._writer.expression(source).replace(_GAP, _LOOSE_GAP)
        return re.compile(written.replace(_NOT_DENIED, "").replace(_WIDE_GAP, _LOOSE_WIDE_GAP))

    def compile(self, source: str) -> Pattern:
        """Raises ValueError with what is wrong in the source."""
        if _PLAIN.fullmatch(source):
            words = (sys.intern(source),)
            return Pattern((words,), False, 0, 0, len(source), True, source, self._writer)
        pieces = self._pieces(source)
        if all(piece.may_be_empty for piece in pieces):
            raise ValueError("could match nothing at all")
        if pieces[0].gap:
            raise ValueError("begins with a gap")
        ranked = sorted([(p.rarity, i) for i, p in enumerate(pieces) if p.needed])[:_ANCHORS]
        if not ranked:
            raise ValueError("holds no word that it could be found by")
        first = ranked[0][1]
        anchor, ahead = pieces[first], pieces[:first]
        told = [ranked[0], *(one for one in ranked[1:] if one[0] < _TELLING)]
        return Pattern(
            anchors=tuple([w for rare, i in told if (w := pieces[i].words)]),
            backward=len(told) > 1 and told[1][1] < first,
            before=sum([p.longest for p in ahead]) + (0 if anchor.simple else anchor.longest),
            least=sum([p.shortest for p in ahead]),
            after=sum([p.longest for p in pieces[first:]]),
            plain=False,
            source=source,
            _writer=self._writer,
        )

    def _pieces(self, source: str) -> list[Piece]:
        """The same pieces stand in hundreds of frames; each is made once."""
        known, found = self._known, []
        for token in _PIECE.findall(source):
            piece = known.get(token)
            if piece is None:
                piece = known[token] = self._piece(token)
            found.append(piece)
        return found

    def _sequence(self, source: str) -> Piece:
        if _PLAIN.fullmatch(source):
            return literal(source, self._writes)
        pieces = self._pieces(source)
        needed = min((p for p in pieces if p.needed), key=lambda p: p.rarity, default=None)
        return Piece(
            together(pieces),
            needed.words if needed else None,
            needed.rarity if needed else 0.0,
            sum(piece.longest for piece in pieces),
            sum(piece.shortest for piece in pieces),
            all(piece.may_be_empty for piece in pieces),
            heads=heads_of(pieces),
            needed=needed is not None,
        )

    def _piece(self, token: str) -> Piece:
        if token[0] == "~":
            wide = token == "~~"
            gap, reach, denied = (_WIDE_GAP, 15, _NOT_DENIED) if wide else (_GAP, 8, "")
            return Piece(gap, None, 0.0, reach, 0, True, True, look=denied)
        optional = len(token) > 1 and token[-1] == "?"
        body = token[:-1] if optional else token
        if optional and not self._writes:
            # Which words it is about makes no difference to where it is looked for.
            longest = self._longest(body)
            if longest is not None:
                return Piece("", None, 0.0, longest, 0, True)
        piece = self._one(body)
        return perhaps(piece) if optional else piece

    def _longest(self, body: str) -> int | None:
        """How far a choice of nothing but words reaches; None for anything else."""
        if body[0] != "(" or not _WORDS.fullmatch(body, 1, len(body) - 1):
            return None
        lengths = [*map(len, body[1:-1].split("|"))]
        return max(lengths) if min(lengths) else None

    def _one(self, body: str) -> Piece:
        ends = body[0] + body[-1]
        if len(body) > 1 and ends == "()":
            return self._choice_of(body[1:-1])
        if len(body) > 1 and ends == "[]":
            return choice(list(body[1:-1]), self._writes)
        if len(body) > 1 and ends == "<>":
            return self._class(body[1:-1])
        if body in "^$":
            return Piece(_START if body == "^" else _END, None, 0.0, 0, 0, True)
        if body == "#":
            return Piece(_NUMERAL, None, 0.0, 10, 1, False, heads=NUMERAL_CHARACTERS)
        if body in _RESERVED:
            raise ValueError(f"{body!r} stands alone")
        return literal(body, self._writes)

    def _choice_of(self, group: str) -> Piece:
        if _WORDS.fullmatch(group):
            return choice(group.split("|"), self._writes)
        return either([self._sequence(one) for one in _options(group)])

    def _class(self, name: str) -> Piece:
        if name not in self._words:
            raise ValueError(f"there is no word list {name!r}")
        return choice(self._words[name], self._writes)


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
