"""A village folder: every way it can be wrong, and what is made of it when it is right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.villages import load_village

SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    made = Path(shutil.copytree(SAMPLE, tmp_path / "village"))
    # What lies in the boxes comes last there; a line that is added belongs to the boxes.
    boxes = made / "boxes.yaml"
    text, _, _ = boxes.read_text(encoding="utf-8").partition("\nstock:")
    boxes.write_text(f"{text}\n", encoding="utf-8")
    return made


def faults_of(folder: Path, roles: set[str] | None = None) -> list[str]:
    with pytest.raises(ContentFaults) as caught:
        load_village(folder, roles=roles)
    return [str(fault) for fault in caught.value.faults]


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, name: str, line: str) -> None:
    with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - {line}\n")


def test_a_unit_stands_after_what_it_belongs_to(folder: Path) -> None:
    lines = (folder / "units.yaml").read_text(encoding="utf-8")
    head, first, rest = lines.partition("  - id: qingshui")
    county, second, others = rest.partition("  - id: bailu\n")
    turned = head + second + others + first + county
    (folder / "units.yaml").write_text(turned, encoding="utf-8")
    seen: set[str | None] = {None}
    for unit in load_village(folder).units:
        assert unit.parent_id in seen
        seen.add(unit.id)


def test_a_hamlet_without_a_liaison_is_a_warning_and_no_fault(folder: Path) -> None:
    spoil(folder, "roles", "role: liaison, unit: houpo", "role: volunteer, unit: houpo")
    (warning,) = load_village(folder).warnings
    assert warning.reason == "后坡 has no liaison"


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        (
            "units",
            "{id: dongwan, level: hamlet, name: 东湾, parent: liuwan}",
            "units.yaml: units[#].id: dongwan is given twice",
        ),
        (
            "units",
            "{id: b2, code: police, parent: bailu, level: department, name: 所}",
            "units.yaml: units[#].code: bailu/police is given twice",
        ),
        (
            "units",
            "{id: lost, parent: nowhere, level: hamlet, name: 某湾}",
            "units.yaml: units[#].parent: nowhere does not stand in units.yaml",
        ),
        (
            "units",
            "{id: loop, parent: loop, level: hamlet, name: 某湾}",
            "units.yaml: units[#].parent: loop belongs to itself",
        ),
        (
            "units",
            "{id: lap, parent: lap2, level: hamlet, name: 甲}\n"
            "  - {id: lap2, parent: lap, level: hamlet, name: 乙}",
            "units.yaml: units[#].parent: lap belongs to itself",
        ),
        (
            "households",
            "{id: dw01, unit: dongwan, name: 某家}",
            "households.yaml: households[#].id: dw01 is given twice",
        ),
        (
            "households",
            "{id: zz01, unit: nowhere, name: 某家}",
            "households.yaml: households[#].unit: nowhere does not stand in units.yaml",
        ),
        (
            "people",
            "{id: x, unit: dongwan, household: zz99, name: 某人}",
            "people.yaml: people[#].household: zz99 does not stand in households.yaml",
        ),
        (
            "people",
            "{id: x, unit: xiwan, household: dw01, name: 某人}",
            "people.yaml: people[#].household: dw01 stands in dongwan, not in xiwan",
        ),
        (
            "people",
            "{id: x, unit: dongwan, name: 某人, born: 1948-13}",
            "people.yaml: people[#].born: must look like 1948, 1948-03 or 1948-03-09, "
            "not '1948-13'",
        ),
        (
            "people",
            "{id: x, unit: dongwan, name: 某人, colour: blue}",
            "people.yaml: people[#].colour: must be one of red, yellow, green, not 'blue'",
        ),
        (
            "people",
            "{id: x, unit: dongwan, name: 某人, adress: 东莞}",
            "people.yaml: people[#]: adress is not known here",
        ),
        ("people", "{id: x, unit: dongwan}", "people.yaml: people[#]: name is missing"),
        (
            "people",
            "{id: Wang Xiuying, unit: dongwan, name: 某人}",
            "people.yaml: people[#].id: must be at most 16 small letters, digits and -, "
            "not 'Wang Xiuying'",
        ),
        (
            "roles",
            "{person: nobody, role: driver, unit: dongwan}",
            "roles.yaml: roles[#].person: nobody does not stand in people.yaml",
        ),
        (
            "ties",
            "{person: wangdefa, by: wangdefa, tie: kin}",
            "ties.yaml: ties[#].by: nobody stands by themselves",
        ),
        (
            "boxes",
            "{id: b, unit: liuwan, name: 箱, place: 某处, keeper: nobody}",
            "boxes.yaml: boxes[#].keeper: nobody does not stand in people.yaml",
        ),
        (
            "groups",
            '{telegram_id: "-4000009", title: 群, unit: dongwan, members: [wangdefa]}',
            "groups.yaml: groups[#].members: wangdefa has no account",
        ),
        (
            "groups",
            '{telegram_id: "4000009", title: 群, unit: dongwan}',
            "groups.yaml: groups[#].telegram_id: must be the negative number of a Telegram "
            "group, not '4000009'",
        ),
        (
            "groups",
            '{telegram_id: "-4000001", title: 群, unit: dongwan}',
            "groups.yaml: groups[#].telegram_id: -4000001 is given twice",
        ),
        (
            "accounts",
            '{user_id: "900001", shown_name: 又一个, people: [wangdefa]}',
            "accounts.yaml: accounts[#].user_id: 900001 is given twice",
        ),
        (
            "accounts",
            '{user_id: "-5", shown_name: 又一个, people: [wangdefa]}',
            "accounts.yaml: accounts[#].user_id: must be the number of a Telegram user, not '-5'",
        ),
        (
            "rota",
            "{unit: liuwan, role: duty_x, night: 19:00-07:00, pattern: [{night: nobody}]}",
            "rota.yaml: liuwan duty_x night[0]: nobody does not stand in people.yaml",
        ),
        (
            "rota",
            "{unit: liuwan, role: duty_x, night: 19:00-07:00, pattern: [{day: wangqiang}]}",
            "rota.yaml: rota[#].pattern[0]: night is missing",
        ),
        (
            "rota",
            "{unit: liuwan, role: duty_x, pattern: [{day: wangqiang}]}",
            "rota.yaml: rota[#]: day or night is missing",
        ),
        (
            "rota",
            "{unit: liuwan, role: duty_x, day: 07:00-19:00, pattern: []}",
            "rota.yaml: rota[#].pattern: must name somebody for at least one day",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_place_and_reason(
    folder: Path, file: str, line: str, fault: str
) -> None:
    last = (folder / f"{file}.yaml").read_text(encoding="utf-8").count("\n  - ")
    add(folder, file, line)
    assert fault.replace("#", str(last)) in faults_of(folder)


def test_every_fault_is_listed_at_once(folder: Path) -> None:
    add(folder, "people", "{id: wangdefa, unit: dongwan, name: 某人}")
    add(folder, "ties", "{person: wangdefa, by: nobody, tie: friend}")
    (folder / "boxes.yaml").unlink()
    (folder / "groups.yaml").write_text("groups: [", encoding="utf-8")
    found = faults_of(folder)
    assert "people.yaml: people[250].id: wangdefa is given twice" in found
    assert "boxes.yaml: is missing" in found
    assert any("nobody does not stand in people.yaml" in fault for fault in found)
    assert any("must be one of guardian, key_holder" in fault for fault in found)
    assert any(f.startswith("groups.yaml: line 2: is not readable YAML") for f in found)


def test_a_role_nobody_has_heard_of_is_a_fault_where_roles_are_known(folder: Path) -> None:
    village = load_village(folder)
    known = {held.role for held in village.roles}
    assert load_village(folder, roles=known) == village
    found = faults_of(folder, known - {"mediator"})
    assert len(found) == 2
    assert all("mediator is no role we know" in fault for fault in found)
