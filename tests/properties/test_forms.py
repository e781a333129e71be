"""Any text, in any order, with any number of steps back: a form never breaks and always ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fields import FIELD_TYPES
from bot.domain.forms import Ask, Complete, Form, Step, answer, back, next_question

NAMES = ("a", "b", "c", "d")
CHOICES = ("now", "later")
texts = st.one_of(
    st.sampled_from(["now", "later", "是", "不用", "3", "13800001234", "x", "", "/back"]),
    st.text(max_size=20),
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    steps = list[Step]()
    for i in range(draw(st.integers(1, len(NAMES)))):
        when = {}
        if i and draw(st.booleans()):
            when = {NAMES[draw(st.integers(0, i - 1))]: draw(st.sampled_from(["now", "yes"]))}
        steps.append(
            Step(NAMES[i], draw(st.sampled_from(sorted(FIELD_TYPES))), f"form.{i}", CHOICES, when)
        )
    return Form("any", 1, tuple(steps))


known = st.dictionaries(st.sampled_from([*NAMES, "other"]), st.sampled_from(["now", "yes"]))


def applies(step: Step, answers: dict[str, str]) -> bool:
    return all(answers.get(name) == value for name, value in step.when.items())


@given(forms(), known, st.lists(texts, max_size=12))
def test_any_text_in_any_order_is_read_or_asked_again(
    form: Form, answers: dict[str, str], said: list[str]
) -> None:
    asked = next_question(form, answers)
    for raw in said:
        if isinstance(asked, Complete):
            break
        before = asked
        if raw == "/back":
            asked = back(form, before.answers)
            assert isinstance(asked, Ask)
            assert len(asked.answers) <= len(before.answers)
            continue
        asked = answer(form, before.answers, before.step.name, raw)
        if isinstance(asked, Ask) and asked.complaint:
            assert (asked.step, asked.answers) == (before.step, before.answers)
        else:
            assert dict(asked.answers).items() >= dict(before.answers).items()
            assert before.step.name in asked.answers


@given(forms(), known)
def test_what_is_known_or_does_not_apply_is_not_asked(form: Form, answers: dict[str, str]) -> None:
    asked = next_question(form, answers)
    open_steps = [s for s in form.steps if s.name not in answers and applies(s, answers)]
    if isinstance(asked, Ask):
        assert asked.step == open_steps[0]
        assert asked.complaint is None
    else:
        assert open_steps == []
        assert asked.answers == answers


@given(forms(), known)
def test_a_form_asks_at_most_as_many_questions_as_it_has_steps(
    form: Form, answers: dict[str, str]
) -> None:
    asked, count = next_question(form, answers), 0
    while isinstance(asked, Ask):
        count += 1
        assert count <= len(form.steps)
        readable = next(
            raw
            for raw in ("now", "是", "13800001234")
            if not getattr(answer(form, asked.answers, asked.step.name, raw), "complaint", None)
        )
        asked = answer(form, asked.answers, asked.step.name, readable)


@given(forms(), known, st.sampled_from(NAMES), texts)
def test_the_way_back_and_the_answer_to_any_step_are_always_open(
    form: Form, answers: dict[str, str], name: str, raw: str
) -> None:
    assert isinstance(answer(form, answers, name, raw), Ask | Complete)
    again = back(form, answers)
    given_here = [s.name for s in form.steps if s.name in answers]
    assert set(answers) - set(again.answers) == set(given_here[-1:])
    assert set(answers) >= set(again.answers)


@given(st.sampled_from(["yes_no", "number", "phone", "text", "choice"]), texts)
def test_what_was_read_once_is_read_the_same_again(field: str, raw: str) -> None:
    form = Form("one", 1, (Step("a", field, "form.a", CHOICES),))
    once = answer(form, {}, "a", raw)
    if isinstance(once, Complete):
        assert answer(form, {}, "a", once.answers["a"]) == once
