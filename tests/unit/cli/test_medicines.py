"""linli medicines: what somebody at the box sees."""

import json

import pytest

from bot.cli import main


def test_a_misspelt_name_is_found_with_its_class_and_marked_as_a_guess(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["medicines", "布洛分"]) == 0
    said = capsys.readouterr().out
    assert "布洛芬缓释胶囊（ibu_er）" in said
    assert "甲类非处方药" in said
    assert "要药箱管理员或村医点头" in said
    assert "“布洛分”听着像布洛芬" in said


def test_every_pack_of_the_same_thing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "布洛芬", "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"ibu_er", "ibu_tab", "ibu_susp", "ibu_gran"} <= {one["id"] for one in found}
    assert {one["guessed_from"] for one in found} == {None}


def test_a_word_for_many_things_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "泰诺"]) == 0
    assert "不只一种" in capsys.readouterr().out


def test_a_medicine_the_box_never_holds_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "阿莫西灵"]) == 0
    assert "不进药箱" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["拖鞋", "   ", "?!", "x" * 400])
def test_what_is_no_medicine_is_said_to_be_none(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["medicines", words]) == 1
    assert "没有找到" in capsys.readouterr().out


def test_for_whom_it_is_and_how_the_box_keeps_it_is_said_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["medicines", "美林"]) == 0
    said = capsys.readouterr().out
    assert "不满6个月不用；不满1岁先问医生；怀孕喂奶不用" in said
    assert "有这些先问医生：胃溃疡、胃出血" in said
    assert "自己最多用3天" in said
    assert "一人一次最多1份" in said
    assert "药箱：只收没开封的" in said


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("水银温度计", "有水银"),
        ("血氧仪", "借用，3天内还"),
        ("阿莫西林", "抗生素，不收"),
        ("胰岛素", "要放冰箱，不收"),
        ("氨非咖片", "已经停用，锁好交给村医"),
    ],
)
def test_what_the_box_does_with_it_is_said(
    capsys: pytest.CaptureFixture[str], name: str, kept: str
) -> None:
    assert main(["medicines", name]) == 0
    assert kept in capsys.readouterr().out


def test_the_limits_are_fields_of_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medicines", "美林", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[0])
    assert found["dosing"] == {
        "never_under": 6,
        "ask_under": 12,
        "pregnant": "never",
        "avoid": found["dosing"]["avoid"],
        "course_days": 3,
        "most": 1,
    }
    assert {"ulcer", "kidney", "asthma"} <= set(found["dosing"]["avoid"])
    assert found["keeping"]["unopened_only"] is True
    assert found["keeping"]["lend_days"] is None
