"""The shipped catalogue, goods and sounds, read once for the whole run."""

from functools import cache
from pathlib import Path

from bot.content.layers import Layer, Shelf
from bot.content.things import read_things
from bot.understanding.things import Things

ROOT = Path(__file__).parents[3]


@cache
def shipped_things() -> Things:
    """Everything under data/; a fault in it fails every test."""
    shelf = Shelf((Layer(ROOT),))
    things = read_things(shelf)
    assert shelf.faults == []
    return things


def generics(text: str) -> list[str]:
    """What is named in the text."""
    return [mention.generic for mention in shipped_things().named.find(text)]


def listed(text: str, *intents: str) -> list[tuple[str, float | None, str | None]]:
    """The items of a message that wants `intents`, or of any."""
    found = shipped_things().items(text, intents or None)
    return [(item.name, item.qty, item.unit) for item in found]
