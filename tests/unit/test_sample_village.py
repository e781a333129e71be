"""The sample village: enough people and places that every feature has someone to try it on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.content.content import Content
from bot.content.load import load_content
from bot.content.village import Village
from bot.content.villages import load_village
from bot.domain.acuity import Acuity
from bot.domain.ladder import UNIT_OF_LEVEL, Rung
from bot.domain.people import age_on, is_elder

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "villages" / "sample"
DAY = date(2026, 11, 21)
# What a rung calls by another name than the rota and the roles do.
MEANT_BY = {"transfer_desk": "duty_transfer", "one_counsellor": "counsellor"}


@pytest.fixture(scope="module")
def village() -> Village:
    return load_village(SAMPLE)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


def test_the_sample_is_a_whole_village(village: Village) -> None:
    levels = Counter(unit.level for unit in village.units)
    assert (levels["township"], levels["village"], levels["hamlet"]) == (1, 2, 5)
    assert (len(village.households), len(village.people)) == (80, 250)
    kinds = Counter(box.kind.value for box in village.boxes)
    assert kinds == {"box": 2, "clinic": 1, "tools": 1, "depot": 1}
    assert {row.box_id for row in village.stock} == {box.id for box in village.boxes}
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


def test_every_role_of_the_sample_is_one_of_the_content(content: Content) -> None:
    assert load_village(SAMPLE, roles=content.roles).roles


def test_every_department_that_a_problem_goes_to_has_an_officer(
    village: Village, content: Content
) -> None:
    wanted = {
        category.department
        for kind in content.kinds.values()
        for category in kind.categories.values()
        if category.department
    }
    holders = {held.unit_id for held in village.roles}
    staffed = {u.code for u in village.units if u.level == "department" and u.id in holders}
    assert wanted
    assert wanted <= staffed


def test_every_rung_of_every_ladder_reaches_somebody_in_every_hamlet(
    village: Village, content: Content
) -> None:
    parent = {u.id: u.parent_id for u in village.units}
    level = {u.id: u.level for u in village.units}
    worn = {(h.unit_id, r) for h in village.roles for r in _worn(content, h.role)}
    turns = {(t.unit_id, t.role) for t in village.turns}

    def above(unit: str | None, wanted: str) -> str | None:
        while unit is not None and level[unit] != wanted:
            unit = parent[unit]
        return unit

    def units_of(role: str, rung: Rung, hamlet: str) -> set[str | None]:
        """The rung's own unit, where the role is held by its nature, its department."""
        known = content.roles.get(role)
        found = {above(hamlet, UNIT_OF_LEVEL[rung.level])}
        if known and known.level:
            found.add(above(hamlet, UNIT_OF_LEVEL[known.level]))
        township = above(hamlet, "township")
        offices = [u for u in village.units if u.level == "department" and u.parent_id == township]
        return found | {u.id for u in offices if known and u.code == known.department}

    def reaches(rung: Rung, hamlet: str) -> bool:
        line = [above(hamlet, name) for name in ("village", "township", "county")]
        tell = {MEANT_BY.get(role, role) for role in rung.tell}
        held = {(unit, role) for role in tell for unit in units_of(role, rung, hamlet)}
        if "doctor" in tell:
            held |= {(unit, "doctor") for unit in line}
        return bool(held & worn or {(unit, role) for unit in line for role in tell} & turns)

    ladders = [one for by in content.ladders.ladders.values() for one in by.values()]
    # Guardians and key holders are of a person, keepers of a box; not every hamlet has them.
    of_one = {"guardian", "key_holder", "box_keepers", "box_key_holder", "box_next"}
    # Who has a car that fits, a skill or a machine is of the case.
    of_one |= {"drivers_near", "drivers_all", "series_driver", "meal_provider", "team"}
    of_one |= {"skilled", "field_skilled", "truck_drivers", "volunteers_near"}
    # Guardians by turn, and the doctors around a person.
    of_one |= {"own_guardian", "next_guardians", "doctors_near"}
    rungs = {r for one in ladders for r in one.rungs if set(r.tell) - of_one}
    hamlets = [u.id for u in village.units if u.level == "hamlet"]
    assert len(rungs) > 20
    assert [(r, h) for r in rungs for h in hamlets if not reaches(r, h)] == []


def _worn(content: Content, role: str) -> set[str]:
    return {role, *content.roles[role].acts_as}


def test_one_village_has_a_ladder_and_a_text_of_its_own(content: Content) -> None:
    own = content.for_unit("houpo", "shiqiao")
    assert own.ladders.get("help", Acuity.URGENT) != content.ladders.get("help", Acuity.URGENT)
    assert own.ladders.get("help", Acuity.SAME_DAY) == content.ladders.get("help", Acuity.SAME_DAY)
    key = "kind.help.category.farm"
    assert own.messages.render(key, {}).text != content.messages.render(key, {}).text
