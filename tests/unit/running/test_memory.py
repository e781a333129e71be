"""What is free goes back to the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.contract.source import ROOT

# Much is laid down and let go of under one small thing that stays: the end of the heap is held.
SCRIPT = """
from pathlib import Path
from bot.memory import give_back, keep_together

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

keep_together()
much = [bytes(60_000) for _ in range(1000)]
stays = bytes(60_000)
del much
before = resident()
give_back()
print(before - resident())
"""


def test_what_was_needed_for_a_moment_is_given_back(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    assert int(done.stdout) > 40_000_000
