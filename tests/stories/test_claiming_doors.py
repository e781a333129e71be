"""Door, telephone and words: to who took it alone, and to nobody's card at the end."""

from __future__ import annotations

import pytest

from bot.services.climbing import tell_one
from bot.store import cases
from bot.store.database import Work
from tests.stories.village import Person, Village, shown

DOOR, PHONE = "东湾1号", "13800000001"
# What is asked for, by sort, and what opens it.
ASKED = {
    "parcel": "帮我取个快递",
    "shopping": "帮我买两斤猪肉一斤青菜",
    "papers": "帮我交一下电费",
    "company": "想找人陪我说说话，一个人闷得慌",
    "heavy": "帮我搬个柜子，太重了",
    "medicine": "要药",
    "meal": "今天中午能不能有人给我送个饭",
    "ride": "下午三点送我去镇上赶集",
    "farm": "谁家有收割机，帮我收两亩稻子，明天",
    "borrow": "想借个梯子用一下",
}


async def private_cards(person: Person, number: str) -> list[str]:
    await person.says(f"/case {number}")
    return [shown(m) for m in person.messages() if number in shown(m)]


@pytest.mark.parametrize("sort", sorted(ASKED))
async def test_the_door_is_told_after_the_claim_and_hidden_at_the_end(
    village: Village, sort: str
) -> None:
    await village.wangxiuying.says(ASKED[sort])
    found = await village.cases()
    case = next((c for c in found if c.category == sort), None)
    assert case is not None, found
    helper = village.zhaoweiguo
    await village.bot.desk.database.write(lambda work: told(work, village, case.id, helper.code))
    for text in await private_cards(helper, case.number):
        assert DOOR not in text
        assert PHONE not in text
    await helper.taps("我来办" if sort != "ride" else "我接", case.number)
    held = "".join(await private_cards(helper, case.number))
    assert DOOR in held
    assert PHONE in held
    await village.wangxiuying.says(f"/case {case.number}")
    await village.wangxiuying.taps("不用了", case.number)
    for text in await private_cards(helper, case.number):
        assert DOOR not in text
        assert PHONE not in text


async def told(work: Work, village: Village, case_id: str, person: str) -> None:
    """As if a rung had told them: the card comes, and they may look at the page."""
    case = await cases.find_case(work, case_id)
    assert case is not None
    await tell_one(work, village.bot.desk, case, person, 0)
