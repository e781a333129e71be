"""Updates as Telegram sends them, and what becomes of them in hostile or broken hands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]
AT = 1_795_395_600  # a Monday in November, at nine in the village
LONG = "很" * 10_000
ODD = (
    "", " ", "\x00", "\x00我头疼", "\ud800", "\udfff头疼", "\u202e\u2066王", "\u200b" * 50,
    "😵" * 400, "/", "/start", "/start " + "A" * 64, "@linli_bot", "1:done:x:1", "<b>",
    "{{ case.id }}", "%s{0}", "nan", "1e999", "救命",
    "要车\x00去镇上", LONG,
)  # fmt: skip
NUMBERS = (0, -1, 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, True)

texts = st.sampled_from(ODD) | st.text(max_size=40)
scalars = st.none() | st.booleans() | st.sampled_from(NUMBERS) | st.integers() | st.floats() | texts
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def a_user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "王", "last_name": "秀英", "username": "w"}


def shapes(person: int, group: int, bot: int) -> tuple[dict[str, Any], ...]:
    """One of each kind of update that we ask Telegram for, without its number."""
    private = {"id": person, "type": "private", "first_name": "王"}
    hall = {"id": group, "type": "supergroup", "title": "柳湾"}
    ours = {"id": bot, "is_bot": True, "first_name": "邻里", "username": "linli_bot"}
    said = {"message_id": 5, "date": AT, "chat": private, "from": a_user(person)}
    in_hall = {**said, "chat": hall}
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9, "file_size": 3}]
    sound = {"file_id": "v", "file_unique_id": "w", "duration": 4, "mime_type": "audio/ogg"}
    paper = {"file_id": "d", "file_unique_id": "e", "file_name": "名单.xlsx", "file_size": 9}
    card = {"phone_number": "13800000001", "first_name": "王", "user_id": person}
    mention = {"type": "mention", "offset": 0, "length": 10}
    command = {"type": "bot_command", "offset": 0, "length": 5}
    press = {"id": "77", "from": a_user(person), "chat_instance": "9", "data": "1:menu:x:0"}
    member = {"user": ours, "status": "member"}
    moved = {"chat": hall, "from": a_user(person), "date": AT, "old_chat_member": member}
    messages: tuple[dict[str, Any], ...] = (
        {**said, "text": "我头疼"},
        {**said, "text": "/start abc", "entities": [command]},
        {**in_hall, "text": "@linli_bot 要车", "entities": [mention]},
        {**in_hall, "text": "今天天气好", "reply_to_message": {**in_hall, "text": "谁去镇上"}},
        {**said, "voice": sound},
        {**said, "photo": photo, "caption": "看"},
        {**said, "location": {"latitude": 34.1, "longitude": 113.2}},
        {**said, "contact": card},
        {**said, "document": paper},
        {**in_hall, "new_chat_members": [ours]},
        {**in_hall, "migrate_to_chat_id": group - 1},
    )
    return (
        *({"message": message} for message in messages),
        {"edited_message": {**messages[0], "edit_date": AT + 9}},
        {"callback_query": {**press, "message": {**in_hall, "from": ours, "text": "卡"}}},
        {"callback_query": {**press, "inline_message_id": "x"}},
        {"my_chat_member": {**moved, "new_chat_member": {**member, "status": "left"}}},
    )


def paths_of(value: Any, here: Path = ()) -> list[Path]:
    """Every place in it."""
    pairs: Any = ()
    if isinstance(value, Mapping):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    found = [here] if here else []
    for key, inner in pairs:
        found += paths_of(inner, (*here, key))
    return found


def put(value: Any, path: Path, new: Any, *, drop: bool) -> None:
    """Change one place, if it is still there."""
    *way, last = path
    for step in way:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(value, dict) and drop:
        value.pop(last, None)
    elif isinstance(value, dict) or (isinstance(value, list) and last in range(len(value))):
        value[last] = new


@st.composite
def mangled(draw: st.DrawFn, whole: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """One of them with a few places gone, or holding what does not belong there."""
    made = deepcopy(draw(st.sampled_from(whole)))
    places = paths_of(made)
    for path in draw(st.lists(st.sampled_from(places), max_size=4)):
        put(made, path, draw(anything), drop=draw(st.booleans()))
    if draw(st.integers(0, 5)) == 0:
        made[draw(texts)] = draw(anything)
    return made


def wire(value: Any) -> bytes:
    """As JSON, where what no text can hold stands as an escape."""
    return json.dumps(value, ensure_ascii=True).encode()


def cut(data: bytes, at: int) -> bytes:
    """The connection broke there."""
    return data[: at % (len(data) + 1)]
