"""Every verb on a matter, every command, by every role of every unit: as the table says.

What a verb needs beyond a matter (a box, a list, a seat) is in the stories, in which whoever was
not shown a button presses it first (`Outsiders`).
"""

from __future__ import annotations

import pytest

from bot.domain.case import Case
from bot.services.commands import COMMANDS
from tests.stories.forging import Forger, Who
from tests.stories.outsiders import (
    FEW,
    GARBAGE,
    IN_GROUP,
    LABELS,
    PEOPLE,
    STRANGER,
    Stranger,
    allowed,
)
from tests.stories.village import Village

CHOICES = (None, "fine", "zhangshuigen")  # nothing, a word of many verbs, a person


def people(village: Village, labels: tuple[str, ...] = LABELS) -> dict[str, Who]:
    found: dict[str, Who] = {STRANGER: Stranger()}
    found |= {label: village.person(code) for label, code in PEOPLE.items()}
    return {label: who for label, who in found.items() if label in labels}


async def an_errand(village: Village) -> Case:
    """Of 王秀英, in the hands of her liaison."""
    await village.wangxiuying.says("帮我从镇上带一袋米")
    await village.lixiaofang.says(f"/case {(await village.the_case()).number}")
    await village.lixiaofang.taps("我来办")
    return await village.the_case()


async def a_danger(village: Village) -> Case:
    """An emergency of 王秀英's; whom it concerns was told."""
    await village.wangxiuying.says("我胸口疼，喘不上气，出冷汗")
    return await village.the_case()


async def let_in(village: Village, case: Case, verb: str, label: str, who: Who) -> bool:
    """Whether any choice of this verb changes anything; an old revision gives no more rights."""
    forger = Forger(village.bot)
    found = False
    for choice in CHOICES:
        behind = "" if choice is None else f":{choice}"
        new = await forger.press(who, f"1:{verb}:{case.id}:{case.revision}{behind}")
        found = found or new.let_through
    old = await forger.press(who, f"1:{verb}:{case.id}:0")
    return found or old.let_through


@pytest.mark.parametrize("kind", ["errand", "danger"])
async def test_who_changes_what_with_a_matter_stands_in_the_table(
    village: Village, kind: str
) -> None:
    case = await {"errand": an_errand, "danger": a_danger}[kind](village)
    wrong = []
    for verb in village.bot.services.taps.on_case:
        may = allowed(kind, verb)
        for label, who in people(village).items():
            if await let_in(village, case, verb, label, who) is not (label in may):
                wrong.append((verb, label, "may" if label in may else "may not"))
    assert wrong == []


async def test_an_old_button_gives_no_more_than_a_new_one(village: Village) -> None:
    case, forger = await an_errand(village), Forger(village.bot)
    for verb in village.bot.services.taps.on_case:
        for who in (village.zhangshuigen, village.lixiaofang):
            new = await forger.press(who, f"1:{verb}:{case.id}:{case.revision}")
            for revision in (0, case.revision - 1, 999999999):
                old = await forger.press(who, f"1:{verb}:{case.id}:{revision}")
                assert (old.refused, old.wrote) == (new.refused, new.wrote), verb


async def test_what_no_button_carries_changes_nothing_and_breaks_nothing(village: Village) -> None:
    case, forger = await an_errand(village), Forger(village.bot)
    taps = village.bot.services.taps
    forged = {v: case.id for v in taps.on_case} | dict.fromkeys(taps.plain, "zzz")
    for verb, subject in forged.items():
        for garbage in GARBAGE:
            # A choice that is none is a no, or nothing; never more than may be said in words.
            await forger.press(village.zhangshuigen, f"1:{verb}:{subject}:1:{garbage}"[:60])
            await forger.press(Stranger(), f"1:{verb}:{subject}:1:{garbage}"[:60])
            tried = await forger.press(village.zhouyanhong, f"1:{verb}:zzz:1:{garbage}"[:60])
            assert not tried.told, (verb, garbage, tried)


@pytest.mark.parametrize(
    "data",
    ["0:claim:{id}:1", "2:claim:{id}:1", "claim:{id}:1", "1:claim:{id}", "1:claim:{id}:01",
     "1:claim:{id}:-1", "1:CLAIM:{id}:1", "1:claim:{id}x:1", "1:claim:{short}:1", "1::{id}:1",
     "1:claim;{id}:1", "", ":", "1:claim:' OR 1=1 --:1", "1:claim:{id}:1:" + "9" * 30],
)  # fmt: skip
async def test_a_button_that_was_forged_opens_nothing(village: Village, data: str) -> None:
    await village.wangxiuying.says("帮我从镇上带一袋米")
    case, forger = await village.the_case(), Forger(village.bot)
    tried = await forger.press(village.lixiaofang, data.format(id=case.id, short=case.id[:-1]))
    assert tried.refused
    assert not tried.let_through


async def test_every_command_changes_only_what_the_table_allows(village: Village) -> None:
    await an_errand(village)
    wrong = []
    for command in sorted(COMMANDS):
        may = allowed("commands", command)
        for label, who in people(village, FEW).items():
            if label == IN_GROUP:
                continue
            for argument in ("", " 李守田"):
                tried = await Forger(village.bot).says(who, f"/{command}{argument}")
                if tried.let_through and label not in may:
                    wrong.append((command, label, tried.wrote, tried.told))
    assert wrong == []
