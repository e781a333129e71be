"""The JSON object of a people-side request, asked for by type."""

from base64 import b64decode
from typing import Any

from bot.simulator.errors import PeopleError

Json = dict[str, Any]
PRIVATE = "bot"


class Body:
    """The JSON object of a request, asked for by type; what is missing is said by name."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def number(self, name: str) -> int:
        try:
            return int(self.values[name])
        except KeyError:
            raise PeopleError(f"{name} is missing") from None
        except (TypeError, ValueError):
            raise PeopleError(f"{name} must be a number") from None

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise PeopleError(f"{name} is missing" if value is None else f"{name} must be a text")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        return bool(self.values.get(name, default))

    def numbers(self, name: str) -> list[int]:
        values = self.values.get(name) or []
        if not isinstance(values, list) or not all(isinstance(v, int) for v in values):
            raise PeopleError(f"{name} must be a list of numbers")
        return values

    def float(self, name: str) -> float:
        value = self.values.get(name)
        if not isinstance(value, int | float):
            raise PeopleError(f"{name} must be a number")
        return float(value)

    def optional(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.number(name)

    @property
    def chat(self) -> int | None:
        return None if self.values.get("chat") in (None, PRIVATE) else self.number("chat")

    @property
    def person(self) -> int:
        return self.number("person")

    @property
    def data(self) -> bytes | None:
        data = self.values.get("data")
        if data is None or isinstance(data, bytes):
            return data
        try:
            return b64decode(data, validate=True)
        except (TypeError, ValueError):
            raise PeopleError("data must be base64") from None
