"""Whose word a draft needs, whom to ask, what stays in force when the wording changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.studio import (
    Asked,
    Draft,
    Form,
    Gate,
    State,
    StudioRules,
    Yes,
    gates_of,
    is_health,
    length_of,
    may_be_said,
    next_gate,
    topic_in,
    whom_to_ask,
)

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PATIENCE = timedelta(days=2)
DRAFT = Draft(
    id="d", unit_id="v", form=Form.PROMPT, words="打药站上风。", state=State.WAITING,
    opened_at=NOW, changed_at=NOW, author_id="w", topic="pesticide",
    until=TODAY + timedelta(days=30), health=True,
)  # fmt: skip
RULES = StudioRules(
    no_doctor=frozenset({"road"}), words={"road": ("骑车",), "co": ("煤气", "炉子")}, ill=("晕",)
)
drafts = st.builds(
    lambda form, health, words: replace(DRAFT, form=form, health=health, words=words),
    st.sampled_from(Form), st.booleans(), st.text(min_size=1, max_size=30),
)  # fmt: skip


def yes(gate: Gate, draft: Draft) -> Yes:
    return Yes(gate, draft.digest, "p", NOW)


def test_what_is_about_health_needs_the_doctor_before_the_cadre() -> None:
    assert next_gate(DRAFT, ()) is Gate.DOCTOR
    assert next_gate(DRAFT, [yes(Gate.CADRE, DRAFT)]) is Gate.DOCTOR
    assert next_gate(DRAFT, [yes(Gate.DOCTOR, DRAFT)]) is Gate.CADRE
    assert next_gate(replace(DRAFT, health=False), ()) is Gate.CADRE


def test_thanks_need_everybody_who_is_named_and_nobody_else() -> None:
    thanks = replace(DRAFT, form=Form.THANKS)
    assert next_gate(thanks, (), {"a": True, "b": None}) is Gate.NAMED
    assert next_gate(thanks, (), {"a": True, "b": False}) is Gate.NAMED
    assert next_gate(thanks, (), {"a": True, "b": True}) is None


@given(drafts)
def test_it_goes_out_exactly_when_every_gate_is_open_on_this_wording(draft: Draft) -> None:
    everything = [yes(gate, draft) for gate in Gate]
    assert next_gate(draft, everything) is None
    for gate in gates_of(draft):
        if gate is not Gate.NAMED:
            assert next_gate(draft, [y for y in everything if y.gate is not gate]) is gate


@given(drafts, st.text(min_size=1, max_size=30))
def test_no_word_holds_for_another_wording(draft: Draft, words: str) -> None:
    changed = replace(draft, words=words)
    gates = [gate for gate in gates_of(draft) if gate is not Gate.NAMED]
    if changed.words == draft.words or not gates:
        return
    assert next_gate(changed, [yes(gate, draft) for gate in Gate]) is gates[0]


def test_another_topic_is_another_wording_too() -> None:
    assert replace(DRAFT, topic="road").digest != DRAFT.digest


def test_it_is_said_only_while_it_holds() -> None:
    given_ = [yes(Gate.DOCTOR, DRAFT), yes(Gate.CADRE, DRAFT)]
    said = replace(DRAFT, state=State.OUT)
    assert may_be_said(said, given_, TODAY)
    assert not may_be_said(said, given_, TODAY + timedelta(days=31))
    assert not may_be_said(said, given_[:1], TODAY)
    assert not may_be_said(replace(said, state=State.WITHDRAWN), given_, TODAY)
    assert not may_be_said(replace(said, form=Form.STORY), given_, TODAY)


def asked(person: str, ago: timedelta) -> Asked:
    return Asked("d", person, "x", NOW - ago)


def test_the_next_is_asked_only_when_the_last_has_been_silent_long_enough() -> None:
    holders = ["a", "b"]
    assert whom_to_ask(holders, (), (), NOW, PATIENCE) == "a"
    assert whom_to_ask(holders, [asked("a", timedelta(days=1))], (), NOW, PATIENCE) is None
    assert whom_to_ask(holders, [asked("a", timedelta(days=2))], (), NOW, PATIENCE) == "b"


@given(
    st.lists(st.sampled_from("abcd"), unique=True),
    st.sets(st.sampled_from("abcd")),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 200)),
)
def test_nobody_is_asked_twice_about_it_nor_twice_a_day(
    holders: list[str], busy: set[str], before: dict[str, int]
) -> None:
    asks = [asked(person, timedelta(hours=hours)) for person, hours in before.items()]
    chosen = whom_to_ask(holders, asks, busy, NOW, PATIENCE)
    assert chosen is None or (chosen in holders and chosen not in busy and chosen not in before)


def test_a_topic_is_known_by_its_words_and_a_word_of_illness_makes_it_health() -> None:
    called = {"road": "走路坐车", "co": "煤气"}
    assert topic_in("骑车慢一点", RULES, called) == "road"
    assert topic_in("炉子旁边别骑车", RULES, called) == "co"
    assert topic_in("早点睡", RULES, called) is None
    assert not is_health("road", "骑车慢一点", RULES)
    assert is_health("road", "头晕别骑车", RULES)
    assert is_health("co", "炉子", RULES)
    assert is_health(None, "炉子", RULES)


def test_length_counts_what_is_read_and_no_spaces() -> None:
    assert length_of("打药 站\n上风。") == 6
