"""JSON lines on standard error: what happened to which id; no name, number, text or token."""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor

_SECRETS = (
    (re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{6,}"), "<token>"),
    (re.compile(r"(?<![\w.])(\+?86[- ]?)?1[3-9]\d([- ]?\d{4}){2}(?!\w)"), "<number>"),
    (re.compile(r"(://[^:/@\s]*):[^@\s]*@"), r"\1:<password>@"),
    # The log is in English: what is Chinese in it is a name, or was said by somebody.
    (re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"), "<words>"),
    (re.compile(r"(?:\\{1,2}u[0-9a-f]{4})+", re.I), "<words>"),
    (re.compile(r"(?:%[89a-f][0-9a-f])+", re.I), "<words>"),
)
# What somebody said, or who they are, whatever a library wants to tell of it.
_NEVER = ("text", "name", "phone", "caption", "payload", "title")
# Their warnings are what we say ourselves: a tick still runs, a connection is gone.
LOUDER_ONLY = ("apscheduler", "telegram", "uvicorn")


def configure_logs(level: str, stream: TextIO | None = None) -> None:
    """For the whole process; libraries only when something is wrong with them."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[*_shared(), structlog.processors.JSONRenderer(ensure_ascii=False), redact],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(plain_formatter())
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    for noisy in LOUDER_ONLY:
        logging.getLogger(noisy).setLevel(logging.ERROR)


def plain_formatter() -> logging.Formatter:
    """How a library's record is written."""
    return _Plain(_shared())


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_people,
        structlog.processors.ExceptionRenderer(describe),
    ]


class _Plain(logging.Formatter):
    """A library's record, as a line like ours; its message may quote anything."""

    def __init__(self, shared: list[Processor]) -> None:
        super().__init__()
        self._shared = shared
        self._render = structlog.processors.JSONRenderer(ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        # asyncio appends tasks and their faults line by line, and a fault quotes what it likes.
        said = record.getMessage().partition("\n")[0]
        event: EventDict = {"event": said, "logger": record.name}
        if record.exc_info:
            event["exc_info"] = record.exc_info
        for processor in self._shared:
            event = processor(None, record.levelname.lower(), event)  # type: ignore[assignment]
        return str(redact(None, "", self._render(None, "", event)))


def describe(exc_info: structlog.typing.ExcInfo) -> str:
    """Which fault, where; its own words may quote a message."""
    kind, _, frames = exc_info
    lines = [kind.__name__]
    while frames is not None:
        code = frames.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{frames.tb_lineno} {code.co_name}")
        frames = frames.tb_next
    return " < ".join([lines[0], *reversed(lines[1:])])


def describe_crash(fault: BaseException) -> str:
    """The same of a fault that ended the process, and of what had led to it."""
    said, seen = [], set()
    cause: BaseException | None = fault
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        said.append(describe((type(cause), cause, cause.__traceback__)))
        cause = cause.__cause__ or cause.__context__
    return "; after ".join(said)


def hide_people(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Whatever is called like what somebody said is left out."""
    return {key: value for key, value in event.items() if key not in _NEVER}


def redact(_logger: object, _method: str, line: str | bytes | EventDict) -> str:
    """The last step: what looks like a token, a phone number or a password is taken out."""
    said = str(line)
    for pattern, instead in _SECRETS:
        said = pattern.sub(instead, said)
    return said
