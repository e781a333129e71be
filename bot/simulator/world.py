"""The people, their chats and what was said in them; knows nothing of requests or rules."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.message import Message

Wire = dict[str, Any]

MEMBER, ADMIN, OWNER, LEFT, KICKED = "member", "administrator", "creator", "left", "kicked"
PRESENT = frozenset({MEMBER, ADMIN, OWNER})
IN_CHARGE = frozenset({ADMIN, OWNER})


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deleted: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def wire(self) -> Wire:
        """The person as a User of the Bot API."""
        user: Wire = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = "zh-hans"
        return user


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel."""

    id: int
    type: str
    title: str
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    gone: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    person: Person | None = None
    forum: bool = False
    deleted: bool = False
    migrated_to: int | None = None
    migrated_from: int | None = None
    last_id: int = 0
    last_bot: int | None = None
    keyboard: list[list[Any]] | None = None

    @property
    def private(self) -> bool:
        return self.person is not None

    def status(self, user: int) -> str:
        return self.members.get(user, LEFT)

    def has(self, user: int) -> bool:
        return self.members.get(user, LEFT) in PRESENT

    def led_by(self, user: int) -> bool:
        return self.members.get(user, LEFT) in IN_CHARGE

    def present(self) -> list[int]:
        return [user for user, status in self.members.items() if status in PRESENT]

    def wire(self) -> Wire:
        """The chat as a Chat of the Bot API."""
        chat: Wire = {"id": self.id, "type": self.type}
        if self.person is None:
            chat["title"] = self.title
            if self.forum:
                chat["is_forum"] = True
            return chat
        chat["first_name"] = self.person.first_name
        if self.person.last_name:
            chat["last_name"] = self.person.last_name
        if self.person.username:
            chat["username"] = self.person.username
        return chat


class World:
    """All there is; `bot` is the one account that is reached through the Bot API."""

    def __init__(self, bot: Person) -> None:
        self.bot = bot
        self.persons: dict[int, Person] = {}
        self.bots: set[int] = set()
        self.chats: dict[int, Chat] = {}
        self.commands: dict[str, list[Wire]] = {}
        self.texts: dict[str, str] = {}
        self.presses: dict[str, Wire] = {}
        self.polls: dict[str, tuple[int, int]] = {}
        self._counters: dict[str, int] = {}

    def count(self, what: str) -> int:
        """The next number of this sort, from 1."""
        number = self._counters.get(what, 0) + 1
        self._counters[what] = number
        return number

    @property
    def counters(self) -> dict[str, int]:
        return self._counters

    def add(self, person: Person) -> Person:
        self.persons[person.id] = person
        if person.is_bot:
            self.bots.add(person.id)
        self.chats[person.id] = Chat(person.id, "private", person.name, person=person)
        return person

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves, everything else together."""
        own = chat.type in ("supergroup", "channel")
        chat.last_id = chat.last_id + 1 if own else self.count("message")
        return chat.last_id

    def user(self, user: int) -> Person | None:
        return self.bot if user == self.bot.id else self.persons.get(user)

    def groups(self) -> list[Chat]:
        return [chat for chat in self.chats.values() if not chat.private]
