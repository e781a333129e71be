"""data/keypeople.yaml: stale cards, questions after an illness, answers that are kept."""

from __future__ import annotations

from bot.content.colours import part
from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import read_clock, read_count, read_duration
from bot.content.table import Table
from bot.domain.colours import RANK
from bot.domain.followups import FollowRules
from bot.domain.key_rules import AnswerRules, KeyRules, StaleRules

FILE = "keypeople.yaml"


def read_key_rules(shelf: Shelf) -> KeyRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = KeyRules()
    contacts = part(table, "contacts")
    rules = KeyRules(
        stale=_stale(part(table, "stale")),
        follow_ups=_follow_ups(part(table, "follow_ups")),
        answers=_answers(part(table, "answers")),
        look_back=contacts.read("look_back", read_duration, base.look_back),
        regrade_at=table.read("regrade_at", read_clock, base.regrade_at),
    )
    contacts.close()
    table.close()
    return rules


def _stale(table: Table) -> StaleRules:
    base = StaleRules()
    rules = StaleRules(
        after={colour: table.read(colour, read_duration, base.after[colour]) for colour in RANK},
        ask_at=table.read("ask_at", read_clock, base.ask_at),
        every=table.read("every", read_duration, base.every),
        most=table.read("most", read_count, base.most),
    )
    table.close()
    return rules


def _follow_ups(table: Table) -> FollowRules:
    base = FollowRules()
    days = table.several("days", read_count)
    rules = FollowRules(
        days=tuple(days) if days else base.days,
        ask_at=table.read("ask_at", read_clock, base.ask_at),
        answer_within=table.read("answer_within", read_duration, base.answer_within),
        unanswered=table.read("unanswered", read_count, base.unanswered),
        well=table.read("well", read_count, base.well),
    )
    table.close()
    return rules


def _answers(table: Table) -> AnswerRules:
    base = AnswerRules()
    rules = AnswerRules(
        kept=table.read("kept", read_duration, base.kept),
        likeness=table.read("likeness", read_count, base.likeness),
        decide_within=table.read("decide_within", read_duration, base.decide_within),
    )
    table.close()
    return rules
