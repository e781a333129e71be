"""One message as it was understood, in sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.content import Content
from bot.services.understand import Reading
from bot.understanding.labels import labels


def explained(content: Content, reading: Reading) -> str:
    """What is meant, how soon it is needed and why, and the words it was read from."""
    return "\n".join(_Teller(content, reading).lines())


class _Teller:
    """Says one reading line by line."""

    def __init__(self, content: Content, reading: Reading) -> None:
        self._content, self._reading, self._meaning = content, reading, reading.meaning

    def lines(self) -> Iterator[str]:
        if self._meaning.chatter():
            yield self._say("nothing")
            return
        yield from self._meant()
        yield from self._urgency()
        slots = labels(self._meaning, self._reading.acuity)["slots"]
        assert isinstance(slots, dict)
        for name, value in slots.items():
            yield self._say("slot", name=self._say(f"slot.{name}"), value=_shown(value))
        if self._meaning.why:
            yield self._say("words", what=" · ".join(self._meaning.why))
        if self._meaning.tier != "none":
            yield self._say(f"tier.{self._meaning.tier}")

    def _meant(self) -> Iterator[str]:
        if self._meaning.intents:
            told = (self._say(f"intent.{code}") for code in self._meaning.intents)
            yield self._say("intents", what="、".join(told))
        if self._meaning.alarm:
            yield self._say("alarm", what=self._say(f"alarm.{self._meaning.alarm}"))

    def _urgency(self) -> Iterator[str]:
        if self._reading.acuity:
            yield self._say("acuity", what=self._say(f"acuity.{self._reading.acuity.value}"))
            reasons = _reasons(self._content, self._reading)
            if reasons:
                yield self._say("because", what=reasons)
        if self._meaning.bare:
            yield self._say("bare")

    def _say(self, key: str, **values: object) -> str:
        return self._content.messages.render(f"understood.{key}", values).text


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
