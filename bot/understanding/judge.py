"""Whether what was found is said to be so, here and now, of somebody in the village."""

import re
from enum import Enum

from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan


class Standing(Enum):
    """How a found word stands in its sentence."""

    PRESENT = "present"
    DENIED = "denied"
    PAST = "past"
    ELSEWHERE = "elsewhere"
    SUPPOSED = "supposed"
    ASKED = "asked"


_DENIAL = re.compile(
    "(没有|没得|没见|没说|没|不是|不会|不|冇|无|未|勿|唔|毋|并非|从不|从没|否认|别|莫)"
    "(再|啥|什么|大|太|觉得|感觉|出现|见|咋|怎么|有|明显|一点|过|被|叫|让)?$"
)
# These end in a denying character without denying.
_NO_DENIAL = re.compile(
    "(要不|差不|是不是|有没有|有冇|会不会|好不|恨不|不得不|莫不|怕不是|特别|受不了|不知道是不|不晓得是不)(得|是)?$"
)
_ASKING = re.compile("(有没有|有冇|有无|会不会|会唔会)(再|又|啥|什么)?$")
# How far behind a complaint `早好了` still speaks of it.
_OVER_WITHIN = 40
_LISTED = re.compile("[、和跟及或也都]{0,2}$")


def standing(scan: Scan, hit: Hit, denied_before: Hit | None = None) -> Standing:
    """Denial first, then whose it is, then when it was."""
    before = scan.before(hit)
    if _ASKING.search(before):
        return Standing.ASKED
    if _DENIAL.search(before) and not _NO_DENIAL.search(before):
        return Standing.DENIED
    if denied_before and _LISTED.fullmatch(scan.text[denied_before.end : hit.start]):
        return Standing.DENIED
    if scan.context(hit, "hearsay") and not scan.context(hit, "own"):
        return Standing.ELSEWHERE
    if _supposed(scan, hit):
        return Standing.SUPPOSED
    return Standing.PAST if _past(scan, hit) else Standing.PRESENT


def _supposed(scan: Scan, hit: Hit) -> bool:
    """An if or a warning before it in the sentence, and nobody of one's own named."""
    ahead = [c for c in scan.context(hit, "suppose") if c.start < hit.start]
    return bool(ahead) and not scan.context(hit, "now")


def _past(scan: Scan, hit: Hit) -> bool:
    """Dated to the past, or said to be over, with nothing that brings it to today."""
    now = scan.context(hit, "now")
    if scan.context(hit, "past") and not now:
        return True
    if hit.table == "signs":
        # A danger of these days that has passed is still looked after.
        return False
    if scan.context(hit, "lately") and not now:
        return True
    later = scan.between("context", hit.start, hit.end + _OVER_WITHIN)
    return any(h.code == "over" and not _again(scan, h) for h in later)


def _again(scan: Scan, over: Hit) -> bool:
    """After `退了` comes `又烧`: it was not over."""
    return bool(re.search("又|还|可是|但是|但|反而|没退", scan.text[over.end : over.end + 12]))
