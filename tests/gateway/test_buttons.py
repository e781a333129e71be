from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.buttons import read_button, write_button

verbs = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
subjects = st.from_regex(r"[A-Za-z0-9_-]{0,16}", fullmatch=True)


@given(verbs, subjects, st.integers(0, 99_999), st.none() | st.text(min_size=1, max_size=8))
def test_what_is_written_is_read_back(
    verb: str, subject: str, revision: int, choice: str | None
) -> None:
    data = write_button(verb, subject, revision, choice)
    assert len(data.encode()) <= 64
    assert read_button(data) == (verb, subject, revision, choice)


@given(st.text(max_size=64))
def test_any_data_at_all_can_be_read(data: str) -> None:
    read = read_button(data)
    assert read is None or write_button(*read) == data


def test_it_looks_as_documented() -> None:
    assert write_button("claim", "0h5x9z0000000001", 3) == "1:claim:0h5x9z0000000001:3"
    assert write_button("ask", "c1", 0, "yes:no") == "1:ask:c1:0:yes:no"


@pytest.mark.parametrize(
    "data",
    ["", "1", "claim", "0:claim:c:1", "2:claim:c:1", "1:claim:c", "1:claim:c:x", "1:claim:c:-1",
     "1:claim:c:01", "1:claim:c:1:", "1:Claim:c:1", "1:claim:c:1\n", "1:claim:c:１",
     " 1:claim:c:1"],
)  # fmt: skip
def test_a_button_of_another_kind_is_not_read(data: str) -> None:
    assert read_button(data) is None


@pytest.mark.parametrize(
    ("verb", "subject", "revision", "choice"),
    [
        ("claim", "c", 1, "牛" * 20),  # 60 bytes and the rest
        ("claim", "c:d", 1, None),
        ("claim", "c", -1, None),
        ("claim", "c", 1, ""),
        ("", "c", 1, None),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    verb: str, subject: str, revision: int, choice: str | None
) -> None:
    with pytest.raises(ValueError, match="button"):
        write_button(verb, subject, revision, choice)
