"""Everything that is known of things people ask for: the catalogue and the words for goods."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.medicines import Medicine
from bot.understanding.goods import Goods
from bot.understanding.items import items
from bot.understanding.meaning import Item
from bot.understanding.medicines import MedicineIndex
from bot.understanding.mention import Mention
from bot.understanding.sounds.table import Sounds


@dataclass(frozen=True, slots=True)
class Things:
    """Made once when the content is read."""

    medicines: tuple[Medicine, ...]
    named: MedicineIndex
    goods: Goods

    @classmethod
    def build(cls, medicines: tuple[Medicine, ...], goods: Goods, sounds: Sounds) -> Things:
        """The same from its parts."""
        return cls(medicines, MedicineIndex.build(medicines, sounds), goods)

    @classmethod
    def none(cls) -> Things:
        """Nothing known at all."""
        return cls.build((), Goods.build({}, ()), Sounds.read(""))

    def items(
        self,
        text: str,
        intents: Collection[str] | None = None,
        mentions: Sequence[Mention] | None = None,
    ) -> tuple[Item, ...]:
        """What a message that wants `intents` asks for or offers; `mentions` if known already."""
        named = self.named.find(text) if mentions is None else mentions
        return items(text, named, self.goods, intents)
