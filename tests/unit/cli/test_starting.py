"""A start that fails says why in one sentence, leaves nothing running, and ends with 2."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.serving import address_of, listening
from tests.unit.cli.conftest import Telegram
from tests.unit.cli.process import linli

NOWHERE = "http://127.0.0.1:9"
FREE = "127.0.0.1:0"


async def test_without_a_token_it_says_where_to_put_one(tmp_path: Path) -> None:
    async with linli("run", folder=tmp_path, bind=FREE) as program:
        await program.says("LINLI_TOKEN is not set; put the token from BotFather into linli.env.")
        assert await program.ends() == 2
    assert not (tmp_path / "var").exists()


async def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    wrong = {"token": "secretword", "zone": "Mars", "bind": "nowhere", "speed": "fast"}
    async with linli("run", folder=tmp_path, **wrong) as program:
        await program.says("LINLI_SPEED")
        assert await program.ends() == 2
    assert all(f"LINLI_{name.upper()}: " in program.said for name in wrong)
    assert "secretword" not in program.said


async def test_without_a_network_it_waits_and_says_so_and_still_ends(tmp_path: Path) -> None:
    async with linli("run", folder=tmp_path, bind=FREE, token="1:a", api_url=NOWHERE) as program:
        await program.says("Telegram cannot be reached; trying again")
        program.interrupt()
        assert await program.ends() == 0


async def test_a_wrong_token_is_refused(tmp_path: Path, telegram: Telegram) -> None:
    given = {"bind": FREE, "token": "12345:not-the-one", "api_url": telegram.address}
    async with linli("run", folder=tmp_path, **given) as program:
        await program.says("does not accept the token; check LINLI_TOKEN.")
        assert await program.ends() == 2
    assert "not-the-one" not in program.said


async def test_a_taken_port_is_our_sentence(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as bound:
        address = address_of(bound).removeprefix("http://")
        async with linli("run", folder=tmp_path, token="1:a", bind=address) as program:
            await program.says("is taken by another program; choose another one.")
            assert await program.ends() == 2
    assert "Traceback" not in program.said


async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    # Also root cannot make a folder here.
    given = {"bind": FREE, "token": "1:a", "api_url": NOWHERE, "home": "/proc/linli"}
    async with linli("run", folder=tmp_path, **given) as program:
        await program.says("The folder /proc/linli cannot be used")
        assert await program.ends() == 2


async def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE migrations (number INTEGER, name TEXT, applied_at TEXT)")
        made.execute("INSERT INTO migrations VALUES (9999, '9999_from_the_future', '')")
        made.commit()
    given = {"bind": FREE, "token": "1:a", "api_url": NOWHERE, "database": f"sqlite:///{file}"}
    async with linli("run", folder=tmp_path, **given) as program:
        await program.says("written by a newer version of linli; please update linli")
        assert await program.ends() == 2


async def test_broken_content_is_refused_with_every_fault(tmp_path: Path) -> None:
    overlay = tmp_path / "village"
    (overlay / "data").mkdir(parents=True)
    (overlay / "data" / "ladders.yaml").write_text("help: [", encoding="utf-8")
    (overlay / "data" / "quiet.yaml").write_text("spans: [22-06]\n", encoding="utf-8")
    given = {"bind": FREE, "token": "1:a", "api_url": NOWHERE, "overlay": str(overlay)}
    async with linli("run", folder=tmp_path, **given) as program:
        await program.says("quiet.yaml")
        assert await program.ends() == 2
    assert "village/ladders.yaml" in program.said
    assert "Traceback" not in program.said


async def test_one_token_has_one_process(tmp_path: Path, telegram: Telegram) -> None:
    given = {"bind": FREE, "token": telegram.token, "api_url": telegram.address}
    async with linli("run", folder=tmp_path, **given) as first:
        await first.says("the bot is running")
        async with linli("run", folder=tmp_path, **given) as second:
            await second.says("Another linli already runs with this token and this database.")
            assert await second.ends() == 2
        first.interrupt()
        assert await first.ends() == 0
        async with linli("run", folder=tmp_path, **given) as third:
            await third.says("the bot is running")
            third.interrupt()
            assert await third.ends() == 0


async def test_a_running_bot_ends_politely(tmp_path: Path, telegram: Telegram) -> None:
    given = {"bind": FREE, "token": telegram.token, "api_url": telegram.address}
    async with linli("run", folder=tmp_path, **given) as program:
        await program.says("There is no admin yet.")
        await program.says("https://t.me/linli_bot?start=admin_")
        program.interrupt(signal.SIGTERM)
        assert await program.ends() == 0
    assert "Traceback" not in program.said
    assert telegram.token not in program.said


async def test_a_word_linli_does_not_know_is_answered(tmp_path: Path) -> None:
    async with linli("rnu", folder=tmp_path) as program:
        await program.says('Unknown command "rnu"')
        assert await program.ends() == 2
