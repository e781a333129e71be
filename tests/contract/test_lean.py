"""What the process that runs for months does without, since nobody asks it for that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.contract.source import ROOT

# Commands and their help, a server's database, colours, workbooks, the voice.
NOT_READ = (
    *("cyclopts", "rich", "pygments", "attr", "docstring_parser", "pydantic", "asyncpg"),
    *(
        "xlsxwriter",
        "python_calamine",
        "typst",
        "fontTools",
        "PIL",
        "zxingcpp",
        "onnxruntime",
        "numpy",
        "pypinyin",
    ),
    *("sse_starlette", "bot.simulator", "bot.watch", "bot.speech", "bot.store.postgresql"),
)
SCRIPT = """
import sys
from bot.cli.main import main
code = main(["run"])
print(code, *(name for name, module in sys.modules.items() if module is not None))
"""


def test_a_start_reads_nothing_that_only_others_need(tmp_path: Path) -> None:
    """`linli run` itself, as far as a start without a token goes: all modules are read by then."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "LINLI_BIND": "127.0.0.1:0", "LINLI_HOME": str(tmp_path)},
        timeout=60,
        check=True,
    )
    assert "LINLI_TOKEN is not set" in done.stderr
    code, *read = done.stdout.split()
    assert code == "2"
    assert {"bot.compose", "bot.services.services", "telegram"} <= set(read)
    assert set(NOT_READ) & set(read) == set()
