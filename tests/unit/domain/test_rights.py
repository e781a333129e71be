"""Who may see, take, work on, confirm, stand down and lower a case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.domain.acuity import Acuity
from bot.domain.kinds import GroupView, Kind
from bot.domain.rights import (
    Viewer,
    may_claim,
    may_confirm,
    may_confirm_for,
    may_lower,
    may_see,
    may_stand_down,
    may_work,
    oversees,
)
from bot.domain.roles import Held, may, wears
from tests.unit.domain.samples import make_case, make_emergency

DATA = Path(__file__).parents[3] / "data"
ROLES = yaml.safe_load((DATA / "roles.yaml").read_text(encoding="utf-8"))
CASE = make_case(author_id="wang", subject_id="granny", claimed_by="li")
HELP = Kind("help", Acuity.SAME_DAY, "help", GroupView.CARD, ("driver", "liaison", "guardian"))


def holds(role: str) -> tuple[Held, ...]:
    """The role as the village's own list describes it."""
    line = ROLES[role]
    worn = (role, *line.get("acts_as", []))
    return (Held("somebody", role, "hamlet", worn, tuple(line.get("can", []))),)


def somebody(**about: object) -> Viewer:
    return Viewer(**{"person_id": "somebody", **about})  # type: ignore[arg-type]


def tied(tie: str) -> Viewer:
    return somebody(ties=frozenset({tie}))


def in_role(role: str, *, excluded: bool = False) -> Viewer:
    return somebody(held=holds(role), excluded=excluded)


NEAR = [Viewer("wang"), Viewer("granny"), somebody(same_household=True)]
STRANGER = somebody()
OVERSEERS = ["liaison", "group_head", "doctor", "cadre", "secretary", "officer", "inspector"]
HANDS = ["driver", "volunteer", "keeper", "delegate"]


@pytest.mark.parametrize(
    "viewer",
    [*NEAR, Viewer("li"), somebody(told=True), tied("guardian"), tied("proxy")]
    + [in_role(role) for role in OVERSEERS],
)
def test_a_case_is_seen_by_those_concerned_and_by_who_looks_after_the_unit(viewer: Viewer) -> None:
    assert may_see(CASE, viewer)


@pytest.mark.parametrize(
    "viewer",
    [STRANGER, tied("next_door"), tied("key_holder"), tied("kin")]
    + [in_role(role) for role in HANDS],
)
def test_nobody_sees_a_case_by_curiosity(viewer: Viewer) -> None:
    assert not may_see(CASE, viewer)


@pytest.mark.parametrize("role", [*OVERSEERS, *HANDS])
def test_overseeing_is_a_matter_of_the_role(role: str) -> None:
    assert oversees(holds(role)) is (role in OVERSEERS)


@pytest.mark.parametrize(
    "about",
    [
        {"same_household": True},
        {"told": True},
        {"ties": frozenset({"guardian", "proxy", "kin"})},
        {"held": holds("liaison")},
        {"held": holds("secretary")},
        {"person_id": "granny"},
        {"person_id": "li"},
    ],
)
def test_a_side_of_a_dispute_has_no_part_in_what_the_other_side_said(
    about: dict[str, object],
) -> None:
    viewer = somebody(**{**about, "excluded": True})
    assert not may_see(CASE, viewer)
    assert not may_claim(CASE, HELP, viewer)
    assert not may_work(CASE, viewer)
    assert not may_confirm(CASE, viewer)
    assert not may_confirm_for(CASE, viewer)
    assert not may_stand_down(CASE, viewer)


def test_a_side_of_a_dispute_sees_and_confirms_what_it_said_itself() -> None:
    author = Viewer("wang", excluded=True)
    assert may_see(CASE, author)
    assert may_confirm(CASE, author)
    assert not may_work(CASE, author)


