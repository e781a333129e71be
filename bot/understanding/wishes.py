"""What the sender wants or does, when several readings of the same words compete."""

from bot.understanding.judge import Standing, standing
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

# The first wins over the others wherever both were found in the message.
_WINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cancel", ("need_ride", "need_medicine", "need_errand", "offer_ride", "done", "status")),
    ("status", ("need_ride", "need_medicine", "need_errand", "question", "report_problem")),
    ("done", ("need_ride", "need_medicine", "need_errand", "offer_medicine", "report_problem")),
    ("offer_ride", ("need_ride",)),
    ("need_farm", ("need_ride", "offer_help")),
)
# The first wins over the others only where they share words.
_WINS_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("need_meal", ("need_errand",)),
    ("need_borrow", ("need_errand", "need_medicine")),
    ("need_errand", ("need_medicine",)),
    ("offer_medicine", ("need_medicine",)),
    ("question", ("need_medicine",)),
    ("need_farm", ("need_medicine", "need_errand", "report_problem")),
    ("offer_help", ("need_errand",)),
    ("need_ride", ("question",)),
)
# Categories that go straight up stand before whatever else is complained of.
_CATEGORIES_FIRST = ("refused_care", "clinic_closed")


def wishes(scan: Scan) -> list[Hit]:
    """The intents that remain, in order of mention; weak ones only when no strong one is left."""
    hits = [hit for hit in scan.of("intents") if _meant(scan, hit)]
    strong = [hit for hit in hits if hit.strong]
    kept = strong or hits
    changed = "改" in scan.text
    for winner, losers in _WINS:
        if any(h.code == winner for h in kept) and not (winner == "cancel" and changed):
            kept = [h for h in kept if h.code not in losers]
    for winner, losers in _WINS_WORDS:
        won = [h for h in kept if h.code == winner]
        if won:
            kept = [h for h in kept if h.code not in losers or not any(_share(h, w) for w in won)]
    return kept


def trouble(scan: Scan) -> Hit | None:
    """The public problem that is reported: the most pressing heading, else the first said."""
    found = [h for h in scan.of("problems") if standing(scan, h) is Standing.PRESENT]
    pressing = [h for h in found if h.code in _CATEGORIES_FIRST]
    return next(iter(pressing or found), None)


def _meant(scan: Scan, hit: Hit) -> bool:
    if hit.code in ("need_farm", "question", "status", "cancel", "done"):
        return True
    return standing(scan, hit) not in (Standing.ELSEWHERE, Standing.DENIED)


def _share(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
