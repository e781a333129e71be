"""A push is answered when it is stored, and only Telegram may push."""

from __future__ import annotations

import json

import pytest

from bot.clock import SystemClock
from bot.gateway.keeping import Keeping
from bot.gateway.webhook import Webhook
from bot.services.intake import Intake
from bot.store.database import Database
from tests.fakes.database import FlakyDatabase
from tests.gateway.places import BOT

UPDATE = json.dumps({"update_id": 7, "message": {"chat": {"id": 5}}}).encode()


@pytest.fixture
def flaky(database: Database) -> FlakyDatabase:
    return FlakyDatabase(database)


@pytest.fixture
def intake(flaky: FlakyDatabase) -> Intake:
    return Intake(flaky, SystemClock(), BOT)


@pytest.fixture
def webhook(intake: Intake) -> Webhook:
    return Webhook(Keeping(intake, lambda raw: False), "s3cret")


async def test_a_push_is_stored_once_however_often_it_comes(
    webhook: Webhook, intake: Intake
) -> None:
    assert [await webhook.receive("s3cret", UPDATE) for _ in range(2)] == [200, 200]
    (raw,) = await intake.waiting(-1, 10)
    assert (raw.update_id, raw.chat_key) == (7, "5")


async def test_a_push_that_could_not_be_stored_is_not_answered(
    webhook: Webhook, flaky: FlakyDatabase
) -> None:
    flaky.faults = 1
    with pytest.raises(OSError, match="full"):
        await webhook.receive("s3cret", UPDATE)
    assert await webhook.receive("s3cret", UPDATE) == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", "秘密"])
async def test_only_telegram_may_push(webhook: Webhook, intake: Intake, secret: str | None) -> None:
    assert await webhook.receive(secret, UPDATE) == 401
    assert await intake.waiting(-1, 10) == ()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "7"}', b"\xff"])
async def test_what_is_no_update_is_refused(webhook: Webhook, body: bytes) -> None:
    assert await webhook.receive("s3cret", body) == 400
