"""data/kits.yaml is read whole, and every fault in it is told."""

from __future__ import annotations

from pathlib import Path

from bot.content.kits import read_kits
from bot.content.layers import Layer, Shelf
from bot.content.load import load_content
from bot.content.stocked import Stocked
from tests.unit.content.shelves import ROOT, faults_of

GOOD = """kits:
  tool: {name: 工具包, items: [{item: t_ladder, qty: 1, unit: 把}]}
audiences: {all: [每户]}
donors: {firm: [公司]}
illness: {liver: [肝]}
"""


def test_shipped_kits_are_of_things_a_box_may_give_and_their_leaflets_are_there() -> None:
    content = load_content(ROOT)
    found = content.giving_out
    kit = found.kit_named("发健康包给东湾")
    assert kit is not None
    assert kit is found.kits["health"]
    assert found.kit_named("东湾") is None
    for one in found.kits.values():
        assert all(content.stocked.find(part.item) for part in one.parts)
        assert all(content.messages.has(key) for key in one.leaflet)
        assert one.leaflet


def test_every_fault_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("qty: 1", "qty: 0").replace("audiences: {all: [每户]}\n", "more: x\n")
    found = faults_of(lambda shelf: read_kits(shelf, Stocked.none()), tmp_path, {"kits.yaml": text})
    assert len(found) == 4
    for part in ("t_ladder is no line of the catalogue", "qty", "audiences is missing",
                 "more is not known here"):  # fmt: skip
        assert any(part in fault for fault in found), (part, found)


def test_a_village_lays_its_own_kit_beside_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "kits.yaml").write_text(
        "kits:\n  spring: {name: 春节包, items: [{item: d_mask, qty: 1, unit: 个}]}\n", "utf-8"
    )
    stocked = load_content(ROOT).stocked
    shelf = Shelf((Layer(ROOT), Layer(own, "own")))
    found = read_kits(shelf, stocked)
    assert shelf.faults == []
    assert {"health", "spring"} <= set(found.kits)
