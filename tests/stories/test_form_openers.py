"""What is chosen in the menu and then said finds the same way as what is said at once."""

from __future__ import annotations

from tests.stories.village import Village


async def test_medicine_said_to_the_form_is_kept_at_the_box(village: Village) -> None:
    await village.wangxiuying.says("🙋 要帮忙")
    await village.wangxiuying.says("家里没有体温计了，谁家能借一个")
    await village.wangxiuying.taps("今天")
    case = await village.the_case()
    assert (case.kind, case.category) == ("box", "loan")
    village.wangxiuying.hears("给您留着", "体温计")
