from __future__ import annotations

import tomllib

import pytest

from bot.paper.fonts import PaperMissing, can_print, check_engine, find_font
from tests.contract.source import ROOT

SENTENCE = "pip install 'linli\\[print\\]'"


def test_with_the_extra_one_can_print() -> None:
    assert can_print()
    assert find_font().path.is_file()


@pytest.mark.parametrize("package", ["no_such_font_package", "json"])
def test_without_the_font_it_is_said_how_to_install_it(package: str) -> None:
    with pytest.raises(PaperMissing, match=f"the font is missing: {SENTENCE}"):
        find_font(package)


def test_without_the_typesetter_it_is_said_how_to_install_it() -> None:
    with pytest.raises(PaperMissing, match=f"the typesetter is missing: {SENTENCE}"):
        check_engine("no_such_typesetter")


def test_the_demo_needs_nothing_of_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    extra = [
        name.partition(">")[0] for name in project["project"]["optional-dependencies"]["print"]
    ]
    assert extra == ["typst", "manimgx-fonts-cjk"]
    assert not [name for name in extra if f"\n{name}==" in lock]
    assert "\nxlsxwriter==" in lock
