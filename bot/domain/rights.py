"""Who may see and do what with a case: roles by unit, ties by person, nothing by curiosity."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.kinds import Kind
from bot.domain.roles import Held, may, wears


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in front of a case: roles that cover the case's unit, ties to who it is about."""

    person_id: str
    held: tuple[Held, ...] = ()  # only roles at the case's unit or above it, or its departments
    ties: frozenset[str] = frozenset()  # guardian, key_holder, next_door, kin, proxy
    same_household: bool = False
    told: bool = False
    excluded: bool = False  # a side of a dispute
    reported: bool = False  # brought the case for somebody else
    guest: bool = False  # nobody has said yet who this is
    near: bool = True  # of the same village, or above it


def may_see(case: Case, viewer: Viewer, *, confidential: bool = False) -> bool:
    """The people concerned, and who looks after the unit; a side of a dispute sees its own.

    What is `confidential` is seen by no office: by who asked, who has it in hand, and doctors.
    """
    if viewer.excluded or viewer.person_id == case.author_id:
        return viewer.person_id == case.author_id
    if viewer.person_id == case.subject_id:
        return True
    if confidential:
        in_hand = viewer.told or viewer.person_id == case.claimed_by or viewer.reported
        return in_hand or wears(viewer.held, "doctor")
    near = viewer.same_household or viewer.told or bool(viewer.ties & {"guardian", "proxy"})
    return near or viewer.person_id == case.claimed_by or oversees(viewer.held)


def oversees(held: tuple[Held, ...]) -> bool:
    """Whether any of the roles looks after a unit, rather than lending a hand in it."""
    return may(held, "see_village") or may(held, "hand")


def may_claim(case: Case, kind: Kind, viewer: Viewer) -> bool:
    """Whoever the kind names; in an emergency everybody who was told, and any neighbour."""
    if viewer.excluded or (viewer.person_id == case.author_id and not viewer.held):
        return False
    if case.emergency or viewer.told:
        return True
    if "neighbour" in kind.claim and viewer.near and not viewer.guest:
        return True
    return wears(viewer.held, *kind.claim) or bool(viewer.ties & set(kind.claim))


def may_work(case: Case, viewer: Viewer) -> bool:
    """Answer, hand on, note: the holder, or a role-holder of the unit."""
    if viewer.excluded:
        return False
    return viewer.person_id == case.claimed_by or viewer.told or may(viewer.held, "hand")


def may_confirm(case: Case, viewer: Viewer) -> bool:
    """The villager, the family or the proxy; of the sides of a dispute only who asked."""
    if viewer.excluded:
        return viewer.person_id == case.author_id
    own = viewer.person_id in (case.author_id, case.subject_id)
    return own or viewer.same_household or bool(viewer.ties & {"proxy", "kin", "guardian"})


def may_confirm_for(case: Case, viewer: Viewer) -> bool:
    """A liaison may say yes for somebody without an account, and has to say how."""
    for_them = viewer.reported or wears(viewer.held, "liaison", "cadre")
    return may_confirm(case, viewer) or (for_them and not viewer.excluded)


def may_withdraw(case: Case, viewer: Viewer) -> bool:
    """Withdrawn: by whoever asked, or asked for them."""
    return may_confirm(case, viewer) or (viewer.reported and not viewer.excluded)


def may_stand_down(case: Case, viewer: Viewer) -> bool:
    """The author, or any role-holder who has seen or spoken with the person (CONDUCT 6)."""
    return not viewer.excluded and (
        may_confirm(case, viewer) or viewer.told or may(viewer.held, "stand_down")
    )


def may_calm(case: Case, viewer: Viewer) -> bool:
    """Says that it is not so bad: the person, who is close to them, and who was sent to look."""
    return may_confirm(case, viewer) or may_work(case, viewer) or may_stand_down(case, viewer)


def may_lower(viewer: Viewer) -> bool:
    """Only a doctor lowers a level (CONDUCT 6)."""
    return may(viewer.held, "lower")
