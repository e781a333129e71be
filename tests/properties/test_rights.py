"""What holds of anybody in front of any case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rights import (
    Viewer,
    may_confirm,
    may_confirm_for,
    may_lower,
    may_see,
    may_stand_down,
    may_work,
)
from bot.domain.roles import Held
from tests.unit.domain.samples import make_case

ABILITIES = ["claim", "answer", "hand", "note", "see_village", "stand_down", "lower"]
ROLES = ["liaison", "cadre", "doctor", "driver", "volunteer", "officer"]
FAMILY = {"proxy", "kin", "guardian"}
helds = st.builds(
    lambda role, can: Held("p", role, "u", (role,), tuple(can)),
    st.sampled_from(ROLES),
    st.lists(st.sampled_from(ABILITIES), unique=True),
)
viewers = st.builds(
    Viewer,
    person_id=st.sampled_from(["wang", "granny", "li", "p"]),
    held=st.lists(helds, max_size=2).map(tuple),
    ties=st.frozensets(st.sampled_from([*FAMILY, "key_holder", "next_door"]), max_size=2),
    same_household=st.booleans(),
    told=st.booleans(),
    excluded=st.booleans(),
)
CASE = make_case(author_id="wang", subject_id="granny", claimed_by="li")


@given(viewers)
def test_who_is_excluded_has_only_what_they_said_themselves(viewer: Viewer) -> None:
    if viewer.excluded:
        own = viewer.person_id == "wang"
        assert may_see(CASE, viewer) is own
        assert may_confirm(CASE, viewer) is own
        assert may_confirm_for(CASE, viewer) is own
        assert not may_work(CASE, viewer)
        assert not may_stand_down(CASE, viewer)


@given(viewers)
def test_only_the_villager_the_family_or_who_looks_after_the_hamlet_confirms(
    viewer: Viewer,
) -> None:
    family = viewer.person_id in ("wang", "granny") or viewer.same_household
    if not (family or viewer.ties & FAMILY):
        assert not may_confirm(CASE, viewer)
        roles = {held.role for held in viewer.held}
        assert not may_confirm_for(CASE, viewer) or roles & {"liaison", "cadre"}


@given(viewers)
def test_lowering_hangs_on_the_role_alone(viewer: Viewer) -> None:
    assert may_lower(viewer) is any("lower" in held.can for held in viewer.held)


@given(viewers)
def test_who_works_on_a_case_sees_it(viewer: Viewer) -> None:
    assert not may_work(CASE, viewer) or may_see(CASE, viewer)
