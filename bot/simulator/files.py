"""Files that were sent: their ids, their bytes, and the links to fetch them."""

import hashlib
import struct
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import bad
from bot.simulator.sample_media import PHOTO, sample_voice

DOWNLOAD_LIMIT, UPLOAD_LIMIT, PHOTO_LIMIT, VOICE_LIMIT = 20 << 20, 50 << 20, 10 << 20, 1 << 20
LINK_LIFETIME = 3600.0
FOLDERS = {"voice": "voice", "photo": "photos", "audio": "music", "document": "documents"}
ENDINGS = {"voice": "oga", "photo": "jpg", "audio": "mp3", "document": "bin"}


@dataclass(slots=True)
class StoredFile:
    """One file; `id` is this bot's name for it, `unique` everybody's."""

    id: str
    unique: str
    kind: str
    data: bytes
    path: str
    name: str
    mime: str
    link_until: float = 0.0


class Files:
    """All bytes stay in memory."""

    def __init__(self, bot: int) -> None:
        self._bot = bot
        self.clear()

    def clear(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, data: bytes, name: str = "", mime: str = "") -> StoredFile:
        number = len(self.by_id) + 1
        digest = hashlib.sha256(b"%d:%s:" % (number, kind.encode()) + data).digest()
        unique = urlsafe_b64encode(digest[:11]).decode().rstrip("=")
        own = hashlib.sha256(b"%d:" % self._bot + digest).digest()
        ending = name.rpartition(".")[2] if "." in name else ENDINGS[kind]
        stored = StoredFile(
            id=f"AwAC{urlsafe_b64encode(own + digest[:13]).decode().rstrip('=')}",
            unique=unique,
            kind=kind,
            data=data,
            path=f"{FOLDERS[kind]}/file_{number}.{ending}",
            name=name,
            mime=mime,
        )
        return self.keep(stored)

    def keep(self, stored: StoredFile) -> StoredFile:
        self.by_id[stored.id] = self.by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self.by_id.get(file_id)

    def link(self, file_id: str, now: float) -> dict[str, Any]:
        """The File of the Bot API; its link lives an hour."""
        stored = self.by_id.get(file_id)
        if stored is None:
            bad("invalid file_id")
        if len(stored.data) > DOWNLOAD_LIMIT:
            bad("file is too big")
        stored.link_until = now + LINK_LIFETIME
        return {
            "file_id": stored.id,
            "file_unique_id": stored.unique,
            "file_size": len(stored.data),
            "file_path": stored.path,
        }

    def fetch(self, path: str, now: float) -> StoredFile | None:
        stored = self.by_path.get(path)
        return stored if stored and now < stored.link_until else None

    def voice(self, seconds: int, data: bytes | None = None) -> dict[str, Any]:
        """A Voice; sound is made when none is given, and a large one is only a document."""
        body = sample_voice(seconds) if data is None else data
        if len(body) > VOICE_LIMIT:
            return {"document": self.document(body, "voice.ogg", "audio/ogg")}
        stored = self.add("voice", body, "", "audio/ogg")
        return {"voice": {**basic(stored), "duration": seconds, "mime_type": "audio/ogg"}}

    def photo(self, data: bytes | None = None) -> dict[str, Any]:
        """A photo in two sizes, which hold the same bytes here."""
        body = PHOTO if data is None else data
        width, height = dimensions(body)
        scale = max(width, height, 90) / 90
        small, full = self.add("photo", body), self.add("photo", body)
        least = {"width": max(1, int(width / scale)), "height": max(1, int(height / scale))}
        return {
            "photo": [{**basic(small), **least}, {**basic(full), "width": width, "height": height}]
        }

    def document(self, data: bytes, name: str, mime: str) -> dict[str, Any]:
        stored = self.add("document", data, name, mime)
        return {
            **basic(stored),
            "file_name": name or "file",
            "mime_type": mime or "application/octet-stream",
        }

    def audio(self, data: bytes, name: str, mime: str, seconds: int) -> dict[str, Any]:
        stored = self.add("audio", data, name, mime)
        return {
            **basic(stored),
            "duration": seconds,
            "file_name": name or "audio.mp3",
            "mime_type": mime or "audio/mpeg",
        }


def basic(stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique,
        "file_size": len(stored.data),
    }


def dimensions(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; a usual phone picture when it is neither."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return 1280, 960
