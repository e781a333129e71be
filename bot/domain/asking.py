"""Which question is worth asking: what is missing, and would make the matter more dangerous."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.acuity import Acuity
from bot.domain.triage import Findings, TriageRules, triage

YES, NO, UNSURE = "yes", "no", "unsure"
MEASURED = "measured"
_OTHER_WAY = {YES: NO, NO: YES}
AMOUNTS = ("temperature_c", "spo2", "duration_h")
HEALTHY_C = 37.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and what is true of the person when it is given."""

    code: str
    signs: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    temperature_c: float | None = None
    spo2: int | None = None
    duration_h: float | None = None
    words: tuple[str, ...] = ()  # said or typed instead of the button


@dataclass(frozen=True, slots=True)
class Question:
    """One line of data/questions.yaml."""

    id: str
    weight: int
    of: frozenset[str]  # asked after any of these symptoms; after every one if empty
    people: frozenset[str]  # asked of these only; of everybody if empty
    settled_by: frozenset[str]  # signs and symptoms that answer it, said or denied
    answers: tuple[Answer, ...]
    amount: str | None = None
    well: bool = False  # asked so that yes means well: can they be woken, has the bleeding stopped
    of_others: bool = False  # whoever can write it is awake
    months: frozenset[int] = frozenset()
    source: str = ""
    confidence: str = ""
    reviewed_by: str | None = None
    expires_on: date | None = None

    def answer(self, code: str | None) -> Answer | None:
        return next((a for a in self.answers if a.code == code), None)


# A bare number is taken for the reading only where a living person can have it.
_LIKELY = {"temperature_c": (34.0, 43.0), "spo2": (50.0, 100.0), "duration_h": (1.0, 60.0)}
_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*[^0-9.]{0,2}")
_HOURS = 24


def measured(question: Question, text: str) -> float | None:
    """96 after the oxygen was asked for, 38.6 after the temperature, 4 after the days."""
    found = _NUMBER.fullmatch(text)
    if found is None or question.amount is None:
        return None
    value = float(found[1])
    low, high = _LIKELY[question.amount]
    if not low <= value <= high:
        return None
    return value * _HOURS if question.amount == "duration_h" else value


def reading(question: Question, value: float) -> Answer:
    """An answer that was measured rather than chosen."""
    if question.amount == "spo2":
        return Answer(MEASURED, spo2=int(value))
    if question.amount == "temperature_c":
        return Answer(MEASURED, temperature_c=value)
    return Answer(MEASURED, duration_h=value)


@dataclass(frozen=True, slots=True)
class QuestionBook:
    """All questions, how many are asked of one person, and words that answer any of them."""

    questions: Mapping[str, Question] = field(default_factory=dict)
    most: int = 3
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    season: frozenset[int] = frozenset()  # months in which a fever keeps people at home
    steps_up: frozenset[str] = frozenset()  # colours of the register that add a step

    def heard(self, question: Question, text: str) -> Answer | None:
        """The answer these words give; a question's own words go before yes and no."""
        own = next((a for a in question.answers if text in a.words), None)
        if own is not None:
            return own
        value = measured(question, text)
        if value is not None:
            return reading(question, value)
        code = next((code for code, words in self.words.items() if text in words), None)
        if question.well and code in _OTHER_WAY:
            code = _OTHER_WAY[code]
        # Whoever cannot say how much it is has not measured it, or must be taken at the worst.
        unsure = question.answers[-1] if code == UNSURE else None
        return question.answer(code) or unsure


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else decides about a question: the season, who answers, how bad it is already."""

    month: int
    own: bool  # the ill person answers
    level: Acuity | None = None


def next_question(
    book: QuestionBook,
    found: Findings,
    asked: Collection[str],
    rules: TriageRules,
    around: Circumstances,
) -> Question | None:
    """The one that could raise the level most; none when nothing could, or enough was asked."""
    if len(asked) >= book.most:
        return None
    now = max(_rank(found, rules), around.level.rank if around.level else -1)
    able = [
        (gain, question.weight, question)
        for question in book.questions.values()
        if question.id not in asked
        and _fits(question, found, around)
        and (gain := _worst(question, found, rules) - now) > 0
    ]
    best = max(able, key=lambda one: one[:2], default=None)
    return best[2] if best else None


def _rank(found: Findings, rules: TriageRules) -> int:
    level = triage(found, rules).acuity
    return -1 if level is None else level.rank


def _worst(question: Question, found: Findings, rules: TriageRules) -> int:
    return max(_rank(told(found, answer), rules) for answer in question.answers)


def _fits(question: Question, found: Findings, around: Circumstances) -> bool:
    present = set(found.symptoms) - set(found.absent)
    return not (
        (question.of and question.of.isdisjoint(present))
        or (question.people and question.people.isdisjoint(found.groups()))
        or (question.of_others and around.own)
        or (question.months and around.month not in question.months)
        or is_settled(question, found)
    )


def is_settled(question: Question, found: Findings) -> bool:
    """Whether it was said, denied or measured already: then nobody is asked (CONDUCT 23)."""
    if question.amount is not None and getattr(found, question.amount) is not None:
        return True
    return not question.settled_by.isdisjoint({*found.signs, *found.symptoms, *found.absent})


def told(found: Findings, answer: Answer) -> Findings:
    """What is known once this answer was given."""
    return merged(
        found,
        Findings(
            signs=answer.signs,
            absent=answer.absent,
            temperature_c=answer.temperature_c,
            spo2=answer.spo2,
            duration_h=answer.duration_h,
        ),
    )


def merged(before: Findings, after: Findings) -> Findings:
    """Everything said of one person together: of two readings the worse, of two words the later."""
    spoken = {*after.signs, *after.symptoms}
    kept = tuple(code for code in before.absent if code not in spoken)
    return replace(
        after,
        signs=_both(before.signs, after.signs),
        symptoms=_both(before.symptoms, after.symptoms),
        absent=_both(kept, after.absent),
        temperature_c=_farther(before.temperature_c, after.temperature_c),
        spo2=_least(before.spo2, after.spo2),
        bp=_pressure(before.bp, after.bp),
        glucose=before.glucose if after.glucose is None else after.glucose,
        breaths=_most(before.breaths, after.breaths),
        duration_h=_longer(before.duration_h, after.duration_h),
        subject=before.subject or after.subject,
        age=before.age if after.age is None else after.age,
        pregnant=before.pregnant or after.pregnant,
        chronic=before.chronic or after.chronic,
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _farther(one: float | None, other: float | None) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return max(known, key=lambda value: abs(value - HEALTHY_C), default=None)


def _least(one: int | None, other: int | None) -> int | None:
    return min((value for value in (one, other) if value is not None), default=None)


def _most(one: int | None, other: int | None) -> int | None:
    return max((value for value in (one, other) if value is not None), default=None)


def _longer(one: float | None, other: float | None) -> float | None:
    return max((value for value in (one, other) if value is not None), default=None)


def _pressure(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    known = [value for value in (one, other) if value is not None]
    if not known:
        return None
    return (max(value[0] for value in known), max(value[1] for value in known))
