"""The parameters of one request, whichever of the four ways they came."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import bad

TRUE = frozenset({"true", "yes", "1"})


@dataclass(slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Params:
    """Values may be strings (forms, queries) or already JSON; asked for by type."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def integer(self, name: str, default: int = 0) -> int:
        """As the real server: what is no number counts as not given."""
        try:
            return int(self.values[name])
        except (KeyError, TypeError, ValueError):
            return default

    def number(self, name: str) -> float | None:
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            return None

    def json(self, name: str) -> Any:
        """A nested value; None when it was not given."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            bad(f"can't parse {name.replace('_', ' ')} JSON object")

    def array(self, name: str) -> list[Any] | None:
        value = self.json(name)
        if value is not None and not isinstance(value, list):
            bad(f"can't parse {name.replace('_', ' ')}: expected an Array")
        return value

    def chat_id(self, name: str = "chat_id") -> int | str:
        raw = self.text(name).strip()
        if not raw:
            bad(f"{name} is empty")
        try:
            return int(raw)
        except ValueError:
            return raw

    def seen(self) -> dict[str, Any]:
        """As the request log keeps it: the files by name and size."""
        files = {
            name: {"file_name": upload.name, "file_size": len(upload.data)}
            for name, upload in self.uploads.items()
        }
        return {**self.values, **files}
