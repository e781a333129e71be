"""What was read of the content is kept from one start to the next, and never believed blindly."""

from pathlib import Path

import pytest

from bot.content.faults import ContentFaults
from bot.content.kept import FOLDER, Kept
from bot.content.load import load_content
from bot.content.remembered import Remembered

ROOT = Path(__file__).parents[3]
SAID = "messages/plain/own.yaml"
FILE = "content.read"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


def own(tmp_path: Path, text: str) -> Path:
    """A folder laid over the content, with one message of its own."""
    path = tmp_path / "own" / SAID
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "own"


HELLO = "own.hello:\n  needs: [name]\n  text: 您好，{{ name }}\n"


def test_a_second_start_says_what_the_first_did_and_writes_nothing(
    tmp_path: Path, home: Path
) -> None:
    folder = own(tmp_path, HELLO)
    first = load_content(ROOT, folder, kept=Kept(home))
    written = (home / FOLDER / FILE).stat().st_mtime_ns
    second = load_content(ROOT, folder, kept=Kept(home))

    assert (home / FOLDER / FILE).stat().st_mtime_ns == written
    said = second.messages.render("own.hello", {"name": "王"})
    assert said == first.messages.render("own.hello", {"name": "王"})
    for key, entry in first.messages.registers["plain"].items():
        again = second.messages.entry(key)
        assert (again.names(), again.text.dated) == (entry.names(), entry.text.dated), key


def test_a_changed_text_is_checked_and_every_fault_of_it_told(tmp_path: Path, home: Path) -> None:
    load_content(ROOT, own(tmp_path, HELLO), kept=Kept(home))
    kept = (home / FOLDER / FILE).read_bytes()
    two = "own.hello:\n  needs: [name]\n  text: 您好\n  voise: x\nown.bad:\n  text: '{% if %}'\n"
    for _ in range(2):
        with pytest.raises(ContentFaults) as told:
            load_content(ROOT, own(tmp_path, two), kept=Kept(home))
        reasons = "\n".join(map(str, told.value.faults))
        assert "named and not used" in reasons
        assert "voise is not known here" in reasons
        assert "no usable template" in reasons
    assert (home / FOLDER / FILE).read_bytes() == kept


def test_what_is_gone_is_forgotten(tmp_path: Path, home: Path) -> None:
    folder = own(tmp_path, HELLO)
    load_content(ROOT, folder, kept=Kept(home))
    (folder / SAID).unlink()
    content = load_content(ROOT, folder, kept=Kept(home))

    assert not content.messages.has("own.hello")
    assert "您好，{{ name }}".encode() not in (home / FOLDER / FILE).read_bytes()


@pytest.mark.parametrize("damage", ["cut", "turned"])
def test_a_damaged_copy_is_read_anew(tmp_path: Path, home: Path, damage: str) -> None:
    folder = own(tmp_path, HELLO)
    load_content(ROOT, folder, kept=Kept(home))
    path = home / FOLDER / FILE
    whole = path.read_bytes()
    turned = whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]
    path.write_bytes({"cut": whole[:-100], "turned": turned}[damage])

    assert load_content(ROOT, folder, kept=Kept(home)).messages.has("own.hello")
    assert path.read_bytes()[:32] == whole[:32]


def test_a_text_with_a_fault_is_read_anew_each_time() -> None:
    remembered, faults = Remembered(), []  # type: ignore[var-annotated]
    for _ in range(2):
        remembered.document(b"its mark", b"a: 1\na: 2\n", "x.yaml", faults)
    assert len(faults) == 2
    assert remembered.used_documents == {}