@pytest.mark.parametrize(
    ("viewer", "takes"),
    [
        (in_role("driver"), True),
        (in_role("group_head"), True),  # wears the liaison's role
        (in_role("keeper"), False),
        (tied("guardian"), True),
        (tied("kin"), False),
        (somebody(told=True), True),
        (STRANGER, False),
        (Viewer("wang"), False),
        (Viewer("wang", told=True), False),
        (Viewer("wang", held=holds("driver")), True),
    ],
)
def test_whom_the_kind_names_or_who_was_told_may_take_a_case(viewer: Viewer, takes: bool) -> None:
    assert may_claim(CASE, HELP, viewer) is takes


def test_a_neighbour_takes_what_neighbours_can_take_and_any_emergency() -> None:
    open_to_all = Kind("help", Acuity.SAME_DAY, "help", GroupView.CARD, ("neighbour",))
    assert may_claim(CASE, open_to_all, STRANGER)
    assert may_claim(make_emergency(author_id="wang"), HELP, STRANGER)
    assert not may_claim(make_emergency(author_id="wang"), HELP, Viewer("wang"))


@pytest.mark.parametrize(
    ("viewer", "works"),
    [
        (Viewer("li"), True),
        (somebody(told=True), True),
        (in_role("liaison"), True),
        (in_role("officer"), True),
        (in_role("driver"), False),
        (in_role("inspector"), False),
        (Viewer("wang"), False),
        (STRANGER, False),
    ],
)
def test_the_holder_those_told_and_role_holders_work_on_a_case(viewer: Viewer, works: bool) -> None:
    assert may_work(CASE, viewer) is works


@pytest.mark.parametrize("viewer", [*NEAR, tied("proxy"), tied("kin"), tied("guardian")])
def test_the_villager_and_the_family_say_whether_it_is_solved(viewer: Viewer) -> None:
    assert may_confirm(CASE, viewer)
    assert may_confirm_for(CASE, viewer)


@pytest.mark.parametrize(
    "viewer",
    [STRANGER, Viewer("li"), somebody(told=True), tied("next_door"), tied("key_holder")]
    + [
        in_role(role) for role in ("driver", "volunteer", "doctor", "officer", "inspector", "admin")
    ],
)
def test_neither_the_holder_nor_any_other_role_says_yes_in_the_villagers_place(
    viewer: Viewer,
) -> None:
    assert not may_confirm(CASE, viewer)
    assert not may_confirm_for(CASE, viewer)


@pytest.mark.parametrize("role", ["liaison", "group_head", "cadre", "team_member"])
def test_who_looks_after_the_hamlet_may_say_yes_on_somebodys_behalf_only(role: str) -> None:
    assert not may_confirm(CASE, in_role(role))
    assert may_confirm_for(CASE, in_role(role))


@pytest.mark.parametrize(
    ("viewer", "may_end"),
    [
        (Viewer("wang"), True),
        (somebody(told=True), True),
        (tied("kin"), True),
        (in_role("liaison"), True),
        (in_role("counsellor"), True),
        (in_role("driver"), False),
        (STRANGER, False),
    ],
)
def test_who_knows_that_the_person_is_safe_stops_the_ringing(viewer: Viewer, may_end: bool) -> None:
    assert may_stand_down(CASE, viewer) is may_end


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_a_doctor_lowers_a_level(role: str) -> None:
    assert may_lower(in_role(role)) is (role == "doctor")


def test_neither_the_family_nor_the_author_lowers_a_level() -> None:
    assert not any(may_lower(viewer) for viewer in [*NEAR, tied("guardian"), STRANGER])


def test_a_title_wears_the_roles_it_acts_as_and_its_own_name() -> None:
    held = holds("first_secretary")
    assert wears(held, "cadre")
    assert wears(held, "driver", "secretary")
    assert wears((Held("p", "mediator", "u", ()),), "mediator")
    assert not wears(held, "doctor")
    assert not wears((), "cadre")


def test_what_a_role_can_do_is_what_its_line_says() -> None:
    held = holds("driver")
    assert may(held, "claim")
    assert not may(held, "hand")
    assert not may((), "claim")
