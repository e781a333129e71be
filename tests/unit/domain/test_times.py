"""Instants as stored text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from tests.unit.domain.samples import SHANGHAI

HALF_PAST_FIVE = datetime(2026, 11, 21, 17, 30, 0, 7_999, tzinfo=SHANGHAI)


def test_an_instant_is_stored_in_utc_with_milliseconds() -> None:
    assert to_text(HALF_PAST_FIVE) == "2026-11-21T09:30:00.007Z"


def test_what_was_stored_is_read_as_the_same_instant() -> None:
    read = from_text("2026-11-21T09:30:00.007Z")
    assert read == datetime(2026, 11, 21, 9, 30, 0, 7_000, tzinfo=UTC)
    assert to_text(read) == "2026-11-21T09:30:00.007Z"


def test_a_time_without_a_zone_cannot_be_stored() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_text(datetime(2026, 11, 21, 9, 30))  # noqa: DTZ001


def test_where_there_is_no_time_there_is_no_text() -> None:
    assert maybe_to_text(None) is None
    assert maybe_from_text(None) is None
    assert maybe_from_text("") is None
    assert maybe_to_text(HALF_PAST_FIVE) == "2026-11-21T09:30:00.007Z"
    assert maybe_from_text("2026-11-21T09:30:00.007Z") == from_text("2026-11-21T09:30:00.007Z")
