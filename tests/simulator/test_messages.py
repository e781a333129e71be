"""Texts, entities, buttons, edits, deletions, replies and presses (rules 18 to 23)."""

from typing import Any

import pytest

from bot.simulator import PeopleError, Simulator
from tests.simulator.conftest import GROUP, LI, WANG, Client

BUTTONS = {"inline_keyboard": [[{"text": "我来", "callback_data": "1:claim"}]]}
OPTIONS = [{"text": "来"}, {"text": "不来"}]
REPLY_KEYBOARD = {"keyboard": [[{"text": "要车"}, {"text": "要药"}]]}


async def send(client: Client, text: str = "要车", chat: int = WANG, **params: Any) -> int:
    sent = await client.ok("sendMessage", chat_id=chat, text=text, **params)
    number: int = sent["message_id"]
    return number


async def test_length_counts_characters_after_the_tags_are_read(
    client: Client, sim: Simulator
) -> None:
    sim.limits.enforce = False
    await send(client, "<b>" + "村" * 4096 + "</b>", parse_mode="HTML")
    await send(client, "😀" * 4096)
    for text, refusal in (
        ("村" * 4097, "message is too long"),
        ("", "message text is empty"),
        ("   ", "message text is empty"),
        ("<b></b>", "message text is empty"),
    ):
        refused = await client.refused("sendMessage", chat_id=WANG, text=text, parse_mode="HTML")
        assert refused == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>急</b>事", "急事", [("bold", 0, 1)]),
        ("😀<i>好</i>", "😀好", [("italic", 2, 1)]),
        ("1 &lt; 2 &amp; &#20320;&#x597D;&nbsp;", "1 < 2 & 你好&nbsp;", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<u>a</u><s>b</s><code>c</code>", "abc",
         [("underline", 0, 1), ("strikethrough", 1, 1), ("code", 2, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("  <b>a</b>  ", "a", [("bold", 0, 1)]),
        ("叫 /help 或 @linli_bot", "叫 /help 或 @linli_bot",
         [("bot_command", 2, 5), ("mention", 10, 10)]),
        ("<code>/help</code>", "/help", [("code", 0, 5)]),
    ],
)  # fmt: skip
async def test_html_becomes_text_and_entities(
    client: Client, html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    sent = await client.ok("sendMessage", chat_id=WANG, text=html, parse_mode="HTML")
    assert sent["text"] == text
    found = [(e["type"], e["offset"], e["length"]) for e in sent.get("entities", [])]
    assert found == entities


async def test_links_mentions_and_languages_carry_their_target(client: Client) -> None:
    html = (
        '<a href="http://example.com">a</a> <a href="tg://user?id=5001">王</a> '
        '<pre><code class="language-python">x</code></pre>'
    )
    sent = await client.ok("sendMessage", chat_id=WANG, text=html, parse_mode="HTML")
    link, mention, code = sent["entities"]
    assert link["url"] == "http://example.com/"
    assert (mention["type"], mention["user"]["first_name"]) == ("text_mention", "王秀英")
    assert (code["type"], code["language"]) == ("pre", "python")
    stranger = '<a href="tg://user?id=99">某</a>'
    sent = await client.ok("sendMessage", chat_id=WANG, text=stranger, parse_mode="HTML")
    assert "entities" not in sent


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("村<x>a</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ],
)
async def test_broken_html_is_refused_with_its_place(
    client: Client, html: str, complaint: str
) -> None:
    refused = await client.refused("sendMessage", chat_id=WANG, text=html, parse_mode="HTML")
    assert refused == f"Bad Request: can't parse entities: {complaint}"


async def test_entities_may_be_given_and_other_modes_are_refused(client: Client) -> None:
    given = [{"type": "bold", "offset": 0, "length": 2}]
    sent = await client.ok("sendMessage", chat_id=WANG, text="😀x", entities=given)
    assert sent["entities"] == given
    refused = await client.refused("sendMessage", chat_id=WANG, text="x", parse_mode="Creole")
    assert refused == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ({"inline_keyboard": [[{"text": "x", "callback_data": "村" * 22}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are unallowed"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": "x", "url": "javascript:x"}]]}, "Wrong HTTP URL"),
        ({"inline_keyboard": "x"}, "must be of type Array of Array"),
        ({"keyboard": [[{}]]}, 'Can\'t find field "text"'),
        ("not json", "can't parse reply markup JSON object"),
        ([], "object expected as reply markup"),
    ],
)
async def test_wrong_buttons_are_refused(client: Client, markup: object, complaint: str) -> None:
    refused = await client.refused("sendMessage", chat_id=WANG, text="x", reply_markup=markup)
    assert complaint in refused


async def test_sixty_four_bytes_of_button_data_are_allowed(client: Client) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "村" * 21 + "x"}]]}
    await send(client, reply_markup=markup)


async def edit(client: Client, number: int, text: str = "改", **params: Any) -> str:
    return await client.refused(
        "editMessageText", chat_id=WANG, message_id=number, text=text, **params
    )


async def test_an_edit_takes_the_buttons_away_and_has_no_time_limit(
    client: Client, sim: Simulator
) -> None:
    number = await send(client, reply_markup=BUTTONS)
    sim.clock.jump(30 * 86_400)
    edited = await client.ok("editMessageText", chat_id=WANG, message_id=number, text="改")
    assert "reply_markup" not in edited
    assert edited["edit_date"] == edited["date"] + 30 * 86_400


