"""The whole world as plain JSON values, and back."""

from base64 import b64decode, b64encode
from dataclasses import fields
from typing import Any

from bot.simulator.clock import as_moment, as_text
from bot.simulator.core import Core, Polling
from bot.simulator.errors import PeopleError
from bot.simulator.files import StoredFile
from bot.simulator.message import Message
from bot.simulator.updates import Pending
from bot.simulator.world import Chat, Person, World

Json = dict[str, Any]
VERSION = 1


def _plain(thing: Any, *without: str) -> Json:
    return {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in without}


def _numbered(mapping: Json) -> dict[int, Any]:
    """JSON makes text of every key."""
    return {int(key): value for key, value in mapping.items()}


def _texts(mapping: dict[int, Any]) -> Json:
    return {str(key): value for key, value in mapping.items()}


def take_snapshot(core: Core) -> Json:
    world, updates = core.world, core.updates
    return {
        "version": VERSION,
        "clock": as_text(core.clock.now()),
        "privacy": core.privacy,
        "people": [_plain(person) for person in world.persons.values()],
        "chats": [_chat(chat) for chat in world.chats.values()],
        "counters": dict(world.counters),
        "commands": world.commands,
        "texts": world.texts,
        "presses": world.presses,
        "polls": world.polls,
        "files": [
            {**_plain(file, "data"), "data": b64encode(file.data).decode()}
            for file in core.files.by_id.values()
        ],
        "updates": {
            "queue": [_plain(pending) for pending in updates.queue],
            "last_id": updates.last_id,
            "last_at": updates.last_at,
            "asked_for": updates.asked_for,
        },
    }


def _chat(chat: Chat) -> Json:
    kept = _plain(chat, "person", "messages", "gone", "members", "read", "topics")
    for name in ("members", "read", "topics"):
        kept[name] = _texts(getattr(chat, name))
    for name in ("messages", "gone"):
        kept[name] = [
            {**_plain(message), "reactions": _texts(message.reactions)}
            for message in getattr(chat, name).values()
        ]
    return kept


def load_snapshot(core: Core, data: Json) -> None:
    """Puts the world as it was; what is no snapshot is refused and changes nothing."""
    if data.get("version") != VERSION:
        raise PeopleError("this is not a snapshot of this simulator")
    try:
        _load(core, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PeopleError(f"this snapshot is damaged: {error!r}") from None


def _load(core: Core, data: Json) -> None:
    world = World(core.world.bot)
    for person in data["people"]:
        world.add(Person(**person))
    for chat in data["chats"]:
        world.chats[chat["id"]] = _read_chat(chat, world)
    world.counters.update(data["counters"])
    world.commands, world.texts = data["commands"], data["texts"]
    world.presses = data["presses"]
    world.polls = {poll: (chat, message) for poll, (chat, message) in data["polls"].items()}
    reset(core, world)
    core.privacy = data["privacy"]
    for file in data["files"]:
        core.files.keep(StoredFile(**{**file, "data": b64decode(file["data"])}))
    kept = data["updates"]
    core.updates.restore(
        [Pending(**pending) for pending in kept["queue"]],
        kept["last_id"],
        kept["last_at"],
        kept["asked_for"],
    )
    core.clock.set(as_moment(data["clock"]))


def _read_chat(data: Json, world: World) -> Chat:
    chat = Chat(**{**data, "messages": {}, "gone": {}, "person": world.persons.get(data["id"])})
    chat.members, chat.read = _numbered(data["members"]), _numbered(data["read"])
    chat.topics = _numbered(data["topics"])
    for name in ("messages", "gone"):
        for one in data[name]:
            message = Message(**{**one, "reactions": _numbered(one["reactions"])})
            getattr(chat, name)[message.message_id] = message
    return chat


def reset(core: Core, world: World | None = None) -> None:
    """An empty world, or the one that is given; faults, requests and the queue are gone."""
    core.world = world or World(core.world.bot)
    core.files.clear()
    core.updates.clear()
    core.limits.clear()
    core.faults.clear()
    core.recorder.requests.clear()
    core.polling = Polling()
    core.clock.reset()
    core.events.tell("people")
