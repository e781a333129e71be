"""data/voicing.yaml: the answers a village voice says, and how long recordings may be."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_count, read_duration, read_message_key
from bot.content.table import Table
from bot.domain.voicing import VoiceRules

FILE = "voicing.yaml"


def read_voice_rules(shelf: Shelf) -> VoiceRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = VoiceRules()
    rules = VoiceRules(
        answers=_answers(table),
        offer_for=table.read("offer_for", read_duration, base.offer_for),
        say_yes_within=table.read("say_yes_within", read_duration, base.say_yes_within),
        ask_next_after=table.read("ask_next_after", read_duration, base.ask_next_after),
        most_seconds=table.read("most_seconds", read_count, base.most_seconds),
        most_kilobytes=table.read("most_kilobytes", read_count, base.most_kilobytes),
    )
    table.close()
    return rules


def _answers(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Each answer with the messages it is said with; a message has one voice."""
    rows = table.table("answers") or Table({}, table.file, "answers", [])
    found: dict[str, tuple[str, ...]] = {}
    said: dict[str, str] = {}
    for name in rows.raw:
        found[name] = rows.several(name, read_message_key) or ()
        for key in found[name]:
            if said.setdefault(key, name) != name:
                rows.fault(name, f"{key} is said with {said[key]} already")
    rows.close()
    return found
