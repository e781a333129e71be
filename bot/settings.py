"""What the operator has set: the environment first, then linli.env in the current folder."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "LINLI_"
ENV_FILE = "linli.env"
NO_BACKUPS = "no"
TELEGRAM = "https://api.telegram.org"
LEVELS = ("debug", "info", "warning", "error")
_HERE = Path(__file__).parent


class SettingsFault(Exception):
    """Some settings cannot be used; `faults` says everything that is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


def _api_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"must look like {TELEGRAM}, not {text!r}")
    if url.path.strip("/") or url.query:
        raise ValueError(f"must be scheme and host alone, without {url.path!r} behind it")
    return text.rstrip("/")


def _bind(text: str) -> str:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"must look like 127.0.0.1:8080, not {text!r}")
    return text


def _webhook(text: str) -> str:
    url = urlsplit(text)
    if url.scheme != "https" and url.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError(f"must begin with https://, not {text!r}")
    return text.rstrip("/")


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (OSError, KeyError, ValueError):
        raise ValueError(f"must be a zone like Asia/Shanghai, not {text!r}") from None
    return text


def _ringer(text: str) -> str:
    if text.startswith("http://"):
        raise ValueError("must be a command or begin with https://")
    try:
        shlex.split(text)
    except ValueError as fault:
        raise ValueError(f"must be a command or begin with https:// ({fault})") from None
    return text


def _command(text: str) -> str:
    try:
        words = shlex.split(text)
    except ValueError as fault:
        raise ValueError(f"must be a command ({fault})") from None
    if not words or "://" in words[0]:
        raise ValueError(f"must be a command, not {text!r}")
    return text


def _level(text: str) -> str:
    if text.lower() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}, not {text!r}")
    return text.lower()


def _chats(text: str) -> str:
    wrong = [chat for chat in text.split(",") if not chat.strip().removeprefix("-").isdigit()]
    if wrong:
        raise ValueError(f"must be ids like -1001234567890, with commas between, not {text!r}")
    return text


