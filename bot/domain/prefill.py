"""What was understood goes into the form of its kind; only what is missing and needed is asked."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.forms import Form, Step

# What a message can say that a step may be filled from.
SLOTS = ("when", "pressing", "items", "amount", "destination", "origin", "seats", "expiry")
# What a word only sounds like: said back to be confirmed, never put in its place unasked.
GUESS = "guess"
# Behind a step's name: an answer that was kept as it was said, because nobody could read it.
AS_SAID = ".said"

Details = Mapping[str, str]


def prefill(form: Form, slots: Mapping[str, str]) -> dict[str, str]:
    """The answers of the steps whose slot was understood; a choice only where it is one."""
    found: dict[str, str] = {}
    for step in form.steps:
        value = slots.get(step.fills or "")
        if value and (step.type != "choice" or value in step.choices):
            found[step.name] = value
    if slots.get(GUESS) and any(s.fills == "items" and s.name in found for s in form.steps):
        found[GUESS] = slots[GUESS]
    return found


def details_of(form: Form | None, slots: Mapping[str, str]) -> dict[str, str]:
    """What a case keeps of it: a choice of the form is only a way of asking."""
    if form is None:
        return {}
    asked = {step.name for step in form.steps if step.type == "choice"}
    return {name: value for name, value in prefill(form, slots).items() if name not in asked}


def missing(form: Form | None, details: Details) -> tuple[Step, ...]:
    """The needed steps that nothing is known of, in the order of the form."""
    if form is None:
        return ()
    known = {name.removesuffix(AS_SAID) for name in details}
    return tuple(s for s in form.steps if s.needed and s.name not in known)


def with_answers(form: Form | None, details: Details, answers: Details) -> dict[str, str]:
    """What is said later takes the place of what was said before, read or not."""
    told = {name.removesuffix(AS_SAID) for name in answers}
    things = {s.name for s in (form.steps if form else ()) if s.fills == "items"}
    gone = {*told, GUESS} if told & things else told
    kept = {n: v for n, v in details.items() if n.removesuffix(AS_SAID) not in gone}
    return {**kept, **answers}


def confirmed(form: Form | None, details: Details) -> dict[str, str]:
    """Agreed to: what was only guessed is so from now on."""
    guess = details.get(GUESS)
    if guess is None or form is None:
        return dict(details)
    sure = {s.name: guess for s in form.steps if s.fills == "items"}
    return {n: v for n, v in {**details, **sure}.items() if n != GUESS}
