from __future__ import annotations

import os

import pytest

from tests.conformance.recording import pytest_addoption as add_recording
from tests.conformance.recording import record_traffic
from tests.overhearing import overhear as pytest_configure

__all__ = ["pytest_configure", "record_traffic"]

# Without it the library warns whenever it is asked for a duration, and warnings are errors.
os.environ.setdefault("PTB_TIMEDELTA", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    add_recording(parser)
    parser.addoption(
        "--stories-on",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="which database the village of a story lives in",
    )
    parser.addoption(
        "--forged-by",
        choices=("none", "few", "all"),
        default="few",
        help="who presses, in every story, the buttons they were not shown",
    )
