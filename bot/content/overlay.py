"""Writing into a village's own folder of content, never into what is shipped."""

from __future__ import annotations

from pathlib import Path

from bot.content.adding import added
from bot.content.faults import ContentFaults, Fault
from bot.content.new_word import as_yaml
from bot.content.textonly import Raw, read_text_only


def write_into(overlay: Path, relative: str, raw: dict[str, Raw]) -> Path:
    """The file under the overlay's data/ with this in it beside what was there.

    A file with notes that people wrote into it is theirs: a ContentFaults says so.
    """
    path = overlay / "data" / relative
    there: Raw = _read(path, relative) if path.exists() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(as_yaml(added(there, raw)), encoding="utf-8")
    beside.replace(path)
    return path


def _read(path: Path, relative: str) -> Raw:
    text = path.read_text(encoding="utf-8")
    faults: list[Fault] = []
    there = read_text_only(text, relative, faults)
    if any(line.lstrip().startswith("#") for line in text.splitlines()):
        faults.append(Fault(relative, "", "has notes in it; write the line into it by hand"))
    if faults:
        raise ContentFaults(faults)
    return there or {}
