"""Whatever stands in place of an update: nothing raises, is lost, or blocks the way."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs
from telegram.error import NetworkError

from bot.gateway.chatter import chatter_with
from bot.gateway.keeping import Keeping
from bot.gateway.poller import read_answer
from bot.gateway.raw import chat_key, is_chatter_candidate
from bot.gateway.webhook import Webhook
from bot.services.intake import Intake
from tests.fuzz.profile import fuzzed
from tests.fuzz.updates import anything, cut, mangled, shapes, wire
from tests.gateway.places import BOT, HALL, HOME
from tests.stories.stage import ZONE
from tests.unit.understanding.reader import shipped_content

UPDATES = mangled(shapes(HOME, HALL, int(BOT)))
NUMBERS = count(1)


@fuzzed(300)
@given(UPDATES | st.dictionaries(st.text(max_size=9), anything, max_size=4))
def test_what_is_told_from_the_raw_text_never_raises(raw: dict[str, Any]) -> None:
    assert isinstance(chat_key(raw), str)
    assert isinstance(is_chatter_candidate(raw, int(BOT), "linli_bot"), str | None)


@fuzzed(80)
@given(st.lists(UPDATES, max_size=3), anything, st.integers(0, 3), st.none() | st.integers(0, 9999))
def test_an_answer_is_read_or_is_a_fault_of_the_network(
    updates: list[Any], stray: Any, place: int, broken_at: int | None
) -> None:
    numbered: list[Any] = [{**raw, "update_id": n} for n, raw in enumerate(updates)]
    numbered.insert(place, stray)
    answer = wire({"ok": True, "result": numbered})
    if broken_at is not None:
        answer = cut(answer, broken_at)
    try:
        found = read_answer(answer)
    except NetworkError:
        assert broken_at is not None
        return
    # What has a number is there, also beside what has none.
    assert {raw["update_id"] for raw in found} >= set(range(len(updates)))


@fuzzed(150)
@given(st.binary(max_size=60) | anything.map(wire))
def test_bytes_that_are_no_answer_are_a_fault_of_the_network(answer: bytes) -> None:
    try:
        found = read_answer(answer)
    except NetworkError:
        return
    assert all(isinstance(raw["update_id"], int) for raw in found)


@pytest.mark.parametrize("number", [True, -1, 2**63, 10**30, 1.0, "7", None])
def test_a_number_no_table_can_hold_is_no_update(number: object) -> None:
    answer = wire({"result": [{"update_id": number}, {"update_id": 7}]})
    assert [raw["update_id"] for raw in read_answer(answer)] == [7]


@pytest.mark.parametrize("depth", [500, 100_000])
async def test_an_update_nested_out_of_reach_lets_the_others_in(depth: int, intake: Intake) -> None:
    deep = b'{"update_id": 1, "message": ' + b"[" * depth + b"]" * depth + b"}"
    webhook = Webhook(Keeping(intake, lambda raw: False), "s3cret")
    assert await webhook.receive("s3cret", deep) in (200, 400)
    assert await webhook.receive("s3cret", b'{"update_id": 2}') == 200
    assert 2 in [raw.update_id for raw in await intake.waiting(-1, 10)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\x00我\x00\x00头疼", "我头疼"),
        ("\udfff头疼\ud800", "?头疼?"),
        ("\\u0000", "\\u0000"),
        ("\\\x00\\\\\x00u0000", "\\\\\\u0000"),
        ("😀救命", "😀救命"),
    ],
)
async def test_what_no_database_holds_is_left_out_and_the_words_around_it_stay(
    text: str, kept: str, intake: Intake
) -> None:
    keeping = Keeping(intake, lambda raw: False)
    await keeping.keep([{"update_id": 1, "message": {"text": text, "chat": {"id": 5}}}])
    (raw,) = await intake.waiting(-1, 10)
    assert json.loads(raw.payload)["message"]["text"] == kept


@fuzzed(60)
@given(raws=st.lists(UPDATES, min_size=1, max_size=4))
async def test_a_batch_is_kept_whole_whatever_is_in_it(
    raws: list[dict[str, Any]], intake: Intake
) -> None:
    content = shipped_content()
    keeping = Keeping(intake, chatter_with(content, ZONE, int(BOT), "linli_bot"))
    batch = [{**json.loads(wire(raw)), "update_id": next(NUMBERS)} for raw in raws]
    with capture_logs():
        await keeping.keep(batch)
    kept = {raw.update_id: raw for raw in await intake.waiting(-1, 100)}
    chatter = chatter_with(content, ZONE, int(BOT), "linli_bot")
    for raw in batch:
        if raw["update_id"] in kept:
            assert isinstance(json.loads(kept[raw["update_id"]].payload), dict)
        else:
            assert chatter(raw)
    await intake.handled(tuple(kept))


@fuzzed(60)
@given(body=st.binary(max_size=40) | anything.map(wire) | UPDATES.map(wire))
async def test_a_push_is_stored_or_refused(body: bytes, intake: Intake) -> None:
    webhook = Webhook(Keeping(intake, lambda raw: False), "s3cret")
    assert await webhook.receive("s3cret", body) in (200, 400)
