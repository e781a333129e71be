"""Everything that is locked may be used beside Apache-2.0, and docs/licences.md says so."""

from __future__ import annotations

import pytest

from tests.contract.licences import LOADED_ONLY, PAGE, licence_of, locked, page, unfit


@pytest.mark.parametrize("name", locked())
def test_a_locked_package_stands_under_a_licence_that_fits(name: str) -> None:
    licence = licence_of(name)
    assert licence, f"{name} says nothing: read its licence file and note it in licences.py"
    assert not unfit(name, licence)


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "LGPL-3.0-only", ""]
)
def test_what_does_not_fit_is_refused(licence: str) -> None:
    assert unfit("some", licence)


def test_a_choice_fits_when_one_of_it_does() -> None:
    assert not unfit("some", "GPL-2.0-only OR MIT")


def test_a_library_that_is_only_loaded_is_named_with_the_reason() -> None:
    said = PAGE.read_text(encoding="utf-8")
    for name in LOADED_ONLY:
        assert f"**{name}**" in said


def test_the_page_is_what_is_locked() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make licences"
