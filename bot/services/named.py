"""Of several matters those that the words name: what they are for, who is better, their day."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.word_verbs import of_who_is_better
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.rides.days import of_that_day
from bot.understanding.better_words import says_better
from bot.understanding.named_matters import named_categories


def named_only(desk: Desk, found: tuple[Case, ...], heard: Heard) -> tuple[Case, ...]:
    """Where nothing is named, or nothing of it is there, all of them as they were."""
    if len(found) < 2:
        return found
    if says_better(heard.text):
        return of_who_is_better(found)
    named = named_categories(heard.text)
    meant = tuple(c for c in found if c.kind == "help" and c.category in named)
    return of_that_day(desk, meant or found, heard.text, heard.at)
