"""data/medicines, data/goods.yaml and data/sounds.txt: what a broken one says."""

import pytest

from bot.content.goods import read_goods
from bot.content.layers import Layer, Shelf
from bot.content.medicines import read_medicines
from bot.content.sounds import read_sounds
from bot.content.things import read_things
from bot.domain.medicines import BoxRule, Ware
from tests.unit.content.shelves import ROOT, faults_of, write

FILE = "medicines/fever.yaml"
IBU = """
ibu:
  generic: 布洛芬
  aliases: [芬必得]
  nicknames: [美林]
  class: 甲?
  box: Y
  ingredients: [IBU]
  limits: [怀孕不用]
  sources: [S43]
  confidence: C
"""


def test_a_line_of_the_catalogue_is_read_whole(tmp_path) -> None:
    (found,) = read_medicines(Shelf((Layer(write(tmp_path, {FILE: IBU})),)))
    assert (found.id, found.name, found.names) == ("ibu", "布洛芬", ("布洛芬", "芬必得"))
    assert (found.pack_class, found.class_unsure, found.box) == ("甲", True, BoxRule.TICK)
    assert (found.kind, found.broad, found.limits) == (Ware.MEDICINE, False, ("怀孕不用",))


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("box: Y", "box: Q", "ibu.box: must be one of G, Y, N, not 'Q'"),
        ("class: 甲?", "class: 丙", "ibu.class: must be one of Rx, 甲, 乙, 双, OTC, 械, 消, 停, ?, "
         "with a ? behind where unsure, not '丙'"),
        ("[芬必得]", "[芬]", "ibu.aliases[0]: must have two characters or more, not '芬'"),
        ("[IBU]", "[ibu]", "ibu.ingredients[0]: must be a group in capitals like PARA, or herbs, "
         "not 'ibu'"),
        ("  generic: 布洛芬\n", "", "ibu: generic is missing"),
        ("limits", "limit", "ibu: limit is not known here"),
        ("confidence: C", "confidence: Z", "ibu.confidence: must be one of A, B, C, M, X, not 'Z'"),
        ("box: Y", "box: Y\n  class_verified_by: 王医生", "ibu.class_verified_by: and "
         "class_verified_on are given together"),
    ],
)  # fmt: skip
def test_a_broken_line_says_where(tmp_path, was, becomes, line) -> None:
    files = {FILE: IBU.replace(was, becomes)}
    assert faults_of(read_medicines, tmp_path, files) == [f"{FILE}: {line}"]


def test_every_fault_is_told_at_once(tmp_path) -> None:
    broken = IBU.replace("box: Y", "box: Q").replace("confidence: C", "confidence: Z")
    assert len(faults_of(read_medicines, tmp_path, {FILE: broken})) == 2


def test_one_word_may_not_mean_two_things(tmp_path) -> None:
    other = IBU.replace("ibu:", "para:").replace("generic: 布洛芬", "generic: 对乙酰氨基酚")
    faults = faults_of(read_medicines, tmp_path, {FILE: IBU, "medicines/other.yaml": other})
    assert faults == [
        "medicines/other.yaml: para: 芬必得 already means 布洛芬 (ibu)",
        "medicines/other.yaml: para: 美林 already means 布洛芬 (ibu)",
    ]


def test_an_id_stands_in_one_file_of_a_layer(tmp_path) -> None:
    faults = faults_of(read_medicines, tmp_path, {FILE: IBU, "medicines/other.yaml": IBU})
    assert faults == ["medicines/other.yaml: ibu: is already in medicines/fever.yaml"]


def test_an_upper_layer_replaces_a_line(tmp_path) -> None:
    upper = write(tmp_path / "upper", {FILE: IBU.replace("box: Y", "box: N")})
    lower = write(tmp_path / "lower", {FILE: IBU})
    (found,) = read_medicines(Shelf((Layer(lower), Layer(upper, "upper"))))
    assert found.box is BoxRule.NEVER


def test_a_village_adds_words_for_goods(tmp_path) -> None:
    upper = write(tmp_path / "up", {"goods.yaml": "food: {words: [糌粑, {青稞面: 青稞}]}\n"})
    lower = write(tmp_path / "low", {"goods.yaml": "food: {words: [米]}\nnot: [米价]\n"})
    goods = read_goods(Shelf((Layer(lower), Layer(upper, "up"))))
    found = [hit.name for hit in goods.find("糌粑和青稞面和米，米价涨了")]
    assert found == ["糌粑", "青稞", "米"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "food: {words: [{一: [二]}]}",
            "food.words[0]: must be a word, or {as written: as listed}",
        ),
        ("food: {words: 米}", "food.words: must be a list like [one, two]"),
        ("fruit: {words: [梨]}", "fruit is not known here"),
        ("food: {}", "food: words is missing"),
    ],
)
def test_a_broken_list_of_goods_says_where(tmp_path, text, line) -> None:
    assert line in faults_of(read_goods, tmp_path, {"goods.yaml": text})[0]


def test_a_broken_table_of_sounds_says_where(tmp_path) -> None:
    faults = faults_of(read_sounds, tmp_path, {"sounds.txt": "ba: 八\nba 巴\n"})
    assert faults == ["sounds.txt: line 2: must look like 'syllable: characters'"]


def test_without_files_nothing_is_known_and_nothing_is_wrong(tmp_path) -> None:
    shelf = Shelf((Layer(tmp_path),))
    assert read_things(shelf).items("借两盒布洛芬") == ()
    assert shelf.faults == []


def test_the_shipped_catalogue_covers_what_a_village_box_meets() -> None:
    medicines = read_medicines(Shelf((Layer(ROOT),)))
    assert len(medicines) > 400
    assert {m.kind for m in medicines} == set(Ware) - {Ware.TOOL}
    never = {m.generic for m in medicines if m.box is BoxRule.NEVER}
    assert {"阿莫西林", "胰岛素", "硝苯地平", "地西泮", "安乃近", "复方甘草片"} <= never


def test_no_prescription_medicine_may_be_taken_from_the_box() -> None:
    medicines = read_medicines(Shelf((Layer(ROOT),)))
    loose = [m.id for m in medicines if m.pack_class == "Rx" and m.box is BoxRule.SELF]
    assert loose == []
    sure = [m.id for m in medicines if m.pack_class == "Rx" and not m.class_unsure]
    assert [i for i in sure if next(m for m in medicines if m.id == i).box is BoxRule.TICK] == []
