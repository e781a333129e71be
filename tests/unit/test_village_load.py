"""A village folder: what the sample holds, and every way a folder can be wrong."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.village import Village
from bot.content.villages import load_village
from bot.domain.people import age_on, is_elder

SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def village() -> Village:
    return load_village(SAMPLE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample that a test may spoil."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "village"))


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


def test_the_sample_is_a_whole_village(village: Village) -> None:
    levels = Counter(unit.level for unit in village.units)
    assert (levels["township"], levels["village"], levels["hamlet"]) == (1, 2, 5)
    assert (len(village.households), len(village.people)) == (80, 250)
    assert len(village.boxes) == 2
    assert Counter(g.unit_id for g in village.groups) == dict.fromkeys(
        (u.id for u in village.units if u.level == "hamlet"), 1
    )
    who = Counter[str]()
    for role in {(held.role, held.person_id) for held in village.roles}:
        who[role[0]] += 1
    assert (who["liaison"], who["driver"], who["doctor"], who["secretary"]) == (5, 6, 2, 2)
    assert 55 <= len(village.accounts) <= 70
    assert village.warnings == ()


def test_every_role_holder_has_an_account(village: Village) -> None:
    spoken_for = {id for account in village.accounts for id in account.people}
    assert {held.person_id for held in village.roles} <= spoken_for


def test_everybody_of_colour_or_old_and_alone_has_two_guardians(village: Village) -> None:
    guards = Counter(t.person_id for t in village.ties if t.tie == "guardian")
    keys = {t.person_id for t in village.ties if t.tie == "key_holder"}
    doors = {t.person_id for t in village.ties if t.tie == "next_door"}
    home = [p for p in village.people if p.household_id]
    old_and_alone = {p.id for p in home if p.lives_alone and is_elder(p, DAY)}
    marked = {p.id for p in home if p.colour in ("red", "yellow")}
    assert len(old_and_alone) >= 8
    assert old_and_alone <= keys & doors
    assert {id for id in old_and_alone | marked if guards[id] != 2} == set()


def test_the_people_stories_are_told_about_are_there(village: Village) -> None:
    people = {p.id: p for p in village.people}
    accounts = {id: a for a in village.accounts for id in a.people}
    wang = people["wangxiuying"]
    assert (wang.name, wang.called, wang.illness) == ("王秀英", "王奶奶", "高血压")
    assert wang.lives_alone
    assert wang.listens
    assert age_on(wang.born, DAY) == 78
    assert accounts["wangxiuying"].user_id == 900001
    assert age_on(people["wangdefa"].born, DAY) == 72
    assert "wangdefa" not in accounts
    assert dict(village.away)["wangqiang"] == "东莞"
    by = {t.tie for t in village.ties if (t.person_id, t.other_id) == ("wangxiuying", "wangqiang")}
    assert by == {"kin", "proxy"}
    held = {(h.person_id, h.role, h.unit_id) for h in village.roles}
    assert {
        ("lixiaofang", "liaison", "dongwan"),
        ("zhaoweiguo", "driver", "liuwan"),
        ("chenming", "doctor", "liuwan"),
        ("zhoujianguo", "secretary", "liuwan"),
        ("sunlimin", "officer", "bailu"),
    } <= held


def test_nobody_is_called_like_somebody_else_and_no_phone_could_be_real(village: Village) -> None:
    called = Counter(p.called for p in village.people if p.called)
    assert [name for name, times in called.items() if times > 1] == []
    phones = [p.phone for p in village.people if p.phone]
    assert len(phones) == len(set(phones))
    assert {phone[:7] for phone in phones} == {"1380000"}


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
