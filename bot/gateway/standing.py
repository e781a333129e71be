"""How the bot stands in a chat: added, removed, made administrator, blocked, moved."""

from __future__ import annotations

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.gateway.raw import bot_key
from bot.services.incoming import Membership, Origin

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_LEADS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


def read_membership(update: Update) -> Membership | None:
    """What changed for the bot itself; None when nothing did."""
    if update.my_chat_member is not None:
        return _standing(update, update.my_chat_member)
    if update.message is not None:
        return _moved(update, update.message)
    return None


def _standing(update: Update, changed: ChatMemberUpdated) -> Membership | None:
    was, is_in = _inside(changed.old_chat_member), _inside(changed.new_chat_member)
    leads = changed.new_chat_member.status in _LEADS
    change = _change(changed.chat.type == ChatType.PRIVATE, was, is_in, leads)
    if change is None:
        return None
    may_read = bool(update.get_bot().can_read_all_group_messages)
    return Membership(
        origin=_origin(update, changed.chat, changed.chat.id, changed),
        change=change,
        by_user_id=changed.from_user.id,
        reads_all=leads or may_read,
    )


def _change(private: bool, was: bool, is_in: bool, leads: bool) -> str | None:
    if private:
        return "unblocked" if is_in else "blocked"
    if was != is_in:
        return "added" if is_in else "removed"
    if not is_in:
        return None
    return "admin" if leads else "member"


def _inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _moved(update: Update, message: Message) -> Membership | None:
    """Told twice by Telegram, in the old chat and in the new one: both read the same."""
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    if old == new:
        return None
    return Membership(_origin(update, message.chat, old, None), "migrated", new_chat_id=new)


def _origin(update: Update, chat: Chat, chat_id: int, changed: ChatMemberUpdated | None) -> Origin:
    return Origin(
        bot=bot_key(update.get_bot().token),
        update_id=update.update_id,
        chat_id=chat_id,
        chat_kind=str(chat.type),
        chat_title=chat.title,
        user_id=changed.from_user.id if changed else None,
        user_name=changed.from_user.full_name if changed else "",
    )
