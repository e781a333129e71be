"""Nothing is done because of talk: what hurts, burns, dies or is lost in it is nobody."""

import pytest

from tests.unit.understanding.reader import level, read
from tests.unit.understanding.talk import FESTIVAL, HARVEST, QUARREL
from tests.unit.understanding.talk_daily import DAILY, ODDS

TALK = (*HARVEST, *QUARREL, *FESTIVAL, *DAILY, *ODDS)


@pytest.mark.parametrize("text", TALK)
def test_talk_raises_nothing(text: str) -> None:
    meaning = read(text)
    heard = (meaning.intents, level(text), meaning.alarm, meaning.bare, meaning.word == "sos")
    assert heard == ((), None, None, False, False), meaning.why


def test_there_is_enough_talk_and_no_line_twice() -> None:
    assert len(set(TALK)) == len(TALK) >= 250
