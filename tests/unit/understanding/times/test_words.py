"""The file of words is checked as a whole."""

import pytest

from bot.understanding.times.find import find
from bot.understanding.times.words import TimeWords
from tests.unit.understanding.times.reader import AT, shipped_words

SMALL: dict[str, object] = {"days": {"1": ["明天"]}, "parts": {"morning": ["早上"]}}


def test_a_small_file_is_enough() -> None:
    words = TimeWords.build(SMALL)
    (one,) = find("明天早上八点", words, at=AT)
    assert one.when.said == "明天早上八点"
    assert find("后天", words, at=AT) == []


@pytest.mark.parametrize(
    ("section", "value", "fault"),
    [
        ("days", {"soon": ["明天"]}, "days: soon: should be a number of days from -9 to 9"),
        ("days", ["明天"], "days: should be a mapping"),
        ("days", {"1": "明天", "2": ["明天"]}, "days: 2: 明天 stands in the file already"),
        ("days", {"1": [["明天"]]}, "days: 1: should be a list of words"),
        ("days", {"1": [""]}, "days: 1: should be a list of words"),
        ("day_parts", {"1 tea": ["明早"]}, "day_parts: 1 tea: should be one of dawn"),
        ("parts", {"tea": ["早上"]}, "parts: tea: should be one of dawn morning noon"),
        ("every", {"7": ["天天"]}, "every: 7: should be digits of weekdays, 0 to 6"),
        ("holidays", {"13-1": ["节"]}, "holidays: 13-1: should be 10-1, lunar 1-15"),
        ("holidays", {"term 春节": ["春节"]}, "holidays: term 春节: should be 10-1"),
        ("regions", {"jin": {"早起": "tea"}}, "regions: jin: 早起: should be a number of days"),
        ("regions", {"jin": ["早起"]}, "regions: jin: should be a mapping"),
        ("times", ["明天"], "times: is no section of the words of time"),
    ],
)
def test_a_fault_is_told_with_its_place(section: str, value: object, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        TimeWords.build(SMALL | {section: value})


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ValueError, match=r"(?s)days: is missing.*parts: is missing") as caught:
        TimeWords.build({"soon": "现在", "late": {"x": "y"}})
    assert len(str(caught.value).splitlines()) == 3


def test_a_word_of_a_region_is_nothing_elsewhere() -> None:
    words = shipped_words()
    assert words.sense("天光", "hakka") is not None
    assert words.sense("天光", None) is None
    assert words.sense("明天", "hakka") == words.sense("明天", None)


def test_without_words_dates_and_clocks_are_still_read() -> None:
    (one,) = find("25号明天8:30", TimeWords.none(), at=AT)[:1]
    assert one.when.said == "25号"
