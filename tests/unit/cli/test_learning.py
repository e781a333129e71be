"""`linli misses` and `linli lexicon add`: from what nobody understood to a word that is known."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import real_now
from bot.domain.people import Unit
from bot.store import misses, places
from bot.store.database import Work, open_database
from bot.store.migrate import migrate
from tests.contract.source import ROOT

UNITS = (
    Unit("east", None, "village", "东湾村", "东湾", "east"),
    Unit("west", None, "village", "西湾村", "西湾", "west"),
)
SAID = (
    ("east", "脑门心胀得很", 3),
    ("west", "脑门心胀得很", 1),
    ("east", "踢哒踢哒", 2),
)
DAY = date(2026, 11, 20)


@pytest.fixture
def kept(own_folder: Path) -> Path:
    """A database with what was not understood."""
    asyncio.run(fill(own_folder / "var"))
    return own_folder


async def fill(home: Path) -> None:
    home.mkdir()
    database = await open_database(f"sqlite:///{home / 'linli.db'}", now=real_now)
    await migrate(database)

    async def write(work: Work) -> None:
        for unit in UNITS:
            await places.add_unit(work, unit)
        for unit_id, words, times in SAID:
            for n in range(times):
                await misses.count_miss(work, f"{unit_id}{words}{n}", unit_id, words, DAY)

    await database.write(write)
    await database.close()


@pytest.fixture
def overlay(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = own_folder / "ours"
    folder.mkdir()
    monkeypatch.setenv("LINLI_OVERLAY", str(folder))
    return folder


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


@pytest.mark.usefixtures("kept")
def test_misses_come_the_most_frequent_first_with_their_villages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["misses"]) == 0
    first, second = out(capsys).splitlines()
    assert first == "1\t4×\t脑门心胀得很\t(东湾村 3, 西湾村 1; last on 2026-11-20)"
    assert second.startswith("2\t2×\t踢哒踢哒")
    assert main(["misses", "--json"]) == 0
    assert json.loads(out(capsys).splitlines()[0]) == {
        "number": 1,
        "words": "脑门心胀得很",
        "times": 4,
        "where": {"东湾村": 3, "西湾村": 1},
        "said_on": "2026-11-20",
    }


@pytest.mark.usefixtures("kept")
def test_a_miss_that_is_not_worth_it_is_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["misses", "--drop", "3"]) == 1
    assert main(["misses", "--drop", "2"]) == 0
    out(capsys)
    assert main(["misses"]) == 0
    assert "踢哒" not in out(capsys)


@pytest.mark.usefixtures("own_folder")
def test_an_empty_list_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["misses"]) == 0
    assert "Nothing" in out(capsys)


@pytest.mark.usefixtures("kept")
def test_a_proposal_shows_the_line_its_proof_and_what_it_would_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lexicon", "add", "脑门心胀", "--as", "symptoms.headache", "--miss", "1"]) == 0
    said = out(capsys)
    assert "# data/lexicon/symptoms.yaml\nheadache: [脑门心胀]\n" in said
    assert "# data/sayings.yaml\nmeans:\n  symptoms.headache: [脑门心胀得很]\n" in said
    assert "Of 2 misses it would take 1 for something:\n  4×\t脑门心胀得很\t" in said
    assert "it would stir 0:" in said


def test_without_a_database_a_word_can_be_tried_too(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    assert main(["lexicon", "add", "脑门心胀", "--as", "symptoms.headache"]) == 0
    assert "Of 0 misses" in out(capsys)
    assert list(own_folder.iterdir()) == []


@pytest.mark.usefixtures("own_folder")
def test_a_word_of_everyday_talk_is_refused(
    capsys: pytest.CaptureFixture[str], overlay: Path
) -> None:
    words = ["lexicon", "add", "天气", "--as", "symptoms.fever", "--write"]
    assert main(words) == 1
    assert "今天天气真好\tsymptoms.fever" in out(capsys)
    assert list(overlay.iterdir()) == []
    assert main([*words, "--anyway"]) == 0
    assert "天气" in (overlay / "data/lexicon/symptoms.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "target", "why"),
    [
        ("头疼", "symptoms.headache", "头疼 is symptoms.headache already"),
        ("头重", "symptoms.headach", "there is no symptoms.headach; near it are symptoms.headache"),
        ("头重", "symptom.headache", "there is no symptom; there are"),
        ("头重", "headache", "a word stands as a table and a code"),
        ("头重", "symptoms.headache.weak", "a word stands as a table and a code"),
        ("(头重", "symptoms.headache", "symptoms headache"),
        (" ", "symptoms.headache", "a word stands as a table and a code"),
    ],
)
@pytest.mark.usefixtures("own_folder")
def test_what_cannot_stand_there_is_said(
    capsys: pytest.CaptureFixture[str], word: str, target: str, why: str
) -> None:
    assert main(["lexicon", "add", word, "--as", target]) == 1
    assert why in out(capsys)


def test_written_words_are_understood_from_then_on_and_are_no_misses_any_more(
    capsys: pytest.CaptureFixture[str], kept: Path, overlay: Path
) -> None:
    shipped = (ROOT / "data/lexicon/symptoms.yaml").read_bytes()
    words = ["lexicon", "add", "--as", "symptoms.headache", "--miss", "1", "--write"]
    assert main([*words, "脑门心胀"]) == 0
    assert main(["lexicon", "add", "脑门子木", "--as", "symptoms.headache", "--write"]) == 0
    out(capsys)
    assert main(["understand", "--json", "脑门心胀得很"]) == 0
    assert json.loads(out(capsys))["slots"]["symptoms"] == ["headache"]
    assert main(["misses"]) == 0
    assert "脑门心胀" not in out(capsys)
    ours = (overlay / "data/lexicon/symptoms.yaml").read_text("utf-8")
    assert ours == "headache: [脑门心胀, 脑门子木]\n"
    assert main(["check", "--content-only"]) == 0
    assert (ROOT / "data/lexicon/symptoms.yaml").read_bytes() == shipped
    assert kept.exists()


def test_a_file_with_notes_of_people_is_left_to_them(
    capsys: pytest.CaptureFixture[str], own_folder: Path, overlay: Path
) -> None:
    file = overlay / "data/lexicon/symptoms.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("# asked the doctor\nfever: [烧烫]\n", encoding="utf-8")
    words = ["lexicon", "add", "脑门心胀", "--as", "symptoms.headache", "--write"]
    assert main(words) == 2
    assert "by hand" in capsys.readouterr().err
    assert file.read_text("utf-8") == "# asked the doctor\nfever: [烧烫]\n"
    assert own_folder.exists()


@pytest.mark.usefixtures("own_folder")
def test_without_a_folder_of_ones_own_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["lexicon", "add", "脑门心胀", "--as", "symptoms.headache", "--write"]
    assert main(words) == 2
    assert "LINLI_OVERLAY" in capsys.readouterr().err


@pytest.mark.usefixtures("own_folder")
def test_a_regions_word_stands_in_its_regions_file(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["lexicon", "add", "铁牛", "--as", "words.ride", "--region", "xinan"]
    assert main(words) == 0
    line = "region: xinan\nhigh:\n  words:\n    ride: [铁牛]\n"
    assert f"# data/lexicon/regions/xinan.yaml\n{line}" in out(capsys)


@pytest.mark.usefixtures("kept")
def test_what_is_not_given_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["脑门心胀", "symptoms.headache"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert main(["lexicon", "add", "--miss", "1"]) == 0
    said = out(capsys)
    assert said.startswith("Not understood, 4×: 脑门心胀得很\n")
    assert "headache: [脑门心胀]" in said
    assert main(["lexicon", "add", "--miss", "9"]) == 2


@pytest.mark.usefixtures("own_folder")
def test_a_saying_that_is_misheard_is_found_by_check(
    capsys: pytest.CaptureFixture[str], overlay: Path
) -> None:
    (overlay / "sayings.yaml").write_text(
        "means: {symptoms.headache: [肚子痛得很]}\nsmall_talk: [娃儿烧起来了]\n", "utf-8"
    )
    assert main(["check", "--content-only"]) == 1
    said = out(capsys)
    assert "肚子痛得很 is not symptoms.headache, but" in said
    assert "娃儿烧起来了 is small talk, not" in said


@pytest.mark.usefixtures("own_folder")
def test_a_false_friend_is_proved_by_small_talk_and_must_hide_no_need(
    capsys: pytest.CaptureFixture[str], overlay: Path
) -> None:
    words = ["lexicon", "add", "嗓子疼菜价", "--as", "context.mask", "--say", "天天嗓子疼菜价"]
    assert main([*words, "--write"]) == 0
    assert "# data/sayings.yaml\nsmall_talk: [天天嗓子疼菜价]\n" in out(capsys)
    assert "天天嗓子疼菜价" in (overlay / "data/sayings.yaml").read_text("utf-8")
    assert main(["check", "--content-only"]) == 0
    assert main(["lexicon", "add", "头痛得很", "--as", "context.mask"]) == 1
    assert "It would hide symptoms.headache in: 头痛得很" in out(capsys)
