"""One region's way of speaking: words and phrases by how sure they are, and what misleads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# `low` is doubtful: of an illness it is heard only beside a clear word. `here` means something
# else elsewhere, so it is heard in this region only, and so is what `false_friends` hides.
SURE = ("high", "mid", "low", "here")
KEYS = frozenset({"region", "name", "sources", "false_friends", *SURE})
_PARTS = frozenset({"words", "say"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Patterns of one code, as the region says them."""

    table: str
    code: str
    say: object
    strong: bool
    only_here: bool


class Region:
    """A file with a `region` in it."""

    def __init__(self, file: str, content: Mapping[object, object], faults: list[str]) -> None:
        self.file = file
        self.code = str(content["region"])
        self._name = str(content.get("name", self.code))
        self._faults = faults
        self._false_friends = content.get("false_friends")
        faults += [f"lexicon/{file} {key}: is not known" for key in content if key not in KEYS]
        self._parts = {key: self._part(key, content.get(key, {})) for key in SURE}

    def known_as(self) -> Iterator[str]:
        """Its code, its name, and the name without what all of them end in: 江淮."""
        yield from (self.code, self._name)
        for ending in ("官话", "话", "语", "方言"):
            yield self._name.removesuffix(ending)

    def words(self) -> Iterator[tuple[str, Sequence[str]]]:
        """class -> what the region calls it; a class has no words that are heard here only."""
        if "words" in self._parts["low"]:
            self._faults.append(f"lexicon/{self.file} low: a class has no doubtful words")
        for key in ("high", "mid"):
            for name, words in self._mapping(f"{key} words", self._parts[key].get("words", {})):
                if isinstance(words, list) and all(isinstance(word, str) for word in words):
                    yield name, words
                else:
                    self._faults.append(f"lexicon/{self.file} {key} {name}: must be a list")

    def phrases(self) -> Iterator[Phrase]:
        """What the region says for a code of a table."""
        for key, part in self._parts.items():
            for table, codes in self._mapping(f"{key} say", part.get("say", {})):
                for code, say in self._mapping(f"{key} {table}", codes):
                    yield Phrase(table, code, say, key != "low", key == "here")
        if self._false_friends:
            yield Phrase("context", "mask", self._false_friends, True, True)

    def _part(self, key: str, part: object) -> Mapping[str, object]:
        found = dict(self._mapping(key, part))
        self._faults += [
            f"lexicon/{self.file} {key} {name}: is not known" for name in set(found) - _PARTS
        ]
        return found

    def _mapping(self, where: str, value: object) -> Iterator[tuple[str, object]]:
        if isinstance(value, Mapping):
            yield from ((str(key), part) for key, part in value.items())
        else:
            self._faults.append(f"lexicon/{self.file} {where}: must be a mapping")
