"""`--record-traffic DIR` writes what passes the local Telegram, one JSON object a line."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Record = Callable[[dict[str, Any]], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record-traffic", metavar="DIR", default=None, help="write simulator traffic there"
    )


@pytest.fixture
def record_traffic(request: pytest.FixtureRequest) -> Iterator[Record | None]:
    """Give this to Simulator(record=...); None unless a recording was asked for."""
    folder = request.config.getoption("--record-traffic", default=None)
    if folder is None:
        yield None
        return
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    path = Path(folder) / f"{worker}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        yield lambda entry: _write(out, request.node.nodeid, entry)


def _write(out: Any, test: str, entry: dict[str, Any]) -> None:
    out.write(json.dumps({"test": test, **entry}, ensure_ascii=False) + "\n")