async def test_edits_are_refused_in_the_real_words(client: Client, sim: Simulator) -> None:
    sim.limits.enforce = False
    number = await send(client, reply_markup=BUTTONS)
    assert (await edit(client, number, "要车", reply_markup=BUTTONS)).startswith(
        "Bad Request: message is not modified: specified new message content and reply markup"
    )
    assert await edit(client, 10_000) == "Bad Request: message to edit not found"
    assert await edit(client, 0) == "Bad Request: message identifier is not specified"
    theirs = sim.people.say(WANG, None, "我的话")
    assert await edit(client, theirs.message_id) == "Bad Request: message can't be edited"
    with_keyboard = await send(client, reply_markup=REPLY_KEYBOARD)
    assert await edit(client, with_keyboard) == "Bad Request: message can't be edited"
    asking = await send(client, reply_markup={"force_reply": True})
    assert await edit(client, asking) == "Bad Request: message can't be edited"
    refused = await client.refused(
        "editMessageCaption", chat_id=WANG, message_id=number, caption="x"
    )
    assert refused == "Bad Request: there is no caption in the message to edit"


async def test_buttons_alone_change_without_the_word_edited(client: Client, sim: Simulator) -> None:
    number = await send(client, reply_markup=BUTTONS)
    await client.ok("editMessageReplyMarkup", chat_id=WANG, message_id=number)
    shown = sim.people.seen(WANG, None)[-1]
    assert (shown.buttons, shown.edited) == ([], False)


async def test_deleting_ends_after_two_days_and_others_words_need_an_admin(
    client: Client, sim: Simulator
) -> None:
    async def delete(chat: int, number: int) -> str:
        return await client.refused("deleteMessage", chat_id=chat, message_id=number)

    number = await send(client, chat=GROUP)
    theirs = sim.people.say(WANG, GROUP, "我的话").message_id
    assert await delete(GROUP, theirs) == "Bad Request: message can't be deleted"
    assert await delete(GROUP, 10_000) == "Bad Request: message to delete not found"
    sim.clock.jump(2 * 86_400 + 1)
    assert await delete(GROUP, number) == "Bad Request: message can't be deleted for everyone"
    sim.people.promote_bot(GROUP, LI)
    await client.ok("deleteMessages", chat_id=GROUP, message_ids=[number, theirs, 10_000])
    assert sim.people.seen(WANG, GROUP) == []


async def test_a_reply_to_nothing_is_refused_unless_that_is_allowed(client: Client) -> None:
    gone = {"message_id": 10_000}
    refused = await client.refused("sendMessage", chat_id=WANG, text="x", reply_parameters=gone)
    assert refused == "Bad Request: message to be replied not found"
    await send(client, reply_parameters={**gone, "allow_sending_without_reply": True})


async def test_a_reply_shows_what_it_answers_once(client: Client, sim: Simulator) -> None:
    first = sim.people.say(WANG, None, "一")
    second = sim.people.say(WANG, None, "二", reply_to=first)
    sent = await client.ok(
        "sendMessage",
        chat_id=WANG,
        text="三",
        reply_parameters={"message_id": second.message_id},
    )
    assert sent["reply_to_message"]["text"] == "二"
    assert "reply_to_message" not in sent["reply_to_message"]


async def test_a_late_answer_to_a_press_is_refused(client: Client, sim: Simulator) -> None:
    await send(client, reply_markup=BUTTONS)
    press = sim.people.press(WANG, sim.people.seen(WANG, None)[-1], "我来")
    long = await client.refused("answerCallbackQuery", callback_query_id=press, text="x" * 201)
    assert long == "Bad Request: MESSAGE_TOO_LONG"
    await client.ok("answerCallbackQuery", callback_query_id=press, text="好", show_alert=True)
    assert sim.people.answer(str(press)) == {"text": "好", "alert": True}
    sim.clock.jump(60)
    for query in (press, "12345"):
        refused = await client.refused("answerCallbackQuery", callback_query_id=query)
        assert refused == (
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        )


async def test_a_button_of_a_deleted_message_brings_an_inaccessible_one(
    client: Client, sim: Simulator
) -> None:
    number = await send(client, reply_markup=BUTTONS)
    shown = sim.people.seen(WANG, None)[-1]
    await client.ok("deleteMessage", chat_id=WANG, message_id=number)
    sim.people.press(WANG, shown, "我来")
    (update,) = await client.updates()
    message = update["callback_query"]["message"]
    assert (message["message_id"], message["date"], len(message)) == (number, 0, 3)


async def test_a_reply_keyboard_says_its_line_and_shares_what_it_asks_for(
    client: Client, sim: Simulator
) -> None:
    rows = [
        [{"text": "要车"}],
        [{"text": "电话", "request_contact": True}, {"text": "位置", "request_location": True}],
    ]
    await send(client, reply_markup={"keyboard": rows})
    shown = sim.people.seen(WANG, None)[-1]
    for button in ("要车", "电话", 2):
        assert sim.people.press(WANG, shown, button) is None
    said, contact, place = (u["message"] for u in await client.updates())
    assert said["text"] == "要车"
    assert contact["contact"]["user_id"] == WANG
    assert set(place["location"]) == {"latitude", "longitude"}
    with pytest.raises(PeopleError, match="no button '下雨': 要车, 电话, 位置"):
        sim.people.press(WANG, shown, "下雨")
