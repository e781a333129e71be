"""Asks for known faults in what is locked: `make audit-deps`. What was not answered is not well.

Exit code 0: every package was asked about and none has a known fault; 1: some have; 3: nobody
who knows could be reached, or they do not know all packages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.contract.source import ROOT

LOCKS = ("requirements.lock", "requirements-voice.lock")
SOURCES = ("pypi", "osv")  # the second is asked where the first does not know everything
WELL, FAULTS, UNANSWERED = 0, 1, 3


class Answer(NamedTuple):
    """What one source said of one lock file; `whole` where it knew every package."""

    faults: tuple[str, ...] = ()
    whole: bool = False


def read_answer(printed: str) -> Answer:
    """Of pip-audit's JSON; a source that was not reached prints none."""
    try:
        packages = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Answer()
    faults = tuple(
        f"{one['name']} {one['version']}: {fault['id']}"
        for one in packages
        for fault in one.get("vulns", ())
    )
    return Answer(faults, bool(packages) and not any("skip_reason" in one for one in packages))


def verdict(answers: dict[str, Sequence[Answer]]) -> tuple[int, list[str]]:
    """The exit code and what is said, of the answers for each lock file."""
    faults = sorted({f for of_lock in answers.values() for one in of_lock for f in one.faults})
    open_ones = [lock for lock, of_lock in answers.items() if not any(a.whole for a in of_lock)]
    said = [f"audit-deps: {fault}" for fault in faults]
    if open_ones:
        said.append(
            f"audit-deps: known faults in {' and '.join(open_ones)} could not be asked for: "
            "neither pypi.org nor osv.dev answered for every package"
        )
    code = FAULTS if faults else UNANSWERED if open_ones else WELL
    return code, said or ["audit-deps: no known fault in anything that is locked"]


def ask(program: str, lock: str) -> Iterator[Answer]:
    """One source after the other, until one knows every package."""
    for source in SOURCES:
        command = [
            *(program, "-s", source, "--timeout", "15", "--progress-spinner", "off"),
            *("-f", "json", "--disable-pip", "--require-hashes", "-r", lock),
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        answer = read_answer(done.stdout)
        yield answer
        if answer.whole:
            return


def main(arguments: Sequence[str]) -> int:
    program = str(Path(arguments[0]).absolute())
    if not Path(program).exists():
        sys.stdout.write("audit-deps: pip-audit could not be installed; nothing was asked\n")
        return UNANSWERED
    code, said = verdict({lock: list(ask(program, lock)) for lock in LOCKS})
    sys.stdout.write("\n".join(said) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
