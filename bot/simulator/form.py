"""Reads the parameters of a request: query, form, JSON or multipart."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope

from bot.simulator.errors import ApiError
from bot.simulator.params import Params, Upload

# Fifty megabytes of file and a little for the fields around it.
LARGEST = (50 << 20) + (1 << 20)


async def read_params(scope: Scope, receive: Receive) -> Params:
    values: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode("latin-1"), True))
    kind, length = "", 0
    for name, value in scope["headers"]:
        if name == b"content-type":
            kind = value.decode("latin-1").lower()
        elif name == b"content-length":
            length = int(value)
    if length > LARGEST:
        raise ApiError(413)
    if kind.startswith("multipart/form-data"):
        return await _multipart(scope, receive, values)
    body = await _body(receive)
    if kind.startswith("application/x-www-form-urlencoded"):
        values.update(parse_qsl(body.decode(errors="replace"), True))
    elif kind.startswith("application/json") and body:
        values.update(_object(body))
    return Params(values)


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    pieces, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > LARGEST:
            raise ApiError(413)
    return b"".join(pieces)


def _object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise ApiError(400, "can't parse JSON object")
    return {name: value for name, value in values.items() if value is not None}


async def _multipart(scope: Scope, receive: Receive, values: dict[str, Any]) -> Params:
    params = Params(values)
    async with Request(scope, receive).form(max_part_size=1 << 20) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                params.uploads[name] = Upload(
                    value.filename or "", value.content_type or "", await value.read()
                )
            else:
                params.values[name] = value
    return params
