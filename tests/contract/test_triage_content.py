"""Questions, first steps and reasons fit the rules and the lexicon they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.first_aid import card_for
from bot.domain.triage import Findings
from bot.services.views.advice import advice_key, reason_key

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
UNSEEN = {"self_harm", "pregnancy"}


def table(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


RULES = table("triage.yaml")["rules"]
SIGNS = table("lexicon/signs.yaml")
# Beside the complaints' own words there are those that only a sign speaks of.
SYMPTOMS = {
    *table("lexicon/symptoms.yaml"),
    *(s for sign in SIGNS.values() for s in sign["symptoms"]),
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


def named(when: Any, key: str) -> Iterator[str]:
    """Every code that a condition names under `key`."""
    if isinstance(when, list):
        for one in when:
            yield from named(one, key)
    elif isinstance(when, dict):
        for name, value in when.items():
            if name == key:
                yield from value
            else:
                yield from named(value, key)


def test_every_sign_of_an_emergency_has_first_steps(content: Content) -> None:
    signs = {
        sign
        for rule in RULES
        if rule["acuity"] == "emergency"
        for sign in named(rule["when"], "sign")
    }
    without = [
        s for s in sorted(signs) if card_for(content.first_aid, Findings(signs=(s,)), ()) is None
    ]
    assert without == []


def test_every_rule_of_an_emergency_has_first_steps(content: Content) -> None:
    for rule in RULES:
        if rule["acuity"] == "emergency":
            found = Findings(
                signs=tuple(named(rule["when"], "sign")),
                symptoms=tuple(named(rule["when"], "symptom")),
            )
            assert card_for(content.first_aid, found, (rule["id"],)) is not None, rule["id"]


@pytest.mark.parametrize(
    ("sign", "card"),
    [
        ("chest_pressing", "heart"),
        ("one_sided", "stroke"),
        ("struggling_breath", "breathing"),
        ("poison_swallowed", "poison"),
        ("pesticide_exposed", "pesticide"),
        ("gas", "gas"),
        ("snake", "snake"),
        ("bleeding_unstopped", "bleeding"),
        ("fit", "fit"),
        ("vaginal_flood", "pregnancy"),
        ("not_feeding", "infant"),
        ("suicidal", "self_harm"),
        ("choking", "choking"),
        ("drowning", "drowning"),
        ("electric", "electric"),
        ("large_burn", "burn"),
    ],
)
def test_each_danger_has_its_own_card(content: Content, sign: str, card: str) -> None:
    found = card_for(content.first_aid, Findings(signs=(sign,)), ())
    assert found is not None
    assert found.code == card


def test_heat_is_known_by_its_rule(content: Content) -> None:
    found = Findings(symptoms=("heat_illness", "confusion"))
    card = card_for(content.first_aid, found, ("heat.confused",))
    assert card is not None
    assert card.code == "heat"


def test_a_pregnant_woman_with_a_fit_has_the_card_of_pregnancy(content: Content) -> None:
    card = card_for(content.first_aid, Findings(signs=("fit",)), ("mind.fit", "pregnant.fit_pain"))
    assert card is not None
    assert card.code == "pregnancy"


def test_a_sign_of_the_pregnant_is_not_theirs_alone(content: Content) -> None:
    found = Findings(signs=("severe_head",), symptoms=("headache",), bp=(190, 120))
    card = card_for(content.first_aid, found, ("pressure.crisis_with_signs",))
    assert card is not None
    assert card.code == "stroke"


def test_cards_name_only_signs_and_complaints_there_are(content: Content) -> None:
    for card in content.first_aid:
        assert card.signs <= {*SIGNS}, card.code
        assert card.symptoms <= SYMPTOMS, card.code
        for start in card.rules:
            assert any(rule["id"].startswith(start) for rule in RULES), (card.code, start)


def test_what_a_group_may_not_see_has_no_steps_there(content: Content) -> None:
    assert {card.code for card in content.first_aid if not card.group} == UNSEEN


def test_every_rule_says_why_in_a_sentence_of_its_own_or_its_group(content: Content) -> None:
    without = [
        rule["id"] for rule in RULES if reason_key(content.messages, rule["id"]) == "triage.default"
    ]
    assert without == []


def test_a_rule_without_words_of_its_own_takes_those_of_its_group(content: Content) -> None:
    assert reason_key(content.messages, "resp.rate.ge40_1_5y") == "reason.resp.rate"
    assert reason_key(content.messages, "nobody.knows") == "triage.default"


def test_questions_name_only_what_the_lexicon_knows(content: Content) -> None:
    for question in content.questions.questions.values():
        assert question.of <= SYMPTOMS, question.id
        assert question.settled_by <= SYMPTOMS | {*SIGNS}, question.id
        for answer in question.answers:
            assert {*answer.signs} <= {*SIGNS}, question.id
            assert {*answer.absent} <= SYMPTOMS | {*SIGNS}, question.id


def test_every_question_has_at_most_three_buttons_and_one_for_every_answer(
    content: Content,
) -> None:
    for question in content.questions.questions.values():
        buttons = content.messages.render(f"question.{question.id}", {}).buttons
        shown = [button.choice for row in buttons for button in row]
        assert shown == [f"{question.id}_{answer.code}" for answer in question.answers]
        assert len(shown) <= 3


def test_where_yes_means_well_the_question_asks_for_what_is_well(content: Content) -> None:
    asks = {q.id for q in content.questions.questions.values() if q.well}
    assert asks == {"awake", "feeding", "keeps_down", "moving", "urine", "bleeding"}
    for question in asks:
        text = content.messages.render(f"question.{question}", {}).text
        assert text.startswith(
            ("叫得醒不", "能喝水", "喝口水存得住", "人能动不", "大半天有没有", "血止住没有")
        )


def test_advice_is_for_the_complaint_or_for_the_level(content: Content) -> None:
    levels = {rule["acuity"] for rule in RULES} | {"self_care"}
    for key in sorted(content.messages.keys()):
        if key.startswith("advice.") and key != "advice.season":
            level, _, symptom = key.removeprefix("advice.").partition(".")
            assert level in levels, key
            assert not symptom or symptom in SYMPTOMS, key


def test_advice_falls_back_to_its_level(content: Content) -> None:
    level = next(r.acuity for r in content.triage.rules if r.acuity.value == "same_day")
    assert advice_key(content.messages, level, ("rash", "fever")) == "advice.same_day.fever"
    assert advice_key(content.messages, level, ("rash",)) == "advice.same_day"


def test_no_dose_stands_in_advice_or_first_steps(content: Content) -> None:
    for key in sorted(content.messages.keys()):
        if key.startswith(("advice.", "first_aid.")):
            text = content.messages.render(key, {}).text
            for unit in ("毫克", "mg", "片，一天", "粒，一天", "毫升"):
                assert unit not in text, key


def test_unsigned_questions_and_cards_are_listed_as_such(content: Content) -> None:
    listed = content.unreviewed(date(2026, 11, 21))
    assert "question breath" in listed
    assert "first aid heart" in listed
