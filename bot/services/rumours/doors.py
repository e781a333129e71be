"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.rumours import answering, heard, judging, listing, memory, own_answers, publishing
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"faq": memory.show, "rumours": listing.show}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "rum_says": judging.on_verdict,
    "rum_post": publishing.on_post,
    "faq_ask": answering.on_ask,
    "faq_memory": memory.on_memory,
    "faq_own": own_answers.on_own,
}
WAYS: tuple[Way, ...] = (
    judging.in_words,
    own_answers.in_words,
    heard.by_words,
    answering.by_words,
)
