"""Looks for the lexicon's patterns in a text and says where each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from bot.understanding.expression import expression
from bot.understanding.lexicon import Lexicon
from bot.understanding.matcher import Hit
from bot.understanding.pattern import CLAUSE_ENDS, SENTENCE_ENDS

# Stands for a masked character: no pattern begins with it, gaps run over it.
_MASKED = "○"

_MILDER = frozenset({"breathless_walking", "stuffed_nose", "sore_swallow", "sleepless", "cramp"})
# No message that means something holds so many words of the lexicon.
_CROWD = 120
_OFTEN = 3
_WISHES = frozenset({"intents", "problems"})
# However long people write without a full stop, words further away say nothing about each other.
_REACH = 60


_SENTENCE = expression(f"[{SENTENCE_ENDS}]")
_CLAUSE = expression(f"[{CLAUSE_ENDS}]")


class Scan:
    """The text with figurative words masked, and what was found in it by table."""

    __slots__ = (
        *("_before", "_clauses", "_codes", "_notice", "_of", "_sentences", "_starts"),
        *("tables", "text"),
    )

    def __init__(self, text: str, tables: Mapping[str, Sequence[Hit]]) -> None:
        self.text = text
        self.tables = tables
        # Of most messages nothing is asked at all: found when it is.
        self._sentences: list[int] | None = None
        self._clauses: list[int] | None = None
        self._starts: dict[str, list[int]] = {}
        # Most codes that are asked for stand nowhere in the text.
        self._codes: set[str] | None = None
        self._notice: bool | None = None
        # The same is asked again and again, of every hit and by every judge.
        self._before: dict[int, str] = {}
        self._of: dict[tuple[str, ...], Sequence[Hit]] = {}

    def of(self, *tables: str) -> Sequence[Hit]:
        """The hits of these tables, each table in order of mention."""
        found = self._of.get(tables)
        if found is None:
            found = [hit for table in tables for hit in self.tables.get(table, ())]
            self._of[tables] = found
        return found

    def sentence(self, hit: Hit) -> tuple[int, int]:
        """Where the sentence of the hit begins and ends, as far as it reaches."""
        breaks = self._sentences
        if breaks is None:
            breaks = self._sentences = [match.start() for match in _SENTENCE.finditer(self.text)]
        start, end = max(0, hit.start - _REACH), min(len(self.text), hit.end + _REACH)
        if breaks:
            before, behind = bisect_left(breaks, hit.start), bisect_left(breaks, hit.end)
            start = max(start, breaks[before - 1] + 1) if before else start
            end = min(end, breaks[behind]) if behind < len(breaks) else end
        return start, end

    def before(self, hit: Hit) -> str:
        """What stands before the hit in its clause."""
        end = hit.start
        words = self._before.get(end)
        if words is None:
            breaks = self._clauses
            if breaks is None:
                breaks = self._clauses = [match.start() for match in _CLAUSE.finditer(self.text)]
            start, place = max(0, end - _REACH), bisect_left(breaks, end)
            if place:
                start = max(start, breaks[place - 1] + 1)
            words = self._before[end] = self.text[start:end]
        return words

    def context(self, hit: Hit, *codes: str) -> list[Hit]:
        """The context words of these codes that stand in the sentence of the hit."""
        if self._codes is None:
            self._codes = {hit.code for hit in self.tables.get("context", ())}
        if self._codes.isdisjoint(codes):
            return []
        start, end = self.sentence(hit)
        return [word for word in self.between("context", start, end) if word.code in codes]

    def is_notice(self, told: Callable[[Scan], bool]) -> bool:
        """What `told` says of the whole message, asked once for all its hits."""
        if self._notice is None:
            self._notice = told(self)
        return self._notice

    def between(self, table: str, start: int, end: int) -> Sequence[Hit]:
        """The hits of a table that begin in a stretch of the text."""
        hits = self.tables.get(table)
        if not hits:
            return ()
        starts = self._starts.get(table)
        if starts is None:
            starts = self._starts[table] = [hit.start for hit in hits]
        return hits[bisect_left(starts, start) : bisect_left(starts, end)]


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
        others = lexicon.matcher.find(text, region, besides=_WISHES)
        hits = wishes + [h for h in others if not _masks(h)]
    if len(hits) > _CROWD:
        hits = _said_once_more(hits)
    tables: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        tables.setdefault(hit.table, []).append(hit)
    return Scan(text, {table: _kept(table, hits) for table, hits in tables.items()})


def _said_once_more(hits: Sequence[Hit]) -> list[Hit]:
    """The first of each word for each thing; saying it a hundred times says no more."""
    times: dict[tuple[str, str, str], int] = {}
    kept = []
    for hit in sorted(hits, key=lambda h: h.start):
        key = hit.table, hit.code, hit.text
        times[key] = times.get(key, 0) + 1
        if times[key] <= _OFTEN:
            kept.append(hit)
    return kept


def _kept(table: str, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Overlapping wishes are told apart by what they are, not by their length.

    An alarm never hides another, and what unsays one hides nothing else.
    """
    if table == "intents":
        return hits
    if table == "signs":
        hits = _without_milder(hits)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        apart = table in ("alarms", "signs") or hit.code.startswith("not_")
        groups.setdefault(hit.code if apart else "", []).append(hit)
    if len(groups) == 1:
        return _longest(hits)
    kept = [hit for group in groups.values() for hit in _longest(group)]
    return sorted(kept, key=lambda h: (h.start, -h.end))


def _without_milder(hits: Sequence[Hit]) -> Sequence[Hit]:
    """A sign hides no other, but for those that are the milder word for the same thing."""
    milder = [hit for hit in hits if hit.code in _MILDER]
    if not milder:
        return hits
    return [
        hit
        for hit in hits
        if hit.code in _MILDER or not any(m.start <= hit.start and hit.end <= m.end for m in milder)
    ]


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
