"""What a short word does with a matter, and which of several matters it can be about."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.case import Case
from bot.domain.states import WORKING, State

# What a word means on somebody else's matter, and on one's own.
AS_HELPER = {
    "claim": "claim",
    "done": "outcome",
    "cannot": "release",
    "wait": "keep",
    "arrived": "arrived",
    "ambulance": "ambulance",
    "fine": "safe",
    "me_too": "me_too",
    "ack": "ack",
    "up": "up",
    "handed": "box_give",
}
AS_AUTHOR = {
    "handed": "box_give",
    "cancel": "cancel",
    "thanks": "confirm",
    "done": "confirm",
    "not_yet": "not_yet",
    "fine": "safe",
    "ambulance": "ambulance",
}
# What somebody can get better of.
SEEN = frozenset({"symptom", "look_in"})  # somebody has to be seen there
ILL = frozenset({"symptom", "danger"})


def verb_of(case: Case, word: str, intents: Sequence[str], *, own: bool) -> str | None:
    """What the word does with this matter; None where it says nothing about it."""
    if own and word == "cannot" and "cancel" in intents:
        word = "cancel"
    if own and word == "fine" and not case.emergency and not case.final:
        # All is well, of what is no emergency: an answer is confirmed, a wish is taken back.
        word = "done" if case.state is State.ANSWERED else "cancel"
    if not own and word == "fine" and not case.emergency and case.state is not State.DRAFT:
        # Whoever holds it answers; only the villager closes, and of a ride it says nothing.
        return "outcome" if case.kind in SEEN else None
    verb = (AS_AUTHOR if own else AS_HELPER).get(word)
    return verb if not own or fits(case, word, received="done" in intents) else None


def verb_chosen(case: Case, word: str, *, own: bool) -> str | None:
    """What the word does with the one it was said of, by a reply or by a press of which one."""
    verb = verb_of(case, word, (), own=own)
    return verb or (AS_AUTHOR.get(word) if own else None)


def fits(case: Case, word: str, *, received: bool) -> bool:
    """A plain thanks is politeness unless an answer waits for it; thanks for what came answers."""
    if word == "not_yet":
        return case.state is State.ANSWERED or case.unconfirmed
    if case.final:
        return False
    if word == "fine":
        return case.emergency
    if word == "thanks":
        return case.state is State.ANSWERED or (received and case.state in WORKING)
    return True


def of_who_is_better(found: tuple[Case, ...]) -> tuple[Case, ...]:
    """Nobody gets better of a ride: the illnesses among them; all of them where there is none."""
    return tuple(case for case in found if case.kind in ILL) or found


def ends_when_better(case: Case, verb: str) -> bool:
    """A fever that is gone ends one's own illness; no alarm, and nothing that is seen to."""
    return case.kind == "symptom" and verb in ("cancel", "confirm")
