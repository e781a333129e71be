"""The machine-readable Bot API: does a value have the form it says?"""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
}
CONSTANT = re.compile(r"(?:always|must be) [“\"*]?([a-z_]+)[”\"*]?$")
ARRAY = "Array of "


class Specification:
    """Types and methods by name; every check yields one line a deviation."""

    def __init__(self, document: Json) -> None:
        self.types: dict[str, Json] = document["types"]
        self.methods: dict[str, Json] = document["methods"]
        self.method_names = {name.lower(): name for name in self.methods}

    def check(self, kinds: list[str], value: Any, path: str) -> list[str]:
        """Against a choice of types: the complaints of the one that fits best."""
        if value is None:
            return [f"{path}: null"]
        found: list[str] | None = None
        for kind in kinds:
            complaints = list(self._check_one(kind, value, path))
            if not complaints:
                return []
            if found is None or len(complaints) < len(found):
                found = complaints
        return found or []

    def _check_one(self, kind: str, value: Any, path: str) -> Iterator[str]:
        if kind.startswith(ARRAY):
            yield from self._check_array(kind.removeprefix(ARRAY), value, path)
        elif kind in PLAIN:
            if not isinstance(value, PLAIN[kind]) or (
                isinstance(value, bool) and bool not in PLAIN[kind]
            ):
                yield f"{path}: {type(value).__name__} instead of {kind}"
        elif kind not in self.types:
            yield f"{path}: {kind} is in no specification"
        elif subtypes := self.types[kind].get("subtypes"):
            yield from self.check(subtypes, value, path)
        else:
            yield from self.check_fields(self.types[kind].get("fields", []), value, path)

    def _check_array(self, kind: str, value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path}: {type(value).__name__} instead of an array of {kind}"
            return
        for at, item in enumerate(value):
            yield from self.check([kind], item, f"{path}[{at}]")

    def check_fields(self, fields: list[Json], value: Any, path: str) -> Iterator[str]:
        """Unknown, missing, wrong, null."""
        if not isinstance(value, dict):
            yield f"{path}: {type(value).__name__} instead of an object"
            return
        known = {field["name"]: field for field in fields}
        for name in value.keys() - known.keys():
            yield f"{path}.{name}: unknown field"
        for name, field in known.items():
            if name not in value:
                if field["required"]:
                    yield f"{path}.{name}: missing"
                continue
            yield from self.check(field["types"], value[name], f"{path}.{name}")
            constant = CONSTANT.search(field["description"])
            if constant and value[name] != constant.group(1):
                yield f"{path}.{name}: {value[name]!r} instead of {constant.group(1)!r}"
