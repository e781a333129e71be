"""What the server says when it refuses, in the words of the real one."""

from typing import NoReturn

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class ApiError(Exception):
    """The Bot API refuses a request."""

    def __init__(self, code: int, text: str = "", **parameters: int) -> None:
        self.code = code
        self.description = describe(code, text)
        self.parameters = parameters
        super().__init__(self.description)

    def envelope(self) -> dict[str, object]:
        answer: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class PeopleError(Exception):
    """A person cannot do this on their phone."""


def describe(code: int, text: str) -> str:
    """The prefix of the status, then the text with a small first letter unless it is a CODE."""
    prefix = PREFIXES.get(code, "Error")
    if not text:
        return prefix
    shouting = len(text) > 1 and (text[1] == "_" or text[1].isupper())
    return f"{prefix}: {text if shouting else text[0].lower() + text[1:]}"


def bad(text: str) -> NoReturn:
    raise ApiError(400, text)


def forbidden(text: str) -> NoReturn:
    raise ApiError(403, text)
