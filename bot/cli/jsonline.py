"""One value as one line of JSON, whatever stands in it."""

from __future__ import annotations

import json


def json_line(found: object, indent: int | None = None) -> str:
    """Chinese as it stands; half a character, which no file could hold, as a question mark."""
    said = json.dumps(found, ensure_ascii=False, indent=indent)
    return said.encode("utf-8", "replace").decode()
