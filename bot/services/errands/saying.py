"""Values of messages and cards of errands, as things are at this moment."""

from __future__ import annotations

from bot.domain.errand_rules import ERRANDS
from bot.services.errands import cards, exit_question, lists
from bot.services.errands.following import CARD
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

MONEY = (
    "told", "yours", "over", "wait", "ask_yourself", "go", "stop", "how_much", "differs", "split",
    "split_you", "settled", "unpaid", "ask",
)  # fmt: skip
# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys((f"errand.money.{name}" for name in MONEY), cards.say_money),
    "errand.money.which": cards.say_which,
    "errand.claimed": cards.say_claimed,
    **dict.fromkeys(("errand.guide", "errand.taught"), cards.say_guide),
    "errand.tasks": lists.say_tasks,
    "errand.mine": lists.say_mine,
    exit_question.ASKED: exit_question.say_asked,
}
# Beside the values of a task's card, by kind and category; all of them are said with one message.
CARDS: dict[str, Card] = dict.fromkeys((f"help.{code}" for code in ERRANDS), cards.task)
SHARED_CARDS: dict[str, str] = dict.fromkeys(CARDS, "errand.task")
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {CARD: cards.asker}
