"""roles, phones, quiet hours, budgets and triage: what a broken one says."""

from datetime import date, time, timedelta

import pytest

from bot.content.knowledge import read_lexicon, read_triage
from bot.content.layers import Layer, Shelf
from bot.content.limits import read_budgets, read_quiet
from bot.content.phones import read_phones
from bot.content.roles import read_roles
from bot.domain.acuity import Acuity
from bot.domain.ladder import Level
from bot.domain.triage import Findings, triage
from tests.unit.content.shelves import ROOT, faults_of, write

ROLES = "cadre: {level: village, can: [claim]}\nsecretary: {acts_as: [cadre]}\n"
PHONE = "fire: {number: 119, source: law, confidence: A, expires_on: 2027-01-01}\n"
TRIAGE = """
rules:
  - id: fever.high
    when: {temperature_c: {ge: 39}}
    acuity: urgent
    source: S1
    confidence: B
    reviewed_by:
    expires_on: 2027-01-01
"""
QUIET = (ROOT / "data/quiet.yaml").read_text("utf-8")
BUDGETS = (ROOT / "data/budgets.yaml").read_text("utf-8")


def shelf_of(*folders) -> Shelf:
    return Shelf(tuple(Layer(folder) for folder in folders))


def test_a_role_that_wears_nothing_acts_as_itself(tmp_path) -> None:
    roles = read_roles(shelf_of(write(tmp_path, {"roles.yaml": ROLES})))
    assert roles["cadre"].acts_as == ("cadre",)
    assert roles["secretary"].acts_as == ("cadre",)
    assert roles["cadre"].level is Level.VILLAGE


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("[cadre]", "[boss]", "roles.yaml: secretary.acts_as[0]: boss is no role of roles.yaml"),
        (
            "[claim]",
            "[fly]",
            "roles.yaml: cadre.can[0]: must be one of claim, answer, lower, bind, see_village, "
            "hand, note, stand_down, name_roles, rest_group, listen, not 'fly'",
        ),
        ("acts_as", "wears", "roles.yaml: secretary: wears is not known here"),
    ],
)
def test_a_broken_role_says_where(tmp_path, was, becomes, line) -> None:
    assert faults_of(read_roles, tmp_path, {"roles.yaml": ROLES.replace(was, becomes)}) == [line]


def test_a_phone_keeps_its_number_as_written(tmp_path) -> None:
    upper = write(tmp_path / "up", {"phones.yaml": PHONE.replace("fire", "office")})
    phones = read_phones(shelf_of(write(tmp_path / "low", {"phones.yaml": PHONE}), upper))
    assert set(phones) == {"fire", "office"}
    assert phones["fire"].number == "119"
    assert phones["fire"].reviewed_by is None
    assert phones["fire"].expires_on == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        (
            "119",
            "one-one-nine",
            "phones.yaml: fire.number: "
            "must be a phone number like 120 or 010-83132345, not 'one-one-nine'",
        ),
        (
            "confidence: A",
            "confidence: high",
            "phones.yaml: fire.confidence: must be one of A, B, C, M, X, not 'high'",
        ),
        ("source: law, ", "", "phones.yaml: fire: source is missing"),
    ],
)
def test_a_broken_phone_says_where(tmp_path, was, becomes, line) -> None:
    broken = PHONE.replace(was, becomes)
    assert faults_of(read_phones, tmp_path, {"phones.yaml": broken}) == [line]


def test_a_village_may_move_its_quiet_hours_and_keep_the_rest(tmp_path) -> None:
    low = write(tmp_path / "low", {"quiet.yaml": QUIET})
    upper = write(tmp_path / "up", {"quiet.yaml": "spans: ['21:00-05:30']\nsilence: {day: 9m}"})
    shelf = shelf_of(low, upper)
    quiet = read_quiet(shelf)
    assert shelf.faults == []
    assert quiet.spans == ((time(21), time(5, 30)),)
    assert (quiet.silence.day, quiet.silence.night) == (timedelta(minutes=9), timedelta(minutes=3))


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        (
            "22:00-06:30",
            "at night",
            "quiet.yaml: spans[0]: must look like 22:00-06:30, not 'at night'",
        ),
        ("night: 3m", "noon: 3m", "quiet.yaml: silence: night is missing"),
        ("night: 3m", "noon: 3m", "quiet.yaml: silence: noon is not known here"),
        ("spans:", "hours:", "quiet.yaml: spans is missing"),
    ],
)
def test_broken_quiet_hours_say_where(tmp_path, was, becomes, line) -> None:
    assert line in faults_of(read_quiet, tmp_path, {"quiet.yaml": QUIET.replace(was, becomes)})


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        (
            "person_a_day: 2",
            "person_a_day: few",
            "budgets.yaml: person_a_day: must be a whole number, not 'few'",
        ),
        ("undo: 1m", "undid: 1m", "budgets.yaml: undo is missing"),
        ("undo: 1m", "undid: 1m", "budgets.yaml: undid is not known here"),
        (
            '"07:30"',
            "early",
            "budgets.yaml: news_at[0]: must be a time of day like 22:00, not 'early'",
        ),
        ('"07:30"', "[a]", "budgets.yaml: news_at[0]: must be a single value"),
    ],
)
def test_a_broken_budget_says_where(tmp_path, was, becomes, line) -> None:
    broken = {"budgets.yaml": BUDGETS.replace(was, becomes)}
    assert line in faults_of(read_budgets, tmp_path, broken)


def test_a_missing_file_is_named(tmp_path) -> None:
    assert faults_of(read_budgets, tmp_path, {})[0] == "budgets.yaml: is missing"


def test_triage_amounts_are_numbers_though_read_as_text(tmp_path) -> None:
    rules = read_triage(shelf_of(write(tmp_path, {"triage.yaml": TRIAGE})))
    assert triage(Findings(symptoms=("fever",), temperature_c=39.0), rules).acuity is Acuity.URGENT
    assert rules.rules[0].reviewed_by is None
    assert rules.rules[0].expires_on == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("acuity: urgent", "acuity: bad", "triage.yaml: triage fever.high: acuity bad is unknown"),
        (
            "expires_on: 2027-01-01",
            "expires_on: soon",
            "triage.yaml: triage fever.high: expires_on must be a date",
        ),
        ("rules:", "lines:", "triage.yaml: triage: rules must be a list that is not empty"),
    ],
)
def test_a_broken_triage_rule_is_a_fault_of_its_file(tmp_path, was, becomes, line) -> None:
    assert faults_of(read_triage, tmp_path, {"triage.yaml": TRIAGE.replace(was, becomes)}) == [line]


def test_an_empty_lexicon_names_the_files_it_lacks(tmp_path) -> None:
    lines = faults_of(read_lexicon, tmp_path, {"lexicon/words.yaml": "place: [县医院]"})
    assert "lexicon: signs: is missing" in lines
    assert "lexicon: words: is missing" not in lines
