"""vehicles.yaml and teams.yaml of a village folder: every way they can be wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.villages import load_village

SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"
VEHICLE = "vehicles:\n  - {driver: zhaoweiguo, seats: 4}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "village"))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(ContentFaults) as caught:
        load_village(folder)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        (
            "vehicles",
            f"{VEHICLE}  - {{driver: nobody, seats: 4}}\n",
            "vehicles.yaml: vehicles[1].driver: nobody does not stand in people.yaml",
        ),
        (
            "vehicles",
            f"{VEHICLE}  - {{driver: wangxiuying, seats: 4}}\n",
            "vehicles.yaml: vehicles[1].driver: wangxiuying is no driver and in no fleet",
        ),
        (
            "vehicles",
            f"{VEHICLE}  - {{driver: zhaoweiguo, seats: 4}}\n",
            "vehicles.yaml: vehicles[1].id: car-zhaoweiguo is given twice",
        ),
        (
            "vehicles",
            "vehicles:\n  - {driver: zhaoweiguo, seats: 0}\n",
            "vehicles.yaml: vehicles[0].seats: must be 1 to 60, not '0'",
        ),
        (
            "vehicles",
            "vehicles:\n  - {driver: zhaoweiguo, seats: 4, opens: always}\n",
            "vehicles.yaml: vehicles[0].opens: must be like 'mon-fri 07:00-20:00', not 'always'",
        ),
        (
            "vehicles",
            "vehicles:\n  - {driver: zhaoweiguo}\n",
            "vehicles.yaml: vehicles[0]: seats is missing",
        ),
        (
            "teams",
            "teams:\n  - {id: t, unit: nowhere, name: 队}\n",
            "teams.yaml: teams[0].unit: nowhere does not stand in units.yaml",
        ),
        (
            "teams",
            "teams:\n  - {id: t, unit: liuwan, name: 队, members: [nobody]}\n",
            "teams.yaml: teams[0].members: nobody does not stand in people.yaml",
        ),
        (
            "teams",
            "teams:\n  - {id: t, unit: liuwan, name: 会, kind: organisation, contact: 电话}\n",
            "teams.yaml: teams[0].sort: is missing: what sort of organisation it is",
        ),
        (
            "teams",
            "teams:\n  - {id: t, unit: liuwan, name: 会, kind: organisation, sort: charity}\n",
            "teams.yaml: teams[0].contact: is missing: who of it is asked",
        ),
        (
            "teams",
            "teams: []\nskills:\n  - {person: nobody, skill: nurse}\n",
            "teams.yaml: skills[0].person: nobody does not stand in people.yaml",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_place_and_reason(
    folder: Path, file: str, text: str, fault: str
) -> None:
    (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
    assert fault in faults_of(folder)


def test_a_village_may_have_written_down_nobody_s_car(folder: Path) -> None:
    (folder / "vehicles.yaml").unlink()
    (folder / "teams.yaml").unlink()
    helpers = load_village(folder).helpers
    assert (helpers.vehicles, helpers.teams, helpers.skills) == ((), (), ())


def test_somebody_of_a_fleet_has_a_car_without_being_a_driver(folder: Path) -> None:
    (folder / "teams.yaml").write_text(
        "teams:\n  - {id: f, unit: bailu, name: 车队, kind: fleet, sort: league,"
        " contact: 电话, members: [luoyifan], helps: [liuwan], days: 7}\n",
        encoding="utf-8",
    )
    (folder / "vehicles.yaml").write_text(
        "vehicles:\n  - {driver: luoyifan, seats: 6, wheelchair: yes}\n", encoding="utf-8"
    )
    helpers = load_village(folder).helpers
    assert helpers.vehicles[0].car.wheelchair
    assert helpers.teams[0].days == 7
