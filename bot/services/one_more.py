"""Whether a wish after a wish is one of its own: other things, or a word of more before them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.forms import Form
from bot.understanding.meaning import Meaning
from bot.understanding.more_words import are_other_things, is_more, puts_right, taken_back


def is_one_more(case: Case, form: Form | None, meaning: Meaning, text: str) -> bool:
    """Another thing after the first is; a number of the same, or one in its stead, is not."""
    if case.kind != "help" or not meaning.items or puts_right(text):
        return False
    before = dict(case.details).get(things_step(form), "")
    if before and is_more(text):
        return True
    return bool(before) and all(are_other_things(before, item.name) for item in meaning.items)


def things_step(form: Form | None) -> str:
    """The step of the form that keeps what is wanted."""
    return next((s.name for s in (form.steps if form else ()) if s.fills == "items"), "")


def without_taken_back(meaning: Meaning, text: str) -> Meaning:
    """Of one thing in the stead of another, only what takes its place."""
    gone = taken_back(text)
    kept = tuple(i for i in meaning.items if (i.guessed_from or i.name) not in gone)
    return replace(meaning, items=kept) if gone and kept else meaning
