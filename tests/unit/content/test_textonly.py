"""Nothing in a content file is converted behind the writer's back."""

import pytest

from bot.content.textonly import read_text_only


def test_every_scalar_stays_the_text_that_stands_there() -> None:
    text = "{time: 22:30, phone: 0123, flag: no, day: 2026-11-21, nothing: , tilde: ~}"
    faults: list = []
    assert read_text_only(text, "x.yaml", faults) == {
        "time": "22:30",
        "phone": "0123",
        "flag": "no",
        "day": "2026-11-21",
        "nothing": "",
        "tilde": "~",
    }
    assert faults == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yaml: line 3: a is given twice"),
        ("a:\n  b: 1\n  b: 2\n", "x.yaml: line 3: b is given twice"),
        ("[a]: 1\n", "x.yaml: line 1: a key must be one word"),
        (
            "a: &x [1]\nb: *x\n",
            "x.yaml: line 2: must not be taken from elsewhere by *x; write it out",
        ),
        ("a: 1\n---\nb: 2\n", "x.yaml: line 2: must not begin a second document by ---"),
    ],
)
def test_what_yaml_would_swallow_is_a_fault(text: str, line: str) -> None:
    faults: list = []
    read_text_only(text, "x.yaml", faults)
    assert [str(fault) for fault in faults] == [line]


def test_broken_yaml_names_the_line() -> None:
    faults: list = []
    assert read_text_only("a: 1\nb: [1, 2\n", "x.yaml", faults) is None
    assert [str(fault) for fault in faults] == [
        "x.yaml: line 3: is not readable YAML (did not find expected ',' or ']')"
    ]


def test_what_is_no_text_at_all_is_a_fault() -> None:
    faults: list = []
    assert read_text_only("a: \x00", "x.yaml", faults) is None
    assert [str(fault) for fault in faults] == [
        "x.yaml: is not readable YAML (control characters are not allowed)"
    ]


@pytest.mark.parametrize("depth", [21, 50_000])
def test_a_document_nested_out_of_reach_is_a_fault(depth: int) -> None:
    faults: list = []
    assert read_text_only("[" * depth + "]" * depth, "x.yaml", faults) is None
    assert [str(fault) for fault in faults] == ["x.yaml: is nested too deep to be read"]


def test_an_empty_file_is_nothing() -> None:
    faults: list = []
    assert read_text_only("# only a comment\n", "x.yaml", faults) is None
    assert faults == []
