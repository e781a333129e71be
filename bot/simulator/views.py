"""What phones are told over HTTP: people, chats and messages as JSON."""

from typing import Any

from bot.simulator.clock import as_text
from bot.simulator.core import Core
from bot.simulator.message import Message
from bot.simulator.people import People
from bot.simulator.world import Chat, Person

Json = dict[str, Any]


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "first_name": person.first_name,
        "username": person.username,
        "started": person.started,
        "blocked": person.blocked,
        "deleted": person.deleted,
        "is_bot": person.is_bot,
    }


def group_view(chat: Chat, bot: int) -> Json:
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "members": {str(user): status for user, status in chat.members.items() if user != bot},
        "bot": chat.status(bot),
        "migrated_to": chat.migrated_to,
        "deleted": chat.deleted,
    }


def _author(message: Message) -> Json:
    """Who stands above the message: a person, the bot, or a chat that speaks for itself."""
    shown = message.wire.get("sender_chat")
    if shown is not None:
        return {"id": shown["id"], "name": shown["title"], "is_bot": False, "username": None}
    user = message.wire["from"]
    name = " ".join(filter(None, (user["first_name"], user.get("last_name"))))
    return {
        "id": user["id"],
        "name": name,
        "is_bot": user["is_bot"],
        "username": user.get("username"),
    }


def _file(file: Json | None, **fields: str) -> Json | None:
    """A file's id as `file`, and of the rest what `fields` names."""
    if file is None:
        return None
    return {"file": file["file_id"], **{new: file.get(old) for new, old in fields.items()}}


def service_text(message: Message) -> str:
    """Names and titles a page needs to say what happened; it finds the words itself."""
    wire = message.wire
    if "new_chat_members" in wire:
        return "、".join(user["first_name"] for user in wire["new_chat_members"])
    if "left_chat_member" in wire:
        return str(wire["left_chat_member"]["first_name"])
    if "pinned_message" in wire:
        pinned = wire["pinned_message"]
        return str(pinned.get("text") or pinned.get("caption") or "")
    return str(wire.get("forum_topic_created", {}).get("name", ""))


def message_view(message: Message, person: int) -> Json:
    """A message as this person sees it."""
    wire = message.wire
    photo = message.photo[-1] if message.photo else None
    edited = message.edit_date
    keyboard = message.keyboard
    return {
        "message_id": message.message_id,
        "chat": message.chat_id,
        "date": as_text(message.date),
        "edited": as_text(edited) if edited else None,
        "from": _author(message),
        "from_bot": message.from_bot,
        "mine": message.sender == person,
        "service": message.service,
        "kind": message.kind,
        "text": service_text(message) if message.service else message.text,
        "html": message.html,
        "entities": message.entities,
        "buttons": [[button._asdict() for button in row] for row in message.rows],
        "keyboard": [[b["text"] for b in row] for row in keyboard] if keyboard else None,
        "reply_to": message.reply_to,
        "pinned": message.pinned,
        "silent": message.silent,
        "voice": _file(message.voice or wire.get("audio"), seconds="duration", size="file_size"),
        "photo": _file(photo, width="width", height="height"),
        "document": _file(message.document, name="file_name", size="file_size"),
        "location": wire.get("location"),
        "contact": wire.get("contact"),
        "poll": wire.get("poll"),
        "reactions": _reactions(message),
        "thread": message.thread,
    }


def _reactions(message: Message) -> list[Json]:
    by_emoji: dict[str, list[int]] = {}
    for person, reactions in message.reactions.items():
        for reaction in reactions:
            by_emoji.setdefault(reaction["emoji"], []).append(person)
    return [{"emoji": emoji, "from": people} for emoji, people in by_emoji.items()]


def chat_view(core: Core, people: People, chat: Chat, person: int) -> Json:
    """A line of this person's chat list."""
    last = next(reversed(chat.messages.values()), None)
    pinned = chat.messages[chat.pinned[-1]] if chat.pinned else None
    bot = core.world.bot
    keyboard = chat.keyboard if chat.private else None
    return {
        "chat": chat.id,
        "type": chat.type,
        "title": bot.first_name if chat.private else chat.title,
        "unread": people.unread(person, chat),
        "last": message_view(last, person) if last else None,
        "members": 2 if chat.private else len(chat.present()),
        "bot": "member" if chat.private else chat.status(bot.id),
        "admin": chat.led_by(person),
        "started": chat.person.started if chat.person else None,
        "blocked": chat.person.blocked if chat.person else None,
        "keyboard": [[b["text"] for b in row] for row in keyboard] if keyboard else None,
        "pinned": message_view(pinned, person) if pinned else None,
    }


def chat_list(core: Core, people: People, person: int) -> list[Json]:
    """Where something was said last stands first; a group that became another one is gone."""
    mine = [
        chat
        for chat in core.world.chats.values()
        if chat.id == person or (chat.has(person) and chat.migrated_to is None)
    ]
    newest = [next(reversed(chat.messages.values()), None) for chat in mine]
    order = sorted(
        zip(mine, newest, strict=True),
        key=lambda pair: (pair[1].wire["date"] if pair[1] else 0, pair[0].private),
        reverse=True,
    )
    return [chat_view(core, people, chat, person) for chat, _ in order]


def state_view(core: Core) -> Json:
    return {
        "clock": core.clock.describe(),
        "bot": person_view(core.world.bot),
        "people": [person_view(person) for person in core.world.persons.values()],
        "groups": [group_view(chat, core.world.bot.id) for chat in core.world.groups()],
        "pending_updates": len(core.updates),
        "webhook": core.webhook.url or None,
        "limits": core.limits.enforce,
        "privacy": core.privacy,
        "requests": len(core.recorder.requests),
    }
