"""Names that are only spelt by ear: 布洛分, 阿莫西灵, lianhuaqingwen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from bot.domain.medicines import Ware
from bot.understanding.expression import expression
from bot.understanding.medicine_talk import Place, talks_of_medicine
from bot.understanding.mention import Mention, Name
from bot.understanding.packed import Lists, Texts
from bot.understanding.sounds.fold import fold_latin
from bot.understanding.sounds.table import Sounds

_CHINESE = expression(r"[\u4e00-\u9fff]+")
_LATIN = expression(r"[a-z]{2,}(?:[ '][a-z]{2,}){0,6}")
_SHORTEST_LATIN = 6
_SHORTEST = 2
_MOSTLY = 3
# Names of so many syllables are recognised with one of them wrong.
_LONG = 4
# What many names begin with tells nothing about a name with a slip in it.
_COMMON_BEGINNINGS = (
    "儿童", "小儿", "电子", "医用", "家用", "老人", "成人", "盐酸", "消毒", "拉肚子",
    "感冒", "复方", "维生素", "血压", "血糖", "高血压", "糖尿病", "心脏", "咳嗽", "便秘",
)  # fmt: skip
# Nobody writes these for a syllable of a name, unless the rest of it is right.
_GRAMMAR = frozenset("你我他们二三是的了在有给这那就都也和吗呢吧啊个么没很要去来到说看想")
# Of these less has to be right: 不洛芬, 一岛素.
_FREQUENT = frozenset("不一")
_PLAIN = _GRAMMAR | _FREQUENT
_Hits = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class _Sound:
    """How a name sounds; `offset` is where the part that was looked for stands in it."""

    name: Name
    way: str
    offset: int


class _Heard(dict[int, tuple[_Sound, ...]]):
    """What each pattern of the finder may be: a whole name, or half of one with a slip beside it.

    There are thousands; the few that anybody says are unpacked when they are met.
    """

    def __init__(self, names: Sequence[Name], heard: Sequence[Sequence[_Sound]]) -> None:
        super().__init__()
        number = {id(name): at for at, name in enumerate(names)}
        every = dict.fromkeys(one.way for several in heard for one in several)
        ways = {way: at for at, way in enumerate(every)}
        self._names = names
        self._ways = Texts.of(ways)
        self._packed = Lists.of(
            {
                pattern: [n for s in several for n in (number[id(s.name)], ways[s.way], s.offset)]
                for pattern, several in enumerate(heard)
            }
        )

    def __missing__(self, pattern: int) -> tuple[_Sound, ...]:
        numbers = iter(self._packed[pattern])
        found = self[pattern] = tuple(
            _Sound(self._names[name], self._ways[way], offset)
            for name, way, offset in zip(numbers, numbers, numbers, strict=True)
        )
        return found


class _Latin:
    """Names by the letters of their sounds, in the order of these."""

    __slots__ = ("_names", "_spelt")

    def __init__(self, spelt: Mapping[str, Name]) -> None:
        in_order = sorted(spelt)
        self._spelt = Texts.of(in_order)
        self._names = tuple(spelt[letters] for letters in in_order)

    def name(self, letters: str) -> Name | None:
        """The one that is spelt so."""
        at = bisect_left(self._spelt, letters)
        spelt = at < len(self._names) and self._spelt[at] == letters
        return self._names[at] if spelt else None


@dataclass(frozen=True, slots=True)
class Ears:
    """Every name by its sound."""

    _sounds: Sounds
    _finder: AhoCorasick
    _heard: _Heard
    _latin: _Latin
    _unlike: frozenset[str]

    @classmethod
    def build(cls, names: Sequence[Name], sounds: Sounds) -> Ears:
        """Made once."""
        heard: dict[str, list[_Sound]] = {}
        latin: dict[str, Name] = {}
        unlike: set[str] = set()
        for name in names:
            unlike.update(name.medicine.unlike)
            for way in sounds.ways(name.text) if _misspelt(name) else ():
                latin.setdefault(fold_latin(sounds.spelled(way)), name)
                for key, sound in _keys(name, way):
                    heard.setdefault(key, []).append(sound)
        meant = _Heard(names, [*heard.values()])
        return cls(sounds, AhoCorasick(heard), meant, _Latin(latin), frozenset(unlike))

    def hear(self, text: str, known: Sequence[Mention]) -> list[Mention]:
        """What is spelt by ear in a text in small letters, beside or around what is `known`."""
        letters = text.translate(self._sounds.first)
        guesses = self._guesses(text, letters, known)
        second = text.translate(self._sounds.second)
        if second != letters:
            guesses += self._guesses(text, second, known)
        found = _best(guesses) if guesses else []
        if _LATIN.search(text):
            found += self._by_letters(text, [*known, *found])
        return found

    def _guesses(
        self, text: str, letters: str, known: Sequence[Mention]
    ) -> list[tuple[int, Mention]]:
        found: list[tuple[int, Mention]] = []
        hits: _Hits = self._finder.find_matches_as_indexes(letters, overlapping=True)
        for index, at, stop in hits:
            # Most of everyday talk that sounds like half a name ends here.
            if stop - at == _SHORTEST and not _PLAIN.isdisjoint(text[at:stop]):
                continue
            for sound in self._heard[index]:
                start, way = at - sound.offset, sound.way
                end = start + len(way)
                heard = letters[start:end]
                slips = 0 if heard == way else sum(map(str.__ne__, heard, way))
                # Nor is anything with two slips a name.
                if slips > 1 or start < 0 or end > len(text) or text[start:end] in self._unlike:
                    continue
                place = Place(text, start, end)
                if _likely(sound.name, place, slips) and _free(place, slips, known):
                    mention = Mention(sound.name.medicine, start, end, guessed_from=place.words)
                    found.append((len(way) - 2 * slips, mention))
        return found

    def _by_letters(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        for run in _LATIN.finditer(text):
            joined = re.sub("[ ']", "", run.group())
            name = self._latin.name(fold_latin(joined)) if len(joined) >= _SHORTEST_LATIN else None
            if name and not any(m.meets(*run.span()) for m in known):
                yield Mention(name.medicine, *run.span(), guessed_from=run.group())


def _misspelt(name: Name) -> bool:
    """Whether it is a name that people get wrong, and no description like 测糖的."""
    if not _CHINESE.fullmatch(name.text) or "的" in name.text:
        return False
    medicine = name.medicine
    long = len(name.text) > _SHORTEST
    return long or medicine.kind is Ware.MEDICINE or medicine.generic.startswith(name.text)


def _keys(name: Name, way: str) -> Iterator[tuple[str, _Sound]]:
    if len(way) >= _SHORTEST:
        yield way, _Sound(name, way, 0)
    common = name.medicine.broad or name.text.startswith(_COMMON_BEGINNINGS)
    if len(way) >= _LONG and not common:
        # With one syllable wrong, one of the halves is still right.
        half = len(way) // 2
        yield way[:half], _Sound(name, way, 0)
        yield way[half:], _Sound(name, way, half)


def _likely(name: Name, place: Place, slips: int) -> bool:
    """Whether a stretch of text that sounds like a name stands for it."""
    pairs = list(zip(place.words, name.text, strict=True))
    same = sum(written == meant for written, meant in pairs)
    length = len(pairs)
    wrong = {written for written, meant in pairs if written != meant}
    if same == length or not all("\u4e00" <= character <= "\u9fff" for character in wrong):
        return False
    enough = _MOSTLY if not wrong.isdisjoint(_GRAMMAR) else _SHORTEST
    if not wrong.isdisjoint(_PLAIN) and (same < enough or name.medicine.broad):
        return False
    if slips:
        return slips == 1 and length >= _LONG and 2 * same >= length and same > 1
    if same and (length >= _LONG or (same > 1 and not name.medicine.broad)):
        return True
    return (length > _SHORTEST or same > 0) and talks_of_medicine(
        place, written=same > 0 and length > _SHORTEST
    )


def _free(place: Place, slips: int, known: Sequence[Mention]) -> bool:
    """A longer name may be heard around one that is written: 红霉素眼高, 红霉数软膏."""
    return all(
        not mention.meets(place.start, place.end)
        or (
            place.start <= mention.start
            and mention.end <= place.end
            and mention.end - mention.start < place.end - place.start
            and (mention.medicine.broad or not slips)
        )
        for mention in known
    )


def _best(guesses: list[tuple[int, Mention]]) -> list[Mention]:
    """The longest first, a slip counting against it; what shares a character is left out."""
    kept: list[Mention] = []
    for _, mention in sorted(guesses, key=lambda guess: -guess[0]):
        if not any(m.meets(mention.start, mention.end) for m in kept):
            kept.append(mention)
    return kept
