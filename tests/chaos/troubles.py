"""Every trouble there is, by its name, in the order in which they are played."""

from __future__ import annotations

from tests.chaos import accidents, clocks, storage
from tests.chaos.lines import LINES
from tests.chaos.run import Trouble, killed, on_a_bad, undisturbed

UNDISTURBED = "undisturbed"
KILLED = tuple(f"kills-{n}" for n in range(1, 6))

TROUBLES: dict[str, Trouble] = {
    UNDISTURBED: undisturbed,
    **dict.fromkeys(KILLED, killed),
    **{name: on_a_bad(line) for name, line in LINES.items()},
    "401-at-start": accidents.unauthorized_at_start,
    "no-dns-at-start": accidents.no_names_at_start,
    "disk-full": storage.disk_full,
    "disk-full-killed": storage.killed_on_a_full_disk,
    "read-only": storage.read_only,
    "read-only-while-running": storage.read_only_while_running,
    "damaged-page": storage.damaged_page,
    "damaged-while-running": storage.damaged_while_running,
    "clock-steps": clocks.clock_steps,
    "machine-clock-steps": clocks.machine_clock_steps,
    "group-upgraded": accidents.group_upgraded,
    "kicked-and-back": accidents.kicked_and_back,
    "thousand-waiting": accidents.thousand_waiting,
    "poison": accidents.poison,
    "two-with-one-token": accidents.two_with_one_token,
}
DAYS = frozenset((*KILLED, *LINES))  # the same day is played, so the same is done
