"""data/ladders.yaml: climbs are read whole, and a broken one says where."""

from datetime import timedelta

import pytest

from bot.content.ladders import read_ladders
from bot.content.layers import Layer, Shelf
from bot.domain.acuity import Acuity
from bot.domain.ladder import Level
from tests.unit.content.shelves import faults_of, write

DANGER = """
emergency:
  emergency:
    waking: no
    rungs: [{after: 0m, level: liaison, tell: [guardian]}]
    repeat: {first: 3m, growth: 1, most: 3m}
"""
HELP = """
help:
  urgent:
    rungs:
      - {after: 0m, level: liaison, tell: [liaison]}
      - {after: 20m, level: village, tell: [duty_village, cadre], group: yes}
    repeat: {first: 1h, growth: 2, most: 24h}
"""


def book_of(folder, *layers: str):
    shelf = Shelf(
        tuple(
            Layer(write(folder / str(i), {"ladders.yaml": text}), str(i) if i else "")
            for i, text in enumerate(layers)
        )
    )
    book = read_ladders(shelf).book
    assert shelf.faults == []
    return book


def test_a_ladder_is_read_with_its_rungs_and_repeat(tmp_path) -> None:
    ladder = book_of(tmp_path, DANGER + HELP).get("help", Acuity.URGENT)
    assert [rung.after for rung in ladder.rungs] == [timedelta(0), timedelta(minutes=20)]
    assert ladder.rungs[1].tell == ("duty_village", "cadre")
    assert ladder.rungs[1].group is True
    assert ladder.rungs[1].level is Level.VILLAGE
    assert ladder.repeat.gap(1) == timedelta(hours=2)
    assert ladder.waking is True


def test_defaults_of_an_acuity_hold_where_a_ladder_is_silent(tmp_path) -> None:
    usual = "defaults: {urgent: {claim_silence: 7m, waking: no}}"
    own = HELP.replace("    rungs:", "    waking: yes\n    rungs:")
    ladder = book_of(tmp_path, usual + DANGER + own).get("help", Acuity.URGENT)
    assert ladder.claim_silence == timedelta(minutes=7)
    assert ladder.waking is True


def test_what_a_ladder_does_not_name_climbs_like_its_next_worse(tmp_path) -> None:
    book = book_of(tmp_path, DANGER + HELP)
    assert book.get("help", Acuity.SELF_CARE) is book.get("help", Acuity.URGENT)


def test_what_is_worse_than_all_it_names_climbs_like_its_worst(tmp_path) -> None:
    book = book_of(tmp_path, DANGER + HELP.replace("urgent", "same_day"))
    assert book.get("help", Acuity.URGENT) is book.get("help", Acuity.SAME_DAY)


def test_danger_climbs_like_danger_on_every_ladder(tmp_path) -> None:
    book = book_of(tmp_path, DANGER + HELP)
    assert book.get("help", Acuity.EMERGENCY) is book.get("emergency", Acuity.EMERGENCY)


def test_an_upper_layer_replaces_one_acuity_of_one_ladder(tmp_path) -> None:
    upper = HELP.replace("20m", "10m")
    book = book_of(tmp_path, DANGER + HELP, upper)
    assert book.get("help", Acuity.URGENT).rungs[1].after == timedelta(minutes=10)
    assert book.get("emergency", Acuity.EMERGENCY).waking is False


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        (
            "20m",
            "soon",
            "ladders.yaml: help.urgent.rungs[1].after: must look like 30m, 4h or 2d, not 'soon'",
        ),
        (", tell: [liaison]", "", "ladders.yaml: help.urgent.rungs[0]: tell is missing"),
        ("[liaison]", "[]", "ladders.yaml: help.urgent.rungs[0].tell: must name somebody"),
        (
            "[liaison]",
            "liaison",
            "ladders.yaml: help.urgent.rungs[0].tell: must be a list like [one, two]",
        ),
        (
            "level: village",
            "level: hamlet",
            "ladders.yaml: help.urgent.rungs[1].level: "
            "must be one of liaison, village, township, county, not 'hamlet'",
        ),
        (
            "after: 0m",
            "after: 2h",
            "ladders.yaml: help.urgent.rungs[1].after: must not be earlier than the rung before it",
        ),
        (
            "level: liaison",
            "level: county",
            "ladders.yaml: help.urgent.rungs[1].level: must not be lower than the rung before it",
        ),
        (
            "help:\n  urgent:\n",
            "help:\n  soon:\n",
            "ladders.yaml: help.soon: "
            "must be one of emergency, urgent, same_day, self_care, not 'soon'",
        ),
        (
            "first: 1h",
            "first: 0m",
            "ladders.yaml: help.urgent.repeat.first: must be longer than 0m",
        ),
        (
            "most: 24h",
            "most: 5m",
            "ladders.yaml: help.urgent.repeat.most: must not be shorter than first",
        ),
        ("growth: 2", "often: 2", "ladders.yaml: help.urgent.repeat: often is not known here"),
        (
            "group: yes",
            "group: 1",
            "ladders.yaml: help.urgent.rungs[1].group: must be yes or no, not '1'",
        ),
        ("    repeat", "    again", "ladders.yaml: help.urgent: repeat is missing"),
    ],
)
def test_a_broken_rung_says_where_and_what_is_wanted(tmp_path, was, becomes, line) -> None:
    broken = HELP.replace(was, becomes, 1)
    assert broken != HELP
    assert line in faults_of(read_ladders, tmp_path, {"ladders.yaml": DANGER + broken})


def test_a_ceiling_below_the_first_rung_is_a_fault(tmp_path) -> None:
    broken = HELP.replace("level: liaison", "level: village") + "    ceiling: liaison\n"
    assert faults_of(read_ladders, tmp_path, {"ladders.yaml": DANGER + broken}) == [
        "ladders.yaml: help.urgent.ceiling: must not be lower than the first rung"
    ]


def test_a_ladder_without_a_single_rung_is_a_fault(tmp_path) -> None:
    broken = DANGER + "help: {urgent: {rungs: [], repeat: {first: 1h}}}\n"
    assert faults_of(read_ladders, tmp_path, {"ladders.yaml": broken}) == [
        "ladders.yaml: help.urgent.rungs: must name at least one rung"
    ]


def test_no_ladder_for_danger_is_a_fault(tmp_path) -> None:
    assert faults_of(read_ladders, tmp_path, {"ladders.yaml": HELP}) == [
        "ladders.yaml: emergency.emergency is missing"
    ]


def test_no_file_at_all_is_a_fault(tmp_path) -> None:
    assert "ladders.yaml: is missing" in faults_of(read_ladders, tmp_path, {})


def test_all_faults_of_a_file_are_told_at_once(tmp_path) -> None:
    broken = (
        HELP.replace("20m", "soon").replace("growth: 2", "growth: x").replace("[liaison]", "[]")
    )
    assert len(faults_of(read_ladders, tmp_path, {"ladders.yaml": DANGER + broken})) == 3
