"""5,000 people are read in beside somebody who writes, as quickly as was promised."""

from __future__ import annotations

from pathlib import Path

from bot.content.content import Content
from tests.bench.roster import import_measured

# Against the same number of bare rows in the same run: what a slower machine does to both.
MOST_TIMES_BARE = 60


async def test_a_list_of_5000_people_is_read_in_while_another_connection_writes(
    content: Content, tmp_path: Path
) -> None:
    found = await import_measured(tmp_path, content)
    assert found.beside >= 10
    assert found.whole < MOST_TIMES_BARE * found.bare
