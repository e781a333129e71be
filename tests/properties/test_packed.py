"""What is packed is what was packed, also after having been kept."""

import marshal

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.packed import Lists, Texts

NUMBERS = st.integers(0, 70_000)


@given(st.dictionaries(st.integers(0, 30), st.lists(NUMBERS, min_size=1, max_size=4)))
def test_numbers_are_found_by_number(lists: dict[int, list[int]]) -> None:
    packed = Lists.of(lists)
    assert Lists.of_plain(marshal.loads(marshal.dumps(packed.plain()))) == packed
    assert {n: [*packed.get(n, ())] for n in range(40) if packed.get(n, ())} == lists
    assert [[*found] for found in packed.values() if found] == [lists[n] for n in sorted(lists)]


@given(st.lists(st.text(max_size=5)))
def test_texts_stand_in_their_order(texts: list[str]) -> None:
    packed = Texts.of(texts)
    assert Texts.of_plain(marshal.loads(marshal.dumps(packed.plain()))) == packed
    assert [*packed] == texts
    assert [packed[n] for n in range(len(packed))] == texts
    assert packed[:2] == texts[:2]
