"""What the folded message of the daily look says, line by line, and its buttons."""

from __future__ import annotations

import json
from typing import Any

from bot.content.said import as_html
from bot.domain.warnings import LACKS, Sort
from bot.services.desk import Desk
from bot.services.stock.box_views import item_name
from bot.services.views.names import text_of
from bot.store import boxes
from bot.store.database import Work

MOST_ASKED = 2  # boxes with a button of their own; with the one for sending on that makes three


async def say_news(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Values of the message; the box is named in each line where there are several."""
    lines = json.loads(params["lines"])
    names = {line["box"]: await _box_name(work, line["box"]) for line in lines}
    several = len(names) > 1
    lacking = list(dict.fromkeys(line["box"] for line in lines if line["sort"] in LACKS))
    unused = [line for line in lines if line["sort"] == Sort.UNUSED]
    return {
        "lines": [await _line(work, desk, line, names if several else {}) for line in lines],
        "box": "" if several else next(iter(names.values())),
        "more": int(params["more"]),
        "asks": [
            {"label": _label(desk, "box.news.ask", names[box] if several else ""), "choice": box}
            for box in lacking[:MOST_ASKED]
        ],
        "moves": [
            {
                "label": _label(desk, "box.news.move", item_name(desk, line["item"])),
                "choice": f"{line['box']}|{line['lot']}",
            }
            for line in unused[:1]
        ],
        "_subject": "-",
    }


async def _line(work: Work, desk: Desk, line: dict[str, Any], names: dict[str, str]) -> str:
    values = {
        **{name: line.get(name, "") for name in ("qty", "unit", "days", "ask")},
        "name": item_name(desk, line["item"]),
        "where": names.get(line["box"], ""),
        "to": await _box_name(work, line["to"]) if line.get("to") else "",
    }
    return as_html(text_of(desk, f"box.news.{line['sort']}", values))


async def _box_name(work: Work, box_id: str) -> str:
    box = await boxes.find_box(work, box_id)
    return box.name if box else box_id


def _label(desk: Desk, key: str, name: str) -> str:
    return text_of(desk, key, {"name": name})
