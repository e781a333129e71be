"""What a short message means when it answers a card."""

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

_LONGEST = 24
# Anything but the particles a greeting trails off in.
_SAID = expression(r"[^\W_啊呀哦呢哈吗嘛]")
# The first of these that is found is meant; a cry for help counts at any length.
_ORDER = (
    "sos", "not_yet", "ambulance", "arrived", "where", "cannot", "up", "wait", "cancel", "done",
    "thanks", "fine", "me_too", "claim", "ack", "greeting",
)  # fmt: skip
_BESIDE_A_WISH = frozenset(
    {"sos", "up", "cannot", "not_yet", "me_too", "where", "cancel", "thanks", "done", "fine"}
)
_DOING = frozenset({"status", "cancel", "done", "report_problem"})


def reply(scan: Scan, intents: tuple[str, ...]) -> Hit | None:
    """The word of the message; beside a wish of its own only the words that fit one."""
    found = {hit.code: hit for hit in reversed(scan.of("replies"))}
    for code in _ORDER:
        hit = found.get(code)
        if not hit or (code == "greeting" and not _greets_only(scan)):
            continue
        if code == "sos" or (len(scan.text) <= _LONGEST and _fits(code, intents)):
            return hit
    return None


def _greets_only(scan: Scan) -> bool:
    """`你好,有人吗`; in `你好,车呢` the greeting is not what is meant."""
    rest = list(scan.text)
    for hit in scan.of("replies"):
        if hit.code == "greeting":
            rest[hit.start : hit.end] = " " * (hit.end - hit.start)
    return not _SAID.search("".join(rest))


def _fits(code: str, intents: tuple[str, ...]) -> bool:
    return not intents or (code in _BESIDE_A_WISH and set(intents) <= _DOING)
