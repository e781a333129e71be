"""The measure of published expressions counts what it should."""

import json
from pathlib import Path

from tests.bench.time_specs import measure


def line(number: int, text: str, day: str | None, clock: str | None, tier: str = "core") -> str:
    gold = {"date": day, "clock": clock, "alternatives": None}
    row = {"id": f"{number}", "tier": tier, "text": text, "ref": "2026-11-21 09:30:00"}
    return json.dumps({**row, "gold": gold, "disputed": None}, ensure_ascii=False)


def test_right_days_and_clocks_are_counted_apart(tmp_path: Path) -> None:
    file = tmp_path / "specs.jsonl"
    lines = [
        line(1, "明天早上八点", "2026-11-22", "08:00"),
        line(2, "后天晚上八点", "2026-11-23", "08:00"),
        line(3, "没有时间", "2026-11-21", None),
        line(4, "昨天", "2026-11-20", None, tier="past"),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    figures = measure(file)
    assert figures["asked"] == {"date": 3, "clock": 2, "past": 0}
    assert figures["right"] == {"date": 2, "clock": 1, "past": 0}
    assert len(figures["wrong"]) == 2
    assert measure(file, "past")["share"]["past"] == 1.0
