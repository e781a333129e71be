"""Illness is understood from what people see and feel, however they put it."""

import pytest

from tests.unit.understanding.illness_described import DESCRIBED, SAID_OF_NOTHING
from tests.unit.understanding.reader import level, read

_LINES = [line.split("|", 3) for line in DESCRIBED.strip().splitlines()]


@pytest.mark.parametrize(("acuity", "subject", "codes", "text"), _LINES)
def test_an_illness_is_heard_in_its_description(
    acuity: str, subject: str, codes: str, text: str
) -> None:
    meaning = read(text)
    heard = level(text)
    assert "symptom" in meaning.intents
    assert heard is not None
    assert heard.value == acuity, meaning.why
    assert set(codes.split(",")) - {""} <= set(meaning.symptoms)
    assert (meaning.subject or "") == subject


@pytest.mark.parametrize("text", SAID_OF_NOTHING.strip().splitlines())
def test_what_only_sounds_like_an_illness_is_none(text: str) -> None:
    assert "symptom" not in read(text).intents


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("嗓子疼了个把月", 720.0),
        ("孩子高烧第四天了", 96.0),
        ("发烧第二天", None),
        ("烧了半个多钟头", 0.5),
        ("我三十九度二 周身痛", None),
        ("两个半月的小毛头烧到38度2", None),
    ],
)
def test_how_long_it_has_lasted(text: str, hours: float | None) -> None:
    assert read(text).duration_h == hours


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("两个半月的小毛头烧到38度2", 0.21),
        ("生下来二十天,身上烫", 0.05),
        ("儿子发烧,今年十六", 16.0),
        ("发烧,我28", 28.0),
        ("我三十八度,今年没烧过这么高", None),
        ("爸的血氧早上95刚才量只有九十一了", None),
    ],
)
def test_how_old_somebody_is(text: str, years: float | None) -> None:
    assert read(text).age == years


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("我妈的哮喘又犯了", "elder"),
        ("膝头哥痛", "self"),
        ("奶头塞进去也不嘬,二十多天的奶娃", "infant"),
        ("头痛得像有人拿榔头敲", "self"),
        ("媳妇生完娃一个多月了,老躲着哭", "adult"),
        ("我走了以后孩子就拜托大家,活够了", "self"),
    ],
)
def test_whose_illness_it_is(text: str, subject: str) -> None:
    assert read(text).subject == subject
