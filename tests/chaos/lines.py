"""A bad line to Telegram: what may happen to the calls of one step, by dice."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.simulator.faults import Faults

Bad = Callable[[Faults, Random], bool]
SAID = ("sendMessage", "editMessageText", "answerCallbackQuery", "setMessageReaction")


def lost_answers(faults: Faults, dice: Random) -> bool:
    """Carried out, and nobody hears of it: sends, edits, and the updates themselves."""
    faults.clear()
    faults.lose_answer(dice.choice(SAID), dice.randint(1, 2))
    if dice.random() < 0.5:
        faults.lose_answer("getUpdates", dice.randint(1, 2))
    return True


def doubled_updates(faults: Faults, dice: Random) -> bool:
    """What was confirmed is delivered again."""
    faults.duplicate_updates(dice.randint(1, 3))
    return False


def server_errors(faults: Faults, dice: Random) -> bool:
    """500, 502 and 504, with a gateway's page or without."""
    faults.clear()
    for method in ("sendMessage", dice.choice(SAID), "getUpdates"):
        faults.fail(method, dice.choice((500, 502, 504)), dice.randint(1, 2))
    return True


def floods(faults: Faults, dice: Random) -> bool:
    """429 to everything, many at a time."""
    faults.clear()
    faults.flood("sendMessage", dice.randint(1, 4), dice.randint(2, 6))
    if dice.random() < 0.3:
        faults.flood("getUpdates", dice.randint(1, 2), 2)
    return False


def slow(faults: Faults, dice: Random) -> bool:
    """Every call takes its time."""
    faults.clear()
    for _ in range(20):
        faults.delay("*", dice.uniform(0.05, 0.8))
    return False


def bad_in_every_way(faults: Faults, dice: Random) -> bool:
    """One of the others at each step."""
    faults.clear()
    ways = (lost_answers, doubled_updates, server_errors, floods, slow)
    return dice.choice(ways)(faults, dice)


class Unauthorized:
    """401 once, in the middle, to whatever is called next; and the world goes on."""

    def __init__(self, step: int) -> None:
        self._left = step

    def __call__(self, faults: Faults, dice: Random) -> bool:
        self._left -= 1
        if self._left == 0:
            faults.unauthorized(1, dice.choice(("sendMessage", "getUpdates")))
            return True
        return False


LINES: dict[str, Callable[[], Bad]] = {
    "lost-answers": lambda: lost_answers,
    "doubled-updates": lambda: doubled_updates,
    "server-errors": lambda: server_errors,
    "429-storm": lambda: floods,
    "slow-line": lambda: slow,
    "401-once": lambda: Unauthorized(7),
    "every-bad-line": lambda: bad_in_every_way,
}
