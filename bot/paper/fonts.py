"""The font and the typesetter of the extra `print`, found or said to be missing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ENGINE = "typst"
FONT_PACKAGE = "manimgx_fonts_cjk"
FONT_FILE = "NotoSansCJK-VF.otf.ttc"
FAMILY = "Noto Sans CJK SC"
FACE = 2  # the collection holds JP, KR, SC, TC, HK; only the third writes as the mainland does


class PaperMissing(Exception):
    """What paper needs is not installed; the text says how to install it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"For paper {what} is missing: pip install 'linli[print]'.")


@dataclass(frozen=True)
class Font:
    """One face of a font file, and the family name a template asks for."""

    path: Path
    family: str = FAMILY
    face: int = FACE


def find_font(package: str = FONT_PACKAGE) -> Font:
    """The font that everything on paper is set in; PaperMissing without the extra."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / FONT_FILE
        if path.is_file():
            return Font(path)
    raise PaperMissing("the font")


def check_engine(name: str = ENGINE) -> None:
    """PaperMissing without the typesetter."""
    if find_spec(name) is None:
        raise PaperMissing("the typesetter")


def can_print() -> bool:
    """Whether sheets and pictures can be made here; workbooks always can."""
    try:
        check_engine()
        find_font()
    except PaperMissing:
        return False
    return True
