"""Whatever stands in a content file: a list of faults, never a traceback, an object or a flood."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import bot.content
from bot.content.faults import ContentFaults, Fault
from bot.content.goods import read_goods
from bot.content.layers import Layer, Shelf
from bot.content.table import Table
from bot.content.textonly import Raw, read_text_only
from bot.content.villages import load_village
from tests.contract.source import ROOT
from tests.fuzz.profile import fuzzed
from tests.fuzz.updates import anything, paths_of, put

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [" + ", ".join([f"*{chr(97 + n)}"] * 9) + "]\n"
    for n in range(9)
)
MAKES = (
    "!!python/object/apply:os.system ['touch made']",
    "!!python/object/new:pathlib.Path [made]",
    "!!python/name:os.system",
    "!!python/object:bot.settings.Settings {}",
)
SAMPLE = ROOT / "data" / "villages" / "sample"
# What YAML's own marks are made of.
marks = st.sampled_from(
    ["- ", ": ", "\n", "  ", "{", "}", "[", "]", "&a ", "*a", "!!", "!!set", "|\n", ">\n", '"', "'",
     "#", "? ", "---\n", "...\n", "%YAML 9\n", "<<: ", "\t", "\x00", "\x85", "\ufeff",
     "a", "药", "1", "{{", "{%"]
)  # fmt: skip
written = st.lists(marks | st.text(max_size=5), max_size=40).map("".join)


def is_text_only(found: object) -> bool:
    if isinstance(found, dict):
        return all(isinstance(key, str) and is_text_only(value) for key, value in found.items())
    return all(map(is_text_only, found)) if isinstance(found, list) else isinstance(found, str)


@fuzzed(300)
@given(
    written
    | st.text(max_size=200)
    | anything.map(lambda value: yaml.dump(value, allow_unicode=True))
)
def test_any_text_is_read_as_text_or_is_a_fault(text: str) -> None:
    faults: list[Fault] = []
    found = read_text_only(text, "x.yaml", faults)
    assert found is None or is_text_only(found)


@pytest.mark.parametrize("made", MAKES)
def test_nothing_is_made_or_run_by_a_tag(made: str, tmp_path: Path) -> None:
    faults: list[Fault] = []
    found = read_text_only(f"a: {made}\n", str(tmp_path / "x.yaml"), faults)
    assert found is None or is_text_only(found)
    assert not list(tmp_path.iterdir())


def test_a_file_that_grows_when_it_is_read_is_refused() -> None:
    """Nine times nine times nine: a billion words from ten lines."""
    faults: list[Fault] = []
    tracemalloc.start()
    read_text_only(LAUGHS, "x.yaml", faults)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(faults) == 81
    assert "must not be taken from elsewhere by *a; write it out" in str(faults[0])
    assert most < 2_000_000


@cache
def parsed(path: Path) -> Raw | None:
    return read_text_only(path.read_text(encoding="utf-8"), path.name, [])


class Mangled(Shelf):
    """The shipped files, each changed in a few places before it is read."""

    def __init__(self, mangle: Callable[[Any], Any]) -> None:
        super().__init__((Layer(ROOT),))
        self.mangle = mangle

    def table(self, path: Path, file: str) -> Table | None:
        return Table(self.mangle(deepcopy(parsed(path))), file, "", self.faults)


def readers() -> Iterator[Callable[[Shelf], object]]:
    """Every reader that needs nothing but the files."""
    for module in pkgutil.iter_modules(bot.content.__path__, "bot.content."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if name.startswith("read_") and inspect.isfunction(found):
                parameters = list(inspect.signature(found).parameters)
                if found.__module__ == module.name and parameters == ["shelf"]:
                    yield found


# What a hand that slips, or means harm, puts where something else belongs.
odd = (
    "", "x", "-1", "0", "1e9", "9" * 30, "yes", "5m", "99999d", "25:00", "2026-02-30", "a.b", "王",
    "{{", "{{ x }}", "{% for %}", "<b>", "[", "[x](tg://user?id=1)", "[0-9]+$",
)  # fmt: skip
slips = st.recursive(
    st.sampled_from(odd) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def mangler(draw: Callable[..., Any], most: int) -> Callable[[Any], Any]:
    def mangle(raw: Any) -> Any:
        places = paths_of(raw)
        if not places or draw(st.integers(0, 9)) == 0:
            return draw(slips)
        for path in draw(st.lists(st.sampled_from(places), min_size=1, max_size=most)):
            put(raw, path, draw(slips), drop=draw(st.integers(0, 3)) == 0)
        return raw

    return mangle


@pytest.mark.parametrize("reader", list(readers()), ids=lambda reader: reader.__name__)
@fuzzed(15)
@given(data=st.data())
def test_every_reader_lists_faults(reader: Callable[[Shelf], object], data: st.DataObject) -> None:
    shelf = Mangled(mangler(data.draw, 3))
    reader(shelf)
    assert all(isinstance(fault, Fault) for fault in shelf.faults)


@fuzzed(25)
@given(data=st.data())
def test_a_village_is_read_whole_or_its_faults_are_listed(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(SAMPLE.glob("*.yaml"))))
    mangled = mangler(data.draw, 3)(deepcopy(parsed(file)))
    with TemporaryDirectory() as folder:
        for path in SAMPLE.iterdir():
            (Path(folder) / path.name).symlink_to(path)
        (Path(folder) / file.name).unlink()
        text = yaml.safe_dump(mangled, allow_unicode=True)
        (Path(folder) / file.name).write_text(text, encoding="utf-8", errors="replace")
        with suppress(ContentFaults):
            load_village(Path(folder))


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"\x00", b"", b"- a", "a: \ud800".encode("utf-8", "surrogatepass")]
)
def test_bytes_that_are_no_table_are_one_fault(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "quiet.yaml").write_bytes(data)
    shelf = Shelf((Layer(tmp_path),))
    assert shelf.one("quiet.yaml") == [] or shelf.faults
    assert data == b"" or shelf.faults


def test_a_word_for_a_thing_that_is_no_word_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "goods.yaml").write_text('food: {words: [米, {"": 米}, {面: ""}]}\n', "utf-8")
    shelf = Shelf((Layer(tmp_path),))
    read_goods(shelf)
    assert [f"{f.place}: {f.reason}" for f in shelf.faults] == [
        f"food.words[{n}]: must be a word, or {{as written: as listed}}" for n in (1, 2)
    ]
