"""One message as it was understood, in sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.content import Content
from bot.services.understand import Reading
from bot.understanding.labels import labels


def explained(content: Content, reading: Reading) -> str:
    """What is meant, how soon it is needed and why, and the words it was read from."""
    return "\n".join(_lines(content, reading))


def _lines(content: Content, reading: Reading) -> Iterator[str]:
    meaning = reading.meaning

    def say(key: str, **values: object) -> str:
        return content.messages.render(f"understood.{key}", values).text

    if meaning.chatter():
        yield say("nothing")
        return
    if meaning.intents:
        yield say("intents", what="、".join(say(f"intent.{code}") for code in meaning.intents))
    if meaning.alarm:
        yield say("alarm", what=say(f"alarm.{meaning.alarm}"))
    if reading.acuity:
        yield say("acuity", what=say(f"acuity.{reading.acuity.value}"))
        reasons = _reasons(content, reading)
        if reasons:
            yield say("because", what=reasons)
    if meaning.bare:
        yield say("bare")
    slots = labels(meaning, reading.acuity)["slots"]
    assert isinstance(slots, dict)
    for name, value in slots.items():
        yield say("slot", name=say(f"slot.{name}"), value=_shown(value))
    if meaning.why:
        yield say("words", what=" · ".join(meaning.why))
    if meaning.tier != "none":
        yield say(f"tier.{meaning.tier}")


def _reasons(content: Content, reading: Reading) -> str:
    """The sentence of each rule that gave the level, or the rule's own name."""
    told = []
    for rule in reading.reasons:
        key = f"reason.{rule}"
        told.append(content.messages.render(key, {}).text if content.messages.has(key) else rule)
    return "；".join(dict.fromkeys(told))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return "、".join(_shown(part) for part in value)
    return str(value)
