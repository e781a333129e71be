"""Forms as data, walked by a small pure engine: (form, answers, raw) -> next question or done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.fields import FIELD_TYPES, Unreadable


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `ask` is a message key, `when` is equality on earlier answers."""

    name: str
    type: str
    ask: str
    choices: tuple[str, ...] = ()
    when: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    fills: str | None = None  # the slot of a message that answers it (bot.domain.prefill)
    needed: bool = False  # asked when the message did not say it


@dataclass(frozen=True, slots=True)
class Form:
    """A named, versioned list of steps; at most two are asked before something happens."""

    code: str
    version: int
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step | None:
        return next((s for s in self.steps if s.name == name), None)


@dataclass(frozen=True, slots=True)
class Ask:
    """The next question; `complaint` is a message key when the last answer could not be read."""

    step: Step
    answers: Mapping[str, str]
    complaint: str | None = None


@dataclass(frozen=True, slots=True)
class Complete:
    """Every question that applies has an answer."""

    answers: Mapping[str, str]


def next_question(form: Form, answers: Mapping[str, str]) -> Ask | Complete:
    """The first step that applies and has no answer yet; what is known is not asked."""
    for step in form.steps:
        if step.name in answers:
            continue
        if all(answers.get(name) == value for name, value in step.when.items()):
            return Ask(step, answers)
    return Complete(answers)


def answer(form: Form, answers: Mapping[str, str], step_name: str, raw: str) -> Ask | Complete:
    """Take `raw` as the answer to `step_name`; what cannot be read is asked again."""
    step = form.step(step_name)
    if step is None:
        return next_question(form, answers)
    try:
        value = FIELD_TYPES[step.type](raw, step.choices)
    except Unreadable as no:
        return Ask(step, answers, complaint=no.reason)
    return next_question(form, {**answers, step_name: value})


def back(form: Form, answers: Mapping[str, str]) -> Ask | Complete:
    """Forget the last given answer and ask it again; at the first question nothing changes."""
    given = [s.name for s in form.steps if s.name in answers]
    if not given:
        return next_question(form, answers)
    return next_question(form, {k: v for k, v in answers.items() if k != given[-1]})
