"""data/sounds.txt is what its command makes, small and quick to read."""

from bot.understanding.sounds.table import Sounds
from tests.make_sounds import FILE, table

MOST_BYTES = 120_000
COMMON = 6_700


def test_the_committed_table_is_what_the_command_makes() -> None:
    assert FILE.read_text(encoding="utf-8") == table()


def test_the_table_is_small_and_knows_every_common_character() -> None:
    assert FILE.stat().st_size < MOST_BYTES
    assert len(Sounds.read(FILE.read_text(encoding="utf-8")).first) > COMMON
