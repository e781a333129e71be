from __future__ import annotations

import os
from zlib import crc32

import pytest

from tests.conformance.recording import pytest_addoption as add_recording
from tests.conformance.recording import record_traffic
from tests.overhearing import overhear
from tests.pressed import watch_presses

__all__ = ["record_traffic"]

# Without it the library warns whenever it is asked for a duration, and warnings are errors.
os.environ.setdefault("PTB_TIMEDELTA", "1")


def pytest_configure(config: pytest.Config) -> None:
    overhear(config)
    watch_presses(config)


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
    parser.addoption(
        "--share",
        metavar="N/M",
        help="only the N-th of M shares of the tests",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    share = config.getoption("--share")
    if share is None:
        return
    number, of = (int(one) for one in share.split("/"))
    mine = [item for item in items if crc32(item.nodeid.encode()) % of == number % of]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(mine)])
    items[:] = mine
