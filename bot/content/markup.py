"""The HTML that Telegram understands: what a text may use, and how a long one is shortened."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = ("b", "i", "u", "a", "code")
MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_LABEL = 40
MOST_TOAST = 200

_BLOCKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class _Walk(HTMLParser):
    """Follows the tags and remembers which are open and what is wrong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"may use only the tags {', '.join(TAGS)}, not {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"closes {tag} where it is not open")


def markup_faults(source: str) -> list[str]:
    """What Telegram would refuse in the fixed part of a template."""
    fixed = _BLOCKS.sub("x", source)
    walk = _Walk()
    walk.feed(fixed)
    walk.close()
    walk.wrong += [f"does not close {tag}" for tag in walk.open if tag in TAGS]
    if re.search(r"<(?![a-z/])|&(?!(lt|gt|amp|quot|#[0-9]+);)", fixed):
        walk.wrong.append("must write &lt; for < and &amp; for &")
    return walk.wrong


def fit(text: str, most: int = MOST_TEXT) -> str:
    """At most so many characters; what is cut off ends in an ellipsis with every tag closed."""
    if len(text) <= most:
        return text
    # Room for the closing tags of the deepest sensible nesting.
    head = re.sub(r"<[^>]*$|&[^;\s]{0,7}$", "", text[: most - 40])
    walk = _Walk()
    walk.feed(head)
    return head + "…" + "".join(f"</{tag}>" for tag in reversed(walk.open))


def shorten(text: str, most: int) -> str:
    """Plain text of at most `most` characters."""
    return text if len(text) <= most else text[: most - 1] + "…"
