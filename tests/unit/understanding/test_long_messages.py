"""However much is said around it, a danger is found; and nothing is found that is not there."""

import random

import pytest

from tests.unit.understanding.reader import raw_lexicon, read

NONSENSE = "疼头烧车药不没喘要谁有去医院"
CRY = "。救命,我爸怎么叫都叫不醒了"


@pytest.mark.parametrize("heap", [NONSENSE, "我妈头疼,", "谁家有药", "哈哈哈"])
def test_a_cry_at_the_end_of_nonsense_is_heard(heap: str) -> None:
    text = (heap * 10_000)[:9_950] + CRY
    assert "cannot_wake" in read(text).signs


def test_a_cry_behind_a_heap_of_the_lexicons_own_words_is_heard() -> None:
    classes = raw_lexicon()["words"]
    assert isinstance(classes, dict)
    words = [word for found in classes.values() for word in found if not word.startswith("@")]
    heap = "".join(random.Random(7).choices(words, k=4_000))
    assert "cannot_wake" in read(heap + CRY).signs


def test_a_word_said_a_hundred_times_before_hides_no_later_danger() -> None:
    assert "cannot_wake" in read("我爸头疼叫我。" * 100 + "我爸叫不醒").signs


@pytest.mark.parametrize("text", ["她脸皮好厚,还赞你噢,好不要脸啊!", "成片田似着火咁,好靓"])
def test_the_middle_of_a_clause_is_not_taken_for_its_end(text: str) -> None:
    assert read(text).word is None
