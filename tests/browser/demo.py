"""The real demo in a process of its own, in a folder that is thrown away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.server import Served


@contextmanager
def real_demo() -> Iterator[Served]:
    """The whole village with the real bot; ended by an interrupt as by Ctrl-C."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser"]
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            command,
            env={**os.environ, "LINLI_HOME": home, "LINLI_SPEAKER": "no"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        with process, process.stdout:
            said = next((line for line in process.stdout if "http" in line), "")
            assert said, "the demo did not come up; its reason stands above"
            village = Served(said.split()[-1])
            try:
                yield village
            finally:
                village.http.close()
                process.terminate()
