"""What holds of triage whatever is said."""

from dataclasses import replace
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.triage import Findings, TriageRules, triage

DATA = Path(__file__).parents[2] / "data"
RULES = TriageRules.build(yaml.safe_load((DATA / "triage.yaml").read_text(encoding="utf-8")))
LEXICON = DATA / "lexicon"
SIGNS = sorted(yaml.safe_load((LEXICON / "signs.yaml").read_text(encoding="utf-8")))
SYMPTOMS = sorted(yaml.safe_load((LEXICON / "symptoms.yaml").read_text(encoding="utf-8")))

signs = st.lists(st.sampled_from(SIGNS), max_size=4, unique=True).map(tuple)
symptoms = st.lists(st.sampled_from(SYMPTOMS), min_size=1, max_size=4, unique=True).map(tuple)
people = st.builds(
    Findings,
    signs=signs,
    symptoms=symptoms,
    temperature_c=st.none() | st.floats(34, 42),
    spo2=st.none() | st.integers(60, 100),
    duration_h=st.none() | st.floats(0, 300),
    subject=st.none() | st.sampled_from(["self", "elder", "child", "infant", "pregnant", "adult"]),
    age=st.none() | st.floats(0, 100),
    chronic=st.booleans(),
)


def rank(findings: Findings) -> int:
    level = triage(findings, RULES).acuity
    return -1 if level is None else level.rank


@settings(max_examples=150)
@given(people, st.sampled_from(SIGNS))
def test_one_more_danger_sign_never_lowers_the_level(person: Findings, sign: str) -> None:
    assert rank(replace(person, signs=(*person.signs, sign))) >= rank(person)


@settings(max_examples=150)
@given(people, st.sampled_from(SYMPTOMS))
def test_one_more_symptom_never_lowers_the_level(person: Findings, symptom: str) -> None:
    said = replace(person, absent=())
    assert rank(replace(said, symptoms=(*said.symptoms, symptom))) >= rank(said)


@settings(max_examples=150)
@given(people, st.sampled_from(SYMPTOMS))
def test_a_denied_symptom_counts_no_more_than_an_unsaid_one(person: Findings, code: str) -> None:
    without = replace(person, symptoms=tuple(s for s in person.symptoms if s != code) or ("other",))
    denied = replace(without, symptoms=(*without.symptoms, code), absent=(code,))
    assert rank(denied) == rank(without)
