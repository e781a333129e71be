"""What docs/deploy holds: units, a Dockerfile and a compose file that say what they should."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest
import yaml

from bot.cli.commands import build_app
from bot.settings import names
from tests.contract.source import ROOT

DEPLOY = ROOT / "docs" / "deploy"
UNITS = ("linli.service", "linli-watch.service")
PINNED = re.compile(r"^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)*$")
SECRET = re.compile(r"(password|token|secret)\w*\s*[=:]\s*['\"]?[\w:-]{6,}", re.IGNORECASE)
SECTIONS = {"Unit", "Service", "Install"}
INSTRUCTIONS = {
    "FROM", "WORKDIR", "RUN", "ENV", "COPY", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL",
    "HEALTHCHECK", "ENTRYPOINT", "CMD",
}  # fmt: skip


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def unit(name: str) -> dict[str, dict[str, str]]:
    """Sections with their directives; every line is one or the other."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in text(name).splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = {}
            continue
        key, equals, value = line.partition("=")
        assert equals, line
        assert re.fullmatch(r"[A-Z][A-Za-z]+", key), line
        assert key not in found[section], f"{key} stands twice"
        found[section][key] = value
    return found


def dockerfile() -> list[tuple[str, str]]:
    """Instruction and the rest, with lines that go on put together."""
    lines = re.sub(r"\\\n", " ", text("Dockerfile")).splitlines()
    split = [line.split(None, 1) for line in lines if line.strip() and not line.startswith("#")]
    return [(words[0], words[1]) for words in split]


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load(text("compose.yaml")))


def commands() -> set[str]:
    return {name for name in build_app() if not name.startswith("-")}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_starts_a_command_of_ours_again_whatever_ends_it(name: str) -> None:
    found = unit(name)
    service = found["Service"]
    assert set(found) == SECTIONS
    assert service["ExecStart"].rpartition("/linli ")[2] in commands()
    assert (service["Restart"], found["Unit"]["StartLimitIntervalSec"]) == ("always", "0")
    assert 5 < int(service["TimeoutStopSec"]) <= 15
    assert service["EnvironmentFile"].startswith("/etc/linli/")
    assert service["Environment"] == f"LINLI_HOME={service['WorkingDirectory']}"
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_given_only_what_it_needs(name: str) -> None:
    service = unit(name)["Service"]
    assert service["User"] not in ("", "root")
    assert service["UMask"] == "0077"
    assert service["StateDirectoryMode"] == "0700"
    assert service["CapabilityBoundingSet"] == ""
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == service["PrivateTmp"] == service["ProtectHome"] == "yes"


def test_systemd_hears_from_the_bot_more_often_than_it_asks_for() -> None:
    service = unit("linli.service")["Service"]
    assert (service["Type"], service["NotifyAccess"]) == ("notify", "main")
    assert int(service["WatchdogSec"]) >= 60


def test_the_image_is_pinned_and_runs_as_nobody_in_particular() -> None:
    lines = dockerfile()
    assert {instruction for instruction, _ in lines} <= INSTRUCTIONS
    images = [rest.split()[0] for instruction, rest in lines if instruction == "FROM"]
    assert images
    assert all(PINNED.match(image) for image in images)
    assert [rest for instruction, rest in lines if instruction == "USER"] == ["10001:10001"]
    last = [instruction for instruction, _ in lines]
    assert last.index("USER") > last.index("RUN", last.index("FROM", 1))


def test_the_image_is_made_from_what_is_there_and_starts_what_there_is() -> None:
    lines = dockerfile()
    copied = [rest.split()[:-1] for i, rest in lines if i == "COPY" and "--from" not in rest]
    missing = [name for names_ in copied for name in names_ if not (ROOT / name).exists()]
    assert missing == []
    kept = [line[1:] for line in text("Dockerfile.dockerignore").splitlines() if line[:1] == "!"]
    assert sorted(kept) == sorted(name for names_ in copied for name in names_)
    said = dict(lines)
    assert json.loads(said["ENTRYPOINT"]) == ["linli"]
    assert json.loads(said["CMD"])[0] in commands()
    assert json.loads(said["HEALTHCHECK"].partition("CMD ")[2])[:2] == ["python", "-c"]
    given = [
        word.partition("=")[0] for i, rest in lines if i == "ENV" for word in shlex.split(rest)
    ]
    assert {name for name in given if name.startswith("LINLI_")} <= set(names())


def test_every_service_is_pinned_and_comes_back_and_its_log_has_an_end() -> None:
    for name, service in compose()["services"].items():
        assert PINNED.match(service["image"]), name
        assert service["restart"] == "unless-stopped", name
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}, name
        assert "healthcheck" in service or "build" in service, name
        assert service["environment"]["TZ"] == "Asia/Shanghai", name


def test_our_services_are_nobody_in_particular_and_hold_no_secret() -> None:
    services = compose()["services"]
    for name in ("linli", "watch"):
        service = services[name]
        assert service["user"] == "10001:10001"
        assert service["command"][0] in commands()
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert {n for n in service["environment"] if n.startswith("LINLI_")} <= set(names())
    assert services["linli"]["ports"] == ["127.0.0.1:8080:8080"]
    assert "ports" not in services["db"]
    assert services["db"]["environment"]["POSTGRES_INITDB_ARGS"] == "--encoding=UTF8 --locale=C"


def test_what_a_service_names_is_there_and_what_is_there_is_named() -> None:
    made = compose()
    services = made["services"].values()
    for kind in ("volumes", "networks", "secrets"):
        used = {one.partition(":")[0] for s in services for one in s.get(kind, [])}
        assert used == set(made[kind]), kind
    assert {name for s in services for name in s.get("depends_on", {})} <= set(made["services"])
    dockerfile = made["services"]["linli"]["build"]["dockerfile"]
    assert (DEPLOY / made["services"]["linli"]["build"]["context"] / dockerfile).is_file()


def test_no_file_holds_a_secret_and_every_setting_is_one() -> None:
    for path in sorted(DEPLOY.iterdir()):
        lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x[:1] != "#"]
        assert not [line for line in lines if SECRET.search(line) and "/run/secrets/" not in line]
        found = set(re.findall(r"LINLI_[A-Z_]+", path.read_text(encoding="utf-8")))
        assert found <= set(names()), path.name
