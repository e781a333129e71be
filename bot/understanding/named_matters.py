"""Which of one's matters a short line names: 车不用了 the car, 药不要了 the medicine."""

from __future__ import annotations

from bot.understanding.expression import expression

# Category of a wish, and what it is called in talk.
_NAMED = (
    ("ride", expression("车|送我|接我|[来去]接")),
    ("medicine", expression("药")),
    ("meal", expression("饭|送菜|吃的")),
    ("farm", expression("稻|麦|谷子|玉米|苞谷|地里|田里|收割")),
)


def named_categories(text: str) -> frozenset[str]:
    """Every kind of wish the line names; none where it only says that nothing is needed."""
    return frozenset(category for category, words in _NAMED if words.search(text))
