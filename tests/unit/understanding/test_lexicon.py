"""The lexicon tells every fault at once, and its patterns mean what they say."""

import pytest

from bot.understanding.lexicon import Lexicon
from bot.understanding.numerals import number
from bot.understanding.pattern import Compiler
from bot.understanding.recognise import understand
from tests.unit.understanding.reader import AT, raw_lexicon


def test_the_shipped_lexicon_has_no_fault() -> None:
    assert Lexicon.build(raw_lexicon()).sign_symptoms["cannot_wake"] == ("unconscious",)


def test_every_fault_is_listed_at_once() -> None:
    raw = raw_lexicon()
    del raw["replies"]
    raw["surprise"] = {}
    raw["symptoms"] = {"fever": ["发烧", "<nobody>", "~烧", "(|a)", "[", "(也)?"], "cough": []}
    raw["signs"] = {"fit": ["抽"]}
    raw["alarms"] = {"fire": ["着火"]}
    raw["characters"] = {"pairs": "發发 abc"}
    raw["typos"] = {"口照": 3}
    raw["people"] = ["我"]
    raw["gan"] = {"region": "gan", "low": {"words": {"head": ["脑盖"]}}}
    with pytest.raises(ValueError, match="replies: is missing") as caught:
        Lexicon.build(raw)
    faults = str(caught.value)
    for part in (
        "surprise: is not known",
        "no word list 'nobody'",
        "begins with a gap",
        "holds nothing",
        "'[' stands alone",
        "match nothing at all",
        "cough: must be a list",
        "fit: must have symptoms",
        "fire: must hold strong or weak",
        "'abc' is no pair",
        "typos 口照",
        "people: must be a mapping",
        "gan low: a class has no doubtful words",
    ):
        assert part in faults


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("胸口~疼", "胸口一阵一阵疼", True),
        ("胸口~疼", "胸口不疼", False),
        ("胸口~疼", "胸口好,头疼", False),
        ("胸口~~疼", "胸口好,头疼", True),
        ("烧#天", "烧三四天", True),
        ("^我来$", "我来啊", True),
        ("^我来$", "等我来说", False),
        ("(他|她(们)?)[去来]?了", "她们了", True),
    ],
)
def test_a_pattern_means_what_its_description_says(source: str, text: str, found: bool) -> None:
    pattern = Compiler({}).compile(source)
    assert bool(pattern.regex.search(text)) is found
    assert Compiler({}).compile("^我来$").anchors == (("我来",),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("39", 39),
        ("三十八", 38),
        ("十", 10),
        ("一百六", 160),
        ("一百六十五", 165),
        ("半", 0.5),
        ("三四", 3.5),
        ("廿八", 28),
        ("两", 2),
        ("九一", None),
        ("多", None),
    ],
)
def test_numerals_are_read(text: str, value: float | None) -> None:
    assert number(text) == value


def test_a_region_is_known_by_its_code_and_by_its_name() -> None:
    raw = {**raw_lexicon(), "hill": {"region": "hill", "name": "山里话"}}
    regions = Lexicon.build(raw).regions
    assert {regions[name] for name in ("hill", "山里话", "山里")} == {"hill"}


def test_what_means_something_else_elsewhere_is_heard_in_its_region_only() -> None:
    here = {"say": {"symptoms": {"fatigue": ["捱世界哉"]}}}
    raw = {**raw_lexicon(), "hill": {"region": "hill", "name": "山里话", "here": here}}
    lexicon = Lexicon.build(raw)
    assert understand("捱世界哉", lexicon, at=AT, region="山里").symptoms == ("fatigue",)
    assert understand("捱世界哉", lexicon, at=AT).symptoms == ()


def test_a_table_goes_on_in_further_files_by_its_name() -> None:
    raw = {**raw_lexicon(), "signs_breath": {"struggling_breath": ["气像拉锯一样出不来"]}}
    heard = understand("我妈气像拉锯一样出不来", Lexicon.build(raw), at=AT)
    assert "struggling_breath" in heard.signs
