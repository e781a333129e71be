"""What a frame is put together from: a word, a choice, a gap, and what each of them needs."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from bot.understanding.anchors import Words, rarity
from bot.understanding.choices import one_of

# From so many words on it pays to look at the next character first.
_MANY = 8


class Piece(NamedTuple):
    """One part of a frame, as it is drafted or as it is written out."""

    # Empty in a draft: what a frame needs and how far it reaches is known without.
    regex: str
    # One of these is in every match of the piece; None when that cannot be said.
    words: Words | None
    rarity: float
    longest: int
    shortest: int
    may_be_empty: bool
    gap: bool = False
    # The characters it may begin with, where that is known; `look` looks at the next one, and
    # behind a gap at the last one.
    heads: str = ""
    look: str = ""
    # Whether a text without one of its words cannot fit.
    needed: bool = False
    # Whether it is nothing but one of its words.
    simple: bool = False


def choice(options: Sequence[str], writes: bool) -> Piece:
    """Any one of these words."""
    if not options or not all(options):
        raise ValueError("a choice holds nothing")
    words = tuple(map(sys.intern, dict.fromkeys(options)))
    longest, shortest = max(map(len, options)), min(map(len, options))
    if not writes:
        rare = rarity(words)
        return Piece("", words, rare, longest, shortest, False, needed=True, simple=True)
    body, heads = one_of(words), "".join({word[0] for word in words})
    look = _look(heads) if len(words) > _MANY else ""
    return Piece(f"(?:{body})", words, 0.0, longest, shortest, False, heads=heads, look=look)


def together(pieces: Sequence[Piece]) -> str:
    """The first piece is looked for by itself; a look ahead of it would only be in the way."""
    parts = [pieces[0].regex]
    for i, piece in enumerate(pieces[1:], 1):
        if not piece.gap:
            parts.append(("" if pieces[i - 1].gap else piece.look) + piece.regex)
            continue
        # Looked at first at every step of the gap: what fails most often and costs least.
        following = heads_of(pieces[i + 1 :])
        parts.append(f"{piece.regex}{_look(following) if following else ''}{piece.look}")
    return "".join(parts)


def heads_of(pieces: Sequence[Piece]) -> str:
    """The characters that these pieces may begin with; nothing when that is not known."""
    heads = ""
    for piece in pieces:
        if not piece.heads:
            return ""
        heads += piece.heads
        if not piece.may_be_empty:
            return "".join(dict.fromkeys(heads))
    return ""


def _look(heads: str) -> str:
    """A look at the next character, which spares trying each of many words."""
    return f"(?=[{re.escape(heads)}])"


def literal(text: str, writes: bool) -> Piece:
    """These very characters."""
    words = (sys.intern(text),)
    regex, heads, size = (re.escape(text), text[0], len(text)) if writes else ("", "", len(text))
    rare = rarity(words)
    return Piece(regex, words, rare, size, size, False, heads=heads, needed=True, simple=True)


def perhaps(piece: Piece) -> Piece:
    """The same, or nothing at all."""
    regex = f"(?:{piece.look}{piece.regex})?"
    return Piece(regex, piece.words, piece.rarity, piece.longest, 0, True, heads=piece.heads)


def either(options: Sequence[Piece]) -> Piece:
    """A choice of sequences; the end of a clause may be one of them: (了|$)."""
    ends = [option for option in options if option.may_be_empty and not option.longest]
    if not options or any(o.may_be_empty and o not in ends for o in options):
        raise ValueError("a choice holds nothing")
    body = "(?:" + "|".join(option.regex for option in options) + ")"
    words: Words | None = None
    if all(option.words is not None for option in options):
        words = tuple(dict.fromkeys([word for option in options for word in option.words or ()]))
    heads = "".join({o.heads for o in options}) if all(o.heads for o in options) else ""
    if heads and len(words or ()) > _MANY:  # nothing else tells where a group of groups begins
        body = _look(heads) + body
    longest = max(option.longest for option in options)
    shortest = min(option.shortest for option in options)
    needed = bool(words) and not ends
    rare = rarity(words) if words else 0.0
    return Piece(body, words, rare, longest, shortest, bool(ends), heads=heads, needed=needed)
