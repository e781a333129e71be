"""A plain shadow of the text to match in; what people wrote is quoted from the original."""

import re
import unicodedata
from collections.abc import Mapping

LONGEST = 2000
_HEAD = 1500
_TAIL = LONGEST - _HEAD

_KEPT = re.compile(r"[^\w。!?;\n…,、 :()+/%.\-~'\"*]")
_DOT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_RUN = re.compile(r"[ \t\r]+")


def normalise(text: str, simplify: Mapping[int, str], typos: Mapping[str, str]) -> tuple[str, bool]:
    """The shadow and whether the middle of an overlong text was left out."""
    cut = len(text) > LONGEST
    if cut:
        text = text[:_HEAD] + "\n" + text[-_TAIL:]
    shadow = unicodedata.normalize("NFKC", text).lower().translate(simplify)
    shadow = _KEPT.sub(" ", shadow)
    shadow = _DOT.sub("。", shadow).replace("~", " ").replace("_", " ")
    for slip, meant in typos.items():
        shadow = shadow.replace(slip, meant)
    return _RUN.sub(" ", shadow).strip(), cut
