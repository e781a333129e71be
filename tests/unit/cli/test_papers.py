"""linli print: a prompt on paper from the command line, with the phones of a place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.cli import main
from tests.contract.source import ROOT

SAMPLE = ROOT / "data" / "villages" / "sample"


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample village in a database of its own."""
    assert main(["village", "load", str(SAMPLE), "--bot", "1000001"]) == 0
    capsys.readouterr()
    return own_folder


def words_of(file: Path) -> str:
    (page,) = PdfReader(BytesIO(file.read_bytes())).pages
    return "".join(page.extract_text().split())


def written(*more: str) -> int:
    return main(["print", "prompt", "co_stove", *more])


def test_each_form_is_one_page_with_what_belongs_on_it(loaded: Path) -> None:
    for form in ("card", "poster", "loudspeaker"):
        assert written("--form", form, "--out", f"{form}.pdf", "--unit", "东湾") == 0
    assert "头晕恶心，快到屋外" in words_of(loaded / "card.pdf")
    assert "小芳13800000003" in words_of(loaded / "card.pdf")
    assert "烧煤烤火要留窗" in words_of(loaded / "poster.pdf")
    assert words_of(loaded / "loudspeaker.pdf").count("打幺二零//") == 2


def test_a_picture_is_a_png_and_the_square_is_there_once_the_bot_is_named(loaded: Path) -> None:
    assert written("--out", "without.png", "--unit", "liuwan") == 0
    assert written("--out", "with.png", "--unit", "liuwan", "--bot", "@linli_bot") == 0
    pictures = {(loaded / name).read_bytes() for name in ("with.png", "without.png")}
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


FAULTS = (
    (["co_stove", "--out", "card.doc", "--unit", "liuwan"], "must end in .pdf or .png"),
    (["co_stove", "--out", "card.pdf"], "Say for which place"),
    (["co_stove", "--out", "card.pdf", "--unit", "nowhere"], "no place called nowhere"),
    (["co_stove", "--out", "no/such/folder.pdf", "--unit", "liuwan"], "cannot be written"),
    (["nothing", "--out", "card.pdf", "--unit", "liuwan"], "no prompt nothing"),
)


def test_what_cannot_be_done_is_said_plainly(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in FAULTS:
        assert main(["print", "prompt", *words]) == 2
        assert said in capsys.readouterr().err
