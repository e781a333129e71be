"""Killed in the middle of a broadcast, it goes on where it was: nobody is told twice."""

from __future__ import annotations

from pathlib import Path

from tests.bench.broadcast import killed
from tests.stories.stage import Props


async def test_a_broadcast_goes_on_after_a_kill_and_nobody_is_told_twice(
    props: Props, tmp_path: Path
) -> None:
    found = await killed(props, tmp_path, 70, 8)
    assert 39 <= found.told_before < 78
    assert (found.sent.twice, found.sent.refused) == (0, 0)
    # Only what was on its way at that moment may have been lost: nobody is owed a broadcast.
    assert found.untold <= found.in_doubt <= 8
