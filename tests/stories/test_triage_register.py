"""The step for red and yellow: off until a county has signed its colours, then one level up."""

from __future__ import annotations

from pathlib import Path

from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.acuity import Acuity
from tests.stories.stage import ROOT, Props
from tests.stories.village import Village, a_village


def signed(folder: Path) -> Content:
    """The same content where a doctor has signed the colours."""
    text = (ROOT / "data" / "questions.yaml").read_text(encoding="utf-8")
    assert "steps_up: []" in text
    (folder / "data").mkdir(parents=True)
    changed = text.replace("steps_up: []", "steps_up: [red, yellow]")
    (folder / "data" / "questions.yaml").write_text(changed, encoding="utf-8")
    return load_content(ROOT, folder)


async def test_where_the_colours_are_signed_red_and_yellow_go_one_step_up(
    props: Props, tmp_path: Path
) -> None:
    async with a_village(props, tmp_path, content=signed(tmp_path / "over")) as village:
        await village.wangxiuying.says("发烧38.5，不喘")
        case = await village.the_case()
        assert case.acuity is Acuity.URGENT
        village.chenming.hears("要紧", "王奶奶", loud=True)
        await village.wangxiuying.taps("没法量")
        village.wangxiuying.hears("平时身体就要多照应，今天就要上医院，别拖。")


async def test_a_red_persons_urgent_complaint_calls_everybody_and_shows_the_card(
    props: Props, tmp_path: Path
) -> None:
    async with a_village(props, tmp_path, content=signed(tmp_path / "over")) as village:
        await village.lixiaofang.says("报 李守田 被狗咬了")
        village.lixiaofang.hears("先打 120", loud=True)
        village.chenming.hears("🚨🚨", "李大爷", loud=True)
        assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_as_it_is_shipped_a_colour_adds_nothing(village: Village) -> None:
    await village.wangxiuying.says("发烧38.5，不喘")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY


async def test_what_was_lowered_by_a_doctor_is_not_stepped_up_again(
    props: Props, tmp_path: Path
) -> None:
    async with a_village(props, tmp_path, content=signed(tmp_path / "over")) as village:
        await village.wangxiuying.says("发烧38.5，不喘")
        case = await village.the_case()
        await village.chenming.says(f"/case {case.number}")
        await village.chenming.taps("看过，不急")
        await village.passes(minutes=2)
        await village.wangxiuying.says("有点咳嗽")
        assert (await village.the_case()).acuity is Acuity.SAME_DAY
