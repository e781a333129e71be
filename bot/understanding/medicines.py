"""Which medicines, devices and supplies a text names, also where they are only spelt by ear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.domain.medicines import Medicine
from bot.understanding.hearing import Ears
from bot.understanding.medicine_talk import Place, talks_of_medicine
from bot.understanding.mention import Mention, Name
from bot.understanding.sounds.table import Sounds


@dataclass(frozen=True, slots=True)
class MedicineIndex:
    """Every name ready to be looked for, as it is written and as it sounds."""

    medicines: Mapping[str, Medicine]
    _names: tuple[Name, ...]
    _written: AhoCorasick
    _ears: Ears

    @classmethod
    def build(cls, medicines: Iterable[Medicine], sounds: Sounds) -> MedicineIndex:
        """Made once; `find` then only reads."""
        known = {medicine.id: medicine for medicine in medicines}
        names = tuple(_names(known.values()))
        written = AhoCorasick([name.text for name in names], matchkind=MatchKind.LeftmostLongest)
        return cls(known, names, written, Ears.build(names, sounds))

    def find(self, text: str) -> list[Mention]:
        """What is named, in order of mention; no two share a character."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = text
        found = list(self._exact(lower))
        guessed = self._ears.hear(lower, found)
        if guessed:
            found = [m for m in found if not any(g.meets(m.start, m.end) for g in guessed)]
            found += guessed
        return _joined(found) if len(found) > 1 else found

    def search(self, words: str) -> list[Mention]:
        """What somebody who asks for a medicine by `words` alone may mean."""
        name = words.strip()
        # Being asked for is all the context there is.
        asked = f"借{name}有吗"
        return [
            replace(mention, start=mention.start - 1, end=mention.end - 1)
            for mention in self.find(asked)
            if mention.end <= len(name) + 1
        ]

    def _exact(self, text: str) -> Iterator[Mention]:
        for index, start, end in self._written.find_matches_as_indexes(text):
            name = self._names[index]
            if not name.nickname or talks_of_medicine(Place(text, start, end), written=True):
                yield Mention(name.medicine, start, end)


def _names(medicines: Iterable[Medicine]) -> Iterator[Name]:
    """Each word once: the first line of the catalogue that has it speaks for it."""
    known = list(medicines)
    words = [(word, medicine, False) for medicine in known for word in medicine.names]
    words += [(word, medicine, True) for medicine in known for word in medicine.nicknames]
    # One without a name is a fault of the content, told by whoever reads it.
    seen = {""}
    for word, medicine, nickname in words:
        if word.lower() not in seen:
            seen.add(word.lower())
            yield Name(word.lower(), medicine, nickname)


def _joined(found: list[Mention]) -> list[Mention]:
    """In order; two names of one thing side by side, as in 三九感冒灵, are one."""
    kept: list[Mention] = []
    for mention in sorted(found, key=attrgetter("start")):
        last = kept[-1] if kept else None
        if last and last.end == mention.start and last.generic == mention.generic:
            kept[-1] = replace(mention, start=last.start)
        else:
            kept.append(mention)
    return kept
