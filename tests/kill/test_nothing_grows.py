"""A day of the village leaves no file, no task and no waiting row behind (`make soak`: a week)."""

from __future__ import annotations

from pathlib import Path

from tests.bench.week import live
from tests.stories.stage import Props

POOL = 16 + 2  # connections that may be open to the server, and to fetch from it
PAGES = 8  # listening, being asked, and what the event loop itself has
HANDLES = 20  # of the database and its log: a writer, some readers, what SQLite keeps for later
UNDER_WAY = 4  # tasks that only just run; one left by each update would be dozens
MOST_GROWN = 24  # MiB a day; a real leak of a process this size is soon past it


async def test_after_a_day_as_many_files_and_tasks_as_before(props: Props, tmp_path: Path) -> None:
    before, after = await live(props, tmp_path, 1, step=12, chatter=10, idle=0.0)
    assert after.files == before.files
    assert after.handles <= HANDLES
    assert after.connections <= POOL + PAGES
    assert after.tasks <= before.tasks + UNDER_WAY
    assert after.rows["inbox"] == 0
    assert after.memory - before.memory < MOST_GROWN
