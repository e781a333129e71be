"""What is understood of the labelled sets never falls below what was reached."""

import pytest

from tests.bench.labelled import labelled, lines_of, score
from tests.bench.scoring import Score
from tests.unit.understanding.reader import SETS, shipped_content


def scored(name: str) -> Score:
    return score(shipped_content(), lines_of(SETS / f"{name}.jsonl"))


def test_no_emergency_of_the_sets_is_slept_through() -> None:
    danger = scored("illness_dev").emergency
    assert danger.missed == 0
    assert danger.precision >= 0.9


def test_no_complaint_is_taken_much_lighter_than_it_is() -> None:
    assert scored("illness_dev").share(worse=False) <= 0.02


@pytest.mark.parametrize("name", ["illness_dev", "wishes_dev"])
def test_what_is_wanted_is_understood(name: str) -> None:
    result = scored(name)
    assert result.intent.f1 >= 0.95
    assert result.slot.f1 >= 0.86
    assert result.triggered <= 0.02 * result.chatter


@pytest.mark.parametrize("alarm", ["fire", "violence", "missing", "self_harm", "look_in", "death"])
def test_an_alarm_of_the_sets_is_heard(alarm: str) -> None:
    count = scored("illness_dev").alarms[alarm]
    assert count.recall >= 0.9
    assert count.precision >= 0.9


def test_village_talk_stays_talk() -> None:
    lines = [{**line, "intents": []} for line in lines_of(SETS / "chatter_dev.jsonl")]
    said = [labelled(shipped_content(), line) for line in lines]
    stirred = [s for s in said if s["intents"] or s["alarm"]]
    dangers = [s for s in said if s["acuity"] == "emergency" or s["alarm"]]
    assert len(stirred) <= 0.01 * len(lines)
    assert len(dangers) <= 0.0025 * len(lines)
