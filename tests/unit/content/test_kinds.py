"""data/kinds: one file a kind, and what a broken one says."""

import pytest

from bot.content.kinds import read_kinds
from bot.content.layers import Layer, Shelf
from bot.domain.acuity import Acuity
from bot.domain.kinds import GroupView
from bot.domain.ladder import Level
from tests.unit.content.shelves import faults_of, write

RIDE = """
acuity: same_day
ladder: help
group: card
claim: [driver]
form:
  version: 2
  steps:
    - {name: where, type: place, ask: form.ride.where}
    - {name: when, type: choice, ask: form.ride.when, choices: [now, later]}
categories:
  far: {department: clinic, acuity: urgent, starts_at: township, group: nothing, parties: [cadre]}
  near:
    form:
      version: 3
      steps:
        - {name: to, type: place, ask: form.ride.near.to, fills: destination, needed: yes}
        - {name: at, type: time, ask: form.ride.near.at, fills: when, needed: yes, choices: [now]}
        - {name: seats, type: number, ask: form.ride.near.seats, fills: seats}
outcomes: [arrived]
health: yes
ceiling: township
"""


def kinds_of(*folders):
    shelf = Shelf(tuple(Layer(folder) for folder in folders))
    kinds = read_kinds(shelf).kinds
    assert shelf.faults == []
    return kinds


def test_a_kind_is_named_after_its_file(tmp_path) -> None:
    kind = kinds_of(write(tmp_path, {"kinds/ride.yaml": RIDE}))["ride"]
    assert (kind.code, kind.acuity, kind.group) == ("ride", Acuity.SAME_DAY, GroupView.CARD)
    assert kind.form is not None
    assert (kind.form.code, kind.form.version) == ("ride", 2)
    assert kind.form.steps[1].choices == ("now", "later")
    assert kind.outcomes == ("arrived",)
    assert (kind.health, kind.ceiling) == (True, Level.TOWNSHIP)
    far = kind.category("far")
    assert far is not None
    assert (far.acuity, far.starts_at, far.parties) == (Acuity.URGENT, Level.TOWNSHIP, ("cadre",))


def test_a_category_has_a_form_of_its_own_that_messages_fill(tmp_path) -> None:
    kind = kinds_of(write(tmp_path, {"kinds/ride.yaml": RIDE}))["ride"]
    near = kind.form_of("near")
    assert near is not None
    assert (near.code, near.version) == ("ride.near", 3)
    assert [(s.name, s.fills, s.needed) for s in near.steps] == [
        ("to", "destination", True),
        ("at", "when", True),
        ("seats", "seats", False),
    ]
    assert kind.form_of("far") is kind.form_of(None) is kind.form


