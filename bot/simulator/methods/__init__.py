"""The methods of the Bot API that are here; every other one is answered with 404."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.simulator.core import Core
from bot.simulator.methods import (
    attachments,
    chats,
    copies,
    deletes,
    edits,
    media,
    pins,
    polling,
    presses,
    profile,
    texts,
)
from bot.simulator.params import Params

Method = Callable[[Core, Params], Any]

NAMED: tuple[tuple[str, Method], ...] = (
    ("getMe", profile.get_me),
    ("getUpdates", polling.get_updates),
    ("setWebhook", polling.set_webhook),
    ("deleteWebhook", polling.delete_webhook),
    ("getWebhookInfo", polling.get_webhook_info),
    ("sendMessage", texts.send_message),
    ("sendPhoto", media.send_photo),
    ("sendVoice", media.send_voice),
    ("sendAudio", media.send_audio),
    ("sendDocument", media.send_document),
    ("sendMediaGroup", media.send_media_group),
    ("sendLocation", attachments.send_location),
    ("sendVenue", attachments.send_venue),
    ("sendContact", attachments.send_contact),
    ("sendPoll", attachments.send_poll),
    ("sendChatAction", attachments.send_chat_action),
    ("editMessageText", edits.edit_message_text),
    ("editMessageCaption", edits.edit_message_caption),
    ("editMessageReplyMarkup", edits.edit_message_reply_markup),
    ("deleteMessage", deletes.delete_message),
    ("deleteMessages", deletes.delete_messages),
    ("copyMessage", copies.copy_message),
    ("forwardMessage", copies.forward_message),
    ("pinChatMessage", pins.pin_chat_message),
    ("unpinChatMessage", pins.unpin_chat_message),
    ("setMessageReaction", pins.set_message_reaction),
    ("answerCallbackQuery", presses.answer_callback_query),
    ("getFile", chats.get_file),
    ("getChat", chats.get_chat),
    ("getChatMember", chats.get_chat_member),
    ("getChatAdministrators", chats.get_chat_administrators),
    ("getChatMemberCount", chats.get_chat_member_count),
    ("leaveChat", chats.leave_chat),
    ("createForumTopic", chats.create_forum_topic),
    ("setMyCommands", profile.set_my_commands),
    ("getMyCommands", profile.get_my_commands),
    ("deleteMyCommands", profile.delete_my_commands),
    ("setMyName", profile.set_my_name),
    ("getMyName", profile.get_my_name),
    ("setMyDescription", profile.set_my_description),
    ("getMyDescription", profile.get_my_description),
    ("setMyShortDescription", profile.set_my_short_description),
    ("getMyShortDescription", profile.get_my_short_description),
)

METHODS: Mapping[str, Method] = MappingProxyType({name.lower(): m for name, m in NAMED})
