"""What the operator has set: the environment first, then linli.env in the current folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

from bot.settings.values import (
    TELEGRAM,
    Secret,
    read_above_zero,
    read_api_url,
    read_bind,
    read_chats,
    read_command,
    read_flag,
    read_level,
    read_pages,
    read_ringer,
    read_token,
    read_webhook,
    read_zone,
)

PREFIX = "LINLI_"
ENV_FILE = "linli.env"
NO_BACKUPS = "no"
_ADDRESSES = frozenset({f"{PREFIX}DATABASE", f"{PREFIX}RINGER"})
_SECRETS = _ADDRESSES | {f"{PREFIX}TOKEN", f"{PREFIX}WATCH_TOKEN"}
_HOME = Path("var")
_BOT = Path(__file__).parents[1]


class SettingsFault(Exception):
    """Some settings cannot be used; `faults` says everything that is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One field a variable, named LINLI_ and the name in capitals; `load_settings` makes them."""

    token: Secret | None = None
    api_url: str = TELEGRAM
    home: Path = _HOME
    database: str | None = field(default=None, repr=False)  # may hold a password
    backups: Path | None = None
    content: Path | None = None
    overlay: Path | None = None
    zone: str = "Asia/Shanghai"
    bind: str = "127.0.0.1:8080"
    webhook: str | None = None
    speed: float = 1.0
    ringer: str | None = field(default=None, repr=False)  # an address may hold a key
    transcriber: str | None = None
    speaker: str | None = None
    pack_reader: bool = False
    watch_token: Secret | None = None
    watch_chats: str | None = None
    watch_url: str | None = None
    watch_after: float = 180.0
    log: str = "info"

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
        return _BOT.parent if (_BOT.parent / "messages").is_dir() else _BOT / "_content"

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


# How each is read as it is written; a ValueError says what is wrong with it.
_READERS: dict[str, Callable[[str], Any]] = {
    "token": read_token,
    "api_url": read_api_url,
    "home": Path,
    "database": str,
    "backups": Path,
    "content": Path,
    "overlay": Path,
    "zone": read_zone,
    "bind": read_bind,
    "webhook": read_webhook,
    "speed": read_above_zero(100_000),
    "ringer": read_ringer,
    "transcriber": read_command,
    "speaker": read_command,
    "pack_reader": read_flag,
    "watch_token": read_token,
    "watch_chats": read_chats,
    "watch_url": read_pages,
    "watch_after": read_above_zero(86_400),
    "log": read_level,
}


def load_settings(**instead: object) -> Settings:
    """The settings, with some given by hand; SettingsFault lists everything that is wrong."""
    try:
        file = dotenv_values(ENV_FILE, encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsFault([f"{ENV_FILE} cannot be read as UTF-8 text"]) from None
    faults = [*_unknown_names(file), *_open_to_others(file)]
    found: dict[str, object] = {**_written(file), **_written(os.environ), **instead}
    given: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            if name in found:
                given[name] = _read(read, found[name])
        except ValueError as wrong:
            # Which variable, and why; never what it holds when that is secret.
            faults.append(f"{PREFIX}{name.upper()}: {wrong}")
    if faults:
        raise SettingsFault(faults)
    return Settings(**given)


def _written(held: Mapping[str, str | None]) -> dict[str, str]:
    """What is set, by the names of the fields; what is set to nothing is not set."""
    return {
        name[len(PREFIX) :].lower(): value
        for name, value in held.items()
        if name.upper().startswith(PREFIX) and value
    }


def _read(read: Callable[[str], Any], held: object) -> Any:
    """By hand a value may be given as it is in the end."""
    return held if held is None or isinstance(held, Secret) else read(str(held))


def supervisor() -> str | None:
    """Where systemd wants to hear from its services, when it started this one."""
    return os.environ.get("NOTIFY_SOCKET")


def forget_secrets() -> None:
    """The settings are read: programs that we start have no need of these."""
    for name in [name for name in os.environ if name.upper() in _SECRETS]:
        del os.environ[name]


def names() -> tuple[str, ...]:
    """Every variable that is read."""
    return tuple(f"{PREFIX}{name.upper()}" for name in _READERS)


def _unknown_names(file: Mapping[str, str | None]) -> list[str]:
    """A slip of the pen in the file would otherwise be a setting that does nothing."""
    ours = [name for name in file if name.upper().startswith(PREFIX)]
    return [f"{ENV_FILE}: {name} is not known here" for name in ours if name.upper() not in names()]


def _open_to_others(file: Mapping[str, str | None]) -> list[str]:
    """Who reads a token is the bot; who writes the ringer's command runs it as us."""
    path = Path(ENV_FILE)
    mode = path.stat().st_mode if path.is_file() else 0
    secrets = [name for name, held in file.items() if _is_secret(name.upper(), held or "")]
    if mode & 0o022:
        return [f"{ENV_FILE} may be changed by others on this machine: chmod 600 {ENV_FILE}"]
    if mode & 0o044 and secrets:
        return [
            f"{ENV_FILE} holds {', '.join(secrets)} and may be read by others on this machine: "
            f"chmod 600 {ENV_FILE}"
        ]
    return []


def _is_secret(name: str, held: str) -> bool:
    """Tokens; and an address that holds a password, or a key by which others may ring."""
    if name in _ADDRESSES:
        return "@" in held or "password=" in held or held.startswith("https://")
    return name in _SECRETS and bool(held)
