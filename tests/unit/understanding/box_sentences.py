"""Sentences about the medicine box from data files, with what is to be read of each."""

from pathlib import Path

from bot.understanding.box_words import BoxWords

_FOLDER = Path(__file__).parent / "box_words"
_FIELDS = {
    "act": "act",
    "trade": "trade",
    "opened": "opened",
    "qty": "qty",
    "unit": "unit",
    "amount": "amount_fault",
    "until": "last_day_said",
    "date": "date_fault",
    "batch": "batch",
    "logo": "logo",
    "reason": "reason",
    "diff": "difference",
    "condition": "condition",
    "who": "taker_name",
}


def sentences() -> list[tuple[str, BoxWords, bool]]:
    """Each sentence, its whole reading, and whether it asks about a box."""
    lines = [
        line
        for path in sorted(_FOLDER.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [_sentence(line) for line in lines]


def _sentence(line: str) -> tuple[str, BoxWords, bool]:
    said, _, marks = line.rpartition("|")
    named = dict(mark.split("=", 1) for mark in marks.split())
    asks = named.pop("box", "no") == "yes"
    fields = {_FIELDS[name]: _value(name, value) for name, value in named.items()}
    return said.strip(), BoxWords(**fields), asks  # type: ignore[arg-type]


def _value(name: str, said: str) -> str | int | bool:
    if name == "opened":
        return said == "yes"
    return int(said) if name == "qty" else said
