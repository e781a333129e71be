"""Bot API HTML to text and entities, with the real parser's complaints."""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import bad
from bot.simulator.utf16 import units

Entity = dict[str, Any]

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
KNOWN = frozenset(SIMPLE) | {"a", "tg-emoji"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
TAG_NAME = re.compile(r"[^\s>/]*")
ATTRIBUTE = re.compile(
    r"\s*([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?", re.DOTALL
)
LANGUAGE = re.compile(r"language-(\S+)")


@dataclass(slots=True)
class Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    begin: int


def decode(match: re.Match[str]) -> str:
    """One character reference; what is none stays as it is."""
    decimal, hexadecimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


class Parser:
    """One pass over the text; offsets in complaints are bytes, in entities UTF-16 units."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        at = 0
        while match := TOKEN.search(self.source, at):
            self.add(self.source[at : match.start()])
            at = self.reference(match.start()) if match.group() == "&" else self.tag(match.start())
        self.add(self.source[at:])
        if self.open:
            tag = self.open[-1].tag
            self.fail(f'Can\'t find end tag corresponding to start tag "{tag}"')
        entities = sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.pieces), entities

    def fail(self, text: str, at: int | None = None) -> None:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        bad(
            f"can't parse entities: {text.replace('{at}', where.strip())}"
            if "{at}" in text
            else f"can't parse entities: {text}{where}"
        )

    def add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.offset += units(text)

    def reference(self, at: int) -> int:
        match = REFERENCE.match(self.source, at)
        if match is None:
            self.add("&")
            return at + 1
        self.add(decode(match))
        return match.end()

    def tag(self, at: int) -> int:
        if self.source.startswith("</", at):
            return self.end_tag(at)
        name_match = TAG_NAME.match(self.source, at + 1)
        name = name_match.group().lower() if name_match else ""
        stop = at + 1 + len(name)
        if stop >= len(self.source):
            self.fail("Unclosed start tag", at)
        if name not in KNOWN:
            self.fail(f'Unsupported start tag "{name}"', at)
        attributes, stop = self.attributes(name, at, stop)
        self.open.append(
            Open(name, self.argument(name, attributes, at), self.offset, len(self.pieces))
        )
        return stop

    def attributes(self, name: str, at: int, stop: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        while match := ATTRIBUTE.match(self.source, stop):
            key, *values = match.groups()
            found[key.lower()] = REFERENCE.sub(decode, next((v for v in values if v), ""))
            stop = match.end()
        stop += len(self.source[stop:]) - len(self.source[stop:].lstrip())
        if self.source[stop : stop + 1] != ">":
            self.fail(f'Unclosed start tag "{name}"' if name else "Unclosed start tag", at)
        return found, stop + 1

    def argument(self, name: str, attributes: dict[str, str], at: int) -> str:
        """The one attribute that matters to this tag."""
        if name == "a":
            return attributes.get("href", "")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"', at)
        if name == "code":
            language = LANGUAGE.fullmatch(attributes.get("class", ""))
            return language.group(1) if language else ""
        if name == "blockquote" and "expandable" in attributes:
            return "expandable"
        return attributes.get("emoji-id", "")

    def end_tag(self, at: int) -> int:
        stop = self.source.find(">", at)
        if stop < 0:
            self.fail("Unclosed end tag", at)
        name = self.source[at + 2 : stop].strip().lower()
        if not self.open:
            self.fail("Unexpected end tag", at)
        opened = self.open.pop()
        if name and name != opened.tag:
            self.fail(
                f'Unmatched end tag {{at}}, expected "</{opened.tag}>", found "</{name}>"', at
            )
        if self.offset > opened.offset:
            self.close(opened)
        return stop + 1

    def close(self, opened: Open) -> None:
        entity: Entity = {"offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            entity = self.link(opened, entity)
        elif opened.tag == "tg-emoji":
            entity = {"type": "custom_emoji", **entity, "custom_emoji_id": opened.argument}
        elif opened.argument == "expandable":
            entity = {"type": "expandable_blockquote", **entity}
        else:
            entity = {"type": SIMPLE[opened.tag], **entity}
        if opened.tag == "code" and opened.argument and self.open and self.open[-1].tag == "pre":
            self.open[-1].argument = opened.argument
            return
        if opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        if entity["type"]:
            self.entities.append(entity)

    def link(self, opened: Open, entity: Entity) -> Entity:
        url = opened.argument or "".join(self.pieces[opened.begin :])
        if url.startswith("tg://user?id="):
            return {"type": "text_mention", **entity, "user": url.removeprefix("tg://user?id=")}
        if "://" not in url and not url.startswith(("tel:", "mailto:")):
            url = f"http://{url}"
        scheme, _, rest = url.partition("://")
        if rest and "/" not in rest and scheme in ("http", "https"):
            url += "/"
        return {"type": "text_link" if "." in url or rest else "", **entity, "url": url}


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text as people read it, and its entities."""
    if "<" not in source and "&" not in source:
        return source, []
    return Parser(source).run()
