"""What a bot may read in a group."""

from bot.simulator.message import Message
from bot.simulator.world import Chat, Person


def commands_of(message: Message) -> list[str]:
    units = message.text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message.entities
        if e["type"] in ("bot_command", "mention")
    ]


def addressed(message: Message, chat: Chat, bot: Person, other_bots: bool) -> bool:
    """A command for this bot, a mention of it, or an answer to it."""
    if message.wire.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    own = f"@{bot.username}".lower()
    for word in commands_of(message):
        name, at, target = word.lower().partition("@")
        if at and f"@{target}" == own:
            return True
        # A bare /command goes to the bot that spoke last where there are several.
        if name and not at and (not other_bots or chat.last_bot == bot.id):
            return True
    return any(e.get("user", {}).get("id") == bot.id for e in message.entities)


def may_see(message: Message, chat: Chat, bot: Person, *, privacy: bool, bots: set[int]) -> bool:
    """Whether the bot is told of a message in this chat."""
    if not chat.private and not chat.has(bot.id):
        return False
    if message.service or chat.private or chat.type == "channel":
        return True
    if message.sender in bots:
        return False
    if not privacy or chat.led_by(bot.id):
        return True
    return addressed(message, chat, bot, bool(bots & chat.members.keys()))
