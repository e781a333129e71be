"""The table of rights is whole: every verb, command and page has a row, and every row is of one."""

from __future__ import annotations

from starlette.routing import Route

from bot.services.commands import COMMANDS
from bot.services.services import ON_CASE, PLAIN
from bot.web.health import health_routes
from bot.web.report import Report
from tests.pressed import WHOLE, never_pressed
from tests.stories.outsiders import LABELS, rows


async def nobody_looks() -> Report:
    raise AssertionError("no page is opened here")


def test_every_verb_has_a_row() -> None:
    assert set(rows()["verbs"]) == {*ON_CASE, *PLAIN, "word"}


def test_every_verb_on_a_matter_has_a_row_for_an_errand_and_for_a_danger_unless_nobody_may() -> (
    None
):
    for kind in ("errand", "danger"):
        assert set(rows()[kind]) <= set(ON_CASE)


def test_every_command_has_a_row() -> None:
    assert set(rows()["commands"]) == set(COMMANDS)


def test_every_page_has_a_row() -> None:
    pages = [route.path for route in health_routes(nobody_looks) if isinstance(route, Route)]
    assert set(rows()["pages"]) == set(pages)


def test_every_row_names_roles_that_are_tried() -> None:
    known = {*LABELS, *rows()["groups"]}
    for kind in ("verbs", "errand", "danger", "commands"):
        for name, row in rows()[kind].items():
            assert set(row or ()) <= known, name


def test_what_is_never_shown_or_pressed_again_is_a_verb() -> None:
    for kind in ("never_shown", "again"):
        assert set(rows()[kind]) <= set(rows()["verbs"]), kind


def test_a_button_that_no_story_presses_is_found_where_all_are_played() -> None:
    pressed = set(rows()["verbs"]) - set(rows()["never_shown"])
    assert never_pressed([pressed - {"claim"}, {WHOLE}]) == {"claim"}
    assert never_pressed([pressed - {"claim"}, {"claim", WHOLE}]) == frozenset()
    assert never_pressed([pressed - {"claim"}]) == frozenset()
