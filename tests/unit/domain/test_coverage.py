"""Nobody left out: what is missing, worst first; what one liaison answers for."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

from bot.domain.coverage import Body, Gap, Lack, Load, Post, Rows, audit, load_of

DAY = date(2026, 11, 23)
NIGHT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


def rows(**changed: object) -> Rows:
    """A village of one hamlet in which nothing is missing."""
    whole: dict[str, object] = {
        "parents": {"v": None, "h": None, "m": "h"},
        "households": {"d1": "h", "d2": "m"},
        "people": [Body("p", "h", "d1", "red", alone=True)],
        "ties": {"p": {"guardian": ["a", "b"], "key_holder": ["c"]}},
        "liaisons": [Post("a", "h")],
        "boxes": {"x": ("h", "a")},
    }
    return Rows(**(whole | changed))  # type: ignore[arg-type]


def lacks(found: Rows) -> list[Lack]:
    return [one.lack for one in audit(found, DAY)]


def test_where_everybody_has_somebody_nothing_is_missing() -> None:
    assert audit(rows(), DAY) == ()


def test_a_liaison_who_is_away_covers_nobody_and_all_doors_count() -> None:
    (one,) = audit(rows(liaisons=[Post("a", "h", away=True)]), DAY)[:1]
    assert (one.lack, one.count, one.red) == (Lack.LIAISON, 1, True)
    both = audit(rows(liaisons=[]), DAY)
    assert sum(m.count for m in both if m.lack is Lack.LIAISON) == 2


def test_a_micro_grid_is_covered_by_its_hamlet_and_no_hamlet_by_the_village() -> None:
    assert lacks(rows(liaisons=[Post("a", "m")])) == [Lack.LIAISON]
    assert Lack.LIAISON in lacks(rows(liaisons=[Post("a", "v")]))


def test_two_guardians_are_wanted_and_it_says_how_many_are_short() -> None:
    found = audit(rows(ties={"p": {"key_holder": ["c"]}}), DAY)
    assert [(one.lack, one.count) for one in found] == [(Lack.GUARDIAN, 2)]


def test_who_is_neither_red_nor_alone_needs_no_key_but_a_category_makes_a_key_person() -> None:
    pregnant = Body("p", "h", "d1", categories=frozenset({"pregnant"}))
    bare = rows(people=[pregnant], ties={})
    assert audit(bare, DAY) == ()
    found = audit(bare, DAY, categories={"pregnant"})
    assert [one.lack for one in found] == [Lack.GUARDIAN]


def test_hours_stand_before_households_before_keys_before_guardians_before_boxes() -> None:
    found = rows(
        gaps=[Gap("v", "duty_village", NIGHT, NIGHT + timedelta(hours=5))],
        liaisons=[],
        ties={},
        boxes={"x": ("h", None)},
    )
    assert list(dict.fromkeys(lacks(found))) == [
        Lack.HOURS, Lack.LIAISON, Lack.DOOR, Lack.GUARDIAN, Lack.KEEPER,
    ]  # fmt: skip


def test_a_liaison_whose_time_ends_is_told_unless_somebody_stays() -> None:
    soon = DAY + timedelta(days=9)
    assert lacks(rows(liaisons=[Post("a", "h", soon)])) == [Lack.ENDING]
    assert lacks(rows(liaisons=[Post("a", "h", soon), Post("b", "h")])) == []
    assert lacks(rows(liaisons=[Post("a", "h"), Post("b", "h", soon, stands_in=True)])) == []


def test_what_several_share_is_shared_out() -> None:
    found = load_of(rows(liaisons=[Post("a", "h"), Post("b", "h")]))
    assert found == {"a": Load(1, 1), "b": Load(1, 1)}


def test_three_hundred_villages_are_audited_in_a_breath() -> None:
    people = [
        Body(f"p{i}", f"h{i % 10}", f"d{i // 4}", "red" if i % 50 == 0 else None, i % 20 == 0)
        for i in range(2000)
    ]
    village = Rows(
        parents={"v": None, **{f"h{i}": None for i in range(10)}},
        households={f"d{i}": f"h{i % 10}" for i in range(500)},
        people=people,
        liaisons=[Post(f"l{i}", f"h{i}") for i in range(9)],
    )
    begun = time.perf_counter()
    for _ in range(300):
        found = audit(village, DAY)
    assert len(found) > 100
    assert time.perf_counter() - begun < 6
