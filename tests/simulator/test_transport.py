"""How requests arrive and how they are answered (rules 1 to 4)."""

import json

import pytest

from bot.simulator import Simulator
from tests.simulator.conftest import TOKEN, WANG, Client


async def test_method_names_know_no_case_and_may_be_asked_by_get(client: Client) -> None:
    for method in ("getMe", "GETME", "getme"):
        answer = await client.http.get(f"/bot{TOKEN}/{method}")
        assert answer.json()["result"]["username"] == "linli_bot"


async def test_parameters_come_by_query_form_json_or_multipart(
    client: Client, sim: Simulator
) -> None:
    sim.limits.enforce = False
    url = f"/bot{TOKEN}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "1"}]]}
    values = {"chat_id": WANG, "text": "一样"}
    as_text = {**values, "chat_id": str(WANG), "reply_markup": json.dumps(markup)}
    await client.http.get(url, params=as_text)
    await client.http.post(url, data=as_text)
    await client.http.post(url, json={**values, "reply_markup": markup})
    await client.http.post(url, files={name: (None, value) for name, value in as_text.items()})
    seen = sim.people.seen(WANG, None)[-4:]
    assert [(m.text, m.buttons[0].data) for m in seen] == [("一样", "1")] * 4


async def test_a_file_is_found_by_attach(client: Client, sim: Simulator) -> None:
    values = {"chat_id": str(WANG), "document": "attach://here"}
    url = f"/bot{TOKEN}/sendDocument"
    answer = await client.http.post(url, data=values, files={"here": ("名单.txt", b"abc")})
    document = answer.json()["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("名单.txt", 3)
    values = {"chat_id": str(WANG), "document": "attach://elsewhere"}
    answer = await client.http.post(url, data=values, files={"here": ("a", b"abc")})
    assert answer.json()["description"].startswith("Bad Request: ")


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        (f"/bot{TOKEN}/sendSticker", 404, "Not Found: method not found"),
        (f"/bot{TOKEN}/logOut", 404, "Not Found: method not found"),
        ("/bot1000001:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot0123:abc/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/bot1:{'x' * 80}/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/file/bot{TOKEN}/voice/none.oga", 404, "Not Found"),
        ("/file/bot1:wrong/voice/none.oga", 401, "Unauthorized"),
    ],
)
async def test_what_is_not_there_is_refused_in_the_real_words(
    client: Client, path: str, status: int, description: str
) -> None:
    answer = await client.http.get(path)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": description}


async def test_other_verbs_and_broken_json_are_refused(client: Client) -> None:
    assert (await client.http.put(f"/bot{TOKEN}/getMe")).status_code == 405
    headers = {"content-type": "application/json"}
    answer = await client.http.post(f"/bot{TOKEN}/getMe", content=b"[1]", headers=headers)
    assert answer.json()["description"] == "Bad Request: can't parse JSON object"


async def test_absent_fields_are_left_out_and_never_null(client: Client) -> None:
    message = await client.ok("sendMessage", chat_id=WANG, text="好")
    assert set(message) == {"message_id", "from", "chat", "date", "text"}


async def test_codes_keep_their_capitals_and_sentences_begin_small(client: Client) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]}
    refused = await client.refused("sendMessage", chat_id=WANG, text="x", reply_markup=markup)
    assert refused == "Bad Request: BUTTON_DATA_INVALID"
    refused = await client.refused("sendMessage", chat_id=WANG, text="x" * 40_000)
    assert refused == "Bad Request: text is too long"


async def test_the_request_log_keeps_what_was_asked_and_answered(
    client: Client, sim: Simulator
) -> None:
    await client.ok("sendMessage", chat_id=WANG, text="好")
    await client.refused("sendMessage", chat_id=WANG, text="")
    (sent,) = sim.sent()
    assert sent.params["text"] == "好"
    assert sent.result["text"] == "好"
    assert [r.ok for r in sim.requests] == [True, False]
    assert sim.sent("get") == []
