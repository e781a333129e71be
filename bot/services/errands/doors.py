"""What people can do with errands: commands, buttons, and words handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.errands import (
    asking,
    exit_question,
    guiding,
    lists,
    money,
    money_words,
    protecting,
    unread,
)
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {"tasks": lists.show_tasks, "mytasks": lists.show_mine}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "money": money.on_money,
    "money_is": money.on_look,
    "gear": protecting.on_gear,
    "teach": guiding.on_teach,
    "hard": exit_question.on_hard,
}
PLAIN: dict[str, PlainVerb] = {
    "money_of": money_words.on_which,
    "task_take": lists.on_take,
    "task_next": lists.on_next,
    "exit": exit_question.on_exit,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (exit_question.in_words, money_words.in_words, unread.by_words)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = (asking.open_errand,)
