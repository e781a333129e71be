"""Photos, voice, audio, documents, alone or several together."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import ApiError, bad
from bot.simulator.files import (
    PHOTO_LIMIT,
    UPLOAD_LIMIT,
    basic,
    dimensions,
)
from bot.simulator.methods.outgoing import caption, charge, draft, send
from bot.simulator.params import Params, Upload

Wire = dict[str, Any]
ALBUM = range(2, 11)


def _content(core: Core, params: Params, kind: str, source: str = "") -> Wire:
    """The media field of the message, from an upload or a file_id."""
    name = source or params.text(kind)
    upload = params.uploads.get(name.removeprefix("attach://") if name else kind)
    if upload is None and not name:
        bad(f"there is no {kind} in the request")
    if upload is None:
        return _known(core, name, kind, params)
    _check_size(upload, kind)
    seconds = params.integer("duration")
    if kind == "photo":
        return core.files.photo(upload.data)
    if kind == "voice":
        return core.files.voice(seconds, upload.data)
    if kind == "audio":
        return {"audio": core.files.audio(upload.data, upload.name, upload.mime, seconds)}
    return {"document": core.files.document(upload.data, upload.name, upload.mime)}


def _check_size(upload: Upload, kind: str) -> None:
    size = len(upload.data)
    if not size:
        bad("file must be non-empty")
    if size > UPLOAD_LIMIT:
        raise ApiError(413)
    if kind == "photo" and size > PHOTO_LIMIT:
        bad(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_LIMIT} bytes"
        )


def _known(core: Core, name: str, kind: str, params: Params) -> Wire:
    """A file that was sent before, sent again by its id."""
    if name.startswith(("http://", "https://")):
        bad("failed to get HTTP URL content")
    stored = core.files.find(name)
    if stored is None:
        bad("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        bad(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    file = basic(stored)
    if kind == "photo":
        width, height = dimensions(stored.data)
        return {"photo": [{**file, "width": width, "height": height}]}
    if kind == "document":
        return {kind: {**file, "file_name": stored.name or "file", "mime_type": stored.mime}}
    seconds = params.integer("duration")
    return {kind: {**file, "duration": seconds, "mime_type": stored.mime or "audio/mpeg"}}


def _send(core: Core, params: Params, kind: str) -> Wire:
    to = draft(core, params)
    content = {**_content(core, params, kind), **caption(core, params)}
    return send(core, to, content).wire


def send_photo(core: Core, params: Params) -> Wire:
    return _send(core, params, "photo")


def send_voice(core: Core, params: Params) -> Wire:
    return _send(core, params, "voice")


def send_audio(core: Core, params: Params) -> Wire:
    return _send(core, params, "audio")


def send_document(core: Core, params: Params) -> Wire:
    return _send(core, params, "document")


def send_media_group(core: Core, params: Params) -> list[Wire]:
    to = draft(core, params)
    media = params.array("media") or []
    if len(media) not in ALBUM:
        bad(
            "wrong number of media: 2-10 media expected"
            if media
            else "there is no media in the request"
        )
    contents = [_album_part(core, params, part) for part in media]
    charge(core, to.chat, messages=len(contents))
    album = str(core.world.count("album"))
    return [
        send(core, to, {**content, "media_group_id": album}, charged=True).wire
        for content in contents
    ]


def _album_part(core: Core, params: Params, part: Wire) -> Wire:
    kind = str(part.get("type", ""))
    if kind not in ("photo", "audio", "document"):
        bad(f"can't parse InputMedia: type {kind or 'missing'} is unsupported")
    own = Params(dict(part), params.uploads)
    return {**_content(core, own, kind, str(part.get("media", ""))), **caption(core, own)}
