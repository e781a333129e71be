"""Which medicines, devices and supplies a text names, also where they are only spelt by ear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.domain.medicines import Medicine, Ware
from bot.understanding.medicine_talk import Place, talks_of_medicine
from bot.understanding.sounds.fold import fold_latin
from bot.understanding.sounds.table import Sounds

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z]{2,}(?:[ '][a-z]{2,}){0,6}")
_SHORTEST_LATIN = 6
# Names of so many syllables are recognised with one of them wrong.
_LONG = 4
_SHORTEST = 2
# What many names begin with tells nothing about a name with a slip in it.
_COMMON_BEGINNINGS = (
    "儿童",
    "小儿",
    "电子",
    "医用",
    "家用",
    "老人",
    "成人",
    "盐酸",
    "消毒",
    "拉肚子",
)
# Nobody writes these for a syllable of a name.
_GRAMMAR = frozenset("你我他她它们二三是的了在有给这那就都也和吗呢吧啊个么没很要去来到说看想")
# And these only in a name that is otherwise right: 不洛芬, 一岛素.
_FREQUENT = frozenset("不一")
_PLAIN = _GRAMMAR | _FREQUENT


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text."""

    medicine: Medicine
    start: int
    end: int
    # The words as written where they only sound like the name.
    guessed_from: str | None = None

    @property
    def medicine_id(self) -> str:
        return self.medicine.id

    @property
    def generic(self) -> str:
        return self.medicine.generic

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a character with this stretch."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    medicine: Medicine
    nickname: bool


@dataclass(frozen=True, slots=True)
class _Sound:
    """A name, or a half of it, by its sound; `offset` is where the half stands in the name."""

    name: _Name
    way: str
    offset: int


