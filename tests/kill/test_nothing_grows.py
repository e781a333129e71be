"""A day of the village leaves no file, no task and no waiting row behind (`make soak`: a week)."""

from __future__ import annotations

from pathlib import Path

from tests.bench.week import live
from tests.stories.stage import Props

POOL = 16 + 2  # connections that may be open to the server, and to fetch from it
PAGES = 8  # listening, being asked, and what the event loop itself has
MOST_GROWN = 24  # MiB a day; a real leak of a process this size is soon past it


async def test_after_a_day_as_many_files_and_tasks_as_before(props: Props, tmp_path: Path) -> None:
    before, after = await live(props, tmp_path, 1, step=8, chatter=10)
    assert (after.files, after.tasks) == (before.files, before.tasks)
    assert after.connections <= POOL + PAGES
    assert after.rows["inbox"] == 0
    assert after.memory - before.memory < MOST_GROWN
