"""The triage table: its levels at the edges, and its faults."""

from pathlib import Path

import pytest
import yaml

from bot.domain.acuity import Acuity, worst
from bot.domain.triage import Findings, TriageRules, Verdict, triage

TABLE = Path(__file__).parents[3] / "data" / "triage.yaml"
RULES = TriageRules.build(yaml.safe_load(TABLE.read_text(encoding="utf-8")))


def level(**said: object) -> Acuity | None:
    return triage(Findings(**said), RULES).acuity  # type: ignore[arg-type]


def test_nothing_said_has_no_level() -> None:
    assert triage(Findings(), RULES) == Verdict(None)


def test_a_plain_complaint_is_cared_for_at_home() -> None:
    assert triage(Findings(symptoms=("cough",)), RULES) == Verdict(Acuity.SELF_CARE)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"spo2": 93}, "emergency"),
        ({"spo2": 94}, "same_day"),
        ({"spo2": 95}, "same_day"),
        ({"spo2": 96}, "self_care"),
        ({"symptoms": ("fever",), "temperature_c": 38.9}, "self_care"),
        ({"symptoms": ("fever",), "temperature_c": 39.0}, "same_day"),
        ({"symptoms": ("fever",), "temperature_c": 40.0}, "same_day"),
        ({"symptoms": ("fever",), "temperature_c": 40.1}, "urgent"),
        ({"symptoms": ("fever",), "temperature_c": 38.6, "duration_h": 72}, "same_day"),
        ({"symptoms": ("fever",), "temperature_c": 38.6, "duration_h": 96}, "urgent"),
        ({"symptoms": ("fever",), "temperature_c": 38.5, "duration_h": 96}, "same_day"),
        ({"symptoms": ("fever",), "subject": "elder"}, "same_day"),
        ({"symptoms": ("fever",), "age": 64}, "self_care"),
        ({"symptoms": ("fever",), "age": 65}, "same_day"),
        ({"symptoms": ("fever",), "age": 3}, "self_care"),
        ({"symptoms": ("fever",), "age": 2.9}, "same_day"),
        ({"symptoms": ("fever",), "chronic": True}, "same_day"),
        ({"temperature_c": 37.5, "age": 0.1}, "emergency"),
        ({"temperature_c": 35.4, "age": 0.1}, "emergency"),
        ({"temperature_c": 38.0, "age": 0.2}, "urgent"),
        ({"bp": (180, 100)}, "same_day"),
        ({"bp": (170, 110)}, "same_day"),
        ({"bp": (180, 100), "symptoms": ("headache",)}, "emergency"),
        ({"bp": (140, 80), "subject": "pregnant"}, "urgent"),
        ({"glucose": 3.9}, "same_day"),
        ({"glucose": 16.7}, "same_day"),
        ({"glucose": 3.0, "symptoms": ("lethargy",)}, "emergency"),
        ({"breaths": 40, "age": 2}, "emergency"),
        ({"breaths": 39, "age": 2}, "self_care"),
        ({"breaths": 30, "subject": "self"}, "emergency"),
        ({"signs": ("limp",), "subject": "infant"}, "emergency"),
    ],
)
def test_levels_turn_at_their_thresholds(said: dict[str, object], expected: str) -> None:
    assert level(**said) == expected


def test_a_denied_symptom_holds_no_rule() -> None:
    assert level(symptoms=("chest_pain",), absent=("chest_pain",)) is Acuity.SELF_CARE


def test_the_verdict_names_the_rules_that_gave_it() -> None:
    verdict = triage(Findings(spo2=90, signs=("fit",), temperature_c=39.5), RULES)
    assert verdict == Verdict(Acuity.EMERGENCY, ("resp.spo2.low", "mind.fit"))


def test_the_worst_level_is_found_among_the_known_ones() -> None:
    assert worst(None, Acuity.SAME_DAY, Acuity.URGENT) is Acuity.URGENT
    assert worst(None) is None


def test_every_danger_sign_of_the_lexicon_is_known_to_the_table() -> None:
    signs = yaml.safe_load((TABLE.parent / "lexicon" / "signs.yaml").read_text(encoding="utf-8"))
    table = TABLE.read_text(encoding="utf-8")
    assert [code for code in signs if code not in table] == []


def test_every_fault_of_a_table_is_listed_at_once() -> None:
    good = {
        "id": "a",
        "when": {"spo2": {"le": 93}},
        "acuity": "urgent",
        "source": "s",
        "confidence": "A",
        "reviewed_by": None,
        "expires_on": None,
    }
    rules = [
        good,
        good,
        "no",
        {**good, "id": "b", "when": {}},
        {**good, "id": "c", "acuity": "dire"},
        {**good, "id": "d", "when": {"spo2": {"about": 93}}},
        {**good, "id": "e", "expires_on": "x"},
        {**good, "id": "f", "when": {"moon": ["full"]}},
        {**good, "id": "g", "colour": "red"},
        {"id": "h"},
    ]
    with pytest.raises(ValueError, match="a: id is used twice") as caught:
        TriageRules.build({"rules": rules})
    for part in (
        "rule 3: must be",
        "b: when",
        "acuity dire",
        "about 93",
        "must be a date",
        "moon is unknown",
        "colour is not known",
        "h: source is missing",
    ):
        assert part in str(caught.value)
    with pytest.raises(ValueError, match="must be a list"):
        TriageRules.build({})
