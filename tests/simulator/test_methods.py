"""Every method, asked by the real library: nothing it does not know comes back (A.2)."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import (
    BotCommand,
    ChatMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.ext import ExtBot

from bot.simulator import Simulator
from bot.simulator.methods import METHODS
from tests.simulator.conftest import GROUP, LI, WANG, heard
from tests.simulator.leftover import leftover

Bot = ExtBot[None]
FORUM = -1003000000001
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("我来", callback_data="1")]])
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


async def one(bot: Bot, chat: int = WANG) -> int:
    return (await bot.send_message(chat, "要车", reply_markup=BUTTONS)).message_id


async def with_caption(bot: Bot) -> int:
    return (await bot.send_voice(WANG, b"OggS", caption="听")).message_id


async def webhook(bot: Bot) -> object:
    await bot.set_webhook("https://village.example/hook", secret_token="s")
    info = await bot.get_webhook_info()
    assert info.url == "https://village.example/hook"
    return [info, await bot.delete_webhook()]


async def commands(bot: Bot) -> object:
    await bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh")
    found = await bot.get_my_commands(language_code="zh")
    assert [command.command for command in found] == ["help"]
    await bot.delete_my_commands(language_code="zh")
    assert await bot.get_my_commands(language_code="zh") == ()
    return found


async def texts(bot: Bot) -> object:
    await bot.set_my_name("邻里帮")
    await bot.set_my_description("互助")
    await bot.set_my_short_description("帮")
    found = [
        await bot.get_my_name(),
        await bot.get_my_description(),
        await bot.get_my_short_description(),
    ]
    assert [found[0].name, found[1].description, found[2].short_description] == [
        "邻里帮", "互助", "帮",
    ]  # fmt: skip
    return found


async def album(bot: Bot) -> object:
    sent = await bot.send_media_group(
        WANG, [InputMediaPhoto(PICTURE, caption="屋顶"), InputMediaPhoto(PICTURE)]
    )
    assert sent[0].media_group_id == sent[1].media_group_id
    assert sent[0].caption == "屋顶"
    return sent


async def documents(bot: Bot) -> object:
    return await bot.send_media_group(
        WANG, [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(b"b")]
    )


async def download(bot: Bot) -> object:
    sent = await bot.send_document(WANG, b"abc", filename="a.txt")
    assert sent.document is not None
    file = await bot.get_file(sent.document)
    assert bytes(await file.download_as_bytearray()) == b"abc"
    return file


async def reply(bot: Bot) -> object:
    sent = await bot.send_message(
        WANG,
        '<b>好</b> <a href="https://a.com/">看</a> /help @linli_bot #要车',
        "HTML",
        reply_parameters=ReplyParameters(await one(bot)),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    assert sent.reply_to_message is not None
    assert [e.type for e in sent.entities] == [
        "bold", "text_link", "bot_command", "mention", "hashtag",
    ]  # fmt: skip
    return sent


async def chat(bot: Bot) -> object:
    await bot.pin_chat_message(GROUP, await one(bot, GROUP))
    return [await bot.get_chat(GROUP), await bot.get_chat(WANG)]


async def react(bot: Bot) -> object:
    number = await one(bot)
    assert await bot.set_message_reaction(WANG, number, "👍")
    return await bot.set_message_reaction(WANG, number, None)


async def members(bot: Bot) -> object:
    found = await bot.get_chat_administrators(GROUP)
    assert {member.status for member in found} == {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
    return [*found, await bot.get_chat_member(GROUP, WANG), await bot.get_chat_member(GROUP, 5003),
            await bot.get_chat_member(GROUP, bot.id), await bot.get_chat_member(FORUM, bot.id),
            await bot.get_chat_member_count(GROUP)]  # fmt: skip


async def answer(bot: Bot) -> object:
    (update,) = [u for u in await heard(bot) if u.callback_query]
    assert update.callback_query is not None
    return [update, await update.callback_query.answer("好", show_alert=True)]


async def edits(bot: Bot) -> object:
    return [
        await bot.edit_message_text("改", WANG, await one(bot), reply_markup=BUTTONS),
        await bot.edit_message_caption(WANG, await with_caption(bot), caption="再听"),
        await bot.edit_message_reply_markup(WANG, await one(bot)),
    ]


async def sent_on(bot: Bot) -> object:
    return [
        await bot.copy_message(GROUP, WANG, await with_caption(bot), caption="新"),
        await bot.forward_message(GROUP, WANG, await with_caption(bot)),
        await bot.forward_message(WANG, GROUP, await one(bot, GROUP)),
    ]


async def taken_back(bot: Bot) -> object:
    return [
        await bot.delete_message(WANG, await one(bot)),
        await bot.delete_messages(WANG, [await one(bot), await one(bot)]),
    ]


async def topics(bot: Bot) -> object:
    topic = await bot.create_forum_topic(FORUM, "用车")
    return [topic, await bot.send_message(FORUM, "好", message_thread_id=topic.message_thread_id)]


CALLS: dict[str, Callable[[Bot], Awaitable[Any]]] = {
    "getMe": lambda bot: bot.get_me(),
    "getUpdates, answerCallbackQuery": answer,
    "setWebhook, getWebhookInfo, deleteWebhook": webhook,
    "sendMessage": reply,
    "sendPhoto": lambda bot: bot.send_photo(WANG, PICTURE, "屋顶"),
    "sendVoice": lambda bot: bot.send_voice(WANG, b"OggS", 3),
    "sendAudio": lambda bot: bot.send_audio(WANG, b"ID3", 3, filename="a.mp3"),
    "sendDocument, getFile": download,
    "sendMediaGroup": album,
    "sendMediaGroup of documents": documents,
    "sendLocation": lambda bot: bot.send_location(WANG, 30.5, 114.25, horizontal_accuracy=5),
    "sendVenue": lambda bot: bot.send_venue(WANG, 30.5, 114.25, "卫生院", "镇上"),
    "sendContact": lambda bot: bot.send_contact(WANG, "120", "急救"),
    "sendPoll": lambda bot: bot.send_poll(GROUP, "开会?", ["来", "不来"]),
    "sendChatAction": lambda bot: bot.send_chat_action(WANG, "typing"),
    "editMessageText, editMessageCaption, editMessageReplyMarkup": edits,
    "deleteMessage, deleteMessages": taken_back,
    "copyMessage, forwardMessage": sent_on,
    "pinChatMessage, getChat": chat,
    "unpinChatMessage": lambda bot: bot.unpin_chat_message(FORUM),
    "setMessageReaction": react,
    "getChatMember, getChatAdministrators, getChatMemberCount": members,
    "leaveChat": lambda bot: bot.leave_chat(FORUM),
    "createForumTopic": topics,
    "setMyCommands, getMyCommands, deleteMyCommands": commands,
    "setMyName, getMyName, setMyDescription, getMyDescription, "
    "setMyShortDescription, getMyShortDescription": texts,
}


@pytest.mark.parametrize("name", CALLS)
async def test_the_library_understands_every_field_of(name: str, sim: Simulator, bot: Bot) -> None:
    sim.limits.enforce = False
    sim.people.add_group(FORUM, "柳湾", [WANG, LI], admins=[LI], bot_admin=True, forum=True)
    sim.people.promote_bot(GROUP, LI)
    await bot.pin_chat_message(FORUM, await one(bot, FORUM))
    await one(bot, GROUP)
    sim.people.press(LI, sim.people.seen(LI, GROUP)[-1], "我来")
    result = await CALLS[name](bot)
    assert result
    assert list(leftover(result)) == []
    await heard(bot)
    await sim.aclose()


def test_every_method_that_is_there_is_tried() -> None:
    tried = {word.lower() for names in CALLS for word in names.replace(",", "").split()}
    assert METHODS.keys() <= tried


async def test_the_library_understands_every_kind_of_update(sim: Simulator, bot: Bot) -> None:
    people = sim.people
    await heard(bot)
    people.add_group(FORUM, "柳湾", [WANG, LI], admins=[LI], bot_admin=True, forum=True)
    said = people.say(WANG, GROUP, "叫 /help@linli_bot https://a.com @dashan")
    people.say(LI, GROUP, "好", reply_to=said)
    people.edit(WANG, said, "改")
    people.voice(WANG, None)
    people.photo(WANG, None, "屋顶")
    people.upload(WANG, None, b"abc", "a.txt", "text/plain")
    people.location(WANG, None, 30.5, 114.25)
    people.contact(WANG, None, "120")
    people.react(WANG, people.say(WANG, None, "好"), "👍")
    people.promote_bot(GROUP, LI)
    people.join(5003, GROUP)
    people.promote(5003, GROUP)
    people.promote(5003, GROUP, False)
    people.leave(5003, GROUP)
    people.say(LI, FORUM, "通知", anonymous=True)
    people.speak_as_channel(FORUM, "镇广播", "停水", forwarded=True)
    people.add_channel(-1002000000001, "镇广播")
    people.post_in_channel(-1002000000001, "停水")
    poll = await bot.send_poll(GROUP, "开会?", ["来", "不来"], is_anonymous=False)
    people.vote(WANG, people.find(WANG, GROUP, poll.message_id), [0])
    await bot.pin_chat_message(GROUP, poll.message_id)
    shown = people.find(LI, GROUP, await one(bot, GROUP))
    people.press(LI, shown, 0)
    await bot.delete_message(GROUP, shown.message_id)
    people.press(LI, shown, 0)
    people.kick_bot(GROUP, LI)
    people.add_bot(GROUP, LI)
    people.migrate(GROUP)
    people.block(WANG)
    people.unblock(WANG)
    found = await heard(bot)
    kinds = {name for update in found for name in update.to_dict() if name != "update_id"}
    assert kinds == {
        "message", "edited_message", "channel_post", "callback_query", "my_chat_member",
        "chat_member", "message_reaction", "poll", "poll_answer",
    }  # fmt: skip
