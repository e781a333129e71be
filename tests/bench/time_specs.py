"""How many published time expressions are read as their authors meant them."""

import json
import sys
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.content.textonly import read_text_only
from bot.understanding.times.find import Found, find
from bot.understanding.times.words import TimeWords

WORDS = Path(__file__).parents[2] / "data" / "lexicon" / "times.yaml"
ZONE = ZoneInfo("Asia/Shanghai")


def shipped_words() -> TimeWords:
    """The words as the content reader hands them in."""
    faults: list[Any] = []
    raw = read_text_only(WORDS.read_text(encoding="utf-8"), WORDS.name, faults)
    assert isinstance(raw, dict)
    assert not faults
    return TimeWords.build(raw)


def measure(path: str | Path, tier: str = "core") -> dict[str, Any]:
    """The shares of right days and clocks where one is asked, and the lines that went wrong."""
    words = shipped_words()
    asked: dict[str, int] = {"date": 0, "clock": 0, "past": 0}
    right: dict[str, int] = {"date": 0, "clock": 0, "past": 0}
    wrong: list[str] = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["tier"] != tier or row["disputed"]:
            continue
        at = datetime.fromisoformat(row["ref"]).replace(tzinfo=ZONE)
        text = unicodedata.normalize("NFKC", row["text"]).lower()
        found = find(text, words, at=at)
        for name, good in _judged(row, found, at).items():
            asked[name] += 1
            right[name] += good
            if not good:
                wrong.append(
                    f"{row['id']} {name} {row['text']} @{row['ref']} {row['gold']} {found}"
                )
    shares = {name: right[name] / asked[name] if asked[name] else 1.0 for name in asked}
    return {"asked": asked, "right": right, "share": shares, "wrong": wrong}


def _judged(row: dict[str, Any], found: list[Found], at: datetime) -> dict[str, bool]:
    gold, judged = row["gold"], {}
    others = [a["start"] for a in gold["alternatives"] or [] if a.get("start")]
    one = found[0] if found else None
    if gold["date"]:
        dates = {gold["date"], *(other[:10] for other in others if " " in other)}
        # 现在 and 晚上 name no day: they are today's.
        named = one is not None and not one.when.weekdays
        day = (one.when.day or at.date()) if one and named else None
        judged["date"] = str(day) in dates
    if gold["clock"]:
        clocks = {gold["clock"], *(other.split(" ")[-1][:5] for other in others)}
        judged["clock"] = bool(one and one.when.clock and f"{one.when.clock:%H:%M}" in clocks)
    if row["tier"] == "past":
        judged["past"] = bool(one and one.past)
    return judged


if __name__ == "__main__":
    figures = measure(sys.argv[1], *sys.argv[2:3])
    print("\n".join(figures.pop("wrong")))
    print(yaml.safe_dump(figures))