def _pages(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(f"must look like http://127.0.0.1:8080/healthz, not {text!r}")
    return text


def _token(token: SecretStr) -> SecretStr:
    numbers = [_number(one) for one in token.get_secret_value().split(",")]
    if len(set(numbers)) < len(numbers):
        raise ValueError("holds the token of one bot twice")
    return token


def _number(token: str) -> str:
    number, colon, rest = token.strip().partition(":")
    if not colon or not number.isdigit() or not rest or not rest.isascii() or " " in rest:
        raise ValueError("must look like 123456:ABC-DEF, as BotFather gives it")
    return number


class Settings(BaseSettings):
    """One field a variable, named LINLI_ and the name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    api_url: Annotated[str, AfterValidator(_api_url)] = TELEGRAM
    home: Path = Path("var")
    database: str | None = Field(default=None, repr=False)  # may hold a password
    backups: Path | None = None
    content: Path | None = None
    overlay: Path | None = None
    zone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    bind: Annotated[str, AfterValidator(_bind)] = "127.0.0.1:8080"
    webhook: Annotated[str, AfterValidator(_webhook)] | None = None
    speed: float = Field(default=1.0, gt=0, le=100_000)
    # An address may hold a key.
    ringer: Annotated[str, AfterValidator(_ringer)] | None = Field(default=None, repr=False)
    transcriber: Annotated[str, AfterValidator(_command)] | None = None
    speaker: Annotated[str, AfterValidator(_command)] | None = None
    pack_reader: bool = False
    watch_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    watch_chats: Annotated[str, AfterValidator(_chats)] | None = None
    watch_url: Annotated[str, AfterValidator(_pages)] | None = None
    watch_after: float = Field(default=180.0, gt=0, le=86_400)
    log: Annotated[str, AfterValidator(_level)] = "info"

    @property
    def tokens(self) -> tuple[str, ...]:
        """One a bot; the first is of the bot that looks after what all of them share."""
        said = self.token.get_secret_value() if self.token is not None else ""
        return tuple(one.strip() for one in said.split(",") if one.strip())

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.home / 'linli.db'}"

    @property
    def backup_folder(self) -> Path:
        """Best on another disk than the database."""
        return self.backups if self.backups and self.backs_up else self.home / "backups"

    @property
    def backs_up(self) -> bool:
        """Whether every night, too; not where the operator has a way of their own."""
        return str(self.backups) != NO_BACKUPS

    @property
    def content_root(self) -> Path:
        """Where data/ and messages/ lie: as set, in the checkout, or in the installed package."""
        if self.content is not None:
            return self.content
        return _HERE.parent if (_HERE.parent / "messages").is_dir() else _HERE / "_content"

    @property
    def overlays(self) -> tuple[Path, ...]:
        return (self.overlay,) if self.overlay is not None else ()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port the pages are served on."""
        host, _, port = self.bind.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def watched_chats(self) -> tuple[str, ...]:
        """Ids of those who are told when the bot is silent."""
        return tuple(chat.strip() for chat in (self.watch_chats or "").split(",") if chat.strip())

    @property
    def watched_url(self) -> str:
        """The health page that is looked at: as set, or where a bot of this machine serves it."""
        host, port = self.address
        here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        shown = f"[{here}]" if ":" in here else here
        return self.watch_url or f"http://{shown}:{port}/healthz"

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


def load_settings(**instead: object) -> Settings:
    """The settings, with some given by hand; SettingsFault lists everything that is wrong."""
    try:
        faults = [*_unknown_names(), *_open_to_others()]
        settings = Settings(**instead)  # type: ignore[arg-type]
    except (OSError, UnicodeDecodeError):
        raise SettingsFault([f"{ENV_FILE} cannot be read as UTF-8 text"]) from None
    except ValidationError as wrong:
        faults += [_plainly(dict(error)) for error in wrong.errors(include_url=False)]
    if faults:
        raise SettingsFault(faults)
    return settings


def supervisor() -> str | None:
    """Where systemd wants to hear from its services, when it started this one."""
    return os.environ.get("NOTIFY_SOCKET")


def forget_secrets() -> None:
    """The settings are read: programs that we start have no need of these."""
    for name in ("TOKEN", "WATCH_TOKEN", "DATABASE", "RINGER"):
        os.environ.pop(f"{PREFIX}{name}", None)


def names() -> tuple[str, ...]:
    """Every variable that is read."""
    return tuple(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)


def _unknown_names() -> list[str]:
    """A slip of the pen in the file would otherwise be a setting that does nothing."""
    if not Path(ENV_FILE).is_file():
        return []
    found = dotenv_values(ENV_FILE, encoding="utf-8")
    return [
        f"{ENV_FILE}: {name} is not known here"
        for name in found
        if name.startswith(PREFIX) and name not in names()
    ]


def _open_to_others() -> list[str]:
    """Who reads a token is the bot; who writes the ringer's command runs it as us."""
    path = Path(ENV_FILE)
    mode = path.stat().st_mode if path.is_file() else 0
    secrets = [name for name, held in dotenv_values(path).items() if _is_secret(name, held or "")]
    if mode & 0o022:
        return [f"{ENV_FILE} may be changed by others on this machine: chmod 600 {ENV_FILE}"]
    if mode & 0o044 and secrets:
        names = ", ".join(secrets)
        return [
            f"{ENV_FILE} holds {names} and may be read by others on this machine: "
            f"chmod 600 {ENV_FILE}"
        ]
    return []


def _is_secret(name: str, held: str) -> bool:
    """Tokens; and an address that holds a password, or a key by which others may ring."""
    if name in (f"{PREFIX}DATABASE", f"{PREFIX}RINGER"):
        return "@" in held or held.startswith("https://")
    return name in (f"{PREFIX}TOKEN", f"{PREFIX}WATCH_TOKEN") and bool(held)


def _plainly(error: dict[str, Any]) -> str:
    """Which variable, and why; never what it holds when that is secret."""
    name = f"{PREFIX}{'_'.join(str(part) for part in error['loc'][:1]).upper()}"
    said = _SAID.get(str(error["type"]))
    reason = said(error) if said else str(error["msg"]).removeprefix("Value error, ")
    return f"{name}: {reason}"


_SAID: dict[str, Callable[[dict[str, Any]], str]] = {
    "float_parsing": lambda e: f"must be a number like 1 or 60, not {e['input']!r}",
    "greater_than": lambda e: f"must be above {e['ctx']['gt']}",
    "less_than_equal": lambda e: f"must be at most {e['ctx']['le']:.0f}",
}
