"""Text and entities back to HTML that a page may insert as it is."""

from html import escape
from typing import Any

from bot.simulator.utf16 import points

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
LINKS = ("http://", "https://", "tg://", "tel:", "mailto:")


def _opening(entity: dict[str, Any], inside: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    target = {"text_link": entity.get("url", ""), "url": inside}.get(kind, "")
    if kind == "url" and "://" not in target:
        target = f"https://{target}"
    if target.startswith(LINKS):
        return f'<a href="{escape(target)}">', "</a>"
    return f'<span class="{escape(kind)}">', "</span>"


def to_html(text: str, entities: list[dict[str, Any]]) -> str:
    """Escaped, with a tag for each entity; one that overlaps another is closed with it."""
    if not entities:
        return escape(text, quote=False)
    at = points(text)
    spans = []
    for entity in entities:
        begin = at.get(entity["offset"])
        end = at.get(entity["offset"] + entity["length"])
        if begin is not None and end is not None and begin < end:
            spans.append((begin, end, entity))
    spans.sort(key=lambda span: (span[0], -span[1]))
    pieces: list[str] = []
    _write(text, spans, 0, len(text), pieces)
    return "".join(pieces)


def _write(
    text: str,
    spans: list[tuple[int, int, dict[str, Any]]],
    begin: int,
    end: int,
    pieces: list[str],
) -> None:
    """Writes text[begin:end], taking from `spans` those that begin inside it."""
    at = begin
    while spans and spans[0][0] < end:
        first, last, entity = spans.pop(0)
        last = min(last, end)
        pieces.append(escape(text[at:first], quote=False))
        opening, closing = _opening(entity, text[first:last])
        pieces.append(opening)
        _write(text, spans, first, last, pieces)
        pieces.append(closing)
        at = last
    pieces.append(escape(text[at:end], quote=False))
