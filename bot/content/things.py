"""The catalogue of medicines, the words for goods and the sounds of characters, together."""

from __future__ import annotations

from bot.content.goods import read_goods
from bot.content.layers import Shelf
from bot.content.medicines import read_medicines
from bot.content.sounds import read_sounds
from bot.understanding.things import Things


def read_things(shelf: Shelf) -> Things:
    """All of it, with every fault on the shelf."""
    return Things.build(read_medicines(shelf), read_goods(shelf), read_sounds(shelf))
