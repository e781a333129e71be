"""Every story plays on a stage of its own; content and village are read once a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import pytest

from tests.conformance.recording import Record, record_traffic
from tests.databases import databases
from tests.pressed import is_whole, note
from tests.stories.outsiders import FEW, LABELS, Outsiders
from tests.stories.shelves import ServerDatabases
from tests.stories.stage import MONDAY, ZONE, Props
from tests.stories.village import Village, a_village
from tests.stories.working import Machine

__all__ = ["databases", "record_traffic"]


@pytest.fixture(scope="session")
def props(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Props]:
    folder = tmp_path_factory.mktemp("props")
    sqlite = request.config.getoption("--stories-on") == "sqlite"
    shelf = None if sqlite else ServerDatabases(request.getfixturevalue("databases"))
    props = Props(folder, shelf)
    labels = {"none": (), "few": FEW, "all": LABELS}[request.config.getoption("--forged-by")]
    outsiders = props.outsiders = Outsiders(labels) if labels else None
    yield props
    if outsiders is not None:
        note(outsiders.tried, whole=is_whole(request.config, request.session.items))


@pytest.fixture
async def village(
    props: Props, tmp_path: Path, record_traffic: Record | None
) -> AsyncIterator[Village]:
    """A Monday at nine in the morning."""
    async with a_village(props, tmp_path, record=record_traffic) as village:
        yield village


VillageAt = Callable[[str], AbstractAsyncContextManager[Village]]


@pytest.fixture
def village_at(props: Props, tmp_path: Path, record_traffic: Record | None) -> VillageAt:
    """The same village at another time: village_at("2026-11-23 02:00")."""

    def make(when: str) -> AbstractAsyncContextManager[Village]:
        start = datetime.fromisoformat(when).replace(tzinfo=ZONE)
        return a_village(props, tmp_path, start=start, record=record_traffic)

    return make


@pytest.fixture
async def machine(props: Props, tmp_path: Path) -> Machine:
    """For stories in which the process ends and begins again."""
    database = await props.database(MONDAY, tmp_path / "linli.db")
    return Machine(props, tmp_path, await props.simulator(MONDAY, None), database)


@pytest.fixture
async def machine_with_a_file(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
) -> Machine:
    """The same with a file, also where the other stories have PostgreSQL."""
    if request.config.getoption("--stories-on") == "sqlite":
        props: Props = request.getfixturevalue("props")
    else:
        props = Props(tmp_path_factory.mktemp("props"))
    database = await props.database(MONDAY, tmp_path / "linli.db")
    return Machine(props, tmp_path, await props.simulator(MONDAY, None), database)
