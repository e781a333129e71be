"""What reading one text yields, remembered by the text itself, also from one start to the next.

Whatever is laid over each other and held against each other is held so at every start; only the
reading of a text that has not changed is spared: YAML into lists, a template into its names.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from typing import TypeAlias

from bot.content.faults import Fault
from bot.content.sealed import Sealed, key_over
from bot.content.textonly import Raw, read_text_only

_ENGINE = (
    *("content/remembered.py", "content/sealed.py", "content/speech.py", "content/templates.py"),
    *("content/template_names.py", "content/textonly.py"),
)
_LIBRARIES = ("jinja2", "markupsafe", "pyyaml")
Names: TypeAlias = tuple[tuple[str, ...], bool]  # of a template, and whether it counts days


@dataclass(slots=True)
class Remembered:
    """What was read before, and what of it is still needed.

    A document is unpacked when it is asked for and let go of with whoever asked: side by side all
    of them would be six times as large, in between what stays.
    """

    documents: dict[bytes, bytes] = field(default_factory=dict)
    templates: dict[tuple[str, bool], Names] = field(default_factory=dict)
    used_documents: dict[bytes, bytes] = field(default_factory=dict)
    used_templates: dict[tuple[str, bool], Names] = field(default_factory=dict)
    more: bool = False

    def changed(self) -> bool:
        """Something was read that was not known, or is known and was not needed."""
        used, known = self.used_documents, self.documents
        fewer = len(used) < len(known) or len(self.used_templates) < len(self.templates)
        return self.more or fewer

    def document(self, mark: bytes, content: bytes, file: str, faults: list[Fault]) -> Raw | None:
        """What stands in `content` with its mark; one that has a fault is read anew each time."""
        packed = self.documents.get(mark)
        if packed is None:
            before = len(faults)
            found = _read(content, file, faults)
            if found is None or len(faults) > before:
                return found
            self.more = True
            packed = self.documents[mark] = marshal.dumps(found)
        self.used_documents[mark] = packed
        unpacked: Raw = marshal.loads(packed)
        return unpacked

    def template(self, source: str, html: bool) -> Names | None:
        """What a template that was found to be one takes from its caller."""
        found = self.templates.get((source, html))
        if found is not None:
            self.used_templates[source, html] = found
        return found

    def keep(self, source: str, html: bool, names: Names) -> None:
        """It was found to be one."""
        self.more = True
        self.templates[source, html] = self.used_templates[source, html] = names


def mark_of(content: bytes) -> bytes:
    """The same for the same content, and for no other."""
    return blake2b(content, digest_size=16).digest()


def _read(content: bytes, file: str, faults: list[Fault]) -> Raw | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(file, "", "is not UTF-8 text"))
        return None
    return read_text_only(text, file, faults)


def recalled(file: Sealed | None) -> Remembered:
    """What the last start read; nothing where nothing is kept."""
    key = _key() if file else None
    kept = file.read(key) if file and key else None
    return Remembered(*kept) if kept else Remembered()


def keep(file: Sealed, remembered: Remembered) -> None:
    """For the next start, where this one read other texts than the last."""
    key = _key() if remembered.changed() else None
    if key:
        file.write(key, (remembered.used_documents, remembered.used_templates))


def _key() -> bytes | None:
    return key_over(_ENGINE, " ".join(map(version, _LIBRARIES)), ())
