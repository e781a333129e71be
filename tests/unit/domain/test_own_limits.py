"""What a card says against a medicine, and what it leaves unsaid."""

from __future__ import annotations

from bot.domain.own_limits import OnCard, against, of_the_moment, things_on

ILLNESSES = {"kidney": ["肾", "透析"], "on_bp_pills": ["地平"], "prostate": ["前列腺"]}
ALLERGIES = {"aspirin_allergy": ["阿司匹林"], "allergic": []}


def test_a_card_is_taken_apart_and_what_somebody_has_not_is_left_out() -> None:
    said = things_on("高血压、慢性肾病", "高血压，无糖尿病", None, "氨氯地平每天1片")
    assert said == ("高血压", "慢性肾病", "氨氯地平每天1片")


def test_only_what_the_medicine_asks_about_is_named() -> None:
    card = OnCard(things_on("慢性肾病、青光眼、氨氯地平"), things_on("青霉素、阿司匹林"))
    found = against(["kidney", "on_bp_pills", "aspirin_allergy"], card, ILLNESSES, ALLERGIES)
    assert found == OnCard(("慢性肾病", "氨氯地平"), ("阿司匹林",))
    assert against(["prostate"], card, ILLNESSES, ALLERGIES) == OnCard()


def test_where_any_allergy_counts_each_is_named() -> None:
    card = OnCard((), ("青霉素",))
    assert against(["allergic"], card, ILLNESSES, ALLERGIES).allergies == ("青霉素",)


def test_what_no_card_tells_is_of_the_moment() -> None:
    codes = ["kidney", "dehydration", "aspirin_allergy", "dehydration"]
    assert of_the_moment(codes, ILLNESSES, ALLERGIES) == ("dehydration",)
