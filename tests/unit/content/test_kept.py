"""The compiled lexicon is kept from one start to the next, and never believed blindly."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from bot.content.kept import FOLDER, Kept, key_of
from bot.content.knowledge import read_lexicon
from bot.content.layers import Layer, Shelf
from bot.content.load import read_beforehand
from bot.understanding.compiled import Compiled
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import understand

ROOT = Path(__file__).parents[3]
NOON = datetime.fromisoformat("2026-11-21T12:00:00+08:00")
KEY = 32  # bytes before the digest of what follows
OWN = {"lexicon/symptoms.yaml": "fatigue: [捱世界哉]\n"}


def village(root: Path, files: dict[str, str]) -> Shelf:
    for name, text in files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Shelf((Layer(ROOT), Layer(root, "village")))


def tired(lexicon: Lexicon | None) -> bool:
    assert lexicon is not None
    return understand("我捱世界哉", lexicon, at=NOON).symptoms == ("fatigue",)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


def kept_file(home: Path) -> Path:
    (found,) = (home / FOLDER).iterdir()
    return found


def compiled(word: str) -> Compiled:
    """A small one, told from others by its word."""
    return Compiled.build(small(word))


def small(word: str) -> dict[str, object]:
    empty = ("characters", "typos", "intents", "problems", "alarms", "replies", "people")
    raw: dict[str, object] = {name: {} for name in (*empty, "absent", "signs", "context")}
    times: dict[str, object] = {"days": {}, "parts": {}}
    return {**raw, "words": {"ache": ["疼", "痛"]}, "times": times, "symptoms": {"x": [word]}}


def test_a_second_start_understands_what_the_first_did(tmp_path: Path, home: Path) -> None:
    shelf = village(tmp_path / "village", OWN)
    assert tired(read_lexicon(shelf, kept=Kept(home)))
    written = kept_file(home).stat().st_mtime_ns
    assert tired(read_lexicon(shelf, kept=Kept(home)))
    assert kept_file(home).stat().st_mtime_ns == written


def test_what_is_kept_is_used_instead_of_compiling(home: Path) -> None:
    key = key_of([("a", b"1")])
    assert key is not None
    Kept(home).write(key, compiled("头<ache>"))
    assert Kept(home).read(key) == compiled("头<ache>")


def test_a_changed_word_is_known_at_the_next_start(tmp_path: Path, home: Path) -> None:
    shelf = village(tmp_path / "village", {"lexicon/symptoms.yaml": "fatigue: [捱日子哉]\n"})
    assert not tired(read_lexicon(shelf, kept=Kept(home)))
    assert tired(read_lexicon(village(tmp_path / "village", OWN), kept=Kept(home)))


def test_a_file_that_is_gone_is_no_longer_heard(tmp_path: Path, home: Path) -> None:
    shelf = village(tmp_path / "village", OWN)
    assert tired(read_lexicon(shelf, kept=Kept(home)))
    (tmp_path / "village/data/lexicon/symptoms.yaml").unlink()
    assert not tired(read_lexicon(shelf, kept=Kept(home)))


@pytest.mark.parametrize(
    "sources",
    [[("a", b"2")], [("b", b"1")], [("a", b"1"), ("b", b"")], []],
)
def test_another_content_has_another_key(sources: list[tuple[str, bytes]]) -> None:
    assert key_of(sources) != key_of([("a", b"1")])


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied", "foreign"])
def test_a_damaged_copy_is_compiled_again(
    tmp_path: Path, home: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = village(tmp_path / "village", OWN)
    read_lexicon(shelf, kept=Kept(home))
    whole = kept_file(home).read_bytes()
    damaged = {
        "cut": whole[:-100],
        "turned": whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        "emptied": b"",
        "foreign": b"nothing that we wrote" * 20,
    }
    kept_file(home).write_bytes(damaged[damage])
    assert tired(read_lexicon(shelf, kept=Kept(home)))
    assert ("damaged" in caplog.text) is (damage in ("cut", "turned"))
    caplog.clear()
    mended = kept_file(home).read_bytes()
    assert mended[:KEY] == whole[:KEY]
    assert tired(read_lexicon(shelf, kept=Kept(home)))
    assert kept_file(home).read_bytes() == mended
    assert "damaged" not in caplog.text


def test_where_nothing_can_be_written_the_lexicon_is_compiled(
    tmp_path: Path, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    assert tired(read_lexicon(village(tmp_path / "village", OWN), kept=Kept(home)))
    assert (home / FOLDER).is_file()
    assert "cannot be kept" in caplog.text


def test_no_home_is_made_for_it(tmp_path: Path) -> None:
    away = tmp_path / "away"
    assert tired(read_lexicon(village(tmp_path / "village", OWN), kept=Kept(away)))
    assert not away.exists()


def test_a_faulty_lexicon_is_not_kept(tmp_path: Path, home: Path) -> None:
    shelf = village(tmp_path / "village", {"lexicon/symptoms.yaml": "fatigue: [<nobody>]\n"})
    assert read_lexicon(shelf, kept=Kept(home)) is None
    assert shelf.faults
    assert not (home / FOLDER).exists()


def test_a_file_with_a_key_given_twice_is_not_kept(tmp_path: Path, home: Path) -> None:
    twice = {"lexicon/symptoms.yaml": "fatigue: [捱世界哉]\nfatigue: [捱世界哉]\n"}
    shelf = village(tmp_path / "village", twice)
    read_lexicon(shelf, kept=Kept(home))
    assert shelf.faults
    assert not (home / FOLDER).exists()


def test_two_that_start_at_once_leave_one_whole_copy(home: Path) -> None:
    keys = [key for name in "ab" if (key := key_of([(name, b"")]))]
    forms = {key: compiled(word) for key, word in zip(keys, ("头疼", "头痛"), strict=True)}

    def start(key: bytes) -> bool:
        Kept(home).write(key, forms[key])
        return Kept(home).read(key) in (None, forms[key])

    with ThreadPoolExecutor(4) as starts:
        assert all(starts.map(start, keys * 20))
    assert kept_file(home).name == "lexicon.compiled"
    assert [Kept(home).read(key) is None for key in keys].count(False) == 1


def test_what_has_changed_is_read_before_a_start_and_nothing_else(
    tmp_path: Path, home: Path
) -> None:
    def written() -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in (home / FOLDER).iterdir()}

    read_beforehand(ROOT, kept=Kept(home))
    first = written()
    assert sorted(first) == ["content.read", "lexicon.compiled"]
    read_beforehand(ROOT, kept=Kept(home))
    assert written() == first
    read_beforehand(ROOT, kept=Kept(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()