@dataclass(frozen=True, slots=True)
class MedicineIndex:
    """Every name ready to be looked for, as it is written and as it sounds."""

    medicines: Mapping[str, Medicine]
    _names: tuple[_Name, ...]
    _written: AhoCorasick
    _sounds: Sounds
    _heard: AhoCorasick
    # What each heard pattern may be: the whole name, or half of one with a slip in the other.
    _whole: tuple[tuple[_Sound, ...], ...]
    _latin: Mapping[str, _Name]
    _unlike: frozenset[str]

    @classmethod
    def build(cls, medicines: Iterable[Medicine], sounds: Sounds) -> MedicineIndex:
        """Made once; `find` then only reads."""
        known = {medicine.id: medicine for medicine in medicines}
        names = tuple(_names(known.values()))
        heard: dict[str, list[_Sound]] = {}
        latin: dict[str, _Name] = {}
        for name in filter(_heard, names):
            for way in sounds.ways(name.text):
                latin.setdefault(fold_latin(sounds.spelled(way)), name)
                for key, sound in _keys(name, way):
                    heard.setdefault(key, []).append(sound)
        unlike = frozenset(word for medicine in known.values() for word in medicine.unlike)
        return cls(
            known,
            names,
            AhoCorasick([name.text for name in names], matchkind=MatchKind.LeftmostLongest),
            sounds,
            AhoCorasick(heard),
            tuple(map(tuple, heard.values())),
            latin,
            unlike,
        )

    def find(self, text: str) -> list[Mention]:
        """What is named, in order of mention; no two share a character."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = text
        found = list(self._exact(lower))
        guessed = self._by_ear(lower, [m for m in found if not m.medicine.broad])
        # A longer name heard around 软膏 or 感冒药 says which one.
        found = [m for m in found if not any(g.meets(m.start, m.end) for g in guessed)] + guessed
        if _LATIN.search(lower):
            found += self._by_letters(lower, found)
        return _joined(found) if len(found) > 1 else found

    def search(self, words: str) -> list[Mention]:
        """What somebody who asks for a medicine by `words` alone may mean."""
        name = words.strip()
        # Being asked for is all the context there is.
        asked = f"借{name}有吗"
        return [
            Mention(m.medicine, m.start - 1, m.end - 1, m.guessed_from)
            for m in self.find(asked)
            if m.end <= len(name) + 1
        ]

    def _exact(self, text: str) -> Iterator[Mention]:
        for index, start, end in self._written.find_matches_as_indexes(text):
            name = self._names[index]
            if not name.nickname or talks_of_medicine(Place(text, start, end), written=True):
                yield Mention(name.medicine, start, end)

    def _by_ear(self, text: str, taken: list[Mention]) -> list[Mention]:
        letters = text.translate(self._sounds.first)
        hits = self._heard.find_matches_as_indexes(letters, overlapping=True)
        guesses = self._guesses(text, letters, hits, taken) if hits else []
        second = text.translate(self._sounds.second)
        if second != letters:
            hits = self._heard.find_matches_as_indexes(second, overlapping=True)
            guesses += self._guesses(text, second, hits, taken) if hits else []
        return _best(guesses)

    def _guesses(
        self,
        text: str,
        letters: str,
        hits: list[tuple[int, int, int]],
        taken: list[Mention],
    ) -> list[tuple[int, Mention]]:
        found = []
        for index, at, stop in hits:
            # Most of everyday talk that sounds like half a name ends here.
            if stop - at == _SHORTEST and not _PLAIN.isdisjoint(text[at:stop]):
                continue
            for sound in self._whole[index]:
                start = at - sound.offset
                end = start + len(sound.way)
                if start < 0 or end > len(text) or any(m.meets(start, end) for m in taken):
                    continue
                written = text[start:end]
                slips = sum(map(str.__ne__, letters[start:end], sound.way))
                if written in self._unlike or not _CHINESE.fullmatch(written):
                    continue
                if _likely(sound.name, Place(text, start, end), slips):
                    mention = Mention(sound.name.medicine, start, end, written)
                    found.append((end - start - 2 * slips, mention))
        return found

    def _by_letters(self, text: str, taken: list[Mention]) -> list[Mention]:
        found = []
        for run in _LATIN.finditer(text):
            joined = re.sub("[ ']", "", run.group())
            name = self._latin.get(fold_latin(joined)) if len(joined) >= _SHORTEST_LATIN else None
            if name and not any(m.meets(*run.span()) for m in taken):
                found.append(Mention(name.medicine, *run.span(), run.group()))
        return found


def _names(medicines: Iterable[Medicine]) -> Iterator[_Name]:
    """Each word once: the first line of the catalogue that has it speaks for it."""
    rows: list[tuple[Callable[[Medicine], tuple[str, ...]], bool]] = [
        (attrgetter("names"), False),
        (attrgetter("nicknames"), True),
    ]
    seen: set[str] = set()
    known = list(medicines)
    for words, nickname in rows:
        for medicine in known:
            for word in words(medicine):
                if word.lower() not in seen:
                    seen.add(word.lower())
                    yield _Name(word.lower(), medicine, nickname)


def _heard(name: _Name) -> bool:
    """Whether it is a name that people get wrong, and no description like 测糖的."""
    if not _CHINESE.fullmatch(name.text) or "的" in name.text:
        return False
    medicine = name.medicine
    return (
        len(name.text) > 2
        or medicine.kind is Ware.MEDICINE
        or medicine.generic.startswith(name.text)
    )


def _keys(name: _Name, way: str) -> Iterator[tuple[str, _Sound]]:
    if len(way) > 1:
        yield way, _Sound(name, way, 0)
    if (
        len(way) >= _LONG
        and not name.medicine.broad
        and not name.text.startswith(_COMMON_BEGINNINGS)
    ):
        # With one syllable wrong, one of the halves is still right.
        half = len(way) // 2
        yield way[:half], _Sound(name, way, 0)
        yield way[half:], _Sound(name, way, half)


def _likely(name: _Name, place: Place, slips: int) -> bool:
    """Whether a stretch of text that sounds like a name stands for it."""
    pairs = list(zip(place.words, name.text, strict=True))
    same = sum(written == meant for written, meant in pairs)
    length = len(name.text)
    wrong = {written for written, meant in pairs if written != meant}
    if same == length or not wrong.isdisjoint(_GRAMMAR):
        return False
    if not wrong.isdisjoint(_FREQUENT) and (same < _SHORTEST or name.medicine.broad):
        return False
    if slips:
        return slips == 1 and length >= _LONG and 2 * same >= length and same > 1
    if same and (length >= _LONG or (same > 1 and not name.medicine.broad)):
        return True
    if length > 2 or same:
        return talks_of_medicine(place, written=same > 0 and length > 2)
    return False


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


def _best(guesses: list[tuple[int, Mention]]) -> list[Mention]:
    """The longest first, a slip counting against it; what shares a character is left out."""
    kept: list[Mention] = []
    for _, mention in sorted(guesses, key=lambda guess: -guess[0]):
        if not any(m.meets(mention.start, mention.end) for m in kept):
            kept.append(mention)
    return kept
