"""What one finding already says of another: a bite broke the skin, a scald makes blisters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.understanding.expression import expression
from bot.understanding.matcher import Hit
from bot.understanding.scan import Scan

# A complaint within or across the words of the sign is part of it.
_PART_OF: Mapping[str, frozenset[str]] = {
    "coughing_blood": frozenset({"bleeding", "cough"}),
    "vomiting_blood": frozenset({"bleeding"}),
    "severe_injury": frozenset({"fracture"}),
    "one_sided": frozenset({"fatigue"}),
    "vaginal_flood": frozenset({"bleeding"}),
    "blood_in_stool": frozenset({"bleeding", "diarrhea"}),
    "limp": frozenset({"fatigue"}),
    "suicidal": frozenset({"low_mood"}),
    "no_urine": frozenset({"not_drinking"}),
    "pesticide_splash": frozenset({"injury"}),
    "vision_loss": frozenset({"injury"}),
    "large_burn": frozenset({"injury"}),
    "severe_burn": frozenset({"injury"}),
}
# Anywhere in the message: who has the left one, has the right one by it, if the words fit.
_BY: tuple[tuple[frozenset[str], str, re.Pattern[str]], ...] = (
    (
        frozenset({"struggling_breath", "choking", "throat_swelling", "allergic"}),
        "slurred",
        expression("出|囫囵|完整|不了|不上|不成"),
    ),
    (
        frozenset({"animal_bite", "snake", "bite"}),
        "injury",
        expression("破|抓|挠|口|伤"),
    ),
    (frozenset({"large_burn", "severe_burn", "burn"}), "rash", expression("泡")),
    (frozenset({"heat_illness"}), "fever", expression("^[^发高低度]*$")),
    (frozenset({"heat_illness"}), "collapse", expression("[热晒]")),
    (frozenset({"fit"}), "cannot_wake", expression("翻白|往上")),
    (frozenset({"abdominal_pain", "severe_belly"}), "back_pain", expression("直")),
    (frozenset({"chest_pressing"}), "chest_tightness", expression("像|压|石")),
    (frozenset({"vaginal_bleeding", "vaginal_flood"}), "bleeding", expression("")),
    (frozenset({"coughing_blood"}), "bleeding", expression("口|血$")),
    (frozenset({"bleeding_unstopped"}), "bleeding", expression("^$")),
    (frozenset({"choking"}), "cough", expression("不出|唔出|勿出")),
    (frozenset({"sore_throat"}), "not_feeding", expression("[咽吞]|口水")),
    (frozenset({"sore_throat"}), "not_drinking", expression("[咽吞]|口水")),
    (frozenset({"vomits_all"}), "not_feeding", expression("往外|呛|吐")),
    (frozenset({"vomits_all"}), "not_drinking", expression("往外|呛|吐")),
)
_KEPT_AWAKE = expression(
    "(咳|疼|痛|痒|喘|憋|烧|胀)(得|的|到)$|(吵|嘈|闹|唱|噪|装修|打麻|狗叫|喇叭|吼)[^。!?;]{0,10}$"
)


def without_covered(scan: Scan, present: Sequence[Hit]) -> list[Hit]:
    """The findings that say something of their own."""
    signs = [h for h in present if h.table == "signs"]
    codes = {h.code for h in present}
    return [
        hit
        for hit in present
        if not (
            any(_part_of(hit, sign) for sign in signs)
            or _follows_from(hit, codes)
            or (
                hit.code == "insomnia"
                and _KEPT_AWAKE.search(scan.text, max(0, hit.start - 14), hit.start)
            )
        )
    ]


def _part_of(hit: Hit, sign: Hit) -> bool:
    if hit.table != "symptoms" or hit.code not in _PART_OF.get(sign.code, ()):
        return False
    return hit.start < sign.end and sign.start < hit.end


def _follows_from(hit: Hit, codes: set[str]) -> bool:
    return any(
        hit.code == code and not causes.isdisjoint(codes) and words.search(hit.text)
        for causes, code, words in _BY
    )
