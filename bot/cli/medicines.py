"""`linli medicines`: what a name means, also a misspelt one, and whether the box may hold it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from bot.cli.jsonline import json_line
from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.medicines import Medicine
from bot.settings import load_settings
from bot.understanding.mention import Mention

NOT_FOUND = 1


def medicines(words: str, /, *, as_json: Annotated[bool, Parameter(name="--json")] = False) -> int:
    """Look a medicine, device or supply up by any name people use for it.

    Parameters
    ----------
    words
        The name, spelt well or only by ear.
    as_json
        One JSON object a line.
    """
    settings = load_settings()
    content = load_content(settings.content_root, *settings.overlays)
    found = content.things.named.search(words)
    for mention in found:
        for medicine in _packs(content, mention):
            if as_json:
                print(json_line(_plain(mention, medicine)))
            else:
                print("\n".join(_lines(content, mention, medicine)))
    if not found and not as_json:
        print(content.messages.render("medicine.unknown", {"words": words}).text)
    return 0 if found else NOT_FOUND


def _packs(content: Content, mention: Mention) -> list[Medicine]:
    """The one that was named, and the others of the same thing when only that was named."""
    named = mention.medicine
    same = [m for m in content.things.medicines if m.generic == named.generic and m is not named]
    return [named, *same]


def _plain(mention: Mention, medicine: Medicine) -> dict[str, object]:
    return {
        "id": medicine.id,
        "generic": medicine.generic,
        "name": medicine.name,
        "kind": medicine.kind.value,
        "class": medicine.pack_class + "?" * medicine.class_unsure,
        "class_verified_by": medicine.class_verified_by,
        "box": medicine.box.value,
        "broad": medicine.broad,
        "ingredients": list(medicine.ingredients),
        "limits": list(medicine.limits),
        "sources": list(medicine.sources),
        "confidence": medicine.confidence,
        "guessed_from": mention.guessed_from,
    }


def _lines(content: Content, mention: Mention, medicine: Medicine) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return content.messages.render(f"medicine.{key}", values).text

    yield say(
        "line",
        name=medicine.name,
        id=medicine.id,
        sort=say(f"class.{_CLASS_KEYS[medicine.pack_class]}"),
        unsure=medicine.class_unsure,
        box=say(f"box.{medicine.box.name.lower()}"),
    )
    if mention.guessed_from:
        yield say("guess", words=mention.guessed_from, generic=medicine.generic)
    if medicine.broad:
        yield say("broad", generic=medicine.generic)
    if medicine.limits:
        yield say("limits", limits="；".join(medicine.limits))


_CLASS_KEYS = {
    "Rx": "rx",
    "甲": "red",
    "乙": "green",
    "双": "both",
    "OTC": "otc",
    "械": "device",
    "消": "disinfectant",
    "停": "withdrawn",
    "?": "unknown",
}
