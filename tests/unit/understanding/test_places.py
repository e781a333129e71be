"""From where and to where, as people write it."""

from dataclasses import replace

import pytest

from bot.understanding.recognise import placed
from tests.unit.understanding.reader import read, shipped_lexicon


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("明早八点有车去县医院不", "县医院"),
        ("谁去镇上帮我带袋盐", "镇上"),
        ("后天想去马家沟,有顺路车没", "马家沟"),
        ("我要去华西复查,哪个有车", "华西"),
        ("有车去透析不", None),
        ("初六要回杭州上班,有没有去高铁站的车", "高铁站"),
        ("明天有车到益阳去不", "益阳"),
        ("聽日朝早有冇車去鎮醫院", "鎮醫院"),
        ("上午十点有车去市里不", "市里"),
        ("火车站有人去不,要个车", "火车站"),
        ("明天上街有车没", "街"),
        ("谁上班顺路,捎我去工地", "工地"),
    ],
)
def test_where_to(text: str, destination: str | None) -> None:
    assert read(text).destination == destination


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("28号下午三点要个车,村口到火车站", "村口", "火车站"),
        ("从镇上回村没班车,谁能带我", "镇上", "村"),
        ("今晚十一点到火车站,有没有车来接一下", "火车站", None),
        ("俺爹出院,县医院,下午两点,谁有车接一趟", "县医院", None),
        ("求车去县妇幼,我们在村西头第二个巷子", "村西头第二个巷子", "县妇幼"),
    ],
)
def test_where_from(text: str, origin: str, destination: str | None) -> None:
    meaning = read(text)
    assert (meaning.origin, meaning.destination) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我儿子明天从东莞回来", "东莞"),
        ("我家老大明个从昆山家来", "昆山"),
        ("我個仔聽日由香港返嚟", "香港"),
    ],
)
def test_where_somebody_comes_back_from(text: str, place: str) -> None:
    assert read(text).from_place == place


def test_the_villages_own_places_are_read_as_well() -> None:
    text = "谁去上坝帮我带袋盐"
    meaning = read(text)
    assert meaning.destination is None
    found = placed(meaning, text, shipped_lexicon(), ("上坝", "下坝"))
    assert found == replace(meaning, destination="上坝")
    assert placed(meaning, text, shipped_lexicon(), ("下坝",)) == meaning
