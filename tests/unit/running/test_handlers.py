"""What Telegram tells reaches one service, and every press is answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from bot.assembled import Assembled
from bot.domain.outcome import Outcome
from bot.services.services import Services
from bot.simulator import Simulator
from bot.store import accounts
from bot.store.cases import list_page
from tests.stories.stage import BOT, Props, on_stage, settle

WANG, LI, ZHOU = 900001, 900003, 900006
NEW = -4000900

Stage = tuple[Simulator, Assembled]


@pytest.fixture(scope="module")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


@pytest.fixture
async def stage(props: Props, tmp_path: Path, record_traffic: Any) -> AsyncIterator[Stage]:
    async with on_stage(props, tmp_path, record=record_traffic) as made:
        yield made


def press(sim: Simulator, person: int, chat: int | None = None, verb: str = "") -> str:
    """The latest button with this verb on somebody's phone; the id of the press."""
    for message in reversed(sim.people.seen(person, chat)):
        for index, button in enumerate(message.buttons):
            if message.from_bot and f":{verb}" in str(button.data):
                found = sim.people.press(person, message, index)
                assert found is not None
                return found
    raise AssertionError(f"there is no button {verb}")


async def pressed(stage: Stage, person: int, chat: int | None = None, verb: str = "") -> str | None:
    """The toast that answers such a press."""
    sim, bot = stage
    made = press(sim, person, chat, verb)
    await settle(sim, bot)
    return sim.people.toast(made)


async def a_case(stage: Stage) -> None:
    sim, bot = stage
    sim.people.say(WANG, None, "我胸口痛得厉害，喘不上气")
    await settle(sim, bot)


async def test_a_press_is_answered_with_what_came_of_it(stage: Stage) -> None:
    await a_case(stage)
    toast = await pressed(stage, LI, verb="claim")
    assert toast
    assert "<" not in toast


async def test_a_press_that_takes_long_is_answered_without_words_and_goes_on(
    stage: Stage,
) -> None:
    _, bot = stage
    await a_case(stage)
    before = (await bot.desk.database.read(list_page))[0].revision
    bot.application.doors = replace(bot.application.doors, toast_within=0.0)
    assert await pressed(stage, LI, verb="claim") == ""
    assert (await bot.desk.database.read(list_page))[0].revision > before


async def test_a_toast_is_shown_as_it_stands(stage: Stage) -> None:
    async def marked(outcome: Outcome) -> str:
        return "&lt;王&gt; &amp; 李"

    _, bot = stage
    await a_case(stage)
    bot.application.doors = replace(bot.application.doors, toast=marked)
    assert await pressed(stage, LI) == "<王> & 李"


async def test_a_button_of_another_time_is_answered_too(stage: Stage) -> None:
    _, bot = stage
    await bot.bot.send_message(
        WANG, "旧", reply_markup={"inline_keyboard": [[{"text": "好", "callback_data": "0:old"}]]}
    )
    assert await pressed(stage, WANG) == bot.desk.content.messages.render("press.unknown", {}).text


async def test_a_toast_without_words_leaves_no_button_waiting(stage: Stage) -> None:
    async def broken(outcome: Outcome) -> str:
        raise RuntimeError("王奶奶 was here")

    _, bot = stage
    await a_case(stage)
    bot.application.doors = replace(bot.application.doors, toast=broken)
    assert await pressed(stage, LI, verb="claim") == ""
    # The press itself has had its effect, and is not tried again.
    assert bot.workers.poisoned == 0


async def test_what_breaks_in_a_handler_is_set_aside_and_stops_nobody(stage: Stage) -> None:
    sim, bot = stage
    whole = bot.application.doors
    bot.application.doors = replace(whole, services=cast("Services", None))
    sim.people.say(WANG, None, "/help")
    await settle(sim, bot)
    assert bot.workers.poisoned == 1
    bot.application.doors = whole
    sim.people.say(WANG, None, "/help")
    await settle(sim, bot)
    assert sim.people.seen(WANG, None)[-1].from_bot


async def ask_to_bind(stage: Stage, leader: int) -> tuple[str | None, str | None]:
    """The secretary says /bind in a new group and presses the first hamlet: toast and hamlet."""
    sim, bot = stage
    sim.people.add_group(NEW, "新群", [ZHOU, WANG], admins=[leader], bot=False)
    sim.people.add_bot(NEW, leader, admin=True)
    await settle(sim, bot)
    sim.people.say(ZHOU, NEW, "/bind")
    await settle(sim, bot)
    toast = await pressed(stage, ZHOU, NEW, verb="bind")
    chat = await bot.desk.database.read(lambda work: accounts.find_chat(work, BOT, NEW))
    assert chat is not None
    return toast, chat.unit_id


async def test_a_group_is_bound_by_somebody_who_leads_it(stage: Stage) -> None:
    _, hamlet = await ask_to_bind(stage, leader=ZHOU)
    assert hamlet is not None


async def test_a_group_is_not_bound_by_somebody_who_does_not_lead_it(stage: Stage) -> None:
    toast, hamlet = await ask_to_bind(stage, leader=WANG)
    said = stage[1].desk.content.messages.render("bind.not_group_admin", {})
    assert (toast, hamlet) == (said.text, None)


async def test_who_leads_a_group_is_no_when_it_cannot_be_asked(stage: Stage) -> None:
    stage[0].faults.fail("getChatMember", status=500)
    _, hamlet = await ask_to_bind(stage, leader=ZHOU)
    assert hamlet is None


async def test_a_group_that_moves_keeps_its_hamlet(stage: Stage) -> None:
    sim, bot = stage
    moved = sim.people.migrate(-4000001)
    await settle(sim, bot)
    chat = await bot.desk.database.read(lambda work: accounts.find_chat(work, BOT, moved))
    assert chat is not None
    assert chat.unit_id == "dongwan"


async def test_who_blocks_the_bot_is_not_written_to_until_they_come_back(stage: Stage) -> None:
    sim, bot = stage

    async def may_write() -> bool:
        found = await bot.desk.database.read(lambda work: accounts.find_account(work, BOT, LI))
        assert found is not None
        return found.may_write

    sim.people.block(LI)
    await settle(sim, bot)
    assert await may_write() is False
    sim.people.start(LI)
    await settle(sim, bot)
    assert await may_write() is True
