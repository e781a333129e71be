"""The library of prompts: enough of them, true to their sources, and rhymes that rhyme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.prompts import MEMORY, Prompt, Theme
from bot.understanding.times.seasons import in_season

# The thirteen rhymes of northern verse, by the finals that sound alike.
RHYMES = {
    "fahua": "a ia ua", "suobo": "o e uo", "miexie": "ie ve", "gusu": "u", "yiqi": "i v er",
    "huailai": "ai uai", "huidui": "ei uei ui", "yaotiao": "ao iao", "youqiu": "ou iou iu",
    "yanqian": "an ian uan van", "renchen": "en in uen un vn", "jiangyang": "ang iang uang",
    "zhongdong": "eng ing ueng ong iong",
}  # fmt: skip
NAMES = re.compile(
    "布洛芬|对乙酰|阿司匹林|头孢|阿莫西林|感冒灵|连花|藿香|毫克|mg|片一次|一次[一二两三四五六0-9]"
)
NUMBERS = re.compile("幺二零|[一二三四五六七八九十百两]+(?=分|周|天|日|月|刻|度|米|次|回|道)")
SOURCE = re.compile(
    r"(S\d+[a-e]?|seed \d{3}|health\.md \d(\.\d)?)(, (S\d+[a-e]?|seed \d{3}|health\.md \d(\.\d)?))*"
)


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="module")
def prompts(content: Content) -> tuple[Prompt, ...]:
    return tuple(content.prompts.values())


def sendable(prompts: tuple[Prompt, ...]) -> list[Prompt]:
    return [prompt for prompt in prompts if not prompt.from_memory]


def rhymes(prompt: Prompt) -> Iterator[tuple[str, tuple[str, ...]]]:
    if prompt.rhyme:
        yield "plain", prompt.rhyme
    for name, voice in prompt.voices.items():
        if voice.rhyme:
            yield name, voice.rhyme


def sounds(character: str) -> set[str]:
    finals = pinyin(character, style=Style.FINALS, strict=True, heteronym=True)[0]
    return {name for name, known in RHYMES.items() if set(finals) & set(known.split())}


def test_there_are_more_than_sixty_that_can_be_sent_and_every_theme_has_its_own(
    prompts: tuple[Prompt, ...],
) -> None:
    able = sendable(prompts)
    assert len(able) >= 60
    themes = Counter(prompt.theme for prompt in able)
    assert all(themes[theme] >= 4 for theme in Theme)


def test_there_are_twenty_four_rhymes_and_each_has_its_three_dialects(
    prompts: tuple[Prompt, ...],
) -> None:
    with_rhyme = [prompt for prompt in sendable(prompts) if prompt.rhyme]
    assert len(with_rhyme) >= 24
    for prompt in with_rhyme:
        spoken = {name for name, lines in rhymes(prompt)}
        assert spoken >= {"plain", "jianghuai", "zhongyuan", "xinan"}, prompt.code


def test_the_first_the_second_and_the_last_line_rhyme_in_every_dialect(
    prompts: tuple[Prompt, ...],
) -> None:
    wrong = []
    for prompt in prompts:
        for name, lines in rhymes(prompt):
            ends = [lines[i][-1] for i in (0, 1, 3)]
            if any(prompt.rhyme_on not in sounds(end) for end in ends) or len(set(ends)) < 3:
                wrong.append((prompt.code, name, ends))
    assert wrong == []


def test_no_dialect_changes_a_number(prompts: tuple[Prompt, ...]) -> None:
    wrong = []
    for prompt in prompts:
        for name, voice in prompt.voices.items():
            if voice.text is not None and digits(voice.text) != digits(prompt.text):
                wrong.append((prompt.code, name, voice.text))
            if voice.rhyme and numbers(voice.rhyme) != numbers(prompt.rhyme):
                wrong.append((prompt.code, name, *voice.rhyme))
    assert wrong == []


def digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def numbers(lines: tuple[str, ...]) -> Counter[str]:
    return Counter(NUMBERS.findall("，".join(lines)))


def test_what_tells_to_dial_is_spoken_as_it_is_dialled(prompts: tuple[Prompt, ...]) -> None:
    for prompt in prompts:
        assert ("120" in prompt.text) is ("幺二零" in prompt.spoken), prompt.code


def test_no_prompt_names_a_medicine_or_says_how_much(prompts: tuple[Prompt, ...]) -> None:
    for prompt in prompts:
        said = " ".join((prompt.text, prompt.spoken, *prompt.rhyme))
        assert not NAMES.search(said), (prompt.code, said)


def test_every_prompt_says_where_it_is_from_and_until_when_it_holds(
    prompts: tuple[Prompt, ...],
) -> None:
    for prompt in prompts:
        assert SOURCE.fullmatch(prompt.source) or prompt.confidence == MEMORY, prompt.code
        assert prompt.expires_on > date(2026, 11, 22), prompt.code


def test_audiences_are_narrowed_by_categories_that_exist(
    content: Content, prompts: tuple[Prompt, ...]
) -> None:
    known = set(content.categories)
    assert {tag for prompt in prompts for tag in prompt.audience.tags} <= known


def test_on_every_day_of_the_year_a_group_has_something_new_to_hear(
    prompts: tuple[Prompt, ...],
) -> None:
    of_groups = [prompt for prompt in sendable(prompts) if prompt.audience.of_groups]
    days = (date(2026, 12, 1) + timedelta(days=n) for n in range(364))
    for day in days:
        topics = {p.topic for p in of_groups if in_season(p.season, day)}
        assert len(topics) >= 7, day


def test_dialects_of_prompts_are_registers_that_exist(
    content: Content, prompts: tuple[Prompt, ...]
) -> None:
    spoken = {name for prompt in prompts for name in prompt.voices}
    assert spoken <= set(content.messages.registers)


def test_the_page_of_the_year_was_made_from_this_library(prompts: tuple[Prompt, ...]) -> None:
    page = (ROOT / "docs" / "prompts.md").read_text(encoding="utf-8")
    able = len(sendable(prompts))
    assert f"The library holds {len(prompts)} prompts. {able} can be sent" in page, "make prompts"
    shown = set(re.findall(r"^\| \d{4}-\d\d-\d\d \| [^|]+ \| ([^|]+) \|", page, re.MULTILINE))
    known = {prompt.text for prompt in prompts}
    assert {text for text in shown if not text.startswith("(")} <= known, "make prompts"
