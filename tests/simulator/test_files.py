"""Files up and down, and their sizes (rule 25)."""

from bot.simulator import Simulator
from tests.simulator.conftest import TOKEN, WANG, Client

MEGA = 1 << 20
URL = f"/bot{TOKEN}"


async def upload(client: Client, method: str, kind: str, data: bytes, name: str = "f") -> object:
    answer = await client.http.post(
        f"{URL}/{method}", data={"chat_id": str(WANG)}, files={kind: (name, data)}
    )
    body = answer.json()
    return body["result"] if body["ok"] else body["description"]


async def test_a_voice_can_be_fetched_for_an_hour(sim: Simulator, client: Client) -> None:
    sim.people.voice(WANG, None, seconds=3, data=b"OggS sound")
    (update,) = await client.updates()
    voice = update["message"]["voice"]
    assert voice["duration"] == 3
    file = await client.ok("getFile", file_id=voice["file_id"])
    path = f"/file/bot{TOKEN}/{file['file_path']}"
    assert (await client.http.get(path)).content == b"OggS sound"
    sim.clock.jump(3601)
    assert (await client.http.get(path)).status_code == 404


async def test_a_voice_goes_on_by_its_id(sim: Simulator, client: Client) -> None:
    sim.people.voice(WANG, None)
    (update,) = await client.updates()
    voice = update["message"]["voice"]
    sent = await client.ok("sendVoice", chat_id=WANG, voice=voice["file_id"], caption="听一下")
    assert sent["voice"]["file_unique_id"] == voice["file_unique_id"]
    assert sim.people.seen(WANG, None)[-1].text == "听一下"


async def test_sizes_are_limited_as_on_the_real_server(sim: Simulator, client: Client) -> None:
    sim.limits.enforce = False
    assert str(await upload(client, "sendPhoto", "photo", b"x" * (10 * MEGA + 1))).startswith(
        "Bad Request: file of size 10485761 bytes is too big for a photo"
    )
    assert await upload(client, "sendDocument", "document", b"x" * (50 * MEGA + 1)) == (
        "Request Entity Too Large"
    )
    assert await upload(client, "sendDocument", "document", b"x" * (52 * MEGA)) == (
        "Request Entity Too Large"
    )
    large = sim.people.upload(WANG, None, b"x" * (20 * MEGA + 1))
    assert large.document is not None
    refused = await client.refused("getFile", file_id=large.document["file_id"])
    assert refused == "Bad Request: file is too big"
    heavy = sim.people.voice(WANG, None, data=b"x" * (MEGA + 1))
    assert (heavy.voice, heavy.kind) == (None, "document")


async def test_wrong_files_are_refused(sim: Simulator, client: Client) -> None:
    assert await client.refused("getFile", file_id="x") == "Bad Request: invalid file_id"
    for photo, words in (
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("http://127.0.0.1:9/x.png", "failed to get HTTP URL content"),
        ("", "there is no photo in the request"),
    ):
        refused = await client.refused("sendPhoto", chat_id=WANG, photo=photo)
        assert refused == f"Bad Request: {words}"
    assert await upload(client, "sendPhoto", "photo", b"") == (
        "Bad Request: file must be non-empty"
    )
    voice = sim.people.voice(WANG, None).voice
    assert voice is not None
    refused = await client.refused("sendPhoto", chat_id=WANG, photo=voice["file_id"])
    assert refused == "Bad Request: can't use file of type Voice as Photo"


async def test_the_same_picture_sent_twice_has_two_ids(sim: Simulator, client: Client) -> None:
    one, two = sim.people.photo(WANG, None, "屋顶").photo, sim.people.photo(WANG, None).photo
    assert one is not None
    assert two is not None
    assert (one[-1]["width"], one[-1]["height"]) == (320, 240)
    assert one[-1]["file_id"] != two[-1]["file_id"]
    jpeg = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x00\x30\x00\x40" + bytes(20)
    found = sim.people.photo(WANG, None, data=jpeg).photo
    assert found is not None
    assert (found[-1]["width"], found[-1]["height"]) == (64, 48)
