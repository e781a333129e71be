"""Every code of what keeps a thing from a person has words, and every code is used."""

from bot.content.dosing import AVOID
from bot.content.load import load_content
from tests.unit.content.shelves import ROOT


def test_every_code_has_short_words_of_its_own_and_some_medicine_that_needs_it() -> None:
    content = load_content(ROOT)
    words = {code: content.messages.render(f"box.avoid.{code}", {}).text for code in AVOID}
    assert len(set(words.values())) == len(AVOID)
    assert {code for code, text in words.items() if len(text) > 24} == set()
    used = {code for item in content.stocked.all for code in item.dosing.avoid}
    assert used == set(AVOID)