def test_an_upper_layer_replaces_a_whole_kind_and_adds_new_ones(tmp_path) -> None:
    plain = RIDE[: RIDE.index("form:")]
    below = write(tmp_path / "below", {"kinds/ride.yaml": RIDE})
    above = write(tmp_path / "above", {"kinds/ride.yaml": plain, "kinds/tractor.yaml": plain})
    kinds = kinds_of(below, above)
    assert set(kinds) == {"ride", "tractor"}
    assert kinds["ride"].form is None
    assert kinds["ride"].outcomes == ("solved", "not_possible")


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("ladder: help\n", "", "kinds/ride.yaml: ladder is missing"),
        (
            "group: card",
            "group: loud",
            "kinds/ride.yaml: group: must be one of card, quiet, nothing, not 'loud'",
        ),
        ("[driver]", "[]", "kinds/ride.yaml: claim: must name somebody who may take it"),
        ("health:", "healthy:", "kinds/ride.yaml: healthy is not known here"),
        (
            "type: place",
            "type: map",
            "kinds/ride.yaml: form.steps[0].type: must be one of "
            "choice, yes_no, text, time, place, person, number, phone, not 'map'",
        ),
        (
            ", choices: [now, later]",
            "",
            "kinds/ride.yaml: form.steps[1].choices: "
            "must be given with type choice, and only there",
        ),
        (
            "name: when",
            "name: where",
            "kinds/ride.yaml: form.steps[1].name: where is used twice",
        ),
        (
            "ask: form.ride.where",
            "ask: where",
            "kinds/ride.yaml: form.steps[0].ask: "
            "must be a message key like case.opened, not 'where'",
        ),
        (
            "type: place,",
            "type: place, when: {why: x},",
            "kinds/ride.yaml: form.steps[0].when: why is not asked before it",
        ),
        (
            "    - {name: where",
            "    - {name: who, type: person, ask: form.ride.who}\n    - {name: where",
            "kinds/ride.yaml: form.steps: must not ask more than 2 questions",
        ),
        (
            "starts_at: township",
            "starts_at: moon",
            "kinds/ride.yaml: categories.far.starts_at: "
            "must be one of liaison, village, township, county, not 'moon'",
        ),
        (
            "  far:",
            "  Far:",
            "kinds/ride.yaml: categories.Far: "
            "must be a name of small letters, digits and _, not 'Far'",
        ),
        (
            "fills: destination",
            "fills: weather",
            "kinds/ride.yaml: categories.near.form.steps[0].fills: must be one of when, pressing, "
            "items, amount, destination, origin, seats, expiry, not 'weather'",
        ),
        (
            "fills: seats",
            "fills: seats, needed: yes",
            "kinds/ride.yaml: categories.near.form.steps: must not ask more than 2 questions",
        ),
        (
            "choices: [now]}",
            "choices: [someday]}",
            "kinds/ride.yaml: categories.near.form.steps[1].choices: "
            "must be among now, today, tomorrow with type time, not someday",
        ),
        (
            "form:\n  version: 2\n",
            "form:\n",
            "kinds/ride.yaml: form: version is missing",
        ),
    ],
)
def test_a_broken_kind_says_where_and_what_is_wanted(tmp_path, was, becomes, line) -> None:
    broken = RIDE.replace(was, becomes, 1)
    assert broken != RIDE
    assert line in faults_of(read_kinds, tmp_path, {"kinds/ride.yaml": broken})


def test_steps_for_different_answers_do_not_add_up(tmp_path) -> None:
    forked = RIDE.replace(
        "    - {name: when,",
        "    - {name: a, type: text, ask: form.ride.a, when: {where: x}}\n    - {name: b,",
    ).replace("choices: [now, later]", "choices: [now, later], when: {where: y}")
    assert faults_of(read_kinds, tmp_path, {"kinds/ride.yaml": forked}) == []


def test_a_file_with_another_ending_is_not_passed_over(tmp_path) -> None:
    assert faults_of(read_kinds, tmp_path, {"kinds/ride.yml": RIDE}) == [
        "kinds/ride.yml: must end in .yaml"
    ]


def test_a_file_name_that_is_no_code_is_a_fault(tmp_path) -> None:
    assert faults_of(read_kinds, tmp_path, {"kinds/My Ride.yaml": RIDE}) == [
        "kinds/My Ride.yaml: must be a name of small letters, digits and _, not 'My Ride'"
    ]


def test_a_file_that_is_no_mapping_is_a_fault(tmp_path) -> None:
    lines = faults_of(read_kinds, tmp_path, {"kinds/ride.yaml": "- a\n- b\n"})
    assert lines[0] == "kinds/ride.yaml: must be written as name: value"


def test_bytes_that_are_no_text_are_a_fault(tmp_path) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "ride.yaml").write_bytes("农机".encode("gb18030"))
    assert faults_of(read_kinds, tmp_path, {}) == ["kinds/ride.yaml: is not UTF-8 text"]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path) -> None:
    (tmp_path / "kinds" / "ride.yaml").mkdir(parents=True)
    assert faults_of(read_kinds, tmp_path, {}) == [
        "kinds/ride.yaml: cannot be read (Is a directory)"
    ]
