"""Everything that may lie in a box of the village: the catalogue and the tools together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.medicines import Medicine, Ware
from bot.understanding.things import Things

Named = Mapping[str, tuple[Medicine, ...]]


@dataclass(frozen=True, slots=True)
class Stocked:
    """Found by id, as the ledger has it, or by the words people have for it."""

    things: Things
    tools: tuple[Medicine, ...]
    _by_id: Mapping[str, Medicine]
    # Small letters; what medicines are called, nicknames too, and what tools are called.
    _by_name: Named
    _tool_names: Named

    @classmethod
    def build(cls, things: Things, tools: tuple[Medicine, ...]) -> Stocked:
        """Made once when the content is read."""
        everything = (*things.medicines, *tools)
        by_id = {item.id: item for item in everything}
        return cls(things, tools, MappingProxyType(by_id), _named(everything), _named(tools))

    @classmethod
    def none(cls) -> Stocked:
        """Nothing known at all."""
        return cls.build(Things.none(), ())

    @property
    def all(self) -> tuple[Medicine, ...]:
        """Medicines, devices and supplies in the order of the catalogue, then the tools."""
        return (*self.things.medicines, *self.tools)

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Medicines whose line nobody who knows has put their name under."""
        return tuple(
            item.id
            for item in self.things.medicines
            if item.kind is Ware.MEDICINE and item.class_verified_by is None
        )

    def find(self, item_id: str) -> Medicine | None:
        """The line with this id."""
        return self._by_id.get(item_id)

    def by_words(self, text: str) -> tuple[Medicine, ...]:
        """What `text` names, each once, the longest name first.

        A brand is one line and an ingredient all packs of it, also those no box may hold; a name
        that is only spelt by ear counts less than any that is written out.
        """
        words = text.strip().lower()
        if words in self._by_name:
            return self._by_name[words]
        found = sorted(self._mentioned(words), key=lambda hit: hit[0], reverse=True)
        return tuple({item.id: item for _, item in found}.values())

    def _mentioned(self, words: str) -> Iterator[tuple[tuple[bool, int], Medicine]]:
        """Each thing with how much stands behind it: written out, length of the name."""
        for mention in self.things.named.search(words):
            written = mention.guessed_from is None
            name = words[mention.start : mention.end] if written else mention.generic.lower()
            packs = (mention.medicine, *self._by_name.get(name, ()))
            yield from (((written, mention.end - mention.start), item) for item in packs)
        for name, tools in self._tool_names.items():
            if name in words:
                yield from (((True, len(name)), tool) for tool in tools)


def _named(items: Iterable[Medicine]) -> Named:
    names: dict[str, dict[str, Medicine]] = {}
    for item in items:
        for name in (*item.names, *item.nicknames):
            names.setdefault(name.lower(), {})[item.id] = item
    return MappingProxyType({name: tuple(found.values()) for name, found in names.items()})
