"""The tables `dosing` and `keeping`: read whole, and every fault of them told."""

import pytest

from bot.content.dosing import AVOID
from bot.content.layers import Layer, Shelf
from bot.content.medicines import read_medicines
from bot.domain.medicines import Caution, Keeping, Limits
from tests.unit.content.shelves import faults_of, write

FILE = "medicines/fever.yaml"
IBU = """
ibu:
  generic: 布洛芬
  class: 甲?
  box: Y
  dosing: {never_under: 6, ask_under: 12, pregnant: never, avoid: [ulcer], course_days: 3, most: 1}
  keeping: {unopened_only: yes}
  sources: [S43]
  confidence: C
"""


def read_one(tmp_path, text: str):
    shelf = Shelf((Layer(write(tmp_path, {FILE: text})),))
    (found,) = read_medicines(shelf)
    assert shelf.faults == []
    return found


def test_for_whom_and_how_it_is_kept_are_read_whole(tmp_path) -> None:
    found = read_one(tmp_path, IBU)
    assert found.dosing == Limits(6, 12, Caution.NEVER, ("ulcer",), course_days=3, most=1)
    assert found.keeping == Keeping(unopened_only=True)


def test_a_line_that_says_nothing_asks_a_doctor_in_pregnancy(tmp_path) -> None:
    lines = [line for line in IBU.splitlines() if not line.startswith(("  dosing", "  keeping"))]
    found = read_one(tmp_path, "\n".join(lines))
    assert (found.dosing, found.keeping) == (Limits(pregnant=Caution.ASK), Keeping())


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("[ulcer]", "[ulcers]", f"dosing.avoid[0]: must be one of {', '.join(AVOID)}, "
         "not 'ulcers'"),
        ("[ulcer]", "[ulcer, ulcer]", "dosing.avoid: names one thing twice"),
        ("pregnant: never", "pregnant: no", "dosing.pregnant: must be one of fine, ask, never, "
         "not 'no'"),
        ("never_under: 6", "never_under: 2m", "dosing.never_under: must be a whole number, "
         "not '2m'"),
        ("ask_under: 12", "ask_under: 3", "dosing.ask_under: must not be less than never_under"),
        ("most: 1", "most: 0", "dosing.most: must be 1 or more, not '0'"),
        ("most: 1", "least: 1", "dosing: least is not known here"),
        ("unopened_only: yes", "unopened_only: maybe", "keeping.unopened_only: must be yes or no, "
         "not 'maybe'"),
        ("unopened_only: yes", "lend: 3", "keeping: lend is not known here"),
        ("unopened_only: yes", "antibiotic: yes", "keeping.antibiotic: is never in a box: "
         "box must be N"),
        ("unopened_only: yes", "mercury: yes", "keeping.mercury: is never in a box: box must be N"),
    ],
)  # fmt: skip
def test_a_broken_table_says_where(tmp_path, was, becomes, line) -> None:
    faults = faults_of(read_medicines, tmp_path, {FILE: IBU.replace(was, becomes)})
    assert len(faults) == 1
    assert line in faults[0]


def test_every_fault_of_both_tables_is_told_at_once(tmp_path) -> None:
    broken = IBU.replace("most: 1", "most: x").replace("[ulcer]", "[sad, bad]")
    broken = broken.replace("unopened_only: yes", "fridge: perhaps")
    assert len(faults_of(read_medicines, tmp_path, {FILE: broken})) == 4


def test_a_medicine_does_not_take_an_id_of_the_tools(tmp_path) -> None:
    faults = faults_of(read_medicines, tmp_path, {FILE: IBU.replace("ibu:", "t_ibu:")})
    assert faults == [f"{FILE}: t_ibu: must not begin with t_, as the tools of tools.yaml do"]
