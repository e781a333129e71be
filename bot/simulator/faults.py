"""Trouble on demand: slow, lost, broken, flooded, unauthorized, delivered twice."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

GATEWAY_PAGE = "<html>\r\n<head><title>{0}</title></head>\r\n<body><h1>{0}</h1></body>\r\n</html>"
PAGES = {502: "502 Bad Gateway", 504: "504 Gateway Time-out"}


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` requests of a method ("*": of any)."""

    kind: str
    method: str = "*"
    times: int = 1
    seconds: float = 0.0
    status: int = 0
    retry_after: int = 0


def connection_lost() -> Exception:
    return ConnectionResetError("the connection broke before the answer arrived")


class Faults:
    """`broken` makes the exception a client in process sees when an answer is lost."""

    def __init__(self) -> None:
        self.broken: Callable[[], Exception] = connection_lost
        self._planned: list[Fault] = []

    def delay(self, method: str, seconds: float, times: int = 1) -> None:
        """The request waits so many real seconds before it is looked at."""
        self.plan(Fault("delay", method, times, seconds=seconds))

    def lose_answer(self, method: str, times: int = 1) -> None:
        """The request is carried out, its answer never arrives."""
        self.plan(Fault("lose_answer", method, times))

    def fail(self, method: str, status: int, times: int = 1) -> None:
        """Nothing is carried out; 502 and 504 answer with a page, as a gateway does."""
        self.plan(Fault("fail", method, times, status=status))

    def flood(self, method: str, retry_after: int, times: int = 1) -> None:
        self.plan(Fault("flood", method, times, retry_after=retry_after))

    def unauthorized(self, times: int = 1, method: str = "*") -> None:
        self.plan(Fault("unauthorized", method, times))

    def duplicate_updates(self, times: int = 1) -> None:
        """The next updates that are delivered are delivered again, although confirmed."""
        self.plan(Fault("duplicate_updates", "getUpdates", times))

    def plan(self, fault: Fault) -> None:
        self._planned.append(fault)

    def clear(self) -> None:
        self._planned.clear()

    def describe(self) -> list[dict[str, object]]:
        return [asdict(fault) for fault in self._planned]

    def take(self, kind: str, method: str) -> Fault | None:
        """The next planned fault of this kind for this method, which is used up by it."""
        if not self._planned:
            return None
        for fault in self._planned:
            if fault.kind == kind and fault.method.lower() in ("*", method.lower()):
                fault.times -= 1
                if fault.times <= 0:
                    self._planned.remove(fault)
                return fault
        return None
