"""Makes data/sounds.txt anew: python -m tests.make_sounds."""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin

from bot.understanding.sounds.fold import fold
from bot.understanding.sounds.table import FURTHER

FILE = Path(__file__).parents[1] / "data/sounds.txt"
HEAD = (
    "# Folded syllable: characters; lines with + hold further readings.\n"
    "# Made by python -m tests.make_sounds; not to be changed by hand.\n"
)
READINGS = 3


def characters() -> list[str]:
    """The characters of simplified Chinese in everyday use (GB 2312), by code point."""
    rows = range(0xB0, 0xF8)
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return sorted(filter(None, (pair.decode("gb2312", "ignore") for pair in pairs)))


def readings(character: str) -> list[str]:
    """The folded readings, the commonest first."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
    return list(dict.fromkeys(map(fold, found)))[:READINGS]


def table() -> str:
    """The whole file."""
    lines: dict[tuple[bool, str], list[str]] = {}
    for character in characters():
        for turn, syllable in enumerate(readings(character)):
            lines.setdefault((turn > 0, syllable), []).append(character)
    return HEAD + "".join(
        f"{FURTHER * further}{syllable}: {''.join(found)}\n"
        for (further, syllable), found in sorted(lines.items())
    )


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")
