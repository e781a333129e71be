"""Which first steps go with a danger: by its sign, its complaint, or the rule that saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.triage import Findings


@dataclass(frozen=True, slots=True)
class FirstAid:
    """One card of data/first_aid.yaml; its sentences are `first_aid.<code>`."""

    code: str
    signs: frozenset[str]
    symptoms: frozenset[str]
    rules: tuple[str, ...]  # how the ids of the rules begin
    people: frozenset[str]  # whose signs these are, before anybody else's; everybody if empty
    early: bool  # said at once though it is no emergency: minutes count
    group: bool  # may be said in a group (CONDUCT 12)
    own: bool  # has other words for the person themselves
    source: str
    confidence: str
    reviewed_by: str | None
    expires_on: date | None


def card_for(
    cards: tuple[FirstAid, ...], found: Findings, reasons: tuple[str, ...]
) -> FirstAid | None:
    """The first card that fits: cards stand in the order in which they matter."""
    for fits in (_by_rule_or_sign, _by_symptom, _by_sign_alone):
        card = next((card for card in cards if fits(card, found, reasons)), None)
        if card is not None:
            return card
    return None


def _by_rule_or_sign(card: FirstAid, found: Findings, reasons: tuple[str, ...]) -> bool:
    by_rule = any(reason.startswith(card.rules) for reason in reasons) if card.rules else False
    theirs = not card.people or not card.people.isdisjoint(found.groups())
    return by_rule or (theirs and _by_sign_alone(card, found, reasons))


def _by_symptom(card: FirstAid, found: Findings, reasons: tuple[str, ...]) -> bool:
    return not card.symptoms.isdisjoint(set(found.symptoms) - set(found.absent))


def _by_sign_alone(card: FirstAid, found: Findings, reasons: tuple[str, ...]) -> bool:
    return not card.signs.isdisjoint(found.signs)
