"""Places, phone cards, polls, and the line that says somebody is typing."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import bad
from bot.simulator.methods.outgoing import draft, send, writable_chat
from bot.simulator.params import Params

Wire = dict[str, Any]
CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
QUESTION_LIMIT, OPTION_LIMIT, OPTIONS = 300, 100, range(1, 13)


def _place(params: Params) -> Wire:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None or not -90 <= latitude <= 90:
        bad("latitude is empty" if latitude is None else "invalid location specified")
    if longitude is None or not -180 <= longitude <= 180:
        bad("longitude is empty" if longitude is None else "invalid location specified")
    return {"latitude": latitude, "longitude": longitude}


def send_location(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    place = _place(params)
    accuracy = params.number("horizontal_accuracy")
    if accuracy is not None:
        place["horizontal_accuracy"] = accuracy
    for name in ("live_period", "heading", "proximity_alert_radius"):
        if params.has(name):
            place[name] = params.integer(name)
    return send(core, to, {"location": place}).wire


def send_venue(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    place = _place(params)
    title, address = params.text("title"), params.text("address")
    if not title or not address:
        bad("title must be non-empty" if not title else "address must be non-empty")
    venue = {"location": place, "title": title, "address": address}
    return send(core, to, {"location": place, "venue": venue}).wire


def send_contact(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    phone, name = params.text("phone_number"), params.text("first_name")
    if not phone:
        bad("phone number is empty")
    if not name:
        bad("first name is empty")
    contact: Wire = {"phone_number": phone, "first_name": name}
    for field in ("last_name", "vcard"):
        if params.has(field):
            contact[field] = params.text(field)
    return send(core, to, {"contact": contact}).wire


def send_poll(core: Core, params: Params) -> Wire:
    to = draft(core, params)
    question = params.text("question").strip()
    if not question or len(question) > QUESTION_LIMIT:
        bad(
            f"poll question length must not exceed {QUESTION_LIMIT}"
            if question
            else "poll question must be non-empty"
        )
    number = core.world.count("poll")
    poll: Wire = {
        "id": str(5_000_000_000_000_000 + number),
        "question": question,
        "options": _options(params, number),
        "total_voter_count": 0,
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.text("is_anonymous").lower() != "false",
        "type": params.text("type") or "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": True,
        "members_only": params.flag("members_only"),
    }
    message = send(core, to, {"poll": poll})
    core.world.polls[poll["id"]] = (message.chat_id, message.message_id)
    return message.wire


def _options(params: Params, number: int) -> list[Wire]:
    given = params.array("options") or []
    texts = [str(o.get("text", "") if isinstance(o, dict) else o).strip() for o in given]
    if len(texts) not in OPTIONS:
        bad(
            "poll must have at least 1 option"
            if not texts
            else "poll can't have more than 12 options"
        )
    if not all(texts):
        bad("poll options must be non-empty")
    if any(len(text) > OPTION_LIMIT for text in texts):
        bad(f"poll options length must not exceed {OPTION_LIMIT}")
    return [
        {"persistent_id": f"{number}-{at}", "text": text, "voter_count": 0}
        for at, text in enumerate(texts)
    ]


def send_chat_action(core: Core, params: Params) -> bool:
    chat = writable_chat(core, params)
    action = params.text("action")
    if action not in CHAT_ACTIONS:
        bad("wrong parameter action in request")
    core.events.tell("typing", chat=chat.id, action=action)
    return True
