"""Looks for the lexicon's patterns in a text and says where each stands."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import Lexicon
from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS, SENTENCE_ENDS

# Stands for a masked character: no pattern begins with it, gaps run over it.
_MASKED = "○"

_WISHES = frozenset({"intents", "problems"})
# However long people write without a full stop, words further away say nothing about each other.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Scan:
    """The text with figurative words masked, and what was found in it by table."""

    text: str
    tables: Mapping[str, Sequence[Hit]]

    def of(self, *tables: str) -> list[Hit]:
        """The hits of these tables, each table in order of mention."""
        return [hit for table in tables for hit in self.tables.get(table, ())]

    def sentence(self, hit: Hit) -> tuple[int, int]:
        """Where the sentence of the hit begins and ends, as far as it reaches."""
        left = self.text[max(0, hit.start - _REACH) : hit.start]
        right = self.text[hit.end : hit.end + _REACH]
        broken = _SENTENCE.search(right)
        return hit.start - _tail(left, _SENTENCE), hit.end + (
            broken.start() if broken else len(right)
        )

    def before(self, hit: Hit) -> str:
        """What stands before the hit in its clause."""
        left = self.text[max(0, hit.start - _REACH) : hit.start]
        return left[len(left) - _tail(left, _CLAUSE) :]

    def context(self, hit: Hit, *codes: str) -> list[Hit]:
        """The context words of these codes that stand in the sentence of the hit."""
        start, end = self.sentence(hit)
        near = self.between("context", start, end)
        return [word for word in near if word.code in codes]

    def between(self, table: str, start: int, end: int) -> Sequence[Hit]:
        """The hits of a table that begin in a stretch of the text."""
        hits = self.tables.get(table, ())
        low = bisect_left(hits, start, key=lambda h: h.start)
        return hits[low : bisect_left(hits, end, key=lambda h: h.start)]


_SENTENCE = re.compile(f"[{SENTENCE_ENDS}]")
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}]")


def _tail(left: str, breaks: re.Pattern[str]) -> int:
    """How many characters follow the last break."""
    return len(breaks.split(left)[-1])


def scan(text: str, lexicon: Lexicon, region: str | None = None) -> Scan:
    """Masks first, then everything else in the text that is left."""
    hits = list(lexicon.matcher.find(text, region))
    masks = [hit for hit in hits if _masks(hit)]
    if masks:
        shown = list(text)
        for hit in masks:
            shown[hit.start : hit.end] = _MASKED * (hit.end - hit.start)
        text = "".join(shown)
        # What hides an illness hides no wish: 借抽水泵, 割稻, 打流感疫苗.
        wishes = [hit for hit in hits if hit.table in _WISHES]
        others = lexicon.matcher.find(text, region)
        hits = wishes + [h for h in others if h.table not in _WISHES and not _masks(h)]
    tables: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        tables.setdefault(hit.table, []).append(hit)
    return Scan(text, {table: _kept(table, hits) for table, hits in tables.items()})


def _kept(table: str, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Overlapping wishes are told apart by what they are, not by their length.

    An alarm never hides another, and what unsays one hides nothing else.
    """
    if table == "intents":
        return hits
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        apart = table == "alarms" or hit.code.startswith("not_")
        groups.setdefault(hit.code if apart else "", []).append(hit)
    if len(groups) == 1:
        return _longest(hits)
    kept = [hit for group in groups.values() for hit in _longest(group)]
    return sorted(kept, key=lambda h: (h.start, -h.end))


def _masks(hit: Hit) -> bool:
    """Words that hide what looks like a complaint: 笑死, 红烧."""
    return hit.table == "context" and hit.code == "mask"


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Without those that lie within a longer one; they come by start, the longest first."""
    kept: list[Hit] = []
    furthest: Hit | None = None
    for hit in hits:
        same_span = furthest and (hit.start, hit.end) == (furthest.start, furthest.end)
        if furthest and hit.end <= furthest.end and not same_span:
            continue
        kept.append(hit)
        furthest = hit
    return kept
