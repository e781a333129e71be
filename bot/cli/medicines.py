"""`linli medicines`: what a name means, also a misspelt one, and whether the box may hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter

from bot.cli.jsonline import json_line
from bot.content.content import Content
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.domain.medicines import BoxRule, Limits, Medicine
from bot.settings import load_settings
from bot.understanding.mention import Mention

NOT_FOUND = 1
Say = Callable[..., str]


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
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
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
        "dosing": asdict(medicine.dosing),
        "keeping": asdict(medicine.keeping),
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
    avoid = [content.messages.render(f"box.avoid.{c}", {}).text for c in medicine.dosing.avoid]
    if not medicine.keeping.withdrawn and not medicine.keeping.mercury:
        yield say("whom", whom=list(_whom(say, medicine.dosing, avoid)))
    if kept := list(_kept(say, medicine)):
        yield say("kept", kept=kept)


def _whom(say: Say, limits: Limits, avoid: list[str]) -> Iterator[str]:
    """For whom it is, how long and how much at a time."""
    if limits.never_under:
        yield say("never_under", **_age(limits.never_under))
    if limits.ask_under:
        yield say("ask_under", **_age(limits.ask_under))
    yield say(f"pregnant.{limits.pregnant.value}")
    if avoid:
        yield say("avoid", avoid=avoid)
    if limits.course_days:
        yield say("course", days=limits.course_days)
    if limits.most:
        yield say("most", most=limits.most)


def _age(months: int) -> dict[str, int]:
    """An age as people say it: whole years where it is some."""
    return {"months": months, "years": 0 if months % 12 else months // 12}


def _kept(say: Say, medicine: Medicine) -> Iterator[str]:
    """What the box has to know before it takes it in or lends it."""
    keeping = medicine.keeping
    for flag in ("antibiotic", "fridge", "withdrawn", "mercury"):
        if getattr(keeping, flag):
            yield say(f"kept.{flag}")
    if keeping.unopened_only and medicine.box is not BoxRule.NEVER:
        yield say("kept.unopened_only")
    if keeping.lend_days:
        yield say("kept.lend", days=keeping.lend_days)


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
