"""What the bot asked and was answered, for tests, the page and a recording."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

KEPT = 100_000
Record = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a method; `answer` is the whole envelope, None when it was lost."""

    method: str
    params: dict[str, Any]
    answer: dict[str, Any] | None
    at: datetime

    @property
    def ok(self) -> bool:
        return bool(self.answer and self.answer.get("ok"))

    @property
    def result(self) -> Any:
        return self.answer.get("result") if self.answer else None


class Recorder:
    """Keeps the last requests; hands every call and every delivered update to `record`."""

    def __init__(self, record: Record | None) -> None:
        self._record = record
        self.requests: deque[Request] = deque(maxlen=KEPT)

    def call(self, request: Request) -> None:
        self.requests.append(request)
        if self._record is not None:
            self._record(
                {
                    "type": "call",
                    "method": request.method,
                    "params": request.params,
                    "answer": request.answer,
                }
            )

    def update(self, wire: dict[str, Any]) -> None:
        if self._record is not None:
            self._record({"type": "update", "update": wire})

    def sent(self, prefix: str) -> list[Request]:
        """Answered requests whose method begins so, in any case."""
        small = prefix.lower()
        return [r for r in self.requests if r.ok and r.method.lower().startswith(small)]
