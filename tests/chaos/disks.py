"""A disk that becomes full and has room again: a small one of its own, or a limit on files."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

SIZE = 64 * 1024 * 1024
LEAST = 64 * 1024  # what the log of the process may still take where only files are limited


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """The folder on a disk of its own, where we may make one; whether it is."""
    folder.mkdir(exist_ok=True)
    made = os.geteuid() == 0 and which("mount") is not None and _mount(folder)
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


@contextmanager
def full(folder: Path, process: int, *, own: bool) -> Iterator[None]:
    """No room for as long as this lasts."""
    ballast = folder / "ballast"
    limits = resource.prlimit(process, resource.RLIMIT_FSIZE)
    try:
        if own:
            _fill(ballast)
        else:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (LEAST, limits[1]))
        yield
    finally:
        ballast.unlink(missing_ok=True)
        if not own:
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as out:
        for size in (1024 * 1024, 4096, 1):
            try:
                while True:
                    out.write(b"\0" * size)
            except OSError:
                continue
