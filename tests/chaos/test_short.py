"""The short form of `make chaos`: one of every sort of trouble, a few seconds each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.accidents import group_upgraded, no_names_at_start
from tests.chaos.clocks import clock_steps
from tests.chaos.run import Trouble, play
from tests.chaos.storage import damaged_while_running, disk_full, read_only_while_running
from tests.stories.stage import Props

SEED = 1


@pytest.fixture(scope="session")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


async def nothing_is_lost_after(trouble: Trouble, props: Props, folder: Path) -> None:
    found = await play(props, folder / "village", trouble.__name__, SEED, trouble)
    assert found.breaches == []
    assert found.owed > 0


async def test_a_full_disk_is_told_and_what_people_wrote_waits(
    props: Props, tmp_path: Path
) -> None:
    await nothing_is_lost_after(disk_full, props, tmp_path)


async def test_a_file_that_may_not_be_written_for_a_while_is_told_and_nothing_is_lost(
    props: Props, tmp_path: Path
) -> None:
    await nothing_is_lost_after(read_only_while_running, props, tmp_path)


async def test_a_file_damaged_under_it_ends_it_and_once_restored_everybody_is_heard(
    props: Props, tmp_path: Path
) -> None:
    await nothing_is_lost_after(damaged_while_running, props, tmp_path)


async def test_without_dns_it_waits_says_so_and_begins(props: Props, tmp_path: Path) -> None:
    await nothing_is_lost_after(no_names_at_start, props, tmp_path)


async def test_an_hour_on_and_back_and_over_a_day_its_timers_run(
    props: Props, tmp_path: Path
) -> None:
    await nothing_is_lost_after(clock_steps, props, tmp_path)


async def test_a_group_that_becomes_a_supergroup_keeps_its_matters(
    props: Props, tmp_path: Path
) -> None:
    await nothing_is_lost_after(group_upgraded, props, tmp_path)
