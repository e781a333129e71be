"""Settings: the environment, then linli.env; every fault at once; the token never shown."""

from __future__ import annotations

import os
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from bot.settings import TELEGRAM, Settings, SettingsFault, forget_secrets, load_settings, names
from tests.contract.source import ROOT

TOKEN = "123456:ABC-def_of_a_real_bot"


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write_file(folder: Path, text: str, mode: int) -> None:
    (folder / "linli.env").write_text(text, encoding="utf-8")
    (folder / "linli.env").chmod(mode)


def test_nothing_has_to_be_set() -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.api_url == TELEGRAM
    assert settings.address == ("127.0.0.1", 8080)
    assert settings.database_url == "sqlite:///var/linli.db"
    assert settings.content_root == ROOT
    assert settings.overlays == ()
    assert str(settings.tzinfo) == "Asia/Shanghai"


def test_the_environment_comes_before_the_file(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(empty, f"LINLI_TOKEN={TOKEN}\nLINLI_ZONE=Asia/Urumqi\n", 0o600)
    monkeypatch.setenv("LINLI_ZONE", "Asia/Chongqing")
    settings = load_settings()
    assert settings.zone == "Asia/Chongqing"
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN


def test_neither_token_nor_database_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_DATABASE", "postgresql://me:secret@here/linli")
    shown = repr(load_settings()) + str(load_settings())
    assert TOKEN not in shown
    assert "secret" not in shown


def test_a_setting_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        load_settings().speed = 2.0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TOKEN", "nonsense", "must look like 123456:ABC-DEF, as BotFather gives it"),
        ("TOKEN", "12:with space", "must look like 123456:ABC-DEF, as BotFather gives it"),
        ("API_URL", "ftp://x", "must look like https://api.telegram.org, not 'ftp://x'"),
        ("API_URL", "https://x/bot", "must be scheme and host alone, without '/bot' behind it"),
        ("ZONE", "Mars", "must be a zone like Asia/Shanghai, not 'Mars'"),
        ("ZONE", "/etc/passwd", "must be a zone like Asia/Shanghai, not '/etc/passwd'"),
        ("BIND", "8080", "must look like 127.0.0.1:8080, not '8080'"),
        ("BIND", "here:99999", "must look like 127.0.0.1:8080, not 'here:99999'"),
        ("WEBHOOK", "http://x", "must begin with https://, not 'http://x'"),
        ("SPEED", "fast", "must be a number like 1 or 60, not 'fast'"),
        ("SPEED", "0", "must be above 0.0"),
        ("SPEED", "1e9", "must be at most 100000"),
        ("RINGER", "http://x", "must be a command or begin with https://"),
        ("RINGER", "ring 'me", "must be a command or begin with https:// (No closing quotation)"),
        ("PACK_READER", "perhaps", "must be yes or no, not 'perhaps'"),
        ("WATCH_AFTER", "nan", "must be above 0.0"),
        ("LOG", "loud", "must be one of debug, info, warning, error, not 'loud'"),
    ],
)
def test_each_fault_says_what_would_be_right(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"LINLI_{name}", value)
    with pytest.raises(SettingsFault) as fault:
        load_settings()
    assert fault.value.faults == (f"LINLI_{name}: {said}",)


def test_every_field_can_be_set() -> None:
    assert names() == tuple(f"LINLI_{one.name.upper()}" for one in fields(Settings))


@pytest.mark.parametrize(("said", "wanted"), [("yes", True), ("1", True), ("Off", False)])
def test_yes_and_no_are_said_in_many_ways(
    said: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINLI_PACK_READER", said)
    assert load_settings().pack_reader is wanted


def test_several_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_ZONE", "Mars")
    monkeypatch.setenv("LINLI_LOG", "loud")
    with pytest.raises(SettingsFault) as fault:
        load_settings(bind="8080")
    assert [said.partition(":")[0] for said in fault.value.faults] == [
        "LINLI_ZONE",
        "LINLI_BIND",
        "LINLI_LOG",
    ]


def test_a_name_in_small_letters_is_the_same_name(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(empty, "linli_zone=Asia/Urumqi\nlinli_tokne=x\n", 0o600)
    with pytest.raises(SettingsFault) as fault:
        load_settings()
    assert fault.value.faults == ("linli.env: linli_tokne is not known here",)
    write_file(empty, "linli_zone=Asia/Urumqi\n", 0o600)
    monkeypatch.setenv("linli_token", TOKEN)
    settings = load_settings()
    assert (settings.zone, settings.tokens) == ("Asia/Urumqi", (TOKEN,))
    forget_secrets()
    assert "linli_token" not in os.environ


def test_a_file_that_is_no_text_is_a_fault(empty: Path) -> None:
    (empty / "linli.env").write_bytes(b"LINLI_ZONE=\xff\xfe\n")
    with pytest.raises(SettingsFault) as fault:
        load_settings()
    assert fault.value.faults == ("linli.env cannot be read as UTF-8 text",)


def test_what_is_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_TOKEN", "")
    monkeypatch.setenv("LINLI_BIND", "[::1]:9000")
    settings = load_settings()
    assert settings.token is None
    assert settings.address == ("::1", 9000)


def test_content_and_what_lies_over_it_can_be_elsewhere(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINLI_CONTENT", "elsewhere")
    monkeypatch.setenv("LINLI_OVERLAY", "ours")
    settings = load_settings()
    assert settings.content_root == Path("elsewhere")
    assert settings.overlays == (Path("ours"),)


@pytest.mark.parametrize(
    "line",
    [
        f"LINLI_TOKEN={TOKEN}",
        f"LINLI_WATCH_TOKEN={TOKEN}",
        "LINLI_DATABASE=postgresql://me:hunter2@here/linli",
        "LINLI_DATABASE=postgresql://here/linli?user=me&password=hunter2",
        "LINLI_RINGER=https://ring.example/k3y",
        f"linli_token={TOKEN}",
    ],
)
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_file_with_a_secret_that_others_may_read_is_refused(
    line: str, mode: int, empty: Path
) -> None:
    write_file(empty, f"{line}\n", mode)
    with pytest.raises(SettingsFault) as fault:
        load_settings()
    name, _, held = line.partition("=")
    assert fault.value.faults == (
        f"linli.env holds {name} and may be read by others on this machine: chmod 600 linli.env",
    )
    assert held not in str(fault.value)
    (empty / "linli.env").chmod(0o600)
    assert load_settings()


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("LINLI_ZONE=Asia/Urumqi", 0o644),
        ("LINLI_TOKEN=", 0o644),
        ("LINLI_DATABASE=sqlite:///var/linli.db", 0o644),
        ("LINLI_RINGER=/usr/local/bin/ring", 0o644),
        (f"LINLI_TOKEN={TOKEN}", 0o400),
    ],
)
def test_a_file_without_a_secret_may_be_read_by_all(line: str, mode: int, empty: Path) -> None:
    write_file(empty, f"{line}\n", mode)
    assert load_settings()


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_others_may_change_is_refused_whatever_it_holds(mode: int, empty: Path) -> None:
    write_file(empty, "LINLI_ZONE=Asia/Urumqi\n", mode)
    with pytest.raises(SettingsFault, match="may be changed by others") as fault:
        load_settings()
    assert len(fault.value.faults) == 1
