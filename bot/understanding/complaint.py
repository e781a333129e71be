"""Who-is-unwell part of a message: what is complained of, what is denied, how clearly."""

from dataclasses import dataclass, replace

from bot.understanding.covering import without_covered
from bot.understanding.expression import expression
from bot.understanding.judge import Standing, standing
from bot.understanding.lexicon import Lexicon
from bot.understanding.matcher import Hit
from bot.understanding.readings import Readings
from bot.understanding.scan import Scan
from bot.understanding.whose import not_a_person

_LONGEST_BARE = 16
# How a denial says that it was so before: 今天不吐了, 血止住了, 烧退了.
_NO_MORE = expression("[了哒哉喇咯喽]|现在|今天|今朝|已经|再|止|停|退|好")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Codes in order of mention, and the words they were read from."""

    symptoms: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    bare: bool = False
    hits: tuple[Hit, ...] = ()

    @property
    def ill(self) -> bool:
        """Whether anybody is unwell at all."""
        return bool(self.symptoms or self.signs)


def complaint(scan: Scan, read: Readings, lexicon: Lexicon) -> Complaint:
    """What the message complains of now."""
    present, denied = _sorted_out(scan)
    gone = _said_gone(scan)
    present = [h for h in present if not _ended(h, gone, present)]
    present = without_covered(scan, present)
    signs = [h.code for h in present if h.table == "signs"]
    symptoms: list[str] = []
    for hit in present:
        symptoms += lexicon.sign_symptoms[hit.code] if hit.table == "signs" else [hit.code]
    symptoms += [] if _read_of_old(scan, present) else _from_readings(read)
    absent = [h.code for h in gone] + [h.code for h in denied]
    found = Complaint(
        symptoms=_without_other(tuple(dict.fromkeys(symptoms))),
        absent=tuple(c for c in dict.fromkeys(absent) if c not in symptoms and c != "other"),
        signs=tuple(dict.fromkeys(signs)),
        hits=tuple(present),
    )
    return found if found.ill else _bare(scan, found)


def _sorted_out(scan: Scan) -> tuple[list[Hit], list[Hit]]:
    present: list[Hit] = []
    denied: list[Hit] = []
    last_denied: Hit | None = None
    hits = dict.fromkeys(scan.of("symptoms", "signs"))
    for hit in sorted(hits, key=lambda h: h.start):
        if not_a_person(scan, hit):
            continue
        found = standing(scan, hit, last_denied)
        if found is Standing.PRESENT:
            present.append(hit)
        elif found is Standing.DENIED:
            last_denied = hit
            denied += [hit] if hit.table == "symptoms" else []
    return present, denied


def _said_gone(scan: Scan) -> list[Hit]:
    """What is said not to be there, unless it is only asked: 烧不烧."""
    asked = Standing.ASKED
    return [h for h in scan.of("absent") if standing(scan, h) is not asked]


def _ended(hit: Hit, gone: list[Hit], present: list[Hit]) -> bool:
    """`前天吐了, 今天不吐了`: it was there and is no more; what lies within a denial never was."""
    if hit.table != "symptoms":
        return False
    for end in gone:
        if end.code != hit.code:
            continue
        if end.start <= hit.start and hit.end <= end.end:
            return True
        if hit.end <= end.start and _NO_MORE.search(end.text):
            again = [h for h in present if h.code == hit.code and h.start >= end.end]
            return not again
    return False


def _read_of_old(scan: Scan, present: list[Hit]) -> bool:
    """`上个月阳了烧到40度, 早好利索了`; `热死个人, 地里四十度`: the reading is of no one now."""
    if present:
        return False
    codes = {h.code for h in scan.of("context")}
    if any(p.code != "self" for p in scan.of("people")) and codes.isdisjoint(
        ("over", "well", "normal")
    ):
        return False
    dated = bool({"past", "lately"} & codes) and "now" not in codes
    return dated or not codes.isdisjoint(("weather", "normal"))


def _from_readings(read: Readings) -> list[str]:
    checks = (
        ("fever", read.temperature_c is not None and read.temperature_c >= 37.3),
        ("other", read.temperature_c is not None and read.temperature_c < 35.5),
        ("other", read.spo2 is not None and read.spo2 <= 95),
        ("high_bp", read.bp is not None and (read.bp[0] >= 140 or read.bp[1] >= 90)),
        ("low_sugar", read.glucose is not None and read.glucose <= 3.9),
        ("high_sugar", read.glucose is not None and read.glucose >= 11),
        ("dyspnea", read.breaths is not None and read.breaths >= 30),
    )
    return [code for code, holds in checks if holds]


def _without_other(symptoms: tuple[str, ...]) -> tuple[str, ...]:
    """`other` only when nothing else fits."""
    named = tuple(code for code in symptoms if code != "other")
    return named or symptoms


def _bare(scan: Scan, found: Complaint) -> Complaint:
    """A short message that says that somebody is unwell and nothing more."""
    hits = [h for h in scan.of("context") if h.code == "bare"]
    standing_now = [h for h in hits if standing(scan, h) is Standing.PRESENT]
    if not standing_now or len(scan.text) > _LONGEST_BARE:
        return found
    return replace(found, symptoms=("other",), bare=True, hits=tuple(standing_now))
