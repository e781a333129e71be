"""Every trouble there is, by its name, in the order in which they are played."""

from __future__ import annotations

from tests.chaos.lines import LINES
from tests.chaos.run import Trouble, killed, on_a_bad, undisturbed

UNDISTURBED = "undisturbed"
KILLED = tuple(f"kills-{n}" for n in range(1, 6))

TROUBLES: dict[str, Trouble] = {
    UNDISTURBED: undisturbed,
    **dict.fromkeys(KILLED, killed),
    **{name: on_a_bad(line) for name, line in LINES.items()},
}
DAYS = frozenset((*KILLED, *LINES))  # the same day is played, so the same is done
