"""linli audit: nothing to say of a village that is as it must be, else what to do about it."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import main
from bot.domain.times import to_text
from tests.unit.auditing.faults import FAULTS
from tests.unit.auditing.loaded import SAMPLE, plant
from tests.unit.cli.conftest import Telegram
from tests.unit.cli.process import linli


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The sample village in a database of its own."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    return f"sqlite:///{own_folder / 'var' / 'linli.db'}"


def test_where_all_is_well_it_says_so_and_ends_with_0(
    loaded: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit"]) == 0
    assert capsys.readouterr().out == "All is as it must be.\n"
    assert main(["audit", "--json"]) == 0
    assert capsys.readouterr().out == ""


async def test_the_program_says_what_is_wrong_and_what_to_do_and_ends_with_1(
    loaded: str, own_folder: Path
) -> None:
    await plant(loaded, *FAULTS["message_refused"], *FAULTS["seats_taken"])
    async with linli("audit", folder=own_folder) as program:
        await program.says("message_refused (1): Telegram would not take")
        await program.says("seats_taken (1): Seats are taken by nobody")
        await program.says("  trips trip1\n  Ask the driver")
        assert await program.ends() == 1


def test_a_finding_is_one_object_a_line_and_names_nobody(
    loaded: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(plant(loaded, *FAULTS["dead_asked"], *FAULTS["seats_taken"]))
    assert main(["audit", "--json", "--all"]) == 1
    said = capsys.readouterr().out
    found = [json.loads(line) for line in said.splitlines()]
    assert [(one["code"], one["count"], one["refs"]) for one in found] == [
        ("seats_taken", 1, ["trips trip1"]),
        ("dead_asked", 1, ["round_asks ask1"]),
    ]
    assert all(one["means"] and one["do"] and not one["more"] for one in found)
    for hidden in ("wangxiuying", "王秀英"):
        assert hidden not in said


async def test_before_a_local_telegram_it_is_as_late_as_the_village_has_it(
    loaded: str, own_folder: Path, telegram: Telegram
) -> None:
    """A day run faster: what waits there has not come yet on the clock of the machine."""
    village = telegram.sim.clock.now() + timedelta(days=4000)
    telegram.sim.clock.set(village)
    await plant(
        loaded,
        "INSERT INTO inbox (bot, update_id, chat_key, payload, received_at, state)"
        f" VALUES ('1000001', 1, 'c', '{{}}', '{to_text(village - timedelta(days=1))}', 'new')",
    )
    async with linli("audit", folder=own_folder) as program:
        await program.says("All is as it must be.")
    async with linli("audit", folder=own_folder, api_url=telegram.address) as program:
        await program.says("update_waiting (1)")
        assert await program.ends() == 1


def test_without_a_database_that_can_be_opened_it_ends_with_2(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINLI_DATABASE", f"sqlite:///{own_folder / 'nowhere' / 'linli.db'}")
    assert main(["audit"]) == 2
    assert "cannot be opened" in capsys.readouterr().err
