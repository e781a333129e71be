"""What is known of a need beside its title: when, where to, how many, which things."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.content.said import as_html
from bot.content.speech import is_near
from bot.domain.case import Case
from bot.domain.forms import Form, Step
from bot.domain.moments import Moment, moment_from_text
from bot.domain.prefill import AS_SAID, GUESS, missing
from bot.services.desk import Desk
from bot.services.views.names import text_of

EVERY_DAY = 7


def details_line(desk: Desk, case: Case, *, public: bool) -> str:
    """In one line; a group sees what was understood, never an answer as it was said."""
    known = dict(case.details)
    form = _form(desk, case)
    pieces = [_piece(desk, step, known, public=public) for step in (form.steps if form else ())]
    found = [piece for piece in pieces if piece["text"]]
    if not found:
        return ""
    guess = "" if public else known.get(GUESS, "")
    line = text_of(desk, "read_back.details", {"pieces": found, "guess": guess})
    return as_html(line)


def said_back(desk: Desk, title: str, details: str) -> str:
    """The line as its author reads it; empty when nothing is known beside the title."""
    if not details:
        return ""
    return as_html(text_of(desk, "read_back.said", {"title": title, "details": details}))


def question_of(desk: Desk, case: Case) -> str:
    """The first needed thing that nobody said."""
    step = next(iter(missing(_form(desk, case), dict(case.details))), None)
    return text_of(desk, step.ask) if step else ""


def choices_of(desk: Desk, case: Case) -> list[dict[str, str]]:
    """What may be tapped instead of said."""
    step = next(iter(missing(_form(desk, case), dict(case.details))), None)
    if step is None:
        return []
    return [
        {"label": text_of(desk, f"{step.ask}.{code}"), "choice": f"{step.name}.{code}"}
        for code in step.choices
    ]


def _form(desk: Desk, case: Case) -> Form | None:
    kind = desk.content.kinds.get(case.kind)
    return kind.form_of(case.category) if kind else None


def _piece(desk: Desk, step: Step, known: dict[str, str], *, public: bool) -> dict[str, str]:
    value = known.get(step.name, "")
    said = "" if public else known.get(f"{step.name}{AS_SAID}", "")
    text = _spoken(desk, step.fills, value) if value and step.fills else said
    return {"slot": step.fills or "", "text": text}


def _spoken(desk: Desk, slot: str, value: str) -> str:
    if slot != "when":
        return as_html(text_of(desk, f"slot.{slot}", {"value": value}))
    moment = moment_from_text(value)
    if moment is None:
        return value
    return text_of(desk, "slot.when", {"when": _moment(desk, moment), "now": desk.today()})


def _moment(desk: Desk, moment: Moment) -> dict[str, Any]:
    day = moment.day
    return {
        "every_day": len(moment.weekdays) == EVERY_DAY,
        "weekdays": [text_of(desk, f"weekday.{day}") for day in moment.weekdays],
        "day": day or "",
        "weekday": _weekday(desk, day) if day else "",
        "part": text_of(desk, f"part.{moment.part}") if moment.part else "",
        "clock": moment.clock or "",
        "soon": moment.soon,
    }


def _weekday(desk: Desk, day: date) -> str:
    """Today, tomorrow and the day after need none."""
    return "" if is_near(day, desk.today()) else text_of(desk, f"weekday.{day.weekday()}")
